import type { Period } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, NOW, PLATFORMS } from "../../../test/fixtures.js";
import { fireTimers, playRandomOrders } from "../../../test/random-orders.js";
import { type Known, readKnown, recount } from "../../../test/recount.js";
import { openRoom, type Room } from "../../../test/room.js";
import { isOverdue } from "../../rules/addressee/addressee-status.js";
import { isPosterOverdue } from "../../rules/addressee/poster.js";
import { isUnserved } from "../../rules/addressee/unserved.js";
import type { PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { ComplianceFigure } from "../../rules/supervision/compliance-figure.js";
import { BACKFILL, LOOK_AT_PENALTIES } from "../../store/migrations/0003-compliance-facts.js";
import { COUNT_NARROWED } from "../../store/migrations/0009-narrowed.js";
import { FIND_SUSPENDED } from "../../store/migrations/0022-items-suspended.js";
import type { OrderFilter } from "../../store/order/order-list.js";
import { type ComplianceFigures, NO_FIGURES } from "../../store/supervision/compliance.js";
import { createComplianceReader } from "../../store/supervision/compliance-reader.js";
import { seeOrders } from "../order/see-orders.js";
import {
  compareCompliance,
  seeAllCompliance,
  seeCompliance,
  seeComplianceReport,
  seeOrdersBehind,
} from "./see-compliance.js";

const SEED = 20_261;
const regulator = actor("regulator", "acm");
const DAY_MS = 86_400_000;
const WHOLE: Period = { from: new Date(NOW), until: new Date(Date.parse(NOW) + 400 * DAY_MS) };
const PERIODS: readonly Period[] = [
  WHOLE,
  { from: new Date(NOW), until: new Date(Date.parse(NOW) + 3 * DAY_MS) },
  { from: new Date(Date.parse(NOW) + 3 * DAY_MS), until: new Date(Date.parse(NOW) + 300 * DAY_MS) },
];

let room: Room;
let now: Instant;
let known: readonly Known[];

beforeAll(async () => {
  room = await openRoom();
  now = await playRandomOrders(room, { seed: SEED, orders: 40, steps: 420 });
  known = await readKnown(room, now);
}, 240_000);
afterAll(() => room[Symbol.asyncDispose]());

function inPeriod({ from, until }: Period, platform?: PlatformId): Known[] {
  return known.filter(
    ({ order: { issuedAt }, addressee }) =>
      issuedAt >= from.toISOString() &&
      issuedAt < until.toISOString() &&
      (platform === undefined || addressee.platform === platform),
  );
}

/** As the schema says that figures are told: to four decimals. */
function rounded(figures: ComplianceFigures): unknown {
  return JSON.parse(JSON.stringify(figures), (_, value) => (typeof value === "number" ? +value.toFixed(4) : value));
}

describe("a period's figures", () => {
  it("come from a story in which everything that is counted has happened", () => {
    const whole = recount(known, now);
    for (const value of [whole.complied, whole.overdueNow, whole.impossibleClaimed, whole.penaltiesRunning])
      expect(value).toBeGreaterThan(0);
    expect(whole.reversalRate).toBeGreaterThan(0);
    const { postersInformed, postersInformedInTime, postersOverdueNow, postersNotPossible } = whole;
    for (const value of [postersInformedInTime, postersInformed - postersInformedInTime])
      expect(value).toBeGreaterThan(0);
    for (const value of [postersOverdueNow, postersNotPossible]) expect(value).toBeGreaterThan(0);
    expect(whole.medianSecondsToReinstatement).not.toBeNull();
    expect(whole.penalties.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
    const kinds = new Set(known.flatMap(({ events }) => events.map(({ kind }) => kind)));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        ...[
          "OrderLapsed",
          "OrderMadeFinal",
          "MainClaimRegistered",
          "OppositionWithdrawn",
          "OppositionMooted",
          "OppositionDecided",
        ],
        ...["OrderModified", "PenaltyModerated", "PenaltyBarred", "PrescriptionInterrupted"],
        ...["BreachFound", "ComplianceFound", "FindingWithdrawn"],
      ]),
    );
    const changes = known.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === "OrderModified" ? event.changes : [])),
    );
    expect(changes.some(({ added }) => added.length > 0)).toBe(true);
    const causes = known.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === "OrderModified" || event.kind === "OrderLifted" ? event.cause : [])),
    );
    expect(causes).toEqual(expect.arrayContaining(["NARROWING", "CORRECTION", "WITHDRAWN_BY_APPLICANT", "ANNULLED"]));
    const [euros] = whole.penalties;
    expect(euros?.prescribedCents).toBeGreaterThan(0);
    expect(euros?.prescribedCents).toBeLessThan(euros?.forfeitedCents ?? 0);
  });

  it.each([...PLATFORMS.keys()])("equal a naive recount over the events on random data: %s", async (platform) => {
    for (const period of PERIODS) {
      const figures = await seeCompliance(room.deps, regulator, platform, period);
      expect(figures).toEqual(rounded(recount(inPeriod(period, platform), now)));
    }
  });

  it("equal a naive recount over the events on random data: all platforms together", async () => {
    for (const period of PERIODS) {
      const figures = await seeAllCompliance(room.deps, regulator, period);
      expect(figures).toEqual(rounded(recount(inPeriod(period), now)));
    }
  });

  it("are the same when they are counted from the orders as they are, as the migration does, but for terms", async () => {
    const { sql } = room.deps.database;
    // When that migration was written, all items of an addressee had one term, and nobody asked about posters.
    const ofTerms = {
      removed_in_time: null,
      overdue_after: null,
      unserved_after: null,
      poster_in_time: null,
      poster_not_possible: null,
      poster_overdue_after: null,
    };
    const facts = async () => {
      const rows = await sql.query<object>("select * from orders.compliance_facts order by order_id, platform");
      return rows.map((row) => ({ ...row, ...ofTerms }));
    };
    const kept = await facts();
    const suspended = "select from orders.compliance_facts where items_suspended_since is not null";
    expect(await sql.query(suspended)).not.toEqual([]);
    const later = ["unserved_after", "poster_in_time", "poster_not_possible", "poster_overdue_after"];
    const columns = later.join(", ");
    const since = await sql.query<object>(`select order_id, platform, ${columns} from orders.compliance_facts`);
    await sql.query("truncate orders.compliance_facts");
    await sql.query(BACKFILL);
    await sql.query(COUNT_NARROWED);
    await sql.query(FIND_SUSPENDED);
    await sql.query(LOOK_AT_PENALTIES);
    await sql.query("update orders_timers._private_jobs set run_at = $1 where key like 'PENALTY/%'", [now]);
    await fireTimers(room, now);
    expect(await facts()).toEqual(kept);
    // Orders from before that migration have none of these; those of this story have.
    await sql.query(
      `update orders.compliance_facts f set ${later.map((name) => `${name} = kept.${name}`).join(", ")}
       from jsonb_populate_recordset(null::orders.compliance_facts, $1::jsonb) as kept
       where f.order_id = kept.order_id and f.platform = kept.platform`,
      [JSON.stringify(since)],
    );
  });
});

