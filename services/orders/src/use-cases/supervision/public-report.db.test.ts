import { keepReports, publishedHalf } from "@exparte/publication";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeEach, expect, it } from "vitest";
import { openRoom, type Room } from "../../../test/room.js";
import type { CourtId, PlatformId } from "../../rules/ids.js";
import { COURT_TIME_ZONE, instant } from "../../rules/instant.js";
import { TYPE_NOT_SPECIFIED } from "../../rules/supervision/public-report.js";
import { seePublicReport, seePublicReports } from "./see-public-report.js";
import { takeReport } from "./take-public-report.js";

let room: Room;
beforeEach(async () => {
  await room?.[Symbol.asyncDispose]();
  room = await openRoom();
  room.at(instant("2026-11-24T09:00:00Z"));
});
afterAll(() => room[Symbol.asyncDispose]());

interface Given {
  readonly platform?: PlatformId;
  readonly issuedAt?: string;
  readonly hoursToServe?: number;
  readonly hoursToRemove?: number;
  readonly inTime?: boolean;
  readonly type?: string;
  readonly applicant?: string;
  readonly opposition?: { readonly status: string; readonly decidedAt: string; readonly itemIds?: readonly string[] };
  readonly narrowedAt?: string;
  readonly ended?: { readonly status: string; readonly at: string };
}

/** Publishes as the timer's worker does. */
async function publish(): Promise<void> {
  const now = new Date(room.deps.clock());
  const { sql } = room.deps.database;
  await keepReports({ sql, schema: "orders" }, [publishedHalf("2026-H1", now, COURT_TIME_ZONE)], takeReport, now);
}

let given = 0;

/** Writes an order to the tables as the rules would have, at a moment long past. */
async function give(count: number, order: Given = {}): Promise<void> {
  const { platform = "vidshare", issuedAt = "2026-03-02T09:00:00Z", hoursToServe, hoursToRemove, ended } = order;
  const after = (hours: number | undefined) =>
    hours === undefined ? null : new Date(Date.parse(issuedAt) + hours * 3_600_000).toISOString();
  const { sql } = room.deps.database;
  for (let index = 0; index < count; index += 1) {
    const id = `given-${++given}`;
    const application = { content: { applicantReference: order.applicant ?? `applicant of ${id}` } };
    await sql.query(
      `insert into orders.applications (id, court, case_number, status, content_digest, submitted_at, state)
       values ($1, 'rb-amsterdam', $1, 'GRANTED', '', $2, $3::jsonb)`,
      [id, issuedAt, JSON.stringify(application)],
    );
    const state = {
      document: order.type === undefined ? {} : { illegalContentType: order.type },
      ...(ended === undefined ? {} : { ended: { at: ended.at } }),
      ...(order.opposition?.itemIds === undefined ? {} : { oppositions: [{ id, itemIds: order.opposition.itemIds }] }),
    };
    await sql.query(
      `insert into orders.orders (id, application_id, court, case_number, status, issued_at, state)
       values ($1, $1, 'rb-amsterdam', $1, $2, $3, $4::jsonb)`,
      [id, ended?.status ?? "IN_FORCE", issuedAt, JSON.stringify(state)],
    );
    await sql.query(
      `insert into orders.addressees (order_id, platform, status, connected, issued_at, served_at, complied_at, deadline_stopped, impossible_claimed)
       values ($1, $2, 'SERVED', true, $3, $4, $5, false, false)`,
      [id, platform, issuedAt, after(hoursToServe), after(hoursToRemove)],
    );
    await sql.query(
      `insert into orders.compliance_facts (order_id, platform, issued_at, served, removed_in_time, impossible_claimed, contested, decided, reversed, freed, narrowed_at)
       values ($1, $2, $3, true, $4, false, false, false, false, false, $5)`,
      [id, platform, issuedAt, order.inTime ?? null, order.narrowedAt ?? null],
    );
    await sql.query(
      "insert into orders.items (order_id, item_id, platform, url, standing) values ($1, '1', $2, 'https://vidshare.example/1', 'COVERED'), ($1, '2', $2, 'https://vidshare.example/2', 'FREE')",
      [id, platform],
    );
    if (order.opposition === undefined) continue;
    await sql.query(
      "insert into orders.oppositions (id, order_id, status, lodged_at, decided_at) values ($1, $1, $2, $3, $4)",
      [id, order.opposition.status, issuedAt, order.opposition.decidedAt],
    );
  }
}

