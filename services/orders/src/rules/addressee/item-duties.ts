import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { type Duty, dutiesFor, hasDuties } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { endOfTerm, type TermLength } from "../term/term.js";
import type { Addressee, DutyTerms, Item } from "./addressee.js";
import type { BegunTerms } from "./addressee-events.js";

/** How long the platform has for an item whose term begins now. */
export function termLength(
  { removeWithin, wholeDays, duties }: Pick<Addressee, "removeWithin" | "wholeDays" | "duties">,
  item: Pick<Item, "duty">,
): TermLength {
  const within = duties?.find(({ number }) => number === numberOf(item))?.within ?? removeWithin;
  return { within, ...(wholeDays ? { wholeDays } : {}) };
}

/** The items of a platform in a document, each with the number of its duty where the duties are written out. */
export function itemsFor(
  platform: PlatformId,
  document: Pick<OrderDocument, "addressees" | "removeWithin">,
): Omit<Item, "id">[] {
  const isWrittenOut = document.addressees.some((one) => one.platform === platform && hasDuties(one));
  return dutiesFor(platform, document).flatMap(({ number, targets }) =>
    targets.map((target) => (isWrittenOut ? { ...target, duty: number } : target)),
  );
}

/** What the state keeps of a duty. */
export function dutyTerms({ number, kind, within, penalty, everywhere, until, disclosure }: Duty): DutyTerms {
  return {
    number,
    kind,
    within,
    ...(penalty === undefined ? {} : { penalty }),
    ...(everywhere === undefined ? {} : { everywhere }),
    ...(until === undefined ? {} : { until }),
    ...(disclosure === undefined ? {} : { disclosure }),
  };
}

/** Undefined where the order has no duties written out. */
export function dutyOf({ duties }: Pick<Addressee, "duties">, item: Pick<Item, "duty">): DutyTerms | undefined {
  return duties?.find(({ number }) => number === numberOf(item));
}

export function numberOf({ duty = 1 }: Pick<Item, "duty">): number {
  return duty;
}

/** Where the terms of these items end if they begin at `from`; each is as long as its duty says. */
export function termsFrom(state: Addressee, items: readonly Item[], from: Instant): BegunTerms {
  return endingTogether(items.map((item) => ({ id: item.id, deadline: endOfTerm(termLength(state, item), from) })));
}

/** These ends of terms as an event has them. */
export function endingTogether(ends: readonly { readonly id: ItemId; readonly deadline: Instant }[]): BegunTerms {
  const groups = [...Map.groupBy(ends, ({ deadline }) => deadline)].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = groups;
  if (first === undefined) return {};
  const [deadline] = first;
  if (groups.length === 1) return { deadline };
  return { deadline, deadlines: groups.map(([end, of]) => ({ itemIds: of.map(({ id }) => id), deadline: end })) };
}

/** Where the term of one item ends. */
export function endBy({ deadline, deadlines }: BegunTerms, { id }: Item): Instant | undefined {
  return deadlines?.find(({ itemIds }) => itemIds.includes(id))?.deadline ?? deadline;
}
