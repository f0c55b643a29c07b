import { idOf } from "@exparte/testing/id-of";
import { instant } from "../src/rules/instant.js";
import type { PenaltyTerms } from "../src/rules/penalty/penalty.js";
import type { ComplianceTerm, PenaltyHistory, PenaltyItem } from "../src/rules/penalty/penalty-history.js";
import { NOW } from "./fixtures.js";
import { TICK_MS } from "./penalty-arbitrary.js";

/** What was done to an order that addresses vidshare alone, at a half hour of its own; what was refused is left out. */
export type Deed =
  | { readonly at: number; readonly type: "serve"; readonly bailiff: boolean; readonly servedAt: number }
  | {
      readonly at: number;
      readonly type: "confirm";
      readonly url: string;
      readonly said: "REMOVED" | "CLAIMED" | "IMPOSSIBLE";
      readonly effectAt: number;
    }
  /** What the court found of the item of that number; a breach lasts where it has no end. */
  | {
      readonly at: number;
      readonly type: "breach";
      readonly item: number;
      readonly from: number;
      readonly until?: number;
    }
  | { readonly at: number; readonly type: "comply"; readonly item: number; readonly effectAt: number }
  /** Of the finding that was the deed of that number. */
  | { readonly at: number; readonly type: "withdraw"; readonly finding: number }
  | { readonly at: number; readonly type: "clarify" | "reject" | "suspend" | "resume" }
  | { readonly at: number; readonly type: "suspendItem"; readonly url: string }
  /** `back`: it was put back by then. */
  | { readonly at: number; readonly type: "resumeItem"; readonly url: string; readonly back: boolean }
  | { readonly at: number; readonly type: "modify"; readonly urls: readonly string[]; readonly term: number };

export interface Beginning {
  readonly urls: readonly string[];
  readonly term: number;
  readonly penalty: PenaltyTerms;
}

const tick = (at: number) => instant(Date.parse(NOW) + at * TICK_MS);

interface Item {
  readonly url: string;
  /** The deeds with which it came and went; absent: with the order, and not at all. */
  readonly came?: number;
  went?: number;
  /** Its place among all items there ever were. */
  readonly number: number;
}

/** What became of one item. */
interface Told {
  /** From which half hour it was gone, and up again. */
  readonly gone: readonly { from: number; until?: number }[];
  readonly breaches: readonly { from: number; until?: number; finding: string }[];
  /** While it was suspended by itself. */
  readonly apart: { from: number; until?: number }[];
  /** By the half hour: which term of its had passed and was not replaced. */
  readonly passed: (number | undefined)[];
  addedAt?: number;
  /** Of a version that is not served yet. */
  pending: boolean;
}

/**
 * An order's penalty told from what was done, item by item and half hour by half hour: a term is a number of half hours
 * that is used up or stands still, and of each half hour it is written down which term had passed by then. Shares nothing
 * with the rules and the events that they read. Undefined where an earlier service shows that a claim came too late, which
 * was heard when it was made: what is right then, the rules say themselves.
 * `onlyWrits`: no penalty is forfeited before a bailiff has served what set it, though terms run from the acknowledgement.
 */
export function tellByHand(
  begin: Beginning,
  deeds: readonly Deed[],
  until: number,
  onlyWrits = false,
): PenaltyHistory | undefined {
  const told = itemsOf(begin, deeds).map((item) => ({ item, is: tellItem(begin, deeds, item, until) }));
  const items: PenaltyItem[] = [];
  for (const { item, is } of told) {
    if (is === undefined) return undefined;
    const writ = onlyWrits ? writFor(begin, deeds, item) : "like any service";
    if (writ === undefined || (is.pending && !onlyWrits)) continue;
    const addedAt = writ === "like any service" ? is.addedAt : writ === "with the order" ? undefined : writ;
    const freed = item.went === undefined ? undefined : deeds[item.went]?.at;
    items.push({
      itemId: idOf(`${items.length}`),
      complianceTerms: stretches(is.passed, until),
      gone: is.gone.map(interval),
      ...(is.breaches.length === 0
        ? {}
        : { breaches: is.breaches.map(({ finding, ...during }) => ({ finding, ...interval(during) })) }),
      ...(is.apart.length === 0 ? {} : { suspensions: is.apart.map(interval) }),
      ...(addedAt === undefined ? {} : { addedAt: tick(addedAt) }),
      ...(freed === undefined ? {} : { freedAt: tick(freed) }),
    });
  }
  const servedAt = onlyWrits ? firstWrit(begin, deeds) : firstService(begin, deeds);
  return {
    recordedUntil: tick(0),
    ...(servedAt === undefined ? {} : { servedAt: tick(servedAt) }),
    versions: [{ from: tick(0), terms: begin.penalty }],
    complianceTerms: [],
    items,
    suspensions: suspensionsOf(deeds).map(interval),
    moderations: [],
    insolvencies: [],
    otherLegalBars: [],
    notKnowable: [],
    interruptions: [],
  };
}

