import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";

/** A platform reads only its own inbox: the stream follows from the token alone. */
export function inboxOf(actor: Actor): string {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  return `inbox/${actor.partyId}`;
}

/** Acknowledging this inbox means service, so it has its own use case. */
export const { follow: followInbox, read: readInbox } = partyStream((actor) => ({ stream: inboxOf(actor) }));
