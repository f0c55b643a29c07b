import { TIME_ZONE } from "@exparte/dutch-time";
import { keepReports, publishedHalf } from "@exparte/publication";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRoom, type Room } from "../../../test/room.js";
import { seePublicDisclosures } from "./see-public-report.js";
import { takeReport } from "./take-public-report.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  room.at("2026-11-24T09:00:00Z");
  await asked(6, { platform: "vidshare", status: "DISCLOSED", answeredAt: "2026-03-02T12:00:00Z" });
  await asked(5, { platform: "vidshare", status: "REFUSED", answeredAt: "2026-08-02T09:00:00Z" });
  await asked(7, { platform: "chirper", status: "WITHDRAWN", state: { withdrawal: { at: "2026-04-01T09:00:00Z" } } });
  await asked(9, { platform: "chirper", status: "REFUSED", answeredAt: "2026-03-03T09:00:00Z", order: "one order" });
});
afterAll(() => room[Symbol.asyncDispose]());

/** As the timer's worker does. */
async function publish(): Promise<void> {
  const now = new Date(room.deps.clock());
  const { sql } = room.deps.database;
  await keepReports({ sql, schema: "identities" }, [publishedHalf("2026-H1", now, TIME_ZONE)], takeReport, now);
}

let requests = 0;
async function asked(
  count: number,
  request: { platform: string; status: string; answeredAt?: string; state?: object; order?: string },
): Promise<void> {
  const { sql } = room.deps.database;
  for (let n = 0; n < count; n += 1) {
    const id = `request-${++requests}`;
    const order = request.order ?? id;
    await sql.query(
      "insert into identities.known_orders (id, court) values ($1, 'rb-amsterdam') on conflict do nothing",
      [order],
    );
    await sql.query(
      `insert into identities.disclosure_requests (id, order_id, court, platform, reference, status, outside_code, requested_at, answered_at, state)
       values ($1, $2, 'rb-amsterdam', $3, $1, $4, false, '2026-03-02T09:00:00Z', $5, $6::jsonb)`,
      [id, order, request.platform, request.status, request.answeredAt ?? null, JSON.stringify(request.state ?? {})],
    );
  }
}

it("publishes requests by platform and outcome as of a month after the half-year, and counts orders, not requests", async () => {
  await publish();
  const figures = await seePublicDisclosures(room.deps, "2026-H1");
  expect(figures).toEqual([
    { platform: "TOTAL", category: "TOTAL", requests: 27, medianHoursToAnswer: 24 },
    // Eight orders: too few for a median.
    { platform: "chirper", category: "TOTAL", requests: 16, medianHoursToAnswer: null },
    { platform: "vidshare", category: "TOTAL", requests: 11, medianHoursToAnswer: 3 },
    { platform: "TOTAL", category: "DISCLOSED", requests: 6, medianHoursToAnswer: null },
    { platform: "TOTAL", category: "WITHDRAWN", requests: 7, medianHoursToAnswer: null },
    // Nine refusals under one order are one applicant's: they are together with those not answered by then.
    { platform: "TOTAL", category: "REST", requests: 14, medianHoursToAnswer: null },
    // And at chirper they are withheld, with what would tell them.
    { platform: "vidshare", category: "DISCLOSED", requests: 6, medianHoursToAnswer: null },
  ]);
});

it("never changes what it has published, and publishes no half-year before its time", async () => {
  const before = await seePublicDisclosures(room.deps, "2026-H1");
  await asked(20, { platform: "vidshare", status: "DISCLOSED", answeredAt: "2026-03-02T10:00:00Z" });
  await publish();
  expect(await seePublicDisclosures(room.deps, "2026-H1")).toEqual(before);
  expect(() => seePublicDisclosures(room.deps, "2026-H2")).toThrow(
    expect.objectContaining({ code: "PERIOD_NOT_PUBLISHED" }),
  );
});
