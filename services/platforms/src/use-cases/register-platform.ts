import type { Actor } from "@exparte/auth";
import type { PlatformId } from "../rules/ids.js";
import { checkPartyId } from "../rules/party.js";
import {
  type Platform,
  type PlatformDetails,
  refuseTakenDomains,
  registerPlatform as register,
} from "../rules/platform.js";
import { refuseRespondentId } from "../rules/respondent.js";
import { domainOwners, findPlatform } from "../store/platforms.js";
import { lockRegistry, recordParty } from "../store/registry.js";
import type { Dependencies } from "./dependencies.js";
import { requireRegistrar } from "./registrar.js";

/** Enters a platform. The same id with the same details returns the same platform. */
export async function registerPlatform(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { id, ...details }: PlatformDetails & { readonly id: PlatformId },
): Promise<Platform> {
  requireRegistrar(actor);
  checkPartyId(id, "input.id");
  const now = clock();
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    const known = await findPlatform(tx.em, id);
    // One that was registered before courts gave such ids stays.
    if (known === null) refuseRespondentId(id);
    const decided = register(known, id, details, now);
    if (decided.kind === "Unchanged") return decided.platform;
    refuseTakenDomains(decided.platform, await domainOwners(tx.em, decided.platform.domains));
    await recordParty({ tx, log, actor, now }, decided);
    return decided.platform;
  });
}
