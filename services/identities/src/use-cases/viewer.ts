import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { DisclosureRequest } from "../rules/disclosure/disclosure-request.js";
import { refuse } from "../rules/refusals.js";

/**
 * Who may see requests: a court its own, a platform those made to it, the AP all (the register). None of them sees
 * disclosed data here: only the court collects an answer, and each collection is recorded.
 */
export type DisclosureViewer =
  | { readonly role: "court"; readonly court: string }
  | { readonly role: "platform"; readonly platform: string }
  | { readonly role: "ap" };

export function disclosureViewerOf(actor: Actor): DisclosureViewer {
  requireParty(actor, "court", "platform", "ap");
  switch (actor.partyType) {
    case "court":
      requireScope(actor, "disclosures:request");
      return { role: "court", court: actor.partyId };
    case "platform":
      requireScope(actor, "disclosures:answer");
      return { role: "platform", platform: actor.partyId };
    case "ap":
      requireScope(actor, "compliance:read");
      return { role: "ap" };
    default:
      return actor satisfies never;
  }
}

export function maySee(viewer: DisclosureViewer, request: Pick<DisclosureRequest, "court" | "platform">): boolean {
  switch (viewer.role) {
    case "court":
      return request.court === viewer.court;
    case "platform":
      return request.platform === viewer.platform;
    case "ap":
      return true;
    default:
      return viewer satisfies never;
  }
}

/** A request that may not be seen is refused exactly as one that does not exist. */
export function unknownDisclosure(field: string): Error {
  return refuse(
    "UNKNOWN_DISCLOSURE",
    `${field} is no request that you may see. Check the id, and that the token is of the right party.`,
    { field },
  );
}
