import type { Addressee, Item } from "../addressee/addressee.js";
import { dutyOf } from "../addressee/item-duties.js";
import { dutiesOf } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { Order } from "./order.js";

/**
 * The penalties of an addressee. The order's penalty stands over all duties that have none of their own: it is forfeited once
 * for an hour or day in which any of them is not met. A duty's own penalty is counted separately. Each penalty has an
 * account, named by the number of the duty; the order's account has no number.
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

/** The terms of the last version that set a penalty: what was forfeited under it outlives it. */
export function penaltyTermsOf(
  order: Order,
  { duties = [] }: Pick<Addressee, "duties">,
  account: PenaltyAccount,
): PenaltyTerms | undefined {
  if (account === undefined) return order.lastPenalty ?? order.document.penalty;
  return duties.find(({ number }) => number === account)?.penalty;
}

/** Any penalty that the order has had; all are in one currency. */
export function anyPenaltyOf(order: Order): PenaltyTerms | undefined {
  const own = order.addressees.flatMap(({ duties = [] }) => duties.flatMap(({ penalty }) => penalty ?? []));
  return order.lastPenalty ?? order.document.penalty ?? own[0];
}

export function setsPenalty(document: OrderDocument): boolean {
  return document.penalty !== undefined || dutiesOf(document).some(({ penalty }) => penalty !== undefined);
}
