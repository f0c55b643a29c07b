import { requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";
import { COMPLIANCE_STREAM } from "../../rules/supervision/compliance-feed.js";

/** Supervisors read one stream, and each acknowledges for itself: that has no consequence but that its own window moves on. */
export const {
  follow: followComplianceFeed,
  read: readComplianceFeed,
  acknowledge: acknowledgeComplianceFeed,
} = partyStream((actor) => {
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
  return { stream: COMPLIANCE_STREAM, reader: `${actor.partyType}/${actor.partyId}` };
});
