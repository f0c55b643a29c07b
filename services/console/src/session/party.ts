import { decodeJwt } from "jose";
import type { Party } from "./sessions.js";

/** The hub's tokens name their party and scopes. It came from its issuer itself, and is read for what is shown alone: the graph verifies it. */
export function partyIn(token: string): Party {
  const { party, scope } = decodeJwt(token) as { readonly party?: Partial<Party>; readonly scope?: unknown };
  if (typeof party?.type !== "string" || typeof party.id !== "string") {
    throw new Error("The access token names no party.");
  }
  return { type: party.type, id: party.id, scopes: typeof scope === "string" ? scope.split(" ") : [] };
}
