import type { KeySeenFragment, KeyUse } from "../graph/operator-documents.js";

export type KeyState = "valid" | "coming" | "ended" | "revoked";

export function stateOf({ validFrom, validUntil, revokedAt }: KeySeenFragment, now: Date): KeyState {
  if (revokedAt !== null) return "revoked";
  if (new Date(validFrom) > now) return "coming";
  return validUntil === null || new Date(validUntil) > now ? "valid" : "ended";
}

/**
 * Until when a party has a valid key for this, one after the other without a gap between: "always" where the last of
 * them has no end, undefined where none is valid now.
 */
export function coveredUntil(keys: readonly KeySeenFragment[], use: KeyUse, now: Date): Date | "always" | undefined {
  const usable = keys.filter((key) => key.use === use && key.revokedAt === null);
  let until: Date | undefined;
  for (const { validFrom, validUntil } of usable.toSorted(
    (a, b) => Date.parse(a.validFrom) - Date.parse(b.validFrom),
  )) {
    const reached = until ?? now;
    if (new Date(validFrom) > reached) break;
    if (validUntil === null) return "always";
    if (new Date(validUntil) > reached) until = new Date(validUntil);
  }
  return until;
}
