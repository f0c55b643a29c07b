import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ask, dataOf } from "./door.js";
import { applicationInput, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

/** A half-year that is always over. Orders that old can only be inserted into the tables. */
const GIVEN = "2025-03-03T09:00:00Z";
const PERIOD = "from=2025-01&until=2025-07";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await given("vidshare", 8, "STATEMENT_CATEGORY_CYBER_VIOLENCE");
  await given("vidshare", 6, undefined);
  await given("chirper", 7, "STATEMENT_CATEGORY_CYBER_VIOLENCE");
  await given("chirper", 2, undefined);
  await given("lawyer-list", 3, "STATEMENT_CATEGORY_CYBER_VIOLENCE");
  await hub.sql(
    `insert into identities.known_orders (id, court) select 'asked-' || n, 'rb-amsterdam' from generate_series(1, 6) n`,
  );
  await hub.sql(
    `insert into identities.disclosure_requests (id, order_id, court, platform, reference, status, outside_code, requested_at, answered_at, state)
     select 'asked-' || n, 'asked-' || n, 'rb-amsterdam', 'vidshare', n, 'DISCLOSED', false, $1::timestamptz, $1::timestamptz + interval '30 hours', '{}'
     from generate_series(1, 6) n`,
    [GIVEN],
  );
  await hub.sql(
    `insert into complaints.complaints (id, case_number, controller, status, received_at, progress_due_at, state)
     select 'heard-' || n, 'heard-' || n, 'chirper', 'DISMISSED', $1::timestamptz, $1::timestamptz,
       jsonb_build_object('content', jsonb_build_object('complainantReference', 'complainant ' || n), 'decisions',
         jsonb_build_array(jsonb_build_object('outcome', 'DISMISSED', 'madeKnownAt', '2025-04-01T00:00:00Z')))
     from generate_series(1, 5) n`,
    [GIVEN],
  );
  await publishAnew();
});
afterAll(() => hub?.end());

/** At their start the services published this half-year, empty. Here each one's timer publishes it again. */
async function publishAnew(): Promise<void> {
  const services = ["orders", "identities", "complaints"];
  await published();
  for (const service of services) {
    await hub.sql(`delete from ${service}.public_reports where half_year = '2025-H1'`);
    await hub.sql(`select ${service}_timers.add_job('publish-half-years', job_key := 'publish-half-years')`);
  }
  await published();

  async function published(): Promise<void> {
    for (const service of services) {
      const find = () => hub.sql(`select half_year from ${service}.public_reports where half_year = '2025-H1'`);
      await vi.waitFor(async () => expect(await find()).toHaveLength(1), { timeout: 30_000 });
    }
  }
}

let orders = 0;
async function given(platform: string, count: number, type: string | undefined): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const id = `past-${++orders}`;
    const application = { content: { applicantReference: `CANARY-${id}` } };
    await hub.sql(
      `insert into orders.applications (id, court, case_number, status, content_digest, submitted_at, decided_at, state)
       values ($1, 'rb-amsterdam', $1, 'GRANTED', '', $2::timestamptz - interval '6 hours', $2, $3::jsonb)`,
      [id, GIVEN, JSON.stringify(application)],
    );
    await hub.sql(
      `insert into orders.orders (id, application_id, court, case_number, status, issued_at, state)
       values ($1, $1, 'rb-amsterdam', $1, 'IN_FORCE', $2, $3::jsonb)`,
      [id, GIVEN, JSON.stringify({ document: type === undefined ? {} : { illegalContentType: type } })],
    );
    await hub.sql(
      `insert into orders.addressees (order_id, platform, status, connected, issued_at, served_at, complied_at, deadline_stopped, impossible_claimed)
       values ($1, $2, 'COMPLIED', true, $3, $3::timestamptz + interval '90 minutes', $3::timestamptz + interval '4 hours', false, false)`,
      [id, platform, GIVEN],
    );
    await hub.sql(
      `insert into orders.compliance_facts (order_id, platform, issued_at, served, removed_in_time, impossible_claimed, contested, decided, reversed, freed)
       values ($1, $2, $3, true, true, false, false, false, false, false)`,
      [id, platform, GIVEN],
    );
    await hub.sql(
      "insert into orders.items (order_id, item_id, platform, url, standing) values ($1, '1', $2, $3, 'COVERED')",
      [id, platform, `https://${platform}.example/${id}`],
    );
  }
}

const download = (path: string) => fetch(new URL(path, hub.url));
const linesOf = async (response: Response) => (await response.text()).split("\r\n").slice(0, -1);
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};

