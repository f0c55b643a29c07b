import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Addressee, Confirmation, Item } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { orderedItems } from "./addressee-status.js";
import { recordConfirmations } from "./confirmation.js";
import { numberOf } from "./item-duties.js";

/**
 * What came of the request that a duty to disclose makes in the identities service: it is answered there, because the
 * answer is encrypted, and orders hears of it. That answer confirms every item of the duty.
 *
 * DISCLOSED   the platform left an answer, and the duty is met.
 * REFUSED     it does not hold the data, or a provision of law stands in the way: a claim that the court answers, as it
 *             does one of impossibility.
 * UNREADABLE  the recipient's key does not open the answer, so that nothing was disclosed.
 */
export type PosterAnswer =
  | { readonly given: "DISCLOSED" }
  | {
      readonly given: "REFUSED";
      readonly reason: "DATA_NOT_HELD" | "LEGAL_OBSTACLE";
      /** Of LEGAL_OBSTACLE. */
      readonly provision?: string;
    }
  | { readonly given: "UNREADABLE" };

export interface PosterAnswered {
  /** The number of the duty. */
  readonly duty: number;
  readonly answer: PosterAnswer;
  readonly answeredAt: Instant;
}

/** Decides nothing where the answer is known, or the order covers nothing of the duty any more. */
export function recordPosterAnswer(
  state: Addressee,
  { duty, answer, answeredAt }: PosterAnswered,
  suspended: boolean,
  now: Instant,
): AddresseeEvent[] {
  // The clock of the machine that took the answer in may run ahead of this one's.
  const effectAt = answeredAt < now ? answeredAt : now;
  // An item that is suspended alone is owed again when that ends, and has been answered for then.
  const confirmations = orderedItems(state)
    .filter((item) => numberOf(item) === duty)
    .flatMap((item) => confirmationBy(answer, item, effectAt));
  return recordConfirmations(state, confirmations, suspended, now);
}

function confirmationBy(answer: PosterAnswer, { id, confirmation }: Item, effectAt: Instant): Confirmation[] {
  switch (answer.given) {
    case "DISCLOSED":
      return [disclosed(id, effectAt)];
    case "REFUSED": {
      const { reason, provision } = answer;
      const explanation = provision === undefined ? {} : { explanation: provision };
      return [{ itemId: id, outcome: "IMPOSSIBLE", effectAt, impossibleReason: reason, ...explanation }];
    }
    case "UNREADABLE":
      return confirmation?.outcome === "DISCLOSED" ? [{ ...disclosed(id, effectAt), fallsShort: true }] : [];
    default:
      return answer satisfies never;
  }
}

function disclosed(itemId: ItemId, effectAt: Instant): Confirmation {
  return { itemId, outcome: "DISCLOSED", effectAt };
}
