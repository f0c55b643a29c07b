import type { KeyId } from "./ids.js";
import type { PartyRef } from "./party.js";
import type { PublicKey } from "./public-key.js";
import { refuse } from "./refusals.js";

/**
 * Party key: a public key by which others recognise a party's seals, or with which they encrypt to it.
 *
 * - It is valid from a moment, and until another one or without end. Validities may overlap: a party rotates its keys by
 *   registering the next one before the last one ends.
 * - Revocation is final and keeps its time. Seals made before it stay good, so a revoked key stays readable.
 * - Nothing else about a key changes: years later it must be possible to find what judged a seal. To end a key early,
 *   revoke it; to use one longer, register a new one.
 */
export interface PartyKey extends PublicKey {
  readonly party: PartyRef;
  readonly validFrom: Date;
  /** The first moment at which it is no longer valid; null while no end is set. */
  readonly validUntil: Date | null;
  readonly registeredAt: Date;
  readonly revokedAt: Date | null;
}

export interface PartyKeyEvent {
  readonly kind: "KeyRegistered" | "KeyRevoked";
  readonly key: PartyKey;
}

/** Nothing changed. */
export interface PartyKeyUnchanged {
  readonly kind: "Unchanged";
  readonly key: PartyKey;
}

export interface Validity {
  /** Absent: from now, or unchanged for a registered key. */
  readonly from?: Date;
  readonly until: Date | null;
}

/** Registering the same key again changes nothing, revoked or not. `known` are the keys of this party. */
export function registerKey(
  known: readonly PartyKey[],
  party: PartyRef,
  key: PublicKey,
  validity: Validity,
  now: Date,
): PartyKeyEvent | PartyKeyUnchanged {
  const sameKid = known.find((other) => other.kid === key.kid);
  if (sameKid !== undefined) {
    if (isSame(sameKid, key, validity)) return { kind: "Unchanged", key: sameKid };
    throw refuse(
      "KEY_ID_TAKEN",
      `${party.type} ${party.id} has another key, validity or use under the kid ${key.kid}. Register a new key under a new kid.`,
      { field: "input.jwk.kid", kid: key.kid },
    );
  }
  refuseSameMaterial(known, key);
  const { from: validFrom = now, until: validUntil } = validity;
  if (validUntil !== null && validUntil <= validFrom) {
    throw refuse(
      "KEY_VALIDITY_INVALID",
      "input.validUntil must lie after input.validFrom, which is now when it is absent.",
      {
        field: "input.validUntil",
      },
    );
  }
  return { kind: "KeyRegistered", key: { ...key, party, validFrom, validUntil, registeredAt: now, revokedAt: null } };
}

/** The first revocation stands: revoking again changes nothing. `known` are the keys of this party. */
export function revokeKey(
  known: readonly PartyKey[],
  party: PartyRef,
  kid: KeyId,
  now: Date,
): PartyKeyEvent | PartyKeyUnchanged {
  const key = known.find((other) => other.kid === kid);
  if (key === undefined) {
    throw refuse("KEY_UNKNOWN", `The ${party.type} ${party.id} has no key "${kid}". Read its keys for those it has.`, {
      field: "input.kid",
      kid,
    });
  }
  return key.revokedAt === null ? { kind: "KeyRevoked", key: { ...key, revokedAt: now } } : { kind: "Unchanged", key };
}

function isSame(known: PartyKey, key: PublicKey, { from, until }: Validity): boolean {
  return (
    known.thumbprint === key.thumbprint &&
    known.use === key.use &&
    known.validUntil?.getTime() === until?.getTime() &&
    (from === undefined || known.validFrom.getTime() === from.getTime())
  );
}

/** Otherwise a revoked key would be trusted again under a new name. */
function refuseSameMaterial(known: readonly PartyKey[], key: PublicKey): void {
  const same = known.find((other) => other.thumbprint === key.thumbprint);
  if (same === undefined) return;
  const facts = { field: "input.jwk", kid: same.kid };
  if (same.revokedAt !== null) {
    throw refuse(
      "KEY_REVOKED",
      `This is the key ${same.kid}, revoked at ${same.revokedAt.toISOString()}. Register a new key.`,
      facts,
    );
  }
  throw refuse(
    "KEY_REGISTERED_ALREADY",
    `This key is registered as ${same.kid}. Use that one, or register a new key.`,
    facts,
  );
}
