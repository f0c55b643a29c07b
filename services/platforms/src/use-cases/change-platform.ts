import type { Actor } from "@exparte/auth";
import type { PlatformId } from "../rules/ids.js";
import { checkPartyId } from "../rules/party.js";
import {
  changePlatform as change,
  type OwnKeyPermission,
  type Platform,
  type PlatformDetails,
  refuseTakenDomains,
} from "../rules/platform.js";
import { domainOwners, findPlatform } from "../store/platforms.js";
import { lockRegistry, recordParty } from "../store/registry.js";
import type { Dependencies } from "./dependencies.js";
import { requireRegistrar } from "./registrar.js";

/** Changes the given details of a platform and leaves the others. Repeating it changes nothing. */
export async function changePlatform(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { id, ...changes }: Partial<PlatformDetails & OwnKeyPermission> & { readonly id: PlatformId },
): Promise<Platform> {
  requireRegistrar(actor);
  checkPartyId(id, "input.id");
  const now = clock();
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    const decided = change(await findPlatform(tx.em, id), id, changes);
    if (decided.kind === "Unchanged") return decided.platform;
    refuseTakenDomains(decided.platform, await domainOwners(tx.em, decided.platform.domains));
    await recordParty({ tx, log, actor, now }, decided);
    return decided.platform;
  });
}
