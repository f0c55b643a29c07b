import { idOf } from "@exparte/testing/id-of";
import type { ItemId } from "../src/rules/ids.js";
import { instant } from "../src/rules/instant.js";
import type { PenaltyTerms } from "../src/rules/penalty/penalty.js";
import type { ComplianceTerm, PenaltyHistory } from "../src/rules/penalty/penalty-history.js";
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
  | { readonly at: number; readonly type: "clarify" | "suspend" | "resume" }
  | { readonly at: number; readonly type: "modify"; readonly urls: readonly string[]; readonly term: number };

export interface Beginning {
  readonly urls: readonly string[];
  readonly term: number;
  readonly penalty: PenaltyTerms;
}

const tick = (at: number) => instant(Date.parse(NOW) + at * TICK_MS);

interface Item {
  readonly url: string;
  /** From which half hour it was up again, or gone. */
  readonly gone: { from: number; until?: number }[];
  /** What was last said of it, until the court answers that. */
  said?: Deed & { readonly type: "confirm" };
  addedAt?: number;
  /** Of a version that is not served yet. */
  pending: boolean;
  freedAt?: number;
  /** Its term has passed, and no later one is its own. */
  keeps: boolean;
  /** By the half hour: which term of its had passed and was not replaced. */
  readonly passed: (number | undefined)[];
}

/**
 * An order's penalty told from what was done, half hour by half hour: a term is a number of half hours that is used up
 * or stands still, and of each half hour it is written down which term had passed by then. Shares nothing with
 * penalty-of-order.ts and compliance-terms.ts, nor with the events that they read. Undefined where an earlier service
 * shows that a question came too late, which was heard when it was asked: what is right then, the rules say themselves.
 */
