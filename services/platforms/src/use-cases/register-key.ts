import type { Actor } from "@exparte/auth";
import type { EntityManager } from "@exparte/database";
import { unknownCourt } from "../rules/court.js";
import type { KeyId } from "../rules/ids.js";
import { checkPartyId, type PartyRef } from "../rules/party.js";
import { type PartyKey, registerKey as register, revokeKey as revoke, type Validity } from "../rules/party-key.js";
import { unknownPlatform } from "../rules/platform.js";
import { checkKid, readPublicKey } from "../rules/public-key.js";
import { findCourt } from "../store/courts.js";
import { findKeys } from "../store/keys.js";
import { findPlatform } from "../store/platforms.js";
import { lockRegistry, recordParty } from "../store/registry.js";
import type { Dependencies } from "./dependencies.js";
import { requireRegistrar } from "./registrar.js";

export interface KeyInput {
  readonly party: PartyRef;
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly validity: Validity;
}

/** Enters a public key of a party. The same key with the same validity returns the same, revoked or not. */
export async function registerKey(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { party, jwk, validity }: KeyInput,
): Promise<PartyKey> {
  requireRegistrar(actor);
  const now = clock();
  const publicKey = await readPublicKey(jwk, "input.jwk");
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    await refuseUnknownParty(tx.em, party);
    const decided = register(await findKeys(tx.em, [party]), party, publicKey, validity, now);
    if (decided.kind !== "Unchanged") await recordParty({ tx, log, actor, now }, decided);
    return decided.key;
  });
}

/** Revokes a key from this moment on, for good. Repeating it changes nothing. */
export async function revokeKey(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { party, kid }: { readonly party: PartyRef; readonly kid: KeyId },
): Promise<PartyKey> {
  requireRegistrar(actor);
  const now = clock();
  checkKid(kid, "input.kid");
  return database.transaction(async (tx) => {
    await lockRegistry(tx);
    await refuseUnknownParty(tx.em, party);
    const decided = revoke(await findKeys(tx.em, [party]), party, kid, now);
    if (decided.kind !== "Unchanged") await recordParty({ tx, log, actor, now }, decided);
    return decided.key;
  });
}

async function refuseUnknownParty(em: EntityManager, party: PartyRef): Promise<void> {
  checkPartyId(party.id, "input.party.id");
  switch (party.type) {
    case "platform":
      if ((await findPlatform(em, party.id)) === null) throw unknownPlatform(party.id, "input.party.id");
      return;
    case "court":
      if ((await findCourt(em, party.id)) === null) throw unknownCourt(party.id, "input.party.id");
      return;
    default:
      return party satisfies never;
  }
}
