import type { FindingId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { cut, type Interval, join, type Span, span } from "../penalty/penalty-spans.js";
import type { FindingEvent } from "./finding.js";

/**
 * When an item counts as gone: as the platform says, unless the court finds otherwise.
 *
 * SAID_GONE   replaces what the platform said before of when the item went, and begins anew after a breach.
 * SAID_UP     the platform says that it is not gone: from the moment at which it says so.
 * FOUND_UP    a breach: the item was up from a moment until another, whatever the platform says. Without an end it was up
 *             when the court found so, and stays up until the platform says once more that it is gone.
 * FOUND_GONE  compliance: the item was gone from a moment on, whatever the platform says, until the platform itself says
 *             that it is not, or the court finds a later breach.
 *
 * A finding that the court withdraws leaves the list, as if it had never been made. No moment is found twice
 * (findings.ts), so it does not matter in which order findings are weighed.
 */
export type Word =
  | { readonly kind: "SAID_GONE"; readonly since: Instant; readonly at: Instant }
  | { readonly kind: "SAID_UP"; readonly at: Instant }
  | {
      readonly kind: "FOUND_UP";
      readonly finding: FindingId;
      readonly from: Instant;
      readonly until?: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "FOUND_GONE"; readonly finding: FindingId; readonly since: Instant; readonly at: Instant };

/** The words after the court found something, or took it back. */
export function wordsAfter(
  words: readonly Word[],
  event: FindingEvent & { kind: "BreachFound" | "ComplianceFound" | "FindingWithdrawn" },
): Word[] {
  const { findingId: finding, at } = event;
  switch (event.kind) {
    case "BreachFound": {
      const { from, until } = event;
      return [...words, { kind: "FOUND_UP", finding, from, ...(until === undefined ? {} : { until }), at }];
    }
    case "ComplianceFound":
      return [...words, { kind: "FOUND_GONE", finding, since: event.effectAt, at }];
    case "FindingWithdrawn":
      return words.filter((word) => !("finding" in word) || word.finding !== finding);
    default:
      return event satisfies never;
  }
}

/** A stretch that the court found to be a breach, until something ended it. */
export interface BreachFound extends Interval {
  readonly finding: FindingId;
}

/** In order of time. Where the court found nothing, as the platform said it, word by word. */
export function goneSpans(words: readonly Word[]): Interval[] {
  const said = saidGone(words);
  const found = words.flatMap((word) => foundIn(word) ?? []);
  if (found.length === 0) return said;
  const up = found.flatMap(({ up, during }) => (up ? [during] : []));
  const gone = found.flatMap(({ up, during }) => (up ? [] : [during]));
  return join([...cut(said.map(span), up), ...gone]).map(interval);
}

/** Since when it is gone; undefined while it is up. `before` asks how it was just before a moment. */
export function goneSinceIn(words: readonly Word[], before?: Instant): Instant | undefined {
  return goneSpans(words).findLast(
    ({ from, until }) => until === undefined || (before !== undefined && from < before && before <= until),
  )?.from;
}

/** What the court found, with the end that the platform or the court has given since to a breach that lasted. */
export function breachesIn(words: readonly Word[]): BreachFound[] {
  return words.flatMap((word) => {
    if (word.kind !== "FOUND_UP") return [];
    const { finding, from } = word;
    const until = word.until ?? endOfBreach(words, word.at);
    return [{ finding, from, ...(until === undefined ? {} : { until }) }];
  });
}

/** For which stretch a finding settles whether the item was up or gone. */
export function foundIn(
  word: Word,
): { readonly finding: FindingId; readonly up: boolean; readonly during: Span } | undefined {
  switch (word.kind) {
    case "FOUND_UP":
      return { finding: word.finding, up: true, during: span({ from: word.from, until: word.until ?? word.at }) };
    case "FOUND_GONE":
      return { finding: word.finding, up: false, during: span({ from: word.since, until: word.at }) };
    case "SAID_GONE":
    case "SAID_UP":
      return undefined;
    default:
      return word satisfies never;
  }
}

function endOfBreach(words: readonly Word[], foundAt: Instant): Instant | undefined {
  return goneSpans(words).find(({ until }) => until === undefined || until > foundAt)?.from;
}

function saidGone(words: readonly Word[]): Interval[] {
  const said: Interval[] = [];
  let isFound = false;
  for (const word of words) {
    const last = said.at(-1);
    const open = last !== undefined && last.until === undefined ? last : undefined;
    const close = (until: Instant) => open !== undefined && said.splice(-1, 1, { ...open, until });
    switch (word.kind) {
      case "SAID_GONE":
        if (isFound) break;
        if (open !== undefined) said.pop();
        said.push({ from: word.since });
        break;
      case "SAID_UP":
        close(word.at);
        isFound = false;
        break;
      case "FOUND_UP":
        if (word.until === undefined) {
          close(word.at);
          isFound = false;
        } else if (open !== undefined && open.from < word.until) {
          // What is said next is of after the breach, and corrects nothing from before it.
          close(word.from > open.from ? word.from : open.from);
          said.push({ from: word.until });
        }
        break;
      case "FOUND_GONE":
        if (open === undefined) said.push({ from: word.at });
        isFound = true;
        break;
      default:
        word satisfies never;
    }
  }
  return said;
}

function interval({ start, end }: Span): Interval {
  return { from: instant(start), ...(end === Infinity ? {} : { until: instant(end) }) };
}
