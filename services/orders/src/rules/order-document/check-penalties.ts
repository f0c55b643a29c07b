import type { JointMaximum } from "../penalty/joint-maximum.js";
import { checkPenaltyTerms, type PenaltyTerms } from "../penalty/penalty.js";
import { refuse } from "../refusals.js";
import { dutiesOf } from "./duties-of.js";
import type { OrderDocument } from "./order-document.js";

/* From the language's own tables, without I/O. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/**
 * Refuses penalties that could not be computed. The order's is one over all duties that have none of their own: each
 * addressee forfeits it by itself. All are in one currency, because what an order makes forfeited adds up to one sum.
 */
export function checkPenalties(order: OrderDocument): void {
  const duties = dutiesOf(order);
  if (order.penalty) {
    const itemsOf = order.addressees.map(({ platform }) =>
      duties
        .filter((duty) => duty.platform === platform && duty.penalty === undefined)
        .reduce((count, { targets }) => count + targets.length, 0),
    );
    checkPenalty(order.penalty, itemsOf, "order.penalty");
  }
  let currency = order.penalty?.currency;
  for (const { penalty, targets, field } of duties) {
    if (penalty === undefined) continue;
    const at = field.replace(/targets$/, "penalty");
    checkPenalty(penalty, [targets.length], at);
    currency ??= penalty.currency;
    if (penalty.currency === currency) continue;
    throw refuse(
      "PENALTY_INVALID",
      `${at}.currency is ${penalty.currency}, and another penalty of the order is in ${currency}; give all in one.`,
      { field: `${at}.currency` },
    );
  }
  if (order.jointMaximum !== undefined)
    checkJointMaximum(
      order.jointMaximum,
      [order.penalty, ...duties.map(({ penalty }) => penalty)].filter((one) => one !== undefined),
    );
}

/** It is over penalties that there are, in their currency, and no lower than what one of them may come to. */
function checkJointMaximum(joint: JointMaximum, penalties: readonly PenaltyTerms[]): void {
  const field = "order.jointMaximum";
  const [first] = penalties;
  if (first === undefined) {
    throw refuse("PENALTY_INVALID", `${field}: the order sets no penalty; set one, or leave the joint maximum out.`, {
      field,
    });
  }
  if (joint.currency !== first.currency) {
    throw refuse(
      "PENALTY_INVALID",
      `${field}.currency is ${joint.currency}, and the penalties of the order are in ${first.currency}; give it in that.`,
      { field: `${field}.currency` },
    );
  }
  const amounts = penalties.flatMap(({ amountCents, whileLasting }) => [
    amountCents,
    whileLasting?.amountCents ?? amountCents,
  ]);
  const least = Math.max(...amounts, ...penalties.map(({ maximumCents = 0 }) => maximumCents));
  if (!Number.isSafeInteger(joint.maximumCents) || joint.maximumCents < least) {
    throw refuse(
      "PENALTY_INVALID",
      `${field}.maximumCents must be whole cents, at least ${least}: one unit, and the maximum, of each penalty that it is over.`,
      { field: `${field}.maximumCents` },
    );
  }
}

function checkPenalty(penalty: PenaltyTerms, itemsOf: readonly number[], field: string): void {
  checkPenaltyTerms(penalty, itemsOf, field);
  if (CURRENCIES.has(penalty.currency)) return;
  throw refuse(
    "PENALTY_INVALID",
    `${field}.currency must be an ISO 4217 code such as EUR; ${penalty.currency} is none.`,
    { field: `${field}.currency` },
  );
}
