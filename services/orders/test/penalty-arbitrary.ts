import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import type { ItemId } from "../src/rules/ids.js";
import { type Instant, instant } from "../src/rules/instant.js";
import type { JointVersion } from "../src/rules/penalty/joint-maximum.js";
import { PENALTY_SCOPES, PENALTY_UNITS, type PenaltyTerms, TIME_UNITS } from "../src/rules/penalty/penalty.js";
import type { FoundBreach, Moderation, PenaltyHistory, PenaltyItem } from "../src/rules/penalty/penalty-history.js";
import type { Interval } from "../src/rules/penalty/penalty-spans.js";

/** Random histories of eight days about a change of summer time, in which everything happens on the half hour. */
export const TICK_MS = 1_800_000;
export const TICKS = 8 * 48;
const STARTS = [
  Date.parse("2026-03-26T08:00:00Z"),
  Date.parse("2026-10-22T08:00:00Z"),
  Date.parse("2026-06-01T08:00:00Z"),
];

/** A history and a moment for which to account. */
export interface PenaltyQuestion {
  readonly start: number;
  readonly history: PenaltyHistory;
  readonly now: Instant;
}

export const penaltyQuestion: fc.Arbitrary<PenaltyQuestion> = fc.constantFrom(...STARTS).chain(questionFrom);

/** Of several accounts at one moment, with a joint maximum that a later version may change or take back. */
export const jointQuestion = fc.constantFrom(...STARTS).chain((start) => {
  const later = fc.integer({ min: 1, max: TICKS }).map((index) => instant(start + index * TICK_MS));
  const most = fc.option(fc.integer({ min: 20, max: 1_500 }), { freq: 6, nil: undefined });
  const version = (from: Instant, maximumCents: number | undefined): JointVersion =>
    maximumCents === undefined ? { from } : { from, maximumCents };
  return fc
    .tuple(fc.array(questionFrom(start), { minLength: 2, maxLength: 3 }), most, fc.option(fc.tuple(later, most)))
    .map(([questions, first, change]) => ({
      start,
      histories: questions.map(({ history }) => history),
      now: questions.reduce((last, { now }) => (now > last ? now : last), instant(start)),
      versions: [version(instant(start), first), ...(change === null ? [] : [version(...change)])],
    }));
});

