import type { PartyEvent } from "./party-event.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<PartyEvent["kind"], string>> = {
  CourtRegistered: "The operator registered a court.",
  CourtChanged: "The operator changed a court's name.",
  CoordinatorRegistered: "The operator registered the Digital Services Coordinator.",
  CoordinatorChanged: "The operator changed the coordinator's name.",
  PlatformRegistered: "The operator registered a platform.",
  PlatformChanged:
    "The operator changed a platform's registration, or the platform used up the permission to register a key of its own.",
  KeyRegistered: "The operator registered a party's public key, or a platform its own with the operator's permission.",
  KeyRevoked: "The operator revoked a key; this cannot be undone.",
};
