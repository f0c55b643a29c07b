import { type Actor, requireParty, requireScope } from "@exparte/auth";
import {
  type Application,
  type ApplicationCommand,
  decideApplication,
  evolveApplication,
} from "../../rules/application/application.js";
import type { ApplicationId } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { applicationEvent, loadApplicationForChange, saveApplication } from "../../store/application/applications.js";
import { doerOf } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";

type Closing = Exclude<ApplicationCommand, { type: "grant" }>;

/**
 * Ends an application without an order: the judge refuses or refers it, or the registry records its withdrawal.
 * Repeating the same decision with the same reasons changes nothing.
 */
export async function closeApplication(
  { database, log, clock }: Dependencies,
  actor: Actor,
  id: ApplicationId,
  command: Closing,
): Promise<Application> {
  requireParty(actor, "court");
  requireScope(actor, command.type === "withdraw" ? "applications:submit" : "orders:grant");
  // The answer contains the application, so the caller must be allowed to read it.
  requireScope(actor, "applications:read");
  const now = clock();
  return database.transaction(async (tx) => {
    const application = await loadApplicationForChange(tx, id);
    if (application === null || application.court !== actor.partyId) throw unknownApplication(id);
    if (application.status === CLOSED_AS[command.type] && application.reasons === command.reasons) return application;

    const event = decideApplication(application, command, now);
    const next = evolveApplication(application, event);
    await saveApplication(tx, next);
    const message = applicationEvent(next, event, doerOf(actor));
    await log.append(tx.sql, [message], new Date(now));
    return next;
  });
}

const CLOSED_AS = { refuse: "REFUSED", refer: "REFERRED_TO_PROSECUTION", withdraw: "WITHDRAWN" } as const;

export function unknownApplication(id: ApplicationId): Error {
  return refuse(
    "UNKNOWN_APPLICATION",
    `There is no application "${id}" of your court. Check the id, and that the token is of the right court.`,
    { field: "id" },
  );
}
