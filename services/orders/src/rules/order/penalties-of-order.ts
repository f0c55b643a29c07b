import { type Addressee, dutyOf, type Item } from "../addressee/addressee.js";
import { dutiesOf } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { Order } from "./order.js";

/**
 * Under which penalties an addressee stands. The order's is one over all duties that have none of their own, so that it
 * is forfeited once for an hour or day in which any of them is not met; a duty's own is counted by itself. Each has an
 * account: a duty's own by the number of the duty, the order's without one.
 */
export type PenaltyAccount = number | undefined;

/** The accounts of an addressee, that of the order's penalty first. */
export function accountsOf({ duties }: Pick<Addressee, "duties">): PenaltyAccount[] {
  if (duties === undefined) return [undefined];
  const own = duties.flatMap(({ number, penalty }) => (penalty === undefined ? [] : [number]));
  return own.length === duties.length ? own : [undefined, ...own];
}

export function accountOf(addressee: Pick<Addressee, "duties">, item: Pick<Item, "duty">): PenaltyAccount {
  const duty = dutyOf(addressee, item);
  return duty?.penalty === undefined ? undefined : duty.number;
}

/** As the last version had them that set a penalty: what was forfeited under it outlives it. */
export function penaltyTermsOf(
  order: Order,
  { duties = [] }: Pick<Addressee, "duties">,
  account: PenaltyAccount,
): PenaltyTerms | undefined {
  if (account === undefined) return order.lastPenalty ?? order.document.penalty;
  return duties.find(({ number }) => number === account)?.penalty;
}

/** Any that the order has had, all of which are in one currency. */
export function anyPenaltyOf(order: Order): PenaltyTerms | undefined {
  const own = order.addressees.flatMap(({ duties = [] }) => duties.flatMap(({ penalty }) => penalty ?? []));
  return order.lastPenalty ?? order.document.penalty ?? own[0];
}

export function setsPenalty(document: OrderDocument): boolean {
  return document.penalty !== undefined || dutiesOf(document).some(({ penalty }) => penalty !== undefined);
}
