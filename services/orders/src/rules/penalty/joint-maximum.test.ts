import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jointQuestion } from "../../../test/penalty-arbitrary.js";
import { item, nl, PER_DAY, penaltyCase } from "../../../test/penalty-case.js";
import { countByHand, countJointly } from "../../../test/penalty-count.js";
import { randomRuns } from "../../../test/random-runs.js";
import type { ItemId } from "../ids.js";
import { costOf, cutJointly, type JointRun } from "./joint-maximum.js";
import type { PenaltyTerms } from "./penalty.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { reckoned, statementOf, UNITS_SHOWN } from "./penalty-statement.js";

const runsOf = (history: PenaltyHistory, now: ReturnType<typeof nl>): JointRun[] => {
  const { forfeited, pending } = reckoned(history, now);
  return [
    ...forfeited.map((run) => ({ ...run, pending: false })),
    ...pending.map((run) => ({ ...run, pending: true })),
  ];
};
const cents = (runs: readonly JointRun[] | undefined) => costOf(runs ?? []);
const to = (maximumCents: number) => [{ from: nl("2026-03-02 09:00"), maximumCents }];

describe("rule: a joint maximum", () => {
  const now = nl("2026-03-20 12:00");

  it("is taken up in the order in which units are forfeited, at one moment in the sequence of the accounts", () => {
    const one = penaltyCase();
    const later = penaltyCase({ complianceTerms: [{ endsAt: nl("2026-03-05 09:00") }] });
    const accounts = [one, one, later].map((history) => runsOf(history, now));
    // Each forfeits € 1,000 a day. On the 4th at ten both, on the 5th the third an hour before them.
    const [first, second, third] = cutJointly(accounts, to(450_000));
    expect([first, second, third].map(cents)).toEqual([200_000, 150_000, 100_000]);
    expect(second?.map(({ amountCents, count }) => [amountCents, count])).toEqual([
      [100_000, 1],
      [50_000, 1],
    ]);
  });

  it("leaves everything to everybody while it is not reached, and each its own maximum", () => {
    const accounts = [runsOf(penaltyCase(), now), runsOf(penaltyCase({}, { maximumCents: 300_000 }), now)];
    expect(cutJointly(accounts, to(1_300_000)).map(cents)).toEqual([1_000_000, 300_000]);
    expect(cutJointly(accounts, to(1_299_999)).map(cents)).toEqual([999_999, 300_000]);
  });

  it("leaves nothing, and no unit of zero, to who comes at the same moment after the one that fills it", () => {
    const accounts = [runsOf(penaltyCase(), now), runsOf(penaltyCase(), now)];
    const [first, second] = cutJointly(accounts, to(100_000));
    expect([first?.length, cents(first)]).toEqual([1, 100_000]);
    expect(second).toEqual([]);
  });

  it("counts as well what was forfeited before the first version was written, under an order that was given orally", () => {
    const accounts = [runsOf(penaltyCase(), now), runsOf(penaltyCase(), now)];
    const written = [{ from: nl("2026-03-05 12:00"), maximumCents: 500_000 }];
    const kept = cutJointly(accounts, written);
    expect(kept.map(cents)).toEqual([300_000, 200_000]);
    expect(kept.map((runs) => runs[0]?.at(0))).toEqual([1, 2].map(() => Date.parse(nl("2026-03-04 10:00"))));
  });

  it("keeps a place for units that are PENDING", () => {
    const claimed = penaltyCase({
      items: [{ ...item(idOf("a")), complianceTerms: [], termsIfRejected: [{ endsAt: nl("2026-03-04 10:00") }] }],
    });
    const accounts = [runsOf(claimed, now), runsOf(penaltyCase(), now)];
    const [first = [], second] = cutJointly(accounts, to(500_000));
    expect([cents(first), cents(second)]).toEqual([300_000, 200_000]);
    expect(first.every(({ pending }) => pending)).toBe(true);
  });

  it("that a version lowers takes nothing back, and one that is raised or taken back makes room", () => {
    const accounts = [runsOf(penaltyCase(), now), runsOf(penaltyCase(), now)];
    const from = nl("2026-03-06 12:00");
    const [first] = to(1_000_000);
    if (first === undefined) throw new Error("There is a first version");
    expect(cutJointly(accounts, [first, { from, maximumCents: 100 }]).map(cents)).toEqual([300_000, 300_000]);
    const full = { ...first, maximumCents: 300_000 };
    expect(cutJointly(accounts, [full, { from, maximumCents: 500_000 }]).map(cents)).toEqual([300_000, 200_000]);
    expect(cutJointly(accounts, [full, { from }]).map(cents)).toEqual([900_000, 800_000]);
  });

  it("that a version changes cuts hours that are reckoned together there, and takes none of them twice", () => {
    const { maximumCents: _, ...perHour } = { ...PER_DAY, unit: "HOUR" } as const;
    const history = penaltyCase({ versions: [{ from: nl("2026-03-02 09:00"), terms: perHour }] });
    const [first] = to(10_000_000);
    if (first === undefined) throw new Error("There is a first version");
    // Ten hours, five of them under each version.
    const versions = [first, { from: nl("2026-03-04 15:00"), maximumCents: 10_000_000 }];
    const [kept] = cutJointly([runsOf(history, nl("2026-03-04 20:00"))], versions);
    expect(kept?.map(({ count }) => count)).toEqual([5, 5]);
  });

  it("is reckoned over years of hours without a maximum of their own", () => {
    const { maximumCents: _, ...perHour } = { ...penaltyCase().versions[0]?.terms, unit: "HOUR" } as PenaltyTerms;
    const items = Array.from({ length: 500 }, (_, n) => item(idOf(`${n}`)));
    const history = penaltyCase({
      items,
      versions: [{ from: nl("2026-03-02 09:00"), terms: { ...perHour, per: "ITEM" } }],
    });
    const accounts = [runsOf(history, nl("2035-03-02")), runsOf(history, nl("2035-03-02"))];
    expect(cutJointly(accounts, to(70_000_000_000)).map(cents)).toEqual([35_000_000_000, 35_000_000_000]);
  });

  it("lists the first units of what it leaves, in order of time, whichever item they are of", () => {
    const { maximumCents: _, ...perHour } = { ...PER_DAY, unit: "HOUR", per: "ITEM" } as const;
    const items = ["a", "b", "c"].map((id) => item(idOf<ItemId>(id)));
    const history = penaltyCase({ items, versions: [{ from: nl("2026-03-02 09:00"), terms: perHour }] });
    const end = nl("2026-09-01");
    const [forfeited = []] = cutJointly([runsOf(history, end)], to(100_000_000_000));
    const left = { forfeited, pending: [], reached: false };
    const { units } = statementOf(history, reckoned(history, end), end, undefined, left);
    expect(units).toHaveLength(UNITS_SHOWN);
    expect(units.slice(0, 4).map(({ forfeitedAt, itemId }) => [forfeitedAt, itemId])).toEqual([
      [nl("2026-03-04 10:00"), "a"],
      [nl("2026-03-04 10:00"), "b"],
      [nl("2026-03-04 10:00"), "c"],
      [nl("2026-03-04 11:00"), "a"],
    ]);
    // Of the last hour there is room for one.
    expect(units.slice(-2).map(({ itemId }) => itemId)).toEqual(["c", "a"]);
  });

  it("shows in the units, the sums and the course of an account", () => {
    const history = penaltyCase();
    const own = reckoned(history, nl("2026-03-07 12:00"));
    const [forfeited = []] = cutJointly([runsOf(history, nl("2026-03-07 12:00"))], to(250_000));
    const left = { forfeited, pending: [], reached: true };
    expect(statementOf(history, own, nl("2026-03-07 12:00"), undefined, left)).toMatchObject({
      forfeitedCents: 250_000,
      unitCount: 3,
      units: [{ amountCents: 100_000 }, { amountCents: 100_000 }, { amountCents: 50_000 }],
      maximumReached: true,
      running: false,
      because: "MAXIMUM_REACHED",
    });
    const none = { forfeited: [], pending: [], reached: true };
    expect(statementOf(history, own, nl("2026-03-07 12:00"), undefined, none)).toMatchObject({
      forfeitedCents: 0,
      units: [],
    });
  });
});

describe("for any of 5,000 random orders of several accounts, a joint maximum", { timeout: 120_000 }, () => {
  it("leaves to each, at each moment, what a count by hand leaves it", () => {
    let [tried, cut] = [0, 0];
    fc.assert(
      fc.property(jointQuestion, ({ histories, start, now, versions }) => {
        tried += 1;
        const byHand = countJointly(
          histories.map((history) => countByHand(history, start, now)),
          versions,
        );
        const accounts = histories.map((history) => runsOf(history, now));
        const kept = cutJointly(accounts, versions);
        const sums = new Map<string, number>();
        const add = (key: string, amountCents: number) => sums.set(key, (sums.get(key) ?? 0) + amountCents);
        kept.forEach((runs, account) => {
          for (const { at, count, amountCents } of runs)
            for (let index = 0; index < count; index += 1) add(`${account} ${at(index)}`, amountCents);
        });
        for (const { account, at, amountCents } of byHand) add(`${account} ${at}`, -amountCents);
        expect([...sums].filter(([, cents]) => cents !== 0)).toEqual([]);
        if (cents(kept.flat()) < cents(accounts.flat())) cut += 1;
      }),
      randomRuns(5_000),
    );
    expect(cut).toBeGreaterThan(tried / 10);
  });
});