/** A version that names a place which the order does not cover has a new item there. */
function itemsOf(begin: Beginning, deeds: readonly Deed[]): Item[] {
  const items: Item[] = begin.urls.map((url, number) => ({ url, number }));
  deeds.forEach((deed, index) => {
    if (deed.type !== "modify") return;
    const covered = items.filter(({ went }) => went === undefined);
    for (const item of covered) if (!deed.urls.includes(item.url)) item.went = index;
    for (const url of deed.urls)
      if (!covered.some((item) => item.url === url)) items.push({ url, came: index, number: items.length });
  });
  return items;
}

function suspensionsOf(deeds: readonly Deed[]): { from: number; until?: number }[] {
  const found: { from: number; until?: number }[] = [];
  for (const { type, at } of deeds) {
    const last = found.at(-1);
    const open = last !== undefined && last.until === undefined;
    if (type === "suspend" && !open) found.push({ from: at });
    else if (type === "resume" && open) last.until = at;
  }
  return found;
}

/** What the services so far are of: a version with more items is served anew, and then none of an older one counts. */
class Services {
  readonly #added: ReadonlySet<number>;
  #givenAt = -Infinity;
  #unserved = false;
  #acknowledged = false;
  #bailiff = false;
  /** The first of the version that binds now, and with which deed that became known. */
  at: number | undefined;
  deed: number | undefined;

  constructor(begin: Beginning, deeds: readonly Deed[]) {
    this.#added = new Set(itemsOf(begin, deeds).flatMap(({ came }) => came ?? []));
  }