it("of many platforms for one period are one statement, and of none without an order are zero", async () => {
  const asked: string[] = [];
  const { sql } = room.deps.database;
  const counting = {
    query<R>(text: string, params?: readonly unknown[]): Promise<R[]> {
      asked.push(text);
      return sql.query<R>(text, params);
    },
  };
  const reader = createComplianceReader(counting, () => now);
  const platforms = [...PLATFORMS.keys(), idOf<PlatformId>("nobody-1"), idOf<PlatformId>("nobody-2")];
  const figures = await Promise.all(platforms.map((platform) => reader.figures(platform, WHOLE)));
  expect(asked).toHaveLength(1);
  expect(figures.slice(-2)).toEqual([NO_FIGURES, NO_FIGURES]);
  await Promise.all(platforms.map(() => reader.medians(WHOLE, "EUR")));
  expect(asked).toHaveLength(2);
});

describe("a comparison", () => {
  const [, earlier = WHOLE, later = WHOLE] = PERIODS;

  it("shows each figure beside that of another period and the median of all platforms", async () => {
    const wanted = { period: later, comparedWith: earlier, currency: "EUR" };
    const compared = await compareCompliance(room.deps, regulator, idOf("vidshare"), wanted);
    const of = (figure: ComplianceFigure) => compared.find((one) => one.figure === figure);
    const now = await seeCompliance(room.deps, regulator, idOf("vidshare"), later);
    const before = await seeCompliance(room.deps, regulator, idOf("vidshare"), earlier);
    expect(of("RECEIVED")).toMatchObject({
      value: now.received,
      earlier: before.received,
      change: now.received - before.received,
    });
    const every = await Promise.all(
      [...PLATFORMS.keys()].map((platform) => seeCompliance(room.deps, regulator, platform, later)),
    );
    const received = every.map((figures) => figures.received).filter((count) => count > 0);
    expect(of("RECEIVED")?.median).toBe(median(received));
    const euros = every
      .filter((figures) => figures.received > 0)
      .map(({ penalties }) => penalties.find(({ currency }) => currency === "EUR")?.forfeitedCents ?? 0);
    expect(of("PENALTIES_FORFEITED_CENTS")?.median).toBe(median(euros));
    expect(of("MEDIAN_SECONDS_TO_REMOVAL")?.median).toBe(
      median(every.flatMap((figures) => figures.medianSecondsToRemoval ?? [])),
    );
  });
});

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

