import { canonicalText, isOpaqueReference, OPAQUE_REFERENCE } from "@exparte/text";
import { type Opponent, referenceOf } from "../opposition/opponent.js";
import { refuse } from "../refusals.js";

/** Who appeals: the applicant, whom the hub knows by the case alone, or one of those who can contest an order. */
export type Appellant = { readonly role: "APPLICANT" } | Opponent;

export type AppellantRole = Appellant["role"];

export function sameAppellant(a: Appellant, b: Appellant): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** The opaque reference of a poster or third party; undefined for others, and for the poster of the whole order. */
export function referenceOfAppellant(by: Appellant): string | undefined {
  return by.role === "APPLICANT" ? undefined : referenceOf(by);
}

export function checkAppellant(by: Appellant): void {
  const reference = referenceOfAppellant(by);
  if (reference === undefined || isOpaqueReference(reference)) return;
  const field = "input.appellantReference";
  throw refuse(
    "OPPONENT_NOT_OPAQUE",
    `${field} must be a file number of the court's, such as poster-2026-17-a: ${OPAQUE_REFERENCE}. Never a name, an account or a number of the appellant's own.`,
    { field },
  );
}