it("counts the half-year's applications by the court's decision", async () => {
  const { sql } = room.deps.database;
  const submit = (count: number, court: CourtId, status: string, decidedAt: string | null) =>
    sql.query(
      `insert into orders.applications (id, court, case_number, status, content_digest, submitted_at, decided_at, state)
       select $1 || $2 || n, $1, $2 || n, $2, '', '2026-06-30T09:00:00Z', $3,
         jsonb_build_object('content', jsonb_build_object('applicantReference', $2 || n)) from generate_series(1, $4) n`,
      [court, status, decidedAt, count],
    );
  await submit(7, idOf("rb-amsterdam"), "GRANTED", "2026-06-30T13:00:00Z");
  await submit(6, idOf("rb-amsterdam"), "REFUSED", "2026-06-30T11:00:00Z");
  await submit(5, idOf("rb-amsterdam"), "WITHDRAWN", "2026-08-01T09:00:00Z");
  await submit(3, idOf("rb-den-haag"), "SUBMITTED", null);
  await publish();
  const { applications } = await seePublicReport(room.deps, "2026-H1");
  expect(applications).toEqual([
    { court: "TOTAL", category: "TOTAL", applications: 21, medianHoursToDecision: 4 },
    { court: "TOTAL", category: "GRANTED", applications: 7, medianHoursToDecision: null },
    { court: "TOTAL", category: "REFUSED", applications: 6, medianHoursToDecision: null },
    { court: "TOTAL", category: "SUBMITTED", applications: 8, medianHoursToDecision: null },
  ]);
});

const firstHalf = async () => {
  await publish();
  const [report] = await seePublicReports(room.deps, { from: "2026-01", until: "2026-07" });
  if (report === undefined) throw new Error("A half-year without a report");
  return report.figures;
};

it("counts the half-year's orders, with the median times to inform and to give effect", async () => {
  await give(6, { hoursToServe: 1, hoursToRemove: 3, inTime: true, type: "STATEMENT_CATEGORY_VIOLENCE" });
  await give(4, { hoursToServe: 2, hoursToRemove: 8, inTime: false, type: "STATEMENT_CATEGORY_VIOLENCE" });
  await give(7, { platform: idOf("chirper"), issuedAt: "2026-06-30T21:59:00Z" });
  await give(9, { issuedAt: "2026-06-30T22:01:00Z" });
  const { byType, byRemoval } = await firstHalf();
  const vidshare = { platform: "vidshare", platformKind: "VIDEO", medianHoursToInform: 1, medianHoursToGiveEffect: 3 };
  expect(byType).toContainEqual({ ...vidshare, category: "STATEMENT_CATEGORY_VIOLENCE", orders: 10, items: 20 });
  const all = { platform: "TOTAL", platformKind: "TOTAL", category: "TOTAL", orders: 17, items: 34 };
  expect(byType).toContainEqual({ ...all, medianHoursToInform: 2, medianHoursToGiveEffect: 8 });
  const chirper = { platform: "chirper", platformKind: "SOCIAL_MEDIA", category: TYPE_NOT_SPECIFIED };
  expect(byType).toContainEqual({
    ...chirper,
    orders: 7,
    items: 14,
    medianHoursToInform: null,
    medianHoursToGiveEffect: null,
  });
  // Four were late: the other figures must not reveal this to a reader who knows vidshare's ten.
  const removals = byRemoval.map(({ platform, category, orders }) => [platform, category, orders]);
  expect(removals).toEqual([
    ["TOTAL", "TOTAL", 17],
    ["chirper", "TOTAL", 7],
    ["vidshare", "TOTAL", 10],
    ["TOTAL", "NOT_REMOVED", 7],
    ["TOTAL", "REST", 10],
    ["chirper", "NOT_REMOVED", 7],
    ["vidshare", "REST", 10],
  ]);
});

