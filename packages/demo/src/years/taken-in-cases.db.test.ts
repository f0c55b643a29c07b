import { afterAll, beforeAll, expect, it } from "vitest";
import { takeReport } from "../../../../services/complaints/src/use-cases/supervision/take-public-report.js";
import { type Told, takeInCases } from "../../../../services/complaints/src/use-cases/take-in/take-in-cases.js";
import { openRoom, type Room } from "../../../../services/complaints/test/room.js";
import { publishedHalf } from "../../../publication/src/half-year.js";
import { feedOf } from "../../test/feed-of.js";
import { inventedCases } from "./invented-cases.js";
import { partiesSince } from "./invented-parties.js";
import { toldLines } from "./told-lines.js";

const NOW = new Date("2026-08-01T12:00:00.000Z");
const acts = inventedCases({ years: 0.4, now: NOW, seed: 5 });

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  const parties = feedOf(partiesSince("2026-01-01T00:00:00.000Z"));
  const lines = [...toldLines({ parties, moments: acts, as: "act", now: NOW, tell: () => {} })];
  await takeInCases(
    room.deps,
    lines.map((line) => JSON.parse(line) as Told),
  );
}, 120_000);
afterAll(() => room?.[Symbol.asyncDispose]());

it("each notice and complaint is on record, at its time and with what was decided", async () => {
  const { sql } = room.deps.database;
  const count = (is: string) => acts.filter((act) => is in act).length;
  const [counted] = await sql.query(
    `select (select count(*)::int from complaints.notices) as notices,
       (select count(*)::int from complaints.notices where status <> 'OPEN') as answered,
       (select count(*)::int from complaints.complaints) as complaints,
       (select count(*)::int from complaints.complaints where status not in ('RECEIVED', 'UNDER_REVIEW')) as decided`,
  );
  expect(counted).toEqual({
    notices: count("notice"),
    answered: count("noticeDecision"),
    complaints: count("complaint"),
    decided: count("decision"),
  });
});

it("terms have passed in their own time: a decision that nobody contested is irrevocable", async () => {
  const passed = await room.deps.database.sql.query<{ at: string }>(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from complaints.events
     where kind = 'DecisionMadeIrrevocable'`,
  );
  expect(passed.length).toBeGreaterThan(0);
  for (const { at } of passed) expect(at <= NOW.toISOString()).toBe(true);
});

it("the public report of the half-year has both tables", async () => {
  const report = await takeReport(room.deps.database.sql, publishedHalf("2026-H1", NOW, "Europe/Amsterdam"));
  expect(JSON.stringify(report)).toContain("voorbeeldplatform-merel");
  expect(report.complaints[0]).toMatchObject({ platform: "TOTAL", category: "TOTAL" });
  expect(report.notices.length).toBeGreaterThan(report.complaints.length);
});