  version(index: number, at: number): boolean {
    const adds = this.#added.has(index);
    if (adds || this.#unserved) this.#givenAt = at;
    if (adds) {
      this.#unserved = true;
      this.#acknowledged = this.#bailiff = false;
      this.at = this.deed = undefined;
    }
    return adds;
  }

  binds({ bailiff, servedAt }: Deed & { type: "serve" }): boolean {
    return bailiff ? !this.#bailiff && servedAt >= this.#givenAt : !this.#acknowledged;
  }

  serve({ bailiff, servedAt }: Deed & { type: "serve" }, index: number): void {
    if (bailiff) this.#bailiff = true;
    else this.#acknowledged = true;
    this.#unserved = false;
    this.deed ??= index;
    this.at = Math.min(this.at ?? servedAt, servedAt);
  }
}

function firstService(begin: Beginning, deeds: readonly Deed[]): number | undefined {
  const moments: number[] = [];
  const services = new Services(begin, deeds);
  deeds.forEach((deed, index) => {
    if (deed.type === "modify") services.version(index, deed.at);
    if (deed.type !== "serve" || !services.binds(deed)) return;
    services.serve(deed, index);
    moments.push(deed.servedAt);
  });
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** The first writ of a bailiff that binds, after a deed. */
function firstWrit(begin: Beginning, deeds: readonly Deed[], after = -1): number | undefined {
  const services = new Services(begin, deeds);
  let found: number | undefined;
  deeds.forEach((deed, index) => {
    if (deed.type === "modify") services.version(index, deed.at);
    if (deed.type !== "serve" || !services.binds(deed)) return;
    services.serve(deed, index);
    if (deed.bailiff && index > after) found ??= deed.servedAt;
  });
  return found;
}

/** What came after a writ waits for another; what was there at the first one is served by it. */
function writFor(begin: Beginning, deeds: readonly Deed[], { came }: Item): number | "with the order" | undefined {
  if (came === undefined || firstWrit(begin, deeds.slice(0, came)) === undefined) return "with the order";
  return firstWrit(begin, deeds, came);
}

/** One item's term, and what is said of it. */
function tellItem(
  begin: Beginning,
  deeds: readonly Deed[],
  item: Item,
  until: number,
  heard: readonly boolean[] = [],
): Told | undefined {
  const services = new Services(begin, deeds);
  const told: Told = { gone: [], breaches: [], apart: [], passed: [], pending: false };
  let words: Heard[] = [];
  /** What had passed, should the court reject the claim that it is asked about. */
  const ifRejected: (number | undefined)[] = [];
  const hears: boolean[] = [];
  const freedAt = (item.went === undefined ? undefined : deeds[item.went]?.at) ?? Infinity;
  let here = item.came === undefined;
  let said: (Deed & { readonly type: "confirm" }) | undefined;
  let within = begin.term;
  /** Of the term that it has, which keeps its length while the item is gone. */
  let length = begin.term;
  let term = "none" as Term;
  let fromService = false;
  let number = 0;
  let suspendedAt: number | undefined;
  let asked = false;
  /** It took a claim back, and the court has clarified nothing since: a claim by itself stops nothing any more. */
  let tookBack = false;
  let everServed = false;

  const ended = (at: number) => typeof term === "object" && "end" in term && term.end < at;
  let isGone = false;
  const hear = (at: number, word?: Heard) => {
    if (word !== undefined) words.push(word);
    isGone = pictureOf(words, until)[at] === true;
  };
  const isApart = () => told.apart.length > 0 && told.apart.at(-1)?.until === undefined;
  const stillSince = () => {
    const apart = isApart() ? told.apart.at(-1)?.from : undefined;
    return suspendedAt === undefined || apart === undefined ? (suspendedAt ?? apart) : Math.min(suspendedAt, apart);
  };
  const run = (end: number) => {
    number += 1;
    fromService = false;
    term = { end };
  };
  /** Uses up the half hours from a service that becomes known now, but for suspensions; gives those in which it had passed. */
  const catchUp = (
    servedAt: number,
    at: number,
    suspensions: readonly { from: number; until?: number }[],
  ): number[] => {
    const stands = [...suspensions, ...told.apart];
    const isStill = (half: number) => stands.some(({ from, until: end = Infinity }) => from <= half && half < end);
    const late: number[] = [];
    let left = within;
    let [begins, goesOn] = [!isStill(servedAt), false];
    for (let half = servedAt; half < at; half += 1) {
      if (left >= 0 && isStill(half)) continue;
      begins = true;
      goesOn ||= left >= 0 && half > servedAt && isStill(half - 1);
      if (left <= 0) late.push(half);
      left -= 1;
    }
    number += 1;
    if (left >= 0 && isStill(at)) term = begins ? { left } : "whole";
    else term = { end: at + left };
    goesOn ||= left >= 0 && !isStill(at) && at > servedAt && isStill(at - 1);
    fromService = begins && !goesOn;
    return late;
  };
  const renew = (at: number) => {
    asked = false;
    ifRejected.length = 0;
    fromService = false;
    if (term === "none") return;
    term = "whole";
    length = within;
    if (stillSince() === undefined) run(at + within);
  };
  const ask = (at: number) => {
    if (said?.said === "CLAIMED" && !asked && !tookBack && term !== "none" && !ended(stillSince() ?? at)) asked = true;
  };
  const giveMore = (at: number, more: number) => {
    if (typeof term !== "object") return;
    if ("left" in term) {
      number += 1;
      term = { left: term.left + more };
      return;
    }
    const end = term.end + more;
    term = { end };
    // Else, as long as it has become, it has passed.
    const since = stillSince();
    if (end < (since ?? at + 1)) return;
    number += 1;
    if (since !== undefined) term = { left: end - since };
  };
  const giveLess = (at: number, most: number) => {
    fromService = false;
    if (typeof term !== "object") return;
    if ("left" in term) term = { left: Math.min(term.left, most) };
    else if (!ended(stillSince() ?? at)) term = { end: Math.min(term.end, at + most) };
  };

  for (let at = 0, next = 0; at < until; at += 1) {
    for (; deeds[next]?.at === at; next += 1) {
      const deed = deeds[next];
      const ofItem = here && (item.went === undefined || next <= item.went);
      if (deed?.type === "serve" && services.binds(deed)) {
        // Also of an item that a version has let go since, if only at the same moment.
        const bound = here && (ofItem || deed.servedAt < freedAt);
        const known = services.at;
        const earlier = known !== undefined && deed.servedAt < known;
        if (earlier && fromService && bound)
          return tellItem(begin, knownEarlier(deeds, services.deed, next), item, until, hears);
        if (earlier && told.addedAt === known) told.addedAt = deed.servedAt;
        services.serve(deed, next);
        everServed = true;
        if (!bound || term !== "none") continue;
        if (told.pending) Object.assign(told, { pending: false, addedAt: deed.servedAt });
        length = within;
        const late = catchUp(deed.servedAt, at, suspensionsOf(deeds.slice(0, next)));
        if (said !== undefined) ask(Math.max(said.at, deed.servedAt));
        // It may have passed before its service was known.
        for (const early of late) if (early < freedAt) (asked ? ifRejected : told.passed)[early] = number;
      } else if (deed?.type === "confirm" && ofItem && deed.url === item.url) {
        // The same again is no correction, and changes nothing.
        if (said?.said === deed.said && said.effectAt === deed.effectAt) continue;
        said = deed;
        hear(at, deed.said === "REMOVED" ? { is: "gone", at, since: deed.effectAt } : { is: "up", at });
        if (asked && deed.said !== "CLAIMED") {
          renew(at);
          tookBack = true;
        }
        ask(at);
      } else if (deed?.type === "breach" && deed.item === item.number) {
        const { from, until: end } = deed;
        hear(at, { is: "breach", at, from, deed: next, ...(end === undefined ? {} : { until: end }) });
      } else if (deed?.type === "comply" && deed.item === item.number) {
        hear(at, { is: "comply", at, since: deed.effectAt, deed: next });
      } else if (deed?.type === "withdraw") {
        words = words.filter((word) => !("deed" in word) || word.deed !== deed.finding);
        hear(at);
      } else if (deed?.type === "clarify" && ofItem && said?.said === "CLAIMED") {
        said = undefined;
        tookBack = false;
        renew(at);
      } else if (deed?.type === "reject" && ofItem && said?.said === "CLAIMED") {
        said = undefined;
        asked = false;
        ifRejected.forEach((passed, early) => {
          told.passed[early] ??= passed;
        });
        ifRejected.length = 0;
      } else if (deed?.type === "suspendItem" && ofItem && deed.url === item.url) {
        told.apart.push({ from: at });
        if (typeof term === "object" && "end" in term && term.end >= at) term = { left: term.end - at };
      } else if (deed?.type === "resumeItem" && ofItem && deed.url === item.url) {
        Object.assign(told.apart.at(-1) ?? {}, { until: at });
        if (deed.back) {
          hear(at, { is: "up", at });
          said = undefined;
          tookBack = false;
          renew(at);
        } else if (suspendedAt === undefined) {
          if (term === "whole") run(at + length);
          else if (typeof term === "object" && "left" in term) run(at + term.left);
        }
        ask(at);
      } else if (deed?.type === "suspend" && suspendedAt === undefined) {
        suspendedAt = at;
        if (ofItem && typeof term === "object" && "end" in term && term.end >= at) term = { left: term.end - at };
      } else if (deed?.type === "resume" && suspendedAt !== undefined) {
        suspendedAt = undefined;
        if (!ofItem || isApart()) continue;
        if (term === "whole") run(at + length);
        else if (typeof term === "object" && "left" in term) run(at + term.left);
      } else if (deed?.type === "modify") {
        const adds = services.version(next, at);
        if (item.came === next) Object.assign(told, { pending: everServed });
        here ||= item.came === next;
        if (ofItem && item.went !== next && deed.term !== within && (term === "whole" || !isGone)) {
          if (deed.term > length) giveMore(at, deed.term - length);
          else if (deed.term < length) giveLess(at, deed.term);
          length = deed.term;
        }
        if (adds) fromService = false;
        within = deed.term;
        if (ofItem && item.went !== next && !isApart()) ask(at);
      }
      hears[next] = asked;
      if (heard[next] !== undefined && heard[next] !== asked) return undefined;
    }
    // What the order has let go is owed no more: nobody is late with it, and it begins and keeps up no count of units.
    if (at < freedAt && ended(at + 1)) (asked ? ifRejected : told.passed)[at] = number;
  }
  const picture = pictureOf(words, until);
  return { ...told, gone: runsOf(picture), breaches: words.flatMap((word) => breachOf(word, picture) ?? []) };
}

type Term =
  | "none"
  /** It is to begin, in full. */
  | "whole"
  | { readonly left: number }
  | { readonly end: number };

/** What was said and found of an item, as far as nobody took it back. */
type Heard =
  | { readonly is: "gone"; readonly at: number; readonly since: number }
  | { readonly is: "up"; readonly at: number }
  | {
      readonly is: "breach";
      readonly at: number;
      readonly from: number;
      readonly until?: number;
      readonly deed: number;
    }
  | { readonly is: "comply"; readonly at: number; readonly since: number; readonly deed: number };

/** Painted word by word: of each half hour, whether it was gone. What the court settled, nobody paints over. */
function pictureOf(words: readonly Heard[], until: number): boolean[] {
  let gone = Array.from({ length: until }, () => false);
  const settled = new Set<number>();
  const paint = (from: number, to: number, is: boolean) => {
    for (let half = from; half < to; half += 1) if (!settled.has(half)) gone[half] = is;
  };
  const settle = (from: number, to: number, is: boolean) => {
    paint(from, to, is);
    for (let half = from; half < to; half += 1) settled.add(half);
  };
  /** Since when it is gone by the last word on that, and the picture without that word. */
  let last: { since: number; without: readonly boolean[] } | undefined;
  let byCourt = false;
  for (const word of words) {
    switch (word.is) {
      case "gone": {
        if (byCourt) break;
        const before = last;
        if (before !== undefined)
          gone = gone.map((is, half) => (settled.has(half) ? is : before.without[half] === true));
        last = { since: word.since, without: [...gone] };
        paint(word.since, until, true);
        break;
      }
      case "up":
        paint(word.at, until, false);
        last = undefined;
        byCourt = false;
        break;
      case "breach": {
        const { at, from, until: end = at } = word;
        settle(from, end, false);
        if (word.until === undefined) {
          paint(at, until, false);
          last = undefined;
          byCourt = false;
        } else if (last !== undefined && last.since < end) {
          const { without } = last;
          last = { since: end, without: gone.map((is, half) => (half < end ? is : without[half] === true)) };
        }
        break;
      }
      case "comply":
        settle(word.since, word.at, true);
        last ??= { since: word.at, without: [...gone] };
        paint(word.at, until, true);
        byCourt = true;
        break;
      default:
        word satisfies never;
    }
  }
  return gone;
}

function runsOf(picture: readonly boolean[]): { from: number; until?: number }[] {
  const found: { from: number; until?: number }[] = [];
  picture.forEach((gone, half) => {
    if (gone && picture[half - 1] !== true) found.push({ from: half });
    const last = found.at(-1);
    if (!gone && picture[half - 1] === true && last !== undefined) last.until = half;
  });
  return found;
}

/** One that lasts ends when the item is next gone. */
function breachOf(word: Heard, picture: readonly boolean[]) {
  if (word.is !== "breach") return undefined;
  const back = picture.findIndex((gone, half) => half >= word.at && gone);
  const until = word.until ?? (back === -1 ? undefined : back);
  return { from: word.from, finding: String(word.deed), ...(until === undefined ? {} : { until }) };
}

/** The same deeds, had the service that was known first been known to be as early as the one that became known. */
function knownEarlier(deeds: readonly Deed[], first: number | undefined, late: number): Deed[] {
  const known = deeds[late];
  return deeds.map((one, index) => {
    if (one.type !== "serve" || known?.type !== "serve") return one;
    if (index === late) return { ...one, servedAt: one.at };
    return index === first ? { ...one, servedAt: known.servedAt } : one;
  });
}

function stretches(passed: readonly (number | undefined)[], until: number): ComplianceTerm[] {
  const found: ComplianceTerm[] = [];
  for (let at = 0; at < until; at += 1) {
    if (passed[at] === undefined || passed[at] === passed[at - 1]) continue;
    let end = at;
    while (end < until && passed[end] === passed[at]) end += 1;
    found.push({ endsAt: tick(at), ...(end === until ? {} : { stoppedAt: tick(end) }) });
  }
  return found;
}

function interval({ from, until }: { readonly from: number; readonly until?: number }) {
  return { from: tick(from), ...(until === undefined ? {} : { until: tick(until) }) };
}
