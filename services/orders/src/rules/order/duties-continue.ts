import { canonicalText } from "@exparte/text";
import type { Addressee, DutyTerms } from "../addressee/addressee.js";
import { isSuspended } from "../addressee/addressee-status.js";
import { numberOf } from "../addressee/item-duties.js";
import { instant } from "../instant.js";
import { checkAhead } from "../order-document/check-disclosures.js";
import { type Duty, dutiesFor } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { refuse } from "../refusals.js";

/**
 * A duty keeps its number from version to version. So a number is never reused for a duty of another kind, which would
 * inherit the first one's confirmations. And a duty stays under the penalty it began with, the order's or one of its own,
 * because each penalty is counted in one account from the first day to the last. That account is closed once the duty has ended. A duty to disclose keeps what it asks and
 * how the poster is told: the platform may have answered it.
 */
export function checkDutiesContinue(addressees: readonly Addressee[], document: OrderDocument): void {
  for (const addressee of addressees) {
    for (const duty of dutiesFor(addressee.platform, document)) {
      const known = dutiesKnown(addressee).find(({ number }) => number === duty.number);
      if (known !== undefined) checkContinues(known, duty);
      if (hasEnded(addressee, duty)) refusePenalty(duty);
      checkDisclosure(known, duty, document);
    }
  }
}

function dutiesKnown({ duties, removeWithin }: Addressee): readonly DutyTerms[] {
  return duties ?? [{ number: 1, kind: "REMOVE", within: removeWithin }];
}

/** The order has let go of all that it was owed on. */
function hasEnded(addressee: Addressee, { number }: Duty): boolean {
  const items = addressee.items.filter((item) => numberOf(item) === number);
  return items.length > 0 && items.every((item) => item.freed !== undefined && !isSuspended(item));
}

function refusePenalty({ number, platform, penalty, field: at }: Duty): void {
  if (penalty === undefined) return;
  const field = `${at.replace(/\.(targets|items)$/, "")}.penalty`;
  throw refuse(
    "DUTY_ENDED",
    `${field}: duty ${number} of ${platform} has ended, because the order let go of all its items; give what is owed anew, with its penalty, a number that no duty of this addressee has had.`,
    { field, duty: number },
  );
}

function checkContinues(known: DutyTerms, duty: Duty): void {
  const field = duty.field.replace(/\.(targets|items)$/, "");
  if (known.kind !== duty.kind) {
    throw refuse(
      "DUTY_NUMBER",
      `${field}: duty ${duty.number} of ${duty.platform} is ${known.kind}, and ${duty.kind} here; give it a number that no duty of this addressee has had.`,
      { field, kind: known.kind },
    );
  }
  if ((known.penalty === undefined) === (duty.penalty === undefined)) return;
  const under = known.penalty === undefined ? "the order's penalty" : "a penalty of its own";
  throw refuse(
    "DUTY_NUMBER",
    `${field}.penalty: duty ${duty.number} of ${duty.platform} stands under ${under} and keeps to that; for another penalty, give it a number that no duty of this addressee has had.`,
    { field: `${field}.penalty` },
  );
}

const KEPT = ["categories", "shortenedWindow", "dispensation"] as const;

function checkDisclosure(known: DutyTerms | undefined, duty: Duty, { issuedAt }: OrderDocument): void {
  const { disclosure } = duty;
  if (disclosure === undefined) return;
  const field = duty.field.replace(/\.targets$/, ".disclosure");
  const was = known?.disclosure;
  if (was === undefined) {
    const { dispensation } = disclosure;
    if (dispensation !== undefined)
      checkAhead(dispensation.noticeFrom, `${field}.dispensation.noticeFrom`, instant(issuedAt));
    return;
  }
  const changed = KEPT.find((name) => canonicalText(was[name] ?? null) !== canonicalText(disclosure[name] ?? null));
  if (changed === undefined) return;
  throw refuse(
    "DUTY_NUMBER",
    `${field}.${changed} differs from what duty ${duty.number} of ${duty.platform} asked before, which the platform may have answered; leave that duty out, and give another one a number that no duty of this addressee has had.`,
    { field: `${field}.${changed}` },
  );
}
