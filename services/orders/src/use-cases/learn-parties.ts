import type { Tx } from "@exparte/database";
import type { FeedEvent } from "@exparte/feed-reader";
import type { CourtId, KeyId, PlatformId } from "../rules/ids.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import { KnownCourtRow, KnownKeyRow, KnownPlatformRow } from "../store/rows.js";
import type { Dependencies } from "./dependencies.js";

export const PARTY_FEED = "platforms.partyFeed";

/** Takes one entry of the platforms service's feed into this service's own directory, with the cursor. */
export async function learnParties({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, PARTY_FEED, event.cursor);
    await learn(tx, event);
  });
}

interface PartyFacts {
  readonly platform?: {
    readonly id: PlatformId;
    readonly kind: string;
    readonly domains: string[];
    readonly languages: string[];
    readonly connected: boolean;
  };
  readonly court?: { readonly id: CourtId; readonly name: string };
  readonly party?: { readonly type: string; readonly id: string };
  readonly kid?: KeyId;
  readonly jwk?: Record<string, string>;
  readonly validFrom?: string;
  readonly validUntil?: string | null;
  readonly revokedAt?: string;
}

async function learn(tx: Tx, { kind, body }: FeedEvent): Promise<void> {
  const { platform, court, party, kid, jwk, validFrom, validUntil, revokedAt }: PartyFacts = body;
  if (platform) {
    const { id, kind: platformKind, domains, languages, connected } = platform;
    await tx.em.upsert(KnownPlatformRow, { id, kind: platformKind, domains, languages, connected });
  } else if (court) {
    await tx.em.upsert(KnownCourtRow, { id: court.id, name: court.name });
  } else if (kind === "KeyRegistered" && party && kid && jwk && validFrom) {
    await tx.em.upsert(KnownKeyRow, {
      partyType: party.type,
      partyId: party.id,
      kid,
      jwk,
      validFrom: new Date(validFrom),
      validUntil: validUntil ? new Date(validUntil) : null,
    });
  } else if (kind === "KeyRevoked" && party && kid && revokedAt) {
    await tx.em.nativeUpdate(
      KnownKeyRow,
      { partyType: party.type, partyId: party.id, kid },
      { revokedAt: new Date(revokedAt) },
    );
  }
}
