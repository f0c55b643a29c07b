import type { Actor } from "@exparte/auth";
import {
  type Coordinator,
  type CoordinatorDetails,
  changeCoordinator as change,
  registerCoordinator as register,
} from "../rules/coordinator.js";
import { checkPartyId } from "../rules/party.js";
import { findCoordinator } from "../store/coordinators.js";
import { lockRegistry, recordParty } from "../store/registry.js";
import type { Dependencies } from "./dependencies.js";
import { requireRegistrar } from "./registrar.js";

/** Enters the coordinator. The same id with the same name returns the same coordinator. */
export function registerCoordinator(deps: Dependencies, actor: Actor, input: CoordinatorDetails): Promise<Coordinator> {
  return recordCoordinator(deps, actor, input, register);
}

/** Changes the coordinator's name. Repeating it changes nothing. */
export function changeCoordinator(deps: Dependencies, actor: Actor, input: CoordinatorDetails): Promise<Coordinator> {
  return recordCoordinator(deps, actor, input, change);
}

async function recordCoordinator(
  { database, log, clock }: Dependencies,
  actor: Actor,
  input: CoordinatorDetails,
  decide: typeof register | typeof change,
): Promise<Coordinator> {
  requireRegistrar(actor);
  checkPartyId(input.id, "input.id");
  const now = clock();
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    const decided = decide(await findCoordinator(tx.em), input, now);
    if (decided.kind !== "Unchanged") await recordParty({ tx, log, actor, now }, decided);
    return decided.coordinator;
  });
}
