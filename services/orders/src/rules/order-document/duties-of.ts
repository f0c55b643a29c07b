import type { PlatformId } from "../ids.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { DisclosureTerms } from "./disclosure-terms.js";
import type { DutyDocument, DutyKind, TargetDocument } from "./duty-document.js";
import type { AddresseeDocument, ItemDocument, OrderDocument } from "./order-document.js";

/**
 * A target as an item of an order: with an address, whatever its kind. What has none of its own has a `data:` URL
 * (RFC 2397) of the words that name it.
 */
export type Target = ItemDocument &
  Omit<TargetDocument, keyof ItemDocument> & {
    /** The duty asks who posted it, or is behind it, and takes nothing down. */
    readonly of?: "POSTER";
  };

/** A duty as everything reads it, whether the document has it among `duties` or has `items` alone. */
export interface Duty {
  readonly platform: PlatformId;
  /** Of an addressee with `items` alone: 1. */
  readonly number: number;
  /** Of an addressee with `items` alone: REMOVE, and access may be disabled instead. */
  readonly kind: DutyKind;
  readonly targets: readonly Target[];
  readonly within: string;
  /** Its own; absent where it stands under the order's. */
  readonly penalty?: PenaltyTerms;
  readonly everywhere?: boolean;
  readonly until?: string;
  readonly disclosure?: DisclosureTerms;
  /** Where the document has its targets. */
  readonly field: string;
}

/** Every duty of an order, in the document's sequence. */
export function dutiesOf(document: Pick<OrderDocument, "addressees" | "removeWithin">): Duty[] {
  return document.addressees.flatMap((addressee, a) =>
    dutiesOfAddressee(addressee, document.removeWithin, `order.addressees[${a}]`),
  );
}

/** Those of one platform; none where the document does not address it. */
export function dutiesFor(platform: PlatformId, document: Pick<OrderDocument, "addressees" | "removeWithin">): Duty[] {
  return dutiesOf(document).filter((duty) => duty.platform === platform);
}

/** Whether the addressee's duties are written out. Else it has `items`, and one duty. */
export function hasDuties({ duties }: AddresseeDocument): boolean {
  return duties !== undefined;
}

function dutiesOfAddressee({ platform, items = [], duties }: AddresseeDocument, within: string, field: string): Duty[] {
  if (duties === undefined) {
    return [{ platform, number: 1, kind: "REMOVE", targets: items, within, field: `${field}.items` }];
  }
  return duties.map((duty, d) => ({
    ...termsOf(duty),
    platform,
    targets: duty.targets.map((target) => targetIn(duty.kind, target)),
    within: duty.within ?? within,
    field: `${field}.duties[${d}].targets`,
  }));
}

function termsOf({ number, kind, penalty, everywhere, until, disclosure }: DutyDocument) {
  return {
    number,
    kind,
    ...(penalty === undefined ? {} : { penalty }),
    ...(everywhere === undefined ? {} : { everywhere }),
    ...(until === undefined ? {} : { until }),
    ...(disclosure === undefined ? {} : { disclosure }),
  };
}

/** A target of a duty of this kind. */
export function targetIn(kind: DutyKind, target: TargetDocument): Target {
  return kind === "DISCLOSE" ? { ...targetOf(target), of: "POSTER" } : targetOf(target);
}

/** A target as the court names it, with an address. */
export function targetOf(target: TargetDocument): Target {
  return { ...target, url: target.url ?? `data:,${encodeURIComponent(namingWords(target))}` };
}

function namingWords({ locator, algorithm, value, words }: TargetDocument): string {
  return locator ?? words ?? [algorithm, value].join(" ");
}