export function tellByHand(
  begin: Beginning,
  deeds: readonly Deed[],
  until: number,
  waited: readonly boolean[] = [],
): PenaltyHistory | undefined {
  const items: Item[] = begin.urls.map((url) => newItem(url, false));
  const suspensions: { from: number; until?: number }[] = [];
  const waiting: boolean[] = [];
  /** Of the version whose duties the platform has now. */
  const served: { acknowledged: boolean; bailiff: boolean; at?: number; first?: number } = {
    acknowledged: false,
    bailiff: false,
  };
  let servedAt: number | undefined;
  let within = begin.term;
  let term: Term = "none";
  let fromService = false;
  let number = 0;
  let suspendedAt: number | undefined;
  let waits = false;
  let unserved = false;

  const covered = () => items.filter(({ freedAt }) => freedAt === undefined);
  const claims = () => covered().some(({ said }) => said?.said === "CLAIMED");
  const hasPassed = (at: number) => typeof term === "object" && "end" in term && term.end < at;
  const run = (end: number) => {
    number += 1;
    fromService = false;
    term = { end };
  };
  const standStill = (at: number) => {
    if (typeof term === "object" && "end" in term && term.end >= at) term = { left: term.end - at, since: at };
  };
  const goOn = (at: number) => {
    if (waits || unserved || suspendedAt !== undefined) return;
    if (term === "whole") run(at + within);
    else if (typeof term === "object" && "left" in term) run(at + term.left);
  };
  const giveMore = (at: number, more: number) => {
    if (typeof term !== "object") return;
    const end = "end" in term ? term.end + more : undefined;
    if (end !== undefined && end < (suspendedAt ?? at + 1)) {
      // As long as it has become, it has passed.
      term = { end };
      return;
    }
    number += 1;
    for (const item of items) item.keeps = false;
    if ("left" in term) term = { ...term, left: term.left + more };
    else if (end !== undefined)
      term = suspendedAt === undefined ? { end } : { left: end - suspendedAt, since: suspendedAt };
  };

  for (let at = 0, next = 0; at < until; at += 1) {
    for (; deeds[next]?.at === at; next += 1) {
      const deed = deeds[next];
      if (deed?.type === "serve" && !(deed.bailiff ? served.bailiff : served.acknowledged)) {
        const first = served.at === undefined;
        const earlier = served.at !== undefined && deed.servedAt < served.at;
        if (earlier && fromService) return tellByHand(begin, knownEarlier(deeds, served.first, next), until, waiting);
        if (deed.bailiff) served.bailiff = true;
        else served.acknowledged = true;
        if (earlier)
          for (const item of items.filter(({ addedAt }) => addedAt === served.at)) item.addedAt = deed.servedAt;
        served.at = Math.min(served.at ?? deed.servedAt, deed.servedAt);
        if (first) {
          served.first = next;
          for (const item of items.filter(({ pending }) => pending))
            Object.assign(item, { pending: false, addedAt: deed.servedAt });
          unserved = false;
          if (suspendedAt !== undefined || waits) term = "whole";
          else {
            run(deed.servedAt + within);
            fromService = true;
            // It may have passed before its service was known.
            for (const item of items.filter(({ keeps }) => !keeps))
              for (let early = deed.servedAt + within; early < at; early += 1) item.passed[early] ??= number;
          }
        }
        servedAt = Math.min(servedAt ?? deed.servedAt, deed.servedAt);
      } else if (deed?.type === "confirm") {
        const item = covered().find(({ url }) => url === deed.url);
        if (item === undefined || isRepeated(item, deed)) continue;
        say(item, deed);
        if (claims() && !waits && !hasPassed(suspendedAt ?? at)) {
          waits = true;
          standStill(at);
        } else if (!claims() && waits) {
          waits = false;
          goOn(at);
        }
      } else if (deed?.type === "clarify") {
        for (const item of items) {
          item.keeps = false;
          if (item.said?.said === "CLAIMED") delete item.said;
        }
        waits = false;
        fromService = false;
        term = unserved ? "none" : "whole";
        goOn(at);
      } else if (deed?.type === "suspend" && suspendedAt === undefined) {
        suspendedAt = at;
        suspensions.push({ from: at });
        standStill(at);
      } else if (deed?.type === "resume" && suspendedAt !== undefined) {
        suspendedAt = undefined;
        Object.assign(suspensions.at(-1) ?? {}, { until: at });
        goOn(at);
      } else if (deed?.type === "modify") {
        const complied = servedAt !== undefined && covered().every(isGone);
        const added = deed.urls.filter((url) => !covered().some((item) => item.url === url));
        for (const item of covered()) if (!deed.urls.includes(item.url)) item.freedAt = at;
        if (added.length > 0) {
          for (const item of covered()) if (hasPassed(at) && !item.pending && !isGone(item)) item.keeps = true;
          term = "none";
          fromService = false;
          unserved = true;
          Object.assign(served, { acknowledged: false, bailiff: false, at: undefined });
          for (const url of added) items.push(newItem(url, servedAt !== undefined));
        } else if (deed.term > within && !complied) giveMore(at, deed.term - within);
        else if (deed.term !== within) {
          fromService = false;
          if (!complied && typeof term === "object") {
            if ("left" in term) term = { left: Math.min(term.left, deed.term), since: term.since };
            else if (!hasPassed(suspendedAt ?? at)) term = { end: Math.min(term.end, at + deed.term) };
          }
        }
        within = deed.term;
        if (waits && !claims()) {
          waits = false;
          goOn(at);
        } else if (!waits && claims() && !hasPassed(suspendedAt ?? at)) {
          // It came too late for the term before; the one that the version gives is not over.
          waits = true;
          standStill(at);
        }
      }
      waiting[next] = waits;
      if (waited[next] !== undefined && waited[next] !== waits) return undefined;
    }
    for (const item of items) {
      if (item.keeps) item.passed[at] = item.passed[at - 1];
      else if (hasPassed(at + 1)) item.passed[at] = number;
    }
  }
  return {
    recordedUntil: tick(0),
    ...(servedAt === undefined ? {} : { servedAt: tick(servedAt) }),
    versions: [{ from: tick(0), terms: begin.penalty }],
    complianceTerms: [],
    items: items
      .filter(({ pending }) => !pending)
      .map((item, index) => ({
        itemId: idOf<ItemId>(`${index}`),
        complianceTerms: stretches(item.passed, until),
        gone: item.gone.map(interval),
        ...(item.addedAt === undefined ? {} : { addedAt: tick(item.addedAt) }),
        ...(item.freedAt === undefined ? {} : { freedAt: tick(item.freedAt) }),
      })),
    suspensions: suspensions.map(interval),
    moderations: [],
    insolvencies: [],
    otherLegalBars: [],
    notKnowable: [],
    interruptions: [],
  };
}

type Term =
  | "none"
  /** It is to begin, in full. */
  | "whole"
  | { readonly left: number; readonly since: number }
  | { readonly end: number };

function newItem(url: string, pending: boolean): Item {
  return { url, gone: [], pending, keeps: false, passed: [] };
}

function isGone({ gone }: Item): boolean {
  return gone.length > 0 && gone.at(-1)?.until === undefined;
}

/** The same again is no correction, and changes nothing. */
function isRepeated({ said }: Item, deed: Deed & { type: "confirm" }): boolean {
  return said?.said === deed.said && said.effectAt === deed.effectAt;
}

function say(item: Item, deed: Deed & { type: "confirm" }): void {
  const { at, said, effectAt } = deed;
  item.said = deed;
  if (said !== "REMOVED") {
    if (isGone(item)) Object.assign(item.gone.at(-1) ?? {}, { until: at });
    return;
  }
  if (isGone(item)) item.gone.pop();
  item.gone.push({ from: effectAt });
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
