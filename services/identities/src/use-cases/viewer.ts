import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { DisclosureRequest } from "../rules/disclosure/disclosure-request.js";
import { refuse } from "../rules/refusals.js";

/**
 * Who looks at requests: a court at its own, a platform at those made to it, the AP at all (the register). What is
 * disclosed none of them sees here: it is collected, by the court alone, and each time is recorded.
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
