import type { PartyEvent } from "./party-event.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<PartyEvent["kind"], string>> = {
  CourtRegistered: "The operator registered a court.",
  CourtChanged: "The operator changed a court's name.",
  PlatformRegistered: "The operator registered a platform.",
  PlatformChanged: "The operator changed a platform's registration.",
  KeyRegistered: "The operator registered a party's public key.",
  KeyRevoked: "The operator revoked a key, for good.",
};
