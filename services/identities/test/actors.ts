import type { Actor } from "@exparte/auth";

export function actor(partyType: string, partyId: string, ...scopes: string[]): Actor {
  return { partyType, partyId, subject: partyId, scopes: new Set(scopes), expiresAt: new Date("2099-01-01") };
}

export const AMSTERDAM = actor("court", "rb-amsterdam", "disclosures:request");
export const DEN_HAAG = actor("court", "rb-den-haag", "disclosures:request");
export const VIDSHARE = actor("platform", "vidshare", "disclosures:answer", "compliance:read");
export const CHIRPER = actor("platform", "chirper", "disclosures:answer", "compliance:read");
export const OPERATOR = actor("operator", "hub", "parties:register");
export const AP = actor("ap", "ap", "compliance:read");
export const REGULATOR = actor("regulator", "acm", "compliance:read");
