import type { Instant } from "../src/instant.js";
import type { PenaltyTerms } from "../src/penalty.js";
import type { PenaltyHistory, PenaltyItem } from "../src/penalty-history.js";
import type { Interval } from "../src/penalty-spans.js";
import { TICK_MS } from "./penalty-arbitrary.js";

export interface CountedUnit {
  readonly itemId?: string;
  readonly at: number;
  readonly amountCents: number;
}

/**
 * The penalty counted by hand: steps through time by the half hour, asks at each step whether there is a breach now,
 * and keeps a tally. No intervals, no arithmetic of terms, no Temporal: nothing is shared with what it checks.
 */
export function countByHand(history: PenaltyHistory, start: number, now: Instant): CountedUnit[] {
  const counted: CountedUnit[] = [];
  const onceDone = new Set<string>();
  let totalCents = 0;
  let stretch: { key: string; start: number; tally: Tally } | undefined;
  const forfeit = (itemId: string, at: number, terms: PenaltyTerms): void => {
    const amountCents = Math.min(terms.amountCents, (terms.maximumCents ?? Infinity) - totalCents);
    if (amountCents <= 0) return;
    totalCents += amountCents;
    counted.push({ ...(itemId === "" ? {} : { itemId }), at, amountCents });
  };

  for (let at = start; at < Date.parse(now); at += TICK_MS) {
    const terms = termsNow(history, at);
    const term = history.complianceTerms.findIndex(({ endsAt, stoppedAt }) =>
      isWithin({ from: endsAt, ...(stoppedAt && { until: stoppedAt }) }, at),
    );
    const open =
      terms !== undefined &&
      term >= 0 &&
      Date.parse(history.servedAt ?? "") <= at &&
      (history.ended === undefined || at < Date.parse(history.ended.at));
    if (!open) {
      stretch = undefined;
      continue;
    }
    const key = `${term} ${mannerNow(history, at)}`;
    if (stretch?.key !== key) stretch = { key, start: at, tally: newTally() };
    else if (isBoundary(terms.unit, stretch.start, at))
      stretch.tally = { ...newTally(), omitted: stretch.tally.omitted, told: stretch.tally.told };
    const { tally } = stretch;
    if (tally.ticks === 0) tally.terms = terms;
    tally.ticks += 1;

    for (const subject of subjectsNow(history, terms, at)) {
      const { itemId, breaches, omits } = subject;
      if (omits && !tally.omitted.has(itemId)) tally.told.delete(itemId);
      if (omits) tally.omitted.add(itemId);
      else tally.omitted.delete(itemId);
      if (!breaches) continue;
      tally.breached.set(itemId, (tally.breached.get(itemId) ?? 0) + 1);
      const first = tally.breached.get(itemId) === 1;
      switch (terms.unit) {
        case "ONCE":
          if (!onceDone.has(`${mannerNow(history, at)} ${itemId}`)) forfeit(itemId, at, terms);
          onceDone.add(`${mannerNow(history, at)} ${itemId}`);
          break;
        case "VIOLATION":
          if (!tally.told.has(itemId)) forfeit(itemId, at, terms);
          tally.told.add(itemId);
          break;
        default:
          if (first && terms.startedUnits !== false) forfeit(itemId, at, terms);
      }
    }
    const next = at + TICK_MS;
    if (
      terms.startedUnits === false &&
      (terms.unit === "DAY" || terms.unit === "HOUR") &&
      isBoundary(terms.unit, stretch.start, next)
    ) {
      for (const { itemId } of subjectsNow(history, terms, at)) {
        if (tally.breached.get(itemId) === tally.ticks && tally.terms) forfeit(itemId, next, tally.terms);
      }
    }
  }
  return counted;
}

/** What was seen since the hour or day began; `told` and `omitted` last for the whole stretch. */
interface Tally {
  ticks: number;
  terms?: PenaltyTerms;
  readonly breached: Map<string, number>;
  readonly omitted: Set<string>;
  readonly told: Set<string>;
}

function newTally(): Tally {
  return { ticks: 0, breached: new Map(), omitted: new Set(), told: new Set() };
}

function isWithin({ from, until }: Interval, at: number): boolean {
  return Date.parse(from) <= at && (until === undefined || at < Date.parse(until));
}

function termsNow({ versions, moderations }: PenaltyHistory, at: number): PenaltyTerms | undefined {
  let terms: PenaltyTerms | undefined;
  for (const version of versions) if (Date.parse(version.from) <= at) terms = version.terms;
  for (const moderation of moderations) {
    if (terms === undefined || moderation.effect !== "REDUCED" || !isWithin(moderation, at)) continue;
    const { amountCents, maximumCents = Infinity } = moderation;
    if (amountCents < terms.amountCents) terms = { ...terms, amountCents };
    if (maximumCents < (terms.maximumCents ?? Infinity)) terms = { ...terms, maximumCents };
  }
  return terms;
}

/** Changes when a version counts otherwise than the one before it. */
function mannerNow({ versions }: PenaltyHistory, at: number): number {
  let manner = 0;
  let last = "";
  for (const { from, terms } of versions) {
    const own = JSON.stringify([terms?.unit, terms?.startedUnits, terms?.per]);
    if (Date.parse(from) <= at && own !== last) {
      manner += 1;
      last = own;
    }
  }
  return manner;
}

function subjectsNow(history: PenaltyHistory, terms: PenaltyTerms, at: number) {
  const barred =
    history.suspensions.some((one) => isWithin(one, at)) ||
    history.insolvencies.some((one) => isWithin(one, at) && !one.forfeitsAllTheSame);
  const each = history.items.map((item) => {
    const omits = isUp(item, at);
    const excused = history.moderations.some(
      (m) => m.effect !== "REDUCED" && isWithin(m, at) && (m.itemIds === undefined || m.itemIds.includes(item.itemId)),
    );
    return { itemId: item.itemId, omits, breaches: omits && !barred && !excused };
  });
  if (terms.per === "ITEM") return each;
  return [{ itemId: "", omits: each.some(({ omits }) => omits), breaches: each.some(({ breaches }) => breaches) }];
}

function isUp({ addedAt, freedAt, gone }: PenaltyItem, at: number): boolean {
  if (addedAt !== undefined && at < Date.parse(addedAt)) return false;
  if (freedAt !== undefined && at >= Date.parse(freedAt)) return false;
  return !gone.some((one) => isWithin(one, at));
}

function isBoundary(unit: PenaltyTerms["unit"], start: number, at: number): boolean {
  if (unit === "HOUR") return (at - start) % 3_600_000 === 0;
  if (unit !== "DAY") return false;
  const begun = wallClock(start);
  const here = wallClock(at);
  if (here.date <= begun.date) return false;
  // In autumn an hour comes twice: the day begins at the first. In spring it does not come: the day begins an hour later.
  if (here.time === begun.time) return wallClock(at - 3_600_000).time !== here.time;
  const hourEarlier = wallClock(at - 3_600_000);
  return (
    hourEarlier.time < "02:00" &&
    here.time >= "03:00" &&
    here.time < "04:00" &&
    begun.time === `02${here.time.slice(2)}`
  );
}

const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "short",
});
const labels = new Map<number, { date: string; time: string }>();

function wallClock(at: number): { date: string; time: string } {
  let label = labels.get(at);
  if (label === undefined) {
    const [date = "", time = ""] = format.format(at).split(" ");
    label = { date, time };
    labels.set(at, label);
  }
  return label;
}
