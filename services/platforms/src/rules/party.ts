import { isLabel } from "@exparte/text";
import type { CoordinatorId, CourtId, PlatformId } from "./ids.js";
import { refuse } from "./refusals.js";

/** Who can hold keys: a court seals its orders, a platform its confirmations. */
export const PARTY_TYPES = ["court", "platform"] as const;
export type PartyType = (typeof PARTY_TYPES)[number];

export type PartyRef =
  | { readonly type: "court"; readonly id: CourtId }
  | { readonly type: "platform"; readonly id: PlatformId };

/** It seals nothing, and so holds no keys. */
export interface CoordinatorRef {
  readonly type: "coordinator";
  readonly id: CoordinatorId;
}

/** Of a type and an id that come in beside each other, from the schema or a table. */
export function partyRef({ type, id }: { readonly type: PartyType; readonly id: string }): PartyRef {
  return { type, id } as PartyRef;
}

/** The stream of everything that happens to a party. It also names the party among all parties. */
export function streamOf({ type, id }: PartyRef | CoordinatorRef): string {
  return `${type}/${id}`;
}

/** Lower case, digits and hyphens: an id stands in tokens, streams and inbox names. */
export function isPartyId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(id);
}

export function checkPartyId(id: string, field: string): string {
  if (isPartyId(id)) return id;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be 1 to 63 lower-case letters, digits and hyphens, such as rb-amsterdam.`,
    { field },
  );
}

const NAME_MAX = 200;

/** A name as people read it, without the space around it. */
export function checkName(name: string, field: string): string {
  const trimmed = name.trim();
  if (isLabel(trimmed, NAME_MAX)) return trimmed;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be a text of 1 to ${NAME_MAX} characters on one line, without marks of direction or others that cannot be seen.`,
    { field },
  );
}
