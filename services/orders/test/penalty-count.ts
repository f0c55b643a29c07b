import { idOf } from "@exparte/testing/id-of";
import type { ItemId } from "../src/rules/ids.js";
import type { Instant } from "../src/rules/instant.js";
import type { PenaltyTerms } from "../src/rules/penalty/penalty.js";
import type { PenaltyHistory, PenaltyItem } from "../src/rules/penalty/penalty-history.js";
import type { Interval } from "../src/rules/penalty/penalty-spans.js";
import { TICK_MS } from "./penalty-arbitrary.js";

export interface CountedUnit {
  readonly itemId?: ItemId;
  readonly at: number;
  readonly amountCents: number;
}

/** Where items do not count on their own. */
const NO_ITEM = idOf<ItemId>("");

/**
 * The penalty counted by hand: steps through time by the half hour, asks at each step whether there is a breach now,
 * and keeps a tally. No intervals, no arithmetic of terms, no Temporal: nothing is shared with what it checks.
 */
export function countByHand(history: PenaltyHistory, start: number, now: Instant): CountedUnit[] {
  const counted: CountedUnit[] = [];
  const onceDone = new Set<string>();
  const stretches = new Map<ItemId, { key: string; start: number; tally: Tally }>();
  let totalCents = 0;
  const forfeit = (itemId: ItemId, at: number, terms: PenaltyTerms, cents = terms.amountCents): void => {
    const amountCents = Math.min(cents, (terms.maximumCents ?? Infinity) - totalCents);
    if (amountCents <= 0) return;
    totalCents += amountCents;
    counted.push({ ...(itemId === NO_ITEM ? {} : { itemId }), at, amountCents });
  };

  for (let at = start; at < Date.parse(now); at += TICK_MS) {
    const terms = termsNow(history, at);
    const subjects = terms === undefined ? [] : subjectsNow(history, terms, at);
    for (const itemId of stretches.keys())
      if (!subjects.some((subject) => subject.itemId === itemId)) stretches.delete(itemId);
    if (terms === undefined) continue;
    const { unit, cents } = timeOf(terms);
    for (const { itemId, breaches, breachesInTime, omits, found, term } of subjects) {
      const key = `${term} ${mannerNow(history, at)}`;
      let stretch = stretches.get(itemId);
      if (stretch?.key !== key) {
        stretch = { key, start: at, tally: newTally() };
        stretches.set(itemId, stretch);
      } else if (isBoundary(unit, stretch.start, at)) {
        const { omitted, told, foundBefore } = stretch.tally;
        stretch.tally = { ...newTally(), omitted, told, foundBefore };
      }
      const { tally } = stretch;
      tally.terms ??= terms;
      tally.ticks += 1;
      if (omits && !tally.omitted) tally.told = false;
      tally.omitted = omits;
      if (breachesInTime) tally.breached += 1;
      if (!breaches) continue;
      switch (terms.unit) {
        case "ONCE":
          if (!onceDone.has(`${mannerNow(history, at)} ${itemId}`)) forfeit(itemId, at, terms);
          onceDone.add(`${mannerNow(history, at)} ${itemId}`);
          break;
        case "VIOLATION":
          // What the court found counts finding by finding; the omission itself, where no finding begins it.
          for (const finding of found) if (!tally.foundBefore.has(finding)) forfeit(itemId, at, terms);
          if (!tally.told && found.every((finding) => tally.foundBefore.has(finding))) forfeit(itemId, at, terms);
          for (const finding of found) tally.foundBefore.add(finding);
          tally.told = true;
          break;
        case "HOUR":
        case "DAY":
          break;
        default:
          terms.unit satisfies never;
      }
      // Hours and days, alone or beside an amount for each violation.
      if (unit !== undefined && breachesInTime && tally.breached === 1 && terms.startedUnits !== false)
        forfeit(itemId, at, terms, cents);
    }
    if (terms.startedUnits !== false || unit === undefined) continue;
    for (const [itemId, { start: begun, tally }] of stretchesInOrder(subjects, stretches)) {
      const complete = isBoundary(unit, begun, at + TICK_MS) && tally.breached === tally.ticks;
      if (complete && tally.terms) forfeit(itemId, at + TICK_MS, tally.terms, timeOf(tally.terms).cents);
    }
  }
  return counted;
}

/** Which hours or days count, if any, and what one costs. */
function timeOf({ unit, amountCents, whileLasting }: PenaltyTerms): { unit?: "HOUR" | "DAY"; cents: number } {
  if (unit === "HOUR" || unit === "DAY") return { unit, cents: amountCents };
  return whileLasting === undefined ? { cents: 0 } : { unit: whileLasting.unit, cents: whileLasting.amountCents };
}

