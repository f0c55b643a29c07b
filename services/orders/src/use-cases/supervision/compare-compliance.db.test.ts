import type { Period } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actor } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import { instant } from "../../rules/instant.js";
import { compareCompliance } from "./see-compliance.js";

/** The first and second half of a year, in Amsterdam's time. */
const H1_2025: Period = { from: new Date("2024-12-31T23:00:00Z"), until: new Date("2025-06-30T22:00:00Z") };
const H2_2025: Period = { from: H1_2025.until, until: new Date("2025-12-31T23:00:00Z") };
const H1_2026: Period = { from: H2_2025.until, until: new Date("2026-06-30T22:00:00Z") };
const H2_2026: Period = { from: H1_2026.until, until: new Date("2026-12-31T23:00:00Z") };

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  room.at(instant("2026-11-24T09:00:00Z"));
  // Each time: one order to vidshare, and for each of these applicants one order to a platform of its own.
  await give("2025-03-03T09:00:00Z", ["a", "b", "c", "d", "e"]);
  await give("2025-09-03T09:00:00Z", ["a", "b", "c", "d"]);
  await give("2026-03-03T09:00:00Z", ["a", "a", "a", "a", "a", "b", "c", "d"]);
  await give("2026-09-03T09:00:00Z", ["a", "b", "c", "d", "e", "f"]);
});
afterAll(() => room[Symbol.asyncDispose]());

let given = 0;
async function give(issuedAt: string, applicants: readonly string[], others = "other"): Promise<void> {
  const { sql } = room.deps.database;
  for (const [index, applicant] of ["of vidshare", ...applicants].entries()) {
    const id = `given-${++given}`;
    const state = JSON.stringify({ content: { applicantReference: applicant } });
    await sql.query(
      `insert into orders.applications (id, court, case_number, status, content_digest, submitted_at, state)
       values ($1, 'rb-amsterdam', $1, 'GRANTED', '', $2, $3::jsonb)`,
      [id, issuedAt, state],
    );
    await sql.query(
      `insert into orders.orders (id, application_id, court, case_number, status, issued_at, state)
       values ($1, $1, 'rb-amsterdam', $1, 'IN_FORCE', $2, '{}')`,
      [id, issuedAt],
    );
    await sql.query(
      `insert into orders.compliance_facts (order_id, platform, issued_at, served, seconds_to_removal, removed_in_time, impossible_claimed, contested, decided, reversed, freed)
       values ($1, $2, $3, true, $4, $5, false, false, false, false, false)`,
      [id, index === 0 ? "vidshare" : `${others}-${index}`, issuedAt, index > 2 ? 60 : null, index > 2 ? true : null],
    );
  }
}

async function medians(by: "platform" | "regulator", period: Period) {
  const who = by === "platform" ? actor("platform", "vidshare") : actor("regulator", "acm");
  const figures = ["RECEIVED", "MEDIAN_SECONDS_TO_REMOVAL"] as const;
  const compared = await compareCompliance(room.deps, who, idOf("vidshare"), { period, currency: "EUR", figures });
  return compared.map(({ median }) => median);
}

it("shows a platform the median of five others, with orders for five applicants, over a published half-year", async () => {
  expect(await medians("platform", H1_2025)).toEqual([1, null]);
  expect(await medians("platform", { from: H1_2025.from, until: H2_2025.until })).toEqual([2, null]);
});

it("shows it no median of four others, nor of any number with orders for only four applicants", async () => {
  expect(await medians("platform", H2_2025)).toEqual([null, null]);
  expect(await medians("platform", H1_2026)).toEqual([null, null]);
});

it.each([
  ["the hours in which one order was given", { from: new Date("2025-03-03"), until: new Date("2025-03-04") }],
  ["a half-year less a second", { from: H1_2025.from, until: new Date(H1_2025.until.getTime() - 1_000) }],
  ["a half-year that is not published", H2_2026],
  ["published ones and one that is not", { from: H1_2025.from, until: H2_2026.until }],
])("shows it no median over %s, but still its own figures", async (_, period) => {
  expect(await medians("platform", period)).toEqual([null, null]);
  const wanted = { period, currency: "EUR" };
  const [received] = await compareCompliance(room.deps, actor("platform", "vidshare"), idOf("vidshare"), wanted);
  expect(received?.value).toBeGreaterThan(0);
});

it("shows a supervisor all medians", async () => {
  expect(await medians("regulator", H2_2025)).toEqual([1, 60]);
  expect(await medians("regulator", { from: new Date("2025-03-03"), until: new Date("2025-03-04") })).toEqual([1, 60]);
});

it("sets no respondent beside a platform: whom nobody registered is no party of the median", async () => {
  const before = await medians("regulator", H1_2025);
  await give("2025-03-04T09:00:00Z", ["a", "b", "c", "d", "e"], "respondent-rb-amsterdam-1a");
  const compared = await medians("regulator", H1_2025);
  expect(compared).toEqual(before);
  await give("2023-03-04T09:00:00Z", ["a", "b", "c", "d", "e"], "respondent-rb-amsterdam-1a");
  const alone = { from: new Date("2022-12-31T23:00:00Z"), until: new Date("2023-06-30T22:00:00Z") };
  expect(await medians("platform", alone)).toEqual([null, null]);
});
