import { without } from "../without.js";
import type { Addressee, DutyTerms, Item } from "./addressee.js";
import { isGone, judgedItems } from "./addressee-status.js";
import { complianceMoment } from "./confirmation.js";
import { numberOf } from "./item-duties.js";

/** What an addressee owes, or owed, in order of number; without duties written out, to remove its items. */
export function dutiesOwed({ duties = [], items, removeWithin }: Addressee): DutyTerms[] {
  const isKnown = (number: number) => duties.some((duty) => duty.number === number);
  const others = [...new Set(items.map(numberOf))]
    .filter((number) => !isKnown(number))
    .map((number): DutyTerms => ({ number, kind: "REMOVE", within: removeWithin }));
  return [...duties, ...others].toSorted((a, b) => a.number - b.number);
}

/** The addressee as if it owed this duty alone. */
export function partOfDuty(addressee: Addressee, number: number): Addressee {
  return partOf(addressee, (item) => numberOf(item) === number);
}

/** The addressee as if it were asked for no disclosure; undefined where it is asked for nothing else. */
export function removalPart(addressee: Addressee): Addressee | undefined {
  const removes = (item: Item) => item.of !== "POSTER";
  if (addressee.items.every(removes)) return addressee;
  return addressee.items.some(removes) ? partOf(addressee, removes) : undefined;
}

function partOf(addressee: Addressee, isIn: (item: Item) => boolean): Addressee {
  const part = { ...without(addressee, "compliedAt"), items: addressee.items.filter(isIn) };
  const judged = judgedItems(part);
  const complies = part.servedAt !== undefined && judged.length > 0 && judged.every(isGone);
  return complies ? { ...part, compliedAt: complianceMoment(part) } : part;
}