describe("the public report", () => {
  it("is a CSV that anyone may download: orders by platform and type with both medians, and the other services' figures", async () => {
    const response = await download(`/public-report.csv?${PERIOD}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("link")).toBe('</public-report/dictionary>; rel="describedby"');
    expect(response.headers.get("cache-control")).toBe("public, max-age=3600");
    const [header, ...lines] = await linesOf(response);
    expect(header).toBe(
      "table,half_year,reporting_period,member_state,court,platform,platform_kind,category,count,items,median_hours_to_decision,median_hours_to_inform,median_hours_to_give_effect,median_hours_to_answer",
    );
    const of = (table: string) =>
      lines
        .filter((line) => line.startsWith(`${table},`))
        .map((line) => line.replace(`${table},2025-H1,2025-01-01/2025-06-30,NL,`, ""));
    // Three orders to lawyer-list and two to chirper are too few; they would show through chirper's others, so those
    // are withheld too.
    expect(of("orders")).toEqual([
      ",TOTAL,TOTAL,TOTAL,26,26,,1.5,4,",
      ",vidshare,VIDEO,TOTAL,14,14,,1.5,4,",
      ",REST,REST,TOTAL,12,12,,1.5,4,",
      ",TOTAL,TOTAL,STATEMENT_CATEGORY_CYBER_VIOLENCE,18,18,,1.5,4,",
      ",TOTAL,TOTAL,STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER,8,8,,,,",
    ]);
    expect(of("applications")).toEqual([
      "TOTAL,,,TOTAL,26,,6,,,",
      "rb-amsterdam,,,TOTAL,26,,6,,,",
      "TOTAL,,,GRANTED,26,,6,,,",
      "rb-amsterdam,,,GRANTED,26,,6,,,",
    ]);
    expect(of("removals")).toEqual([
      ",TOTAL,TOTAL,TOTAL,26,,,,,",
      ",vidshare,VIDEO,TOTAL,14,,,,,",
      ",REST,REST,TOTAL,12,,,,,",
      ",TOTAL,TOTAL,WITHIN_TERM,26,,,,,",
      ",vidshare,VIDEO,WITHIN_TERM,14,,,,,",
      ",REST,REST,WITHIN_TERM,12,,,,,",
    ]);
    expect(of("disclosures")[0]).toBe(",TOTAL,,TOTAL,6,,,,,");
    expect(of("complaints")).toContain(",chirper,,DISMISSED,5,,,,,");
    expect(lines.join()).not.toMatch(/CANARY|past-|complainant|asked-|heard-|lawyer-list/);
  });

  it("is also JSON with its data dictionary, with the same columns", async () => {
    const response = await download(`/public-report.json?${PERIOD}`);
    const { dictionary, figures } = (await response.json()) as {
      dictionary: { columns: { name: string; dsaColumn?: string }[] };
      figures: Record<string, unknown>[];
    };
    for (const figure of figures) expect(Object.keys(figure)).toEqual(dictionary.columns.map(({ name }) => name));
    expect(figures).toHaveLength((await linesOf(await download(`/public-report.csv?${PERIOD}`))).length - 1);
    expect(await (await download("/public-report/dictionary")).json()).toEqual(dictionary);
  });

  it("lists half-years; a longer period has no figure of its own", async () => {
    const rows = await linesOf(await download("/public-report.csv?from=2024-07&until=2026-01"));
    expect(new Set(rows.slice(1).map((row) => row.split(",")[1]))).toEqual(new Set(["2025-H1"]));
    const halves = await dataOf<{ publicReport: { halfYear: string; smallestGroup: number }[] }>(
      hub.url,
      undefined,
      '{ publicReport(period: { from: "2024-07", until: "2026-01" }) { halfYear smallestGroup orders { orders } } }',
    );
    expect(halves.publicReport).toMatchObject([
      { halfYear: "2024-H2", smallestGroup: 5, orders: [] },
      { halfYear: "2025-H1" },
      { halfYear: "2025-H2", orders: [] },
    ]);
  });

  it.each([
    ["reversed", "from=2025-07&until=2025-01", "PERIOD_INVALID"],
    ["in the future", "from=2099-01&until=2099-07", "PERIOD_INVALID"],
    ["over ten years", "from=2010-01&until=2025-01", "PERIOD_INVALID"],
    ["missing", "", "PERIOD_INVALID"],
    ["not whole half-years", "from=2025-01&until=2025-06", "PERIOD_NOT_WHOLE"],
    ["before all hubs", "from=2015-07&until=2016-07", "PERIOD_NOT_PUBLISHED"],
    ["not over", "from=2025-01&until=2030-01", "PERIOD_NOT_PUBLISHED"],
    ["narrowed by a filter", `${PERIOD}&platform=lawyer-list`, "PARAMETER_UNKNOWN"],
    ["given twice", `${PERIOD}&from=2024-01`, "PARAMETER_UNKNOWN"],
  ])("refuses a period that is %s", async (_how, query, code) => {
    expect(await codeOf(await download(`/public-report.csv?${query}`))).toEqual([400, code]);
    expect(await codeOf(await download(`/public-report.json?${query}`))).toEqual([400, code]);
  });

  it("takes no filter in GraphQL either, and shows nothing else without a token", async () => {
    const period = '{ from: "2025-01", until: "2025-07" }';
    const filtered = `{ publicReport(period: ${period}, platform: "lawyer-list") { halfYear } }`;
    expect((await ask(hub.url, undefined, filtered)).errors?.[0]?.message).toContain('Unknown argument "platform"');
    const beside = `{ publicReport(period: ${period}) { halfYear } platform(id: "vidshare") { name } }`;
    expect((await ask(hub.url, undefined, beside)).errors?.[0]?.extensions.code).toBe("TOKEN_MISSING");
  });
});

describe("an order's type of illegal content", () => {
  it("is sealed with the order and shown to those who may see it; an order without a type is sealed without one", async () => {
    const court = await hub.court("rb-amsterdam");
    const token = await hub.tokenOf("court:rb-amsterdam");
    for (const illegalContentType of ["STATEMENT_CATEGORY_SCAMS_AND_FRAUD", null]) {
      const application = await court.submit(applicationInput());
      const { id } = await court.grant(application, { ...orderTo(["vidshare"]), illegalContentType });
      const { order } = await dataOf<{ order: { illegalContentType: string | null; seal: string } }>(
        hub.url,
        token,
        "query ($id: ID!) { order(id: $id) { illegalContentType seal } }",
        { id },
      );
      expect(order.illegalContentType).toBe(illegalContentType);
      const sealed = JSON.parse(String(Buffer.from(order.seal.split(".")[1] ?? "", "base64url")));
      expect(sealed.illegalContentType).toBe(illegalContentType ?? undefined);
    }
  });
});
