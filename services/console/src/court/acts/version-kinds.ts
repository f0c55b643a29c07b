import { type ActOn, goesOn, isGivenBy } from "./act.js";
import { isPendingHere } from "./appeal-acts.js";
import { isPending } from "./opposition-acts.js";

/**
 * The ways in which a court gives the next version of an order. `change`: for a cause, without an opposition. `modify`: as
 * the decision on an opposition. `modify-appeal`: as that of a higher court on an appeal.
 */
export const VERSION_KINDS = ["change", "modify", "modify-appeal"] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const isVersionKind = (name: string): name is VersionKind => VERSION_KINDS.some((kind) => kind === name);

export function isVersionOpen(kind: VersionKind, on: ActOn): boolean {
  switch (kind) {
    case "change":
      return isGivenBy(on) && goesOn(on);
    case "modify":
      return isGivenBy(on) && isPending(on);
    case "modify-appeal":
      return goesOn(on) && isPendingHere(on);
    default:
      return kind satisfies never;
  }
}