it("counts respondents whom nobody registered as one, and names none of them, not even by an id", async () => {
  await give(6, { platform: idOf("respondent-rb-amsterdam-1a") });
  await give(5, { platform: idOf("respondent-rb-den-haag-2b") });
  await give(7);
  const { byType } = await firstHalf();
  const totals = byType.filter(({ category }) => category === "TOTAL");
  expect(totals.map(({ platformKind, platform, orders }) => [platformKind, platform, orders])).toEqual([
    ["TOTAL", "TOTAL", 18],
    ["RESPONDENT", "RESPONDENTS", 11],
    ["VIDEO", "vidshare", 7],
  ]);
});

it("shows what had become of an order a month after the half-year, and nothing later", async () => {
  const opposed = (status: string, decidedAt: string) => ({ opposition: { status, decidedAt } });
  const narrowed = (at: string) => ({ ...opposed("MODIFIED", at), narrowedAt: at });
  await give(5, narrowed("2026-07-30T09:00:00Z"));
  await give(6, narrowed("2026-08-02T09:00:00Z"));
  await give(7, {
    ...opposed("LIFTED", "2026-05-01T09:00:00Z"),
    ended: { status: "LIFTED", at: "2026-05-01T09:00:00Z" },
  });
  await give(8, { ended: { status: "LAPSED", at: "2026-08-05T09:00:00Z" } });
  await give(4, opposed("UPHELD", "2026-05-01T09:00:00Z"));
  // The modification concerned other platforms; for this one the order was upheld.
  await give(5, opposed("MODIFIED", "2026-05-01T09:00:00Z"));
  const { byOutcome } = await firstHalf();
  expect(Object.fromEntries(byOutcome.map(({ category, orders }) => [category, orders]))).toEqual({
    TOTAL: 35,
    NARROWED: 5,
    CONTESTED: 6,
    LIFTED: 7,
    UNCONTESTED: 8,
    UPHELD: 9,
  });
});

it("counts an opposition that names items for the platforms that have them, and for no other", async () => {
  const upheld = { status: "UPHELD", decidedAt: "2026-05-01T09:00:00Z" };
  await give(6, { opposition: { ...upheld, itemIds: ["2", "an item of another"] } });
  await give(5, { opposition: { ...upheld, itemIds: ["an item of another"] } });
  const { byOutcome } = await firstHalf();
  expect(Object.fromEntries(byOutcome.map(({ category, orders }) => [category, orders]))).toEqual({
    TOTAL: 11,
    UPHELD: 6,
    UNCONTESTED: 5,
  });
});

it("never changes after publication, so that two versions cannot be subtracted", async () => {
  await give(6);
  const before = await firstHalf();
  await give(7, { platform: idOf("chirper") });
  expect(await firstHalf()).toEqual(before);
  expect((await seePublicReport(room.deps, "2026-H1")).figures).toEqual(before);
});

it("is not made on request: a reader who comes too early is told to come back", async () => {
  await give(6);
  await expect(seePublicReport(room.deps, "2026-H1")).rejects.toMatchObject({ code: "REPORT_BEING_MADE" });
  await publish();
  expect((await seePublicReport(room.deps, "2026-H1")).figures.byType).not.toEqual([]);
});

it("keeps nothing that identifies an applicant or a case", async () => {
  await give(6, { applicant: "CANARY" });
  await give(6);
  await firstHalf();
  const [row] = await room.deps.database.sql.query<{ kept: string }>(
    "select report::text as kept from orders.public_reports",
  );
  expect(row?.kept).toContain("TOTAL");
  expect(row?.kept).not.toMatch(/CANARY|applicant|given-|https/);
});
