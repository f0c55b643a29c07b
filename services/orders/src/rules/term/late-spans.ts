import type { Instant } from "../instant.js";
import { hasPassedBy, rejectClaimOn, stoodStillSince, type Term } from "./term.js";

/** From when a term had passed, and until when: it stood still by then, or another came in its place. */
export interface LateSpan {
  readonly endsAt: Instant;
  readonly stoppedAt?: Instant;
}

/** A term as it was last, and when it was taken away without another. */
export interface PastTerm {
  readonly term: Term;
  readonly endedAt?: Instant;
}

/**
 * When the terms that an item had one after the other had passed, in order of time. One that had passed already when it
 * was given lets the one run on that it was to replace. The last is over, passed or not, when the order lets the item go
 * (art. 611a(4)): so an item that is late afterwards is late by its own term, and its hours and days count from its end.
 */
export function lateSpans(terms: readonly PastTerm[], freedAt?: Instant): LateSpan[] {
  const spans: LateSpan[] = [];
  terms.forEach(({ term, endedAt }, index) => {
    const { until, givenAt } = term;
    if (until === undefined) return;
    const since = stillSince(term);
    const stoppedAt = since ?? endedAt ?? terms[index + 1]?.term.givenAt ?? freedAt;
    const replaced = terms[index - 1];
    const last = spans.at(-1);
    const passedAlready =
      last?.stoppedAt === givenAt &&
      replaced !== undefined &&
      stillSince(replaced.term) === undefined &&
      until <= givenAt &&
      since === undefined;
    const runsOn = passedAlready ? spans.pop() : undefined;
    const begun = last?.stoppedAt !== undefined && last.stoppedAt > until ? last.stoppedAt : until;
    spans.push({
      endsAt: runsOn?.endsAt ?? begun,
      ...(stoppedAt === undefined ? {} : { stoppedAt }),
    });
  });
  return spans;
}

/** The terms as they were all the while, once a claim is rejected that stopped them from a moment. */
export function withoutClaim(terms: readonly PastTerm[], claimedAt: Instant): PastTerm[] {
  return terms.map((past) => (past.term.claimedAt === claimedAt ? { ...past, term: rejectClaimOn(past.term) } : past));
}

/** From when it stood still; undefined where it had passed by then, and so did not. */
function stillSince(term: Term): Instant | undefined {
  const since = stoodStillSince(term);
  return since === undefined || hasPassedBy(term, since) ? undefined : since;
}
