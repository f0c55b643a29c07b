import { requireParty, requireScope } from "@exparte/auth";
import { partyStream } from "@exparte/service/party-stream";
import { COORDINATION_STREAM } from "../../rules/order/coordination.js";

/** Only the coordinator reads it. Acknowledging moves its window on and has no consequence in law. */
export const {
  follow: followCoordinatorInbox,
  read: readCoordinatorInbox,
  acknowledge: acknowledgeCoordinatorInbox,
} = partyStream((actor) => {
  requireParty(actor, "coordinator");
  requireScope(actor, "coordination:read");
  return { stream: COORDINATION_STREAM, reader: `coordinator/${actor.partyId}` };
});
