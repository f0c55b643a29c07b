import { requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";
import { COMPLIANCE_STREAM } from "../../rules/supervision/compliance-feed.js";

/** All supervisors read one stream, and each acknowledges for itself: that only moves its own window on. */
export const {
  follow: followComplianceFeed,
  read: readComplianceFeed,
  acknowledge: acknowledgeComplianceFeed,
} = partyStream((actor) => {
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
  return { stream: COMPLIANCE_STREAM, reader: `${actor.partyType}/${actor.partyId}` };
});