function questionFrom(start: number): fc.Arbitrary<PenaltyQuestion> {
  const tick = fc.integer({ min: 0, max: TICKS });
  const moment = tick.map((index) => instant(start + index * TICK_MS));
  const late = fc.integer({ min: 96, max: TICKS }).map((index) => instant(start + index * TICK_MS));
  const early = fc.integer({ min: 0, max: 96 }).map((index) => instant(start + index * TICK_MS));
  const interval: fc.Arbitrary<Interval> = fc.tuple(moment, moment, fc.boolean()).map(([a, b, open]) => {
    const [from, until] = a < b ? [a, b] : [b, a];
    return open ? { from: until } : { from, until };
  });
  const short: fc.Arbitrary<Interval> = fc.tuple(tick, fc.integer({ min: 0, max: 4 })).map(([from, length]) => ({
    from: instant(start + from * TICK_MS),
    until: instant(start + (from + length) * TICK_MS),
  }));
  const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 2) => fc.array(arbitrary, { maxLength });
  const sometimes = <K extends string, T>(name: K, arbitrary: fc.Arbitrary<T>) =>
    fc
      .option(arbitrary, { freq: 2, nil: undefined })
      .map((value) => (value === undefined ? {} : { [name]: value }) as { [P in K]?: T });

  const maximum = sometimes("maximumCents", fc.integer({ min: 50, max: 1_500 }));
  const terms: fc.Arbitrary<PenaltyTerms> = fc
    .tuple(
      fc.record({
        amountCents: fc.integer({ min: 1, max: 50 }),
        currency: fc.constant("EUR"),
        unit: fc.constantFrom(...PENALTY_UNITS),
        startedUnits: fc.boolean(),
        per: fc.constantFrom(...PENALTY_SCOPES),
      }),
      maximum,
      sometimes(
        "whileLasting",
        fc.record({ amountCents: fc.integer({ min: 1, max: 50 }), unit: fc.constantFrom(...TIME_UNITS) }),
      ),
    )
    .map(([one, most, lasting]) => ({ ...one, ...most, ...(one.unit === "VIOLATION" ? lasting : {}) }));
  const change = fc
    .tuple(fc.record({ amountCents: fc.integer({ min: 1, max: 50 }) }), maximum)
    .map(([amounts, most]) => ({ ...amounts, ...most }));
  const reduction = fc
    .tuple(change, sometimes("whileLastingCents", fc.integer({ min: 1, max: 50 })))
    .map(([amounts, lasting]) => ({ ...amounts, ...lasting }));
  const versions = fc
    .tuple(terms, fc.constantFrom("none", "amounts", "all", "no penalty"), terms, change, moment)
    .map(([first, how, other, amounts, from]) => {
      const before = { from: instant(start), terms: first };
      if (how === "none") return [before];
      if (how === "no penalty") return [before, { from }];
      const { maximumCents: _, ...rest } = first;
      return [before, { from, terms: how === "all" ? other : { ...rest, ...amounts } }];
    });
  // Stopped before or after it passed, or not at all; disjoint, as the rules make them.
  const complianceTerms = fc.tuple(early, fc.option(fc.tuple(moment, moment), { freq: 3 })).map(([endsAt, stop]) => {
    if (stop === null) return [{ endsAt }];
    const [stoppedAt, anew] = stop[0] < stop[1] ? stop : [stop[1], stop[0]];
    return [{ endsAt, stoppedAt }, { endsAt: anew }];
  });
  /** Of one item or of several, each in its own time. */
  const breach: fc.Arbitrary<FoundBreach> = fc
    .tuple(interval, fc.constantFrom("finding-1", "finding-2", "finding-3"))
    .map(([during, finding]) => ({ ...during, finding }));
  const item = fc
    .tuple(
      some(fc.oneof(interval, short), 4),
      sometimes("addedAt", moment),
      sometimes("freedAt", moment),
      sometimes("complianceTerms", complianceTerms),
      sometimes("breaches", fc.uniqueArray(breach, { maxLength: 3, selector: ({ finding }) => finding })),
      sometimes("suspensions", some(interval)),
    )
    .map(([gone, added, freed, own, found, suspended]) => ({
      gone,
      ...added,
      ...freed,
      ...own,
      ...found,
      ...suspended,
    }));
  const items = fc
    .array(item, { minLength: 1, maxLength: 3 })
    .map((list) => list.map((one, index): PenaltyItem => ({ ...one, itemId: idOf(`item-${index}`) })));
  const itemIds = sometimes(
    "itemIds",
    fc.constantFrom(
      ...[["item-0"], ["item-1"], ["item-0", "item-2"]].map((named) => named.map((item) => idOf<ItemId>(item))),
    ),
  );
  const moderation: fc.Arbitrary<Moderation> = fc.oneof(
    fc.tuple(moment, itemIds).map(([from, only]) => ({ effect: "LIFTED" as const, from, ...only })),
    fc.tuple(interval, itemIds).map(([during, only]) => ({ effect: "SUSPENDED" as const, ...during, ...only })),
    fc.tuple(interval, reduction).map(([during, amounts]) => ({ effect: "REDUCED" as const, ...during, ...amounts })),
  );
  const insolvency = fc
    .tuple(interval, fc.boolean())
    .map(([during, forfeitsAllTheSame]) => ({ kind: "DEBT_RESCHEDULING" as const, ...during, forfeitsAllTheSame }));
  const ended = moment.map((at) => ({ at, how: "LIFTED" as const, forfeited: "STAYS" as const }));

  const history = fc
    .record({ recordedUntil: fc.constant(instant(start)), servedAt: early, versions, complianceTerms, items })
    .chain((base) =>
      fc
        .tuple(
          some(interval, 1),
          some(moderation, 2),
          some(insolvency, 1),
          sometimes("ended", ended),
          sometimes("deaths", some(interval, 1)),
        )
        .map(
          ([suspensions, moderations, insolvencies, end, died]): PenaltyHistory => ({
            ...base,
            suspensions,
            moderations,
            insolvencies,
            otherLegalBars: [],
            notKnowable: [],
            interruptions: [],
            ...end,
            ...died,
          }),
        ),
    );
  return fc.record({ start: fc.constant(start), history, now: late });
}
