import { instant, TIME_ZONE } from "@exparte/dutch-time";
import { keepReports, publishedHalf } from "@exparte/publication";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRoom, type Room } from "../../../test/room.js";
import { seePublicFigures } from "./see-public-report.js";
import { takeReport } from "./take-public-report.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  room.at(instant("2026-11-24T09:00:00Z"));
});
afterAll(() => room[Symbol.asyncDispose]());

let records = 0;
async function complained(
  count: number,
  complaint: {
    controller: string;
    decisions: readonly (readonly [outcome: string, madeKnownAt: string])[];
    by?: string;
  },
): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const id = `complaint-${++records}`;
    const state = {
      content: { complainantReference: complaint.by ?? `CANARY-${id}` },
      decisions: complaint.decisions.map(([outcome, madeKnownAt]) => ({ outcome, madeKnownAt })),
    };
    await room.deps.database.sql.query(
      `insert into complaints.complaints (id, case_number, controller, status, received_at, progress_due_at, state)
       values ($1, $1, $2, 'RECEIVED', '2026-03-02T09:00:00Z', '2026-06-02T09:00:00Z', $3::jsonb)`,
      [id, complaint.controller, JSON.stringify(state)],
    );
  }
}

async function noticed(count: number, platform: string, decision?: readonly [outcome: string, decidedAt: string]) {
  for (let n = 0; n < count; n += 1) {
    const id = `notice-${++records}`;
    const decisions = decision === undefined ? [] : [{ outcome: decision[0], decidedAt: decision[1] }];
    await room.deps.database.sql.query(
      `insert into complaints.notices (id, recorder_type, recorder_id, reference, platform, source, status, noticed_at, state)
       values ($1, 'court', 'rb-amsterdam', $1, $2, 'VICTIM', 'OPEN', '2026-03-02T09:00:00Z', $3::jsonb)`,
      [id, platform, JSON.stringify({ decisions })],
    );
  }
}

it("publishes complaints and notices by the decision that stood a month after the half-year", async () => {
  await complained(5, { controller: "vidshare", decisions: [["DISMISSED", "2026-05-01T09:00:00Z"]] });
  await complained(6, {
    controller: "vidshare",
    decisions: [
      ["DISMISSED", "2026-05-01T09:00:00Z"],
      ["INFRINGEMENT_FOUND", "2026-07-30T09:00:00Z"],
      ["DISMISSED", "2026-08-30T09:00:00Z"],
    ],
  });
  await complained(7, { controller: "vidshare", decisions: [] });
  await complained(8, { controller: "chirper", decisions: [], by: "CANARY of one who complains often" });
  await noticed(5, "findit", ["REMOVED", "2026-03-03T09:00:00Z"]);
  await noticed(6, "findit", ["REFUSED_LAWFUL", "2026-09-03T09:00:00Z"]);
  await noticed(3, "chirper");

  // As the timer's worker does.
  const now = new Date(room.deps.clock());
  const { sql } = room.deps.database;
  await keepReports({ sql, schema: "complaints" }, [publishedHalf("2026-H1", now, TIME_ZONE)], takeReport, now);
  const { complaints, notices } = await seePublicFigures(room.deps, "2026-H1");
  expect(complaints).toEqual([
    { platform: "TOTAL", category: "TOTAL", count: 26 },
    { platform: "TOTAL", category: "DISMISSED", count: 5 },
    { platform: "TOTAL", category: "INFRINGEMENT_FOUND", count: 6 },
    { platform: "TOTAL", category: "UNDECIDED", count: 15 },
  ]);
  expect(notices).toEqual([
    { platform: "TOTAL", category: "TOTAL", count: 14 },
    { platform: "TOTAL", category: "OPEN", count: 9 },
    { platform: "TOTAL", category: "REMOVED", count: 5 },
  ]);
  const [row] = await sql.query<{ kept: string }>("select report::text as kept from complaints.public_reports");
  expect(row?.kept).not.toMatch(/CANARY|complaint-|notice-/);
});
