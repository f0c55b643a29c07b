import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { PlatformId } from "../rules/ids.js";
import { registerOwnKey as register } from "../rules/own-key.js";
import type { PartyKey } from "../rules/party-key.js";
import { unknownPlatform } from "../rules/platform.js";
import { readPublicKey } from "../rules/public-key.js";
import { findKeys } from "../store/keys.js";
import { findPlatform } from "../store/platforms.js";
import { lockRegistry, recordParty } from "../store/registry.js";
import type { Dependencies } from "./dependencies.js";

/** Enters a sealing key that a platform made itself, if the operator allows it. The same key again returns the same. */
export async function registerOwnKey(
  { database, log, clock }: Dependencies,
  actor: Actor,
  jwk: Readonly<Record<string, unknown>>,
): Promise<PartyKey> {
  requireParty(actor, "platform");
  requireScope(actor, "orders:confirm");
  const now = clock();
  const key = await readPublicKey(jwk, "input.jwk");
  const id = actor.partyId as PlatformId;
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    const platform = await findPlatform(tx.em, id);
    if (platform === null) throw unknownPlatform(id, "input");
    const registered = register(platform, await findKeys(tx.em, [{ type: "platform", id }]), key, now);
    if (registered.events.length > 0) await recordParty({ tx, log, actor, now }, ...registered.events);
    return registered.key;
  });
}
