import { type Instant, instant, termStart } from "../instant.js";
import { refuse } from "../refusals.js";
import type { OrderDocument } from "./order-document.js";

/**
 * An order that is given orally (mondelinge uitspraak), by telephone on a Saturday night, binds from then: a bailiff serves it,
 * the terms run from that service, and whoever obeys is in time. It is written and sealed within two weeks, as the record of an
 * oral decision is by Rv art. 29a. `issuedAt` is when it was sealed.
 */
export const WRITTEN_WITHIN = "P14D";

/** Refuses an oral moment that lies after the written order, or longer before it than an order waits to be written. */
export function checkGivenOrally({ givenOrallyAt, issuedAt, version }: OrderDocument): void {
  // A later version repeats what was checked with the first.
  if (givenOrallyAt === undefined || version > 1) return;
  const field = "order.givenOrallyAt";
  if (givenOrallyAt >= issuedAt) {
    throw refuse(
      "FIELD_INVALID",
      `${field} is ${givenOrallyAt}, and the order was written at ${issuedAt}; leave it out where the order was given in writing.`,
      { field },
    );
  }
  const earliest = termStart(instant(issuedAt), WRITTEN_WITHIN);
  if (givenOrallyAt >= earliest) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} is ${givenOrallyAt}, and what was given orally is written within 14 days: not before ${earliest}. Check the date, or give the order anew.`,
    { field },
  );
}

/** The other moment of a version would say that another order was given. */
export function checkSameOral(known: Instant | undefined, { givenOrallyAt }: OrderDocument): void {
  if (givenOrallyAt === undefined || givenOrallyAt === known) return;
  const was = known === undefined ? "in writing" : `orally at ${known}`;
  throw refuse(
    "FIELD_INVALID",
    `order.givenOrallyAt is ${givenOrallyAt}, and the order was given ${was}; repeat that, or leave it out.`,
    { field: "order.givenOrallyAt" },
  );
}

/** From when the order could be obeyed and served; one that was sealed a little before the hub had it, from then. */
export function givenAt({
  issuedAt,
  givenOrallyAt,
}: {
  readonly issuedAt: Instant;
  readonly givenOrallyAt?: Instant;
}): Instant {
  return givenOrallyAt ?? issuedAt;
}
