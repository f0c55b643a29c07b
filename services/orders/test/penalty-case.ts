import { idOf } from "@exparte/testing/id-of";
import type { ItemId } from "../src/rules/ids.js";
import { COURT_TIME_ZONE, type Instant, instant } from "../src/rules/instant.js";
import type { PenaltyTerms } from "../src/rules/penalty/penalty.js";
import type { PenaltyHistory, PenaltyItem } from "../src/rules/penalty/penalty-history.js";
import type { Interval } from "../src/rules/penalty/penalty-spans.js";

/** A moment by the clock in the Netherlands, such as "2026-03-04 10:00"; of a time that comes twice, the first. */
export function nl(clock: string): Instant {
  const [day, time = "00:00"] = clock.split(" ");
  return instant(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(COURT_TIME_ZONE).epochMilliseconds);
}

/** From one moment by the clock to another; without the second, it still lasts. */
export function between(from: string, until?: string): Interval {
  return { from: nl(from), ...(until === undefined ? {} : { until: nl(until) }) };
}

export function item(itemId: ItemId, ...gone: readonly Interval[]): PenaltyItem {
  return { itemId, gone };
}

export const PER_DAY: PenaltyTerms = { amountCents: 100_000, currency: "EUR", unit: "DAY", maximumCents: 1_000_000 };

/**
 * € 1,000 a day to at most € 10,000; served on Monday 2 March 2026, the term ended on the 4th at 10:00. Nothing goes.
 */
export function penaltyCase(change: Partial<PenaltyHistory> = {}, terms: Partial<PenaltyTerms> = {}): PenaltyHistory {
  return {
    recordedUntil: nl("2026-03-02 10:00"),
    servedAt: nl("2026-03-02 10:00"),
    versions: [{ from: nl("2026-03-02 09:00"), terms: { ...PER_DAY, ...terms } }],
    complianceTerms: [{ endsAt: nl("2026-03-04 10:00") }],
    items: [item(idOf("a")), item(idOf("b"))],
    suspensions: [],
    moderations: [],
    insolvencies: [],
    otherLegalBars: [],
    notKnowable: [],
    interruptions: [],
    ...change,
  };
}
