import type { PartyRef } from "./party.js";
import { type PartyKey, type PartyKeyEvent, registerKey } from "./party-key.js";
import type { Platform, PlatformEvent } from "./platform.js";
import type { PublicKey } from "./public-key.js";
import { refuse } from "./refusals.js";

/**
 * Own key: a platform without a system makes its sealing key in a browser, where it stays, and registers the public half
 * itself.
 *
 * - The operator allows it until a moment (`ownKeyUntil`). One registration uses the permission up, so whoever takes over a
 *   platform's sign-in later adds no key that nobody expects.
 * - The key is for seals, is valid at once and has no end. The operator revokes it, as any other.
 * - Registering the same key again changes nothing and needs no permission: a double click registers once.
 */
export interface OwnKeyRegistered {
  readonly key: PartyKey;
  /** None where the key was registered before. */
  readonly events: readonly (PartyKeyEvent | PlatformEvent)[];
}

/** `known` are the platform's keys. Refuses with OWN_KEY_NOT_ALLOWED or a KEY_* code. */
export function registerOwnKey(
  platform: Platform,
  known: readonly PartyKey[],
  key: PublicKey,
  now: Date,
): OwnKeyRegistered {
  if (key.use !== "sig") {
    throw refuse("KEY_NOT_ACCEPTED", "input.jwk must be a key for seals: leave out use, or make it sig.", {
      field: "input.jwk.use",
    });
  }
  const party: PartyRef = { type: "platform", id: platform.id };
  const decided = registerKey(known, party, key, { until: null }, now);
  if (decided.kind === "Unchanged") {
    if (decided.key.revokedAt === null) return { key: decided.key, events: [] };
    throw refuse("KEY_REVOKED", `The operator revoked the key ${key.kid}. Make a new key.`, {
      field: "input.jwk",
      kid: key.kid,
    });
  }
  if (platform.ownKeyUntil === null || platform.ownKeyUntil <= now) {
    throw refuse(
      "OWN_KEY_NOT_ALLOWED",
      `${platform.id} may not register a key by itself now. Ask the operator to allow one, or to register this one.`,
      { field: "input.jwk", platform: platform.id },
    );
  }
  const spent = { kind: "PlatformChanged", platform: { ...platform, ownKeyUntil: null } } as const;
  return { key: decided.key, events: [decided, spent] };
}
