import type { Instant } from "../instant.js";
import { endOfTerm } from "../term/term.js";
import type { Addressee, ConfirmationOutcome, Item } from "./addressee.js";

/**
 * The poster is told (DSA art. 9(5)): an intermediary service informs who posted the content of the order, its reasons,
 * redress and territorial scope, at the latest when it gives effect to it, or from the moment on that the court sets. It
 * confirms to the hub when it did, item by item, or why it cannot. Unconfirmed when its term for that ends, it is overdue.
 *
 * What was gone before the platform acted, or was not found, has no effect to tell of; and nothing is due any more of what
 * the order has let go, or while the court suspends it. Disclosure has a notice of its own, in the identities service.
 *
 * The statuses say where a platform stands with telling the poster of one item.
 */
export const POSTER_STATUSES = [
  "DUE",
  "OVERDUE",
  "INFORMED",
  "INFORMED_LATE",
  "INFORMED_EARLY",
  "NOT_POSSIBLE",
] as const;

export type PosterStatus = (typeof POSTER_STATUSES)[number];

export interface PosterTerm {
  /** The last moment at which telling the poster is in time. */
  readonly informBy: Instant;
  /** Until when the platform has to confirm it; unconfirmed after that, it is overdue. */
  readonly confirmBy: Instant;
}

/** What the platform did about the content, so that its poster is to know. */
const EFFECTS: ReadonlySet<ConfirmationOutcome> = new Set(["REMOVED", "ACCESS_DISABLED", "DEREFERENCED"]);

/** Undefined where the poster is to be told of nothing, or of nothing yet. */
export function posterTermOf({ intermediary }: Addressee, { confirmation }: Item): PosterTerm | undefined {
  if (intermediary === undefined || confirmation === undefined || !EFFECTS.has(confirmation.outcome)) return undefined;
  const { confirmWithin, notBefore } = intermediary;
  const { effectAt } = confirmation;
  const isPutOff = notBefore !== undefined && notBefore > effectAt;
  const confirmBy = endOfTerm({ within: confirmWithin, wholeDays: true }, isPutOff ? notBefore : effectAt);
  return { informBy: isPutOff ? confirmBy : effectAt, confirmBy };
}

/** The items of which the platform is still to confirm that the poster knows, each with its term. */
export function posterTermsOpen(addressee: Addressee): (PosterTerm & { readonly item: Item })[] {
  return addressee.items.flatMap((item) => {
    if (item.freed !== undefined || item.poster !== undefined) return [];
    const term = posterTermOf(addressee, item);
    return term === undefined ? [] : [{ ...term, item }];
  });
}

/** The term for confirming that ends first, of those that are open. */
export function posterConfirmBy(addressee: Addressee): Instant | undefined {
  return posterTermsOpen(addressee)
    .map(({ confirmBy }) => confirmBy)
    .toSorted()[0];
}

export function isPosterOverdue(addressee: Addressee, now: Instant): boolean {
  const confirmBy = posterConfirmBy(addressee);
  return confirmBy !== undefined && confirmBy < now;
}

/** The first term of which the hub recorded that it passed, and that is still open. */
export function saidPosterOverdue(addressee: Addressee): Instant | undefined {
  return posterTermsOpen(addressee)
    .flatMap(({ item, confirmBy }) => (item.posterPassed === confirmBy ? [confirmBy] : []))
    .toSorted()[0];
}

/** Undefined where nothing was due, or is not yet, and nothing was said. */
export function posterStatus(addressee: Addressee, item: Item, now: Instant): PosterStatus | undefined {
  const { poster } = item;
  if (poster?.outcome === "NOT_POSSIBLE") return "NOT_POSSIBLE";
  const term = posterTermOf(addressee, item);
  if (poster?.informedAt !== undefined) return whenInformed(addressee, poster.informedAt, term);
  if (term === undefined || item.freed !== undefined) return undefined;
  return term.confirmBy < now ? "OVERDUE" : "DUE";
}

function whenInformed({ intermediary }: Addressee, informedAt: Instant, term: PosterTerm | undefined): PosterStatus {
  if (intermediary?.notBefore !== undefined && informedAt < intermediary.notBefore) return "INFORMED_EARLY";
  return term !== undefined && informedAt > term.informBy ? "INFORMED_LATE" : "INFORMED";
}