describe("the orders behind a figure", () => {
  async function behind(figure: ComplianceFigure, platform?: PlatformId): Promise<string[]> {
    const ids: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { page } = await seeOrdersBehind(
        room.deps,
        regulator,
        { figure, period: WHOLE, ...(platform === undefined ? {} : { platform }) },
        { first: 4, ...(after === undefined ? {} : { after }) },
      );
      ids.push(...page.entries.map(({ entry }) => entry.id));
      after = page.entries.at(-1)?.cursor;
      if (!page.hasNextPage) return ids;
    }
  }

  it("are as many as it counts, page after page, each once", async () => {
    const figures = await seeCompliance(room.deps, regulator, idOf("vidshare"), WHOLE);
    const counts = {
      RECEIVED: figures.received,
      SERVED: figures.served,
      COMPLIED: figures.complied,
      UNSERVED_NOW: figures.unservedNow,
      POSTERS_INFORMED: figures.postersInformed,
      POSTERS_INFORMED_IN_TIME: figures.postersInformedInTime,
      POSTERS_OVERDUE_NOW: figures.postersOverdueNow,
      POSTERS_NOT_POSSIBLE: figures.postersNotPossible,
      OVERDUE_NOW: figures.overdueNow,
      IMPOSSIBLE_CLAIMED: figures.impossibleClaimed,
      REINSTATEMENTS_DUE: figures.reinstatementsDue,
      REINSTATEMENT_OVERDUE_NOW: figures.reinstatementOverdueNow,
      PENALTIES_RUNNING: figures.penaltiesRunning,
    } as const;
    for (const [figure, count] of Object.entries(counts)) {
      const ids = await behind(figure as ComplianceFigure, idOf("vidshare"));
      expect([figure, ids.length]).toEqual([figure, count]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("appear once even when several of their addressees count", async () => {
    const ids = await behind("RECEIVED");
    expect(ids.toSorted()).toEqual([...new Set(known.map(({ order }) => order.id))].toSorted());
  });
});

describe("the list of orders", () => {
  const running = ({ statement }: Known) => statement.running;
  const overdue = ({ addressee }: Known) => isOverdue(addressee, now);
  const unserved = ({ addressee }: Known) => isUnserved(addressee, now);
  const posterOverdue = ({ addressee }: Known) => isPosterOverdue(addressee, now);
  const isOf = (id: string) => (one: Known) => one.addressee.platform === id;
  const [, , third = WHOLE] = PERIODS;

  it.each<[string, OrderFilter, (those: readonly Known[]) => boolean]>([
    ["under which a penalty runs", { penaltyRunning: true }, (those) => those.some(running)],
    ["under which none runs", { penaltyRunning: false }, (those) => !those.some(running)],
    ["that anyone is late with", { overdue: true }, (those) => those.some(overdue)],
    ["that nobody is late with", { overdue: false }, (those) => !those.some(overdue)],
    ["that somebody was not served with in time", { unserved: true }, (those) => those.some(unserved)],
    ["that everybody was served with in time", { unserved: false }, (those) => !those.some(unserved)],
    [
      "that a confirmation about the poster is overdue of",
      { posterOverdue: true },
      (those) => those.some(posterOverdue),
    ],
    ["that none is overdue of", { posterOverdue: false }, (those) => !those.some(posterOverdue)],
    ["of a platform", { platform: idOf("findit") }, (those) => those.some(isOf("findit"))],
    [
      "that a platform forfeits under",
      { platform: idOf("vidshare"), penaltyRunning: true },
      (those) => those.filter(isOf("vidshare")).some(running),
    ],
    [
      "that a platform is not late with",
      { platform: idOf("vidshare"), overdue: false },
      (those) => those.some(isOf("vidshare")) && !those.filter(isOf("vidshare")).some(overdue),
    ],
    [
      "of a platform, by status and text of the case number",
      { platform: idOf("chirper"), status: ["LIFTED"], caseNumber: idOf("/13/75") },
      (those) => those.some((one) => isOf("chirper")(one) && one.order.status === "LIFTED"),
    ],
    [
      "given in a period, under which a penalty runs and someone is late",
      { issued: third, penaltyRunning: true, overdue: true },
      (those) =>
        inPeriod(third).some(({ order }) => order === those[0]?.order) && those.some(running) && those.some(overdue),
    ],
  ])("narrowed to those %s, page after page, matches the events", async (_, filter, holds) => {
    const byOrder = Map.groupBy(known, ({ order }) => order);
    const wanted = [...byOrder].filter(([, those]) => holds(those)).map(([order]) => order.id);
    expect(wanted.length).toBeGreaterThan(0);
    const listed: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const at = { first: 3, ...(after === undefined ? {} : { after }) };
      const { page } = await seeOrders(room.deps, regulator, filter, at);
      listed.push(...page.entries.map(({ entry }) => entry.id));
      after = page.entries.at(-1)?.cursor;
      more = page.hasNextPage;
    }
    expect(listed.toSorted()).toEqual(wanted.toSorted());
  });
});

describe("who sees figures, and of what", () => {
  const code = (is: string) => expect.objectContaining({ code: is });
  const acm = regulator;
  const vidshare = actor("platform", "vidshare");

  it("refuses a platform the figures of another platform, and of all", async () => {
    const refused = expect.objectContaining({
      code: "FIGURES_FORBIDDEN",
      message: expect.stringContaining("Ask for your own figures, or read publicReport."),
    });
    await expect(seeCompliance(room.deps, vidshare, idOf("chirper"), WHOLE)).rejects.toEqual(refused);
    await expect(
      compareCompliance(room.deps, vidshare, idOf("chirper"), { period: WHOLE, currency: "EUR" }),
    ).rejects.toEqual(refused);
    await expect(seeAllCompliance(room.deps, vidshare, WHOLE)).rejects.toEqual(refused);
    await expect(seeComplianceReport(room.deps, vidshare, WHOLE, { first: 10 })).rejects.toEqual(refused);
    const page = { first: 10 };
    for (const platform of [{ platform: idOf<PlatformId>("chirper") }, {}]) {
      const wanted = { figure: "RECEIVED", period: WHOLE, ...platform } as const;
      await expect(seeOrdersBehind(room.deps, vidshare, wanted, page)).rejects.toEqual(refused);
    }
  });

  it("refuses a court, and a supervisor without the scope compliance:read", async () => {
    const court = actor("court", "rb-amsterdam");
    await expect(seeAllCompliance(room.deps, court, WHOLE)).rejects.toEqual(code("ROLE_FORBIDDEN"));
    await expect(seeCompliance(room.deps, court, idOf("vidshare"), WHOLE)).rejects.toEqual(code("ROLE_FORBIDDEN"));
    const scopeless = actor("regulator", "acm", []);
    await expect(seeAllCompliance(room.deps, scopeless, WHOLE)).rejects.toEqual(code("SCOPE_MISSING"));
  });

  it("counts a period that has not ended up to now", async () => {
    const running = { from: WHOLE.from, until: new Date("2035-01-01") };
    expect(await seeAllCompliance(room.deps, acm, running)).toEqual(await seeAllCompliance(room.deps, acm, WHOLE));
  });

  it.each([
    ["reversed", { from: new Date("2026-03-03"), until: new Date("2026-03-02") }, "must lie before"],
    ["in the future", { from: new Date("2036-01-01"), until: new Date("2036-02-01") }, "in the future"],
    ["over ten years", { from: new Date("2015-01-01"), until: new Date("2026-03-02") }, "at most ten years"],
  ])("refuses a period %s and names it, wherever a period is given", async (_, period, says) => {
    const refused = { code: "PERIOD_INVALID", message: expect.stringContaining(says), facts: { field: "period" } };
    await expect(seeCompliance(room.deps, acm, idOf("vidshare"), period)).rejects.toMatchObject(refused);
    await expect(seeAllCompliance(room.deps, acm, period)).rejects.toMatchObject(refused);
    await expect(seeComplianceReport(room.deps, acm, period, { first: 1 })).rejects.toMatchObject(refused);
    const behind = seeOrdersBehind(room.deps, acm, { figure: "RECEIVED", period }, { first: 1 });
    await expect(behind).rejects.toMatchObject(refused);
    const compared = { period: WHOLE, comparedWith: period, currency: "EUR" };
    await expect(compareCompliance(room.deps, acm, idOf("vidshare"), compared)).rejects.toMatchObject({
      ...refused,
      facts: { field: "comparedWith" },
    });
  });
});
