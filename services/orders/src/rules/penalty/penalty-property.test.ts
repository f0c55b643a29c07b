import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { penaltyQuestion, TICK_MS, TICKS } from "../../../test/penalty-arbitrary.js";
import { countByHand } from "../../../test/penalty-count.js";
import { randomRuns } from "../../../test/random-runs.js";
import type { ItemId } from "../ids.js";
import { instant } from "../instant.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { nextPenaltyMoment } from "./penalty-next.js";
import { type ForfeitedRun, penaltyStatement } from "./penalty-statement.js";

describe("for any of 10,000 random histories, a penalty", { timeout: 120_000 }, () => {
  it("equals a count by hand through every half hour, about both changes of summer time", () => {
    fc.assert(
      fc.property(penaltyQuestion, ({ history, start, now }) => {
        const units = penaltyStatement(history, now).units.map(({ itemId, forfeitedAt, amountCents }) => ({
          ...(itemId === undefined ? {} : { itemId }),
          at: Date.parse(forfeitedAt),
          amountCents,
        }));
        expect(units).toEqual(countByHand(history, start, now));
      }),
      randomRuns(10_000),
    );
  });

  it("is told unit by unit, run by run and in one sum alike, and from any moment on", () => {
    fc.assert(
      fc.property(penaltyQuestion, fc.nat({ max: TICKS }), ({ history, start, now }, after) => {
        const { forfeitedCents, unitCount, units, runs } = penaltyStatement(history, now);
        expect(units.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(forfeitedCents);
        expect(units).toHaveLength(unitCount);
        const within = ({ itemId, firstForfeitedAt, lastForfeitedAt, amountCents }: ForfeitedRun) =>
          units.filter(
            (unit) =>
              unit.itemId === itemId &&
              unit.amountCents === amountCents &&
              firstForfeitedAt <= unit.forfeitedAt &&
              unit.forfeitedAt <= lastForfeitedAt,
          );
        // An hour may end at the moment at which a violation begins that costs as much.
        for (const run of runs) expect(within(run).length).toBeGreaterThanOrEqual(run.count);
        expect(tally(runs)).toEqual(tally(units.map((unit) => ({ ...unit, count: 1 }))));
        expect(runs.reduce((sum, { count, amountCents }) => sum + count * amountCents, 0)).toBe(forfeitedCents);
        const from = instant(start + after * TICK_MS);
        const later = units.filter(({ forfeitedAt }) => forfeitedAt >= from);
        expect(penaltyStatement(history, now, from).units).toEqual(later);
      }),
      randomRuns(5_000),
    );
  });

  it("is never above the highest maximum there was, and its parts make the whole", () => {
    fc.assert(
      fc.property(penaltyQuestion, ({ history, now }) => {
        const { forfeitedCents, collectibleCents, prescribedCents, notAdmittedCents } = penaltyStatement(history, now);
        expect(forfeitedCents).toBeLessThanOrEqual(
          Math.max(...history.versions.map(({ terms }) => terms?.maximumCents ?? (terms === undefined ? 0 : Infinity))),
        );
        expect(collectibleCents + prescribedCents + notAdmittedCents).toBe(forfeitedCents);
        const parts = [collectibleCents, notAdmittedCents];
        expect(parts).toContain(0);
      }),
      randomRuns(10_000),
    );
  });

  it("never decreases in time: what was forfeited stays, unit by unit", () => {
    fc.assert(
      fc.property(penaltyQuestion, fc.nat({ max: TICKS }), ({ history, now }, later) => {
        const before = penaltyStatement(history, now).units;
        const after = penaltyStatement(history, instant(Date.parse(now) + later * TICK_MS)).units;
        expect(after.slice(0, before.length).map(amounts)).toEqual(before.map(amounts));
      }),
      randomRuns(10_000),
    );
  });

  it("is changed from the past by no later event but a judge's decision", () => {
    fc.assert(
      fc.property(penaltyQuestion, ({ history, now }) => {
        const before = penaltyStatement(history, now);
        const happened: PenaltyHistory[] = [
          {
            ...history,
            recordedUntil: now,
            items: history.items.map((item) => ({ ...item, gone: [...item.gone, { from: now }] })),
          },
          { ...history, recordedUntil: now, suspensions: [...history.suspensions, { from: now }] },
          {
            ...history,
            recordedUntil: now,
            insolvencies: [...history.insolvencies, { kind: "BANKRUPTCY", from: now }],
          },
          { ...history, recordedUntil: now, deaths: [...(history.deaths ?? []), { from: now }] },
          { ...history, recordedUntil: now, moderations: [...history.moderations, { effect: "LIFTED", from: now }] },
          { ...history, recordedUntil: now, ended: { at: now, how: "LAPSED", forfeited: "STAYS" } },
        ];
        for (const after of happened) {
          const lapsed = after.ended !== undefined && history.ended !== undefined;
          if (!lapsed) expect(penaltyStatement(after, now).units.map(amounts)).toEqual(before.units.map(amounts));
        }
        const decided = { ...history, ended: { at: now, how: "LIFTED", forfeited: "FALLS_AWAY" } } as const;
        expect(penaltyStatement(decided, now).forfeitedCents).toBe(0);
      }),
      randomRuns(10_000),
    );
  });

  it("keeps its course until the next moment, and changes it then", () => {
    fc.assert(
      fc.property(penaltyQuestion, ({ history, start, now }) => {
        const runs = (at: number) => penaltyStatement(history, instant(at + 1)).running;
        const count = (at: number) => penaltyStatement(history, instant(at + 1)).units.length;
        const next = nextPenaltyMoment(history, now);
        const at = next === undefined ? start + TICKS * TICK_MS : Date.parse(next.at);
        // A small amount reaches a large maximum after years: some moments in between must do.
        const step = Math.max(6 * TICK_MS, Math.ceil((at - Date.parse(now)) / 8));
        for (let between = Date.parse(now); between < at; between += step) {
          expect(runs(between)).toBe(runs(Date.parse(now)));
        }
        if (next?.kind === "ACCRUAL_STARTS") expect([runs(at - 2), runs(at)]).toEqual([false, true]);
        if (next?.kind === "ACCRUAL_STOPS") expect([runs(at - 2), runs(at)]).toEqual([true, false]);
        if (next?.kind === "MAXIMUM_REACHED")
          expect(penaltyStatement(history, instant(at + 1)).maximumReached).toBe(true);
        if (next?.kind === "FORFEITED") expect(count(at)).toBeGreaterThan(count(at - 1));
      }),
      randomRuns(1_000),
    );
  });
});

function amounts({ itemId, forfeitedAt, amountCents }: { itemId?: ItemId; forfeitedAt: string; amountCents: number }) {
  return { itemId, forfeitedAt, amountCents };
}

/** How many units there are of each item and amount. */
function tally(
  runs: readonly { readonly itemId?: ItemId; readonly amountCents: number; readonly count: number }[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { itemId, amountCents, count } of runs) {
    const key = `${itemId ?? ""} ${amountCents}`;
    counts[key] = (counts[key] ?? 0) + count;
  }
  return counts;
}