/** The joint maximum by hand: all units in one row, one after the other, until nothing is left. */
export function countJointly(
  accounts: readonly (readonly CountedUnit[])[],
  versions: readonly { readonly from: Instant; readonly maximumCents?: number }[],
): { readonly account: number; readonly at: number; readonly amountCents: number }[] {
  const row = accounts
    .flatMap((units, account) => units.map(({ at, amountCents }) => ({ account, at, amountCents })))
    .sort((a, b) => a.at - b.at || a.account - b.account);
  let left = 0;
  let used = 0;
  return row.flatMap((unit) => {
    const version = versions.filter(({ from }, index) => index === 0 || Date.parse(from) <= unit.at).at(-1);
    left = (version?.maximumCents ?? Infinity) - used;
    const amountCents = Math.min(unit.amountCents, left);
    if (amountCents <= 0) return [];
    used += amountCents;
    return [{ ...unit, amountCents }];
  });
}

function stretchesInOrder<T>(subjects: readonly { itemId: ItemId }[], stretches: ReadonlyMap<ItemId, T>) {
  return subjects.flatMap(({ itemId }): [ItemId, T][] => {
    const stretch = stretches.get(itemId);
    return stretch === undefined ? [] : [[itemId, stretch]];
  });
}

/** What was seen since the hour or day began; `told`, `omitted` and `foundBefore` last for the whole stretch. */
interface Tally {
  ticks: number;
  breached: number;
  omitted: boolean;
  told: boolean;
  readonly foundBefore: Set<string>;
  terms?: PenaltyTerms;
}

function newTally(): Tally {
  return { ticks: 0, breached: 0, omitted: false, told: false, foundBefore: new Set() };
}

function isWithin({ from, until }: Interval, at: number): boolean {
  return Date.parse(from) <= at && (until === undefined || at < Date.parse(until));
}

function termsNow({ versions, moderations }: PenaltyHistory, at: number): PenaltyTerms | undefined {
  let terms: PenaltyTerms | undefined;
  for (const version of versions) if (Date.parse(version.from) <= at) terms = version.terms;
  for (const moderation of moderations) {
    if (terms === undefined || moderation.effect !== "REDUCED" || !isWithin(moderation, at)) continue;
    const { amountCents, whileLastingCents, maximumCents = Infinity } = moderation;
    const { whileLasting } = terms;
    if (whileLasting !== undefined && whileLastingCents !== undefined && whileLastingCents < whileLasting.amountCents)
      terms = { ...terms, whileLasting: { ...whileLasting, amountCents: whileLastingCents } };
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
    const own = JSON.stringify([terms?.unit, terms?.startedUnits, terms?.per, terms?.whileLasting?.unit]);
    if (Date.parse(from) <= at && own !== last) {
      manner += 1;
      last = own;
    }
  }
  return manner;
}

/** Whose term has passed, by itself or taken together; `term` says which, where items count on their own. */
function subjectsNow(history: PenaltyHistory, terms: PenaltyTerms, at: number) {
  if (history.servedAt === undefined || at < Date.parse(history.servedAt)) return [];
  if (history.ended !== undefined && at >= Date.parse(history.ended.at)) return [];
  const barred =
    history.suspensions.some((one) => isWithin(one, at)) ||
    history.insolvencies.some((one) => isWithin(one, at) && !one.forfeitsAllTheSame);
  const isDead = (history.deaths ?? []).some((one) => isWithin(one, at));
  const each = history.items.flatMap((item) => {
    const term = (item.complianceTerms ?? history.complianceTerms).findIndex(({ endsAt, stoppedAt }) =>
      isWithin({ from: endsAt, ...(stoppedAt && { until: stoppedAt }) }, at),
    );
    if (term === -1) return [];
    const omits = isUp(item, at);
    const suspended = item.suspensions?.some((one) => isWithin(one, at)) ?? false;
    const excused = history.moderations.some(
      (m) => m.effect !== "REDUCED" && isWithin(m, at) && (m.itemIds === undefined || m.itemIds.includes(item.itemId)),
    );
    const breaches = omits && !barred && !suspended && !excused;
    const found = breaches
      ? (item.breaches ?? []).filter((one) => isWithin(one, at)).map(({ finding }) => finding)
      : [];
    return [{ itemId: item.itemId, omits, breaches, breachesInTime: breaches && !isDead, found, term }];
  });
  if (terms.per === "ITEM" || each.length === 0) return each;
  return [
    {
      itemId: NO_ITEM,
      omits: each.some(({ omits }) => omits),
      breaches: each.some(({ breaches }) => breaches),
      breachesInTime: each.some(({ breachesInTime }) => breachesInTime),
      found: [...new Set(each.flatMap(({ found }) => found))],
      term: 0,
    },
  ];
}

function isUp({ addedAt, freedAt, gone }: PenaltyItem, at: number): boolean {
  if (addedAt !== undefined && at < Date.parse(addedAt)) return false;
  if (freedAt !== undefined && at >= Date.parse(freedAt)) return false;
  return !gone.some((one) => isWithin(one, at));
}

function isBoundary(unit: PenaltyTerms["unit"] | undefined, start: number, at: number): boolean {
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
