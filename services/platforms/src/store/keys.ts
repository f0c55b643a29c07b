import type { EntityManager, Tx } from "@exparte/database";
import { type PartyRef, partyRef } from "../rules/party.js";
import type { PartyKey } from "../rules/party-key.js";
import { PartyKeyRow } from "./rows.js";

/** The keys of these parties, revoked ones too, in the order in which they began to be valid. */
export async function findKeys(em: EntityManager, parties: readonly PartyRef[]): Promise<PartyKey[]> {
  const rows = await em.find(
    PartyKeyRow,
    { $or: parties.map(({ type, id }) => ({ partyType: type, partyId: id })) },
    { orderBy: { validFrom: "asc", kid: "asc" } },
  );
  return rows.map(toKey);
}

export async function saveKey({ em }: Tx, { party, ...key }: PartyKey): Promise<void> {
  await em.upsert(PartyKeyRow, { partyType: party.type, partyId: party.id, ...key });
}

function toKey(row: PartyKeyRow): PartyKey {
  const { partyType, partyId, kid, thumbprint, use, jwk, validFrom, validUntil, registeredAt, revokedAt } = row;
  return {
    party: partyRef({ type: partyType, id: partyId }),
    kid,
    thumbprint,
    use,
    jwk,
    validFrom,
    validUntil: validUntil ?? null,
    registeredAt,
    revokedAt: revokedAt ?? null,
  };
}
