import type { Actor } from "@exparte/auth";
import { type Court, type CourtDetails, changeCourt as change, registerCourt as register } from "../rules/court.js";
import { checkPartyId } from "../rules/party.js";
import { findCourt } from "../store/courts.js";
import { lockRegistry, recordParty } from "../store/registry.js";
import type { Dependencies } from "./dependencies.js";
import { requireRegistrar } from "./registrar.js";

/** Enters a court. The same id with the same name returns the same court. */
export function registerCourt(deps: Dependencies, actor: Actor, input: CourtDetails): Promise<Court> {
  return recordCourt(deps, actor, input, register);
}

/** Changes a court's name. Repeating it changes nothing. */
export function changeCourt(deps: Dependencies, actor: Actor, input: CourtDetails): Promise<Court> {
  return recordCourt(deps, actor, input, change);
}

async function recordCourt(
  { database, log, clock }: Dependencies,
  actor: Actor,
  input: CourtDetails,
  decide: typeof register | typeof change,
): Promise<Court> {
  requireRegistrar(actor);
  checkPartyId(input.id, "input.id");
  const now = clock();
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    const decided = decide(await findCourt(tx.em, input.id), input, now);
    if (decided.kind !== "Unchanged") await recordParty({ tx, log, actor, now }, decided);
    return decided.court;
  });
}
