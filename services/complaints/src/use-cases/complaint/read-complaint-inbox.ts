import { requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";
import { complaintInboxStream } from "../../store/complaint/complaints.js";

/** A platform reads only its own inbox: the token alone decides which stream. */
export const {
  follow: followComplaintInbox,
  read: readComplaintInbox,
  acknowledge: acknowledgeComplaintInbox,
} = partyStream((actor) => {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  return { stream: complaintInboxStream(actor.partyId) };
});
