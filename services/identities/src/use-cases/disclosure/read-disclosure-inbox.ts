import { requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";
import { inboxStream } from "../../store/disclosure/disclosures.js";

/** A platform reads only its own inbox: the token alone decides which stream. */
export const {
  follow: followDisclosureInbox,
  read: readDisclosureInbox,
  acknowledge: acknowledgeDisclosureInbox,
} = partyStream((actor) => {
  requireParty(actor, "platform");
  requireScope(actor, "disclosures:answer");
  return { stream: inboxStream(actor.partyId) };
});
