import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";

/** A platform reads its own inbox and no other: the stream follows from the token alone. */
export function inboxOf(actor: Actor): string {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  return `inbox/${actor.partyId}`;
}

/** Acknowledging it is service, and so a use case of its own. */
export const { follow: followInbox, read: readInbox } = partyStream((actor) => ({ stream: inboxOf(actor) }));
