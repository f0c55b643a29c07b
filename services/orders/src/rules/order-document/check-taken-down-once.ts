import { refuse } from "../refusals.js";
import { dutiesOf } from "./duties-of.js";
import type { DutyKind } from "./duty-document.js";
import type { OrderDocument } from "./order-document.js";
import { placeOf } from "./place.js";

/** What is removed is not accessible either, so that these are one act at one place. */
const TAKES_DOWN: readonly DutyKind[] = ["REMOVE", "DISABLE_ACCESS"];

/**
 * Refuses two duties of one addressee to take down the same target: it would owe one act twice, under two penalties. What keeps
 * copies away (KEEP_DOWN), asks who posted it (DISCLOSE) or clears a search result (DEREFERENCE) is another act. `before` is the
 * version that the order has: what it names twice from before this was refused may stay so.
 */
export function refuseTakenDownTwice(document: OrderDocument, before?: OrderDocument): void {
  const known = new Set(before === undefined ? [] : takenDownTwice(before).map(({ key }) => key));
  const twice = takenDownTwice(document).find(({ key }) => !known.has(key));
  if (twice === undefined) return;
  const { field, kind, earlier } = twice;
  throw refuse(
    "DUTY_DUPLICATE",
    `${field}: duty ${earlier.number}, ${earlier.kind}, names the same target, and to remove something is to disable access to it; leave it out of one of them.`,
    { field, kind },
  );
}

interface TakenDown {
  readonly key: string;
  readonly number: number;
  readonly kind: DutyKind;
  readonly field: string;
}

function takenDownTwice(document: OrderDocument): (TakenDown & { readonly earlier: TakenDown })[] {
  const seen = new Map<string, TakenDown>();
  return dutiesOf(document).flatMap(({ platform, number, kind, targets, field: at }) => {
    if (!TAKES_DOWN.includes(kind)) return [];
    return targets.flatMap((target, t) => {
      const one = { key: `${platform} ${placeOf(target)}`, number, kind, field: `${at}[${t}]` };
      const earlier = seen.get(one.key);
      seen.set(one.key, one);
      return earlier === undefined || earlier.number === number ? [] : [{ ...one, earlier }];
    });
  });
}
