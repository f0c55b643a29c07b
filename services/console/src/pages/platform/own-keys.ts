import type { OwnPlatformFragment } from "../../graph/platform-documents.js";

export type OwnPlatform = OwnPlatformFragment;
export type OwnKey = OwnPlatform["keys"][number];

/** The keys with which a platform may seal now. */
export function goodKeys({ keys }: OwnPlatform, now: Date): readonly OwnKey[] {
  return keys.filter(
    ({ use, validFrom, validUntil, revokedAt }) =>
      use === "SIG" &&
      revokedAt === null &&
      new Date(validFrom) <= now &&
      (validUntil === null || now < new Date(validUntil)),
  );
}

/** A platform that never registered a key speaks without a seal; from the first key on, every word of it is sealed. */
export function isSealing({ keys }: OwnPlatform): boolean {
  return keys.some(({ use }) => use === "SIG");
}

export function mayMakeKey({ ownKeyUntil }: OwnPlatform, now: Date): boolean {
  return ownKeyUntil !== null && now < new Date(ownKeyUntil);
}
