import type { EntityManager } from "@exparte/database";
import { readSealUnverified, respellSeal, twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import type { CourtId, SealDigest, SealedText } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { sealKeysOf } from "../../store/directory.js";
import { OrderRow, OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";

export interface SealCheck {
  /** The hub took in exactly this seal, and verified it then against the court's key. */
  readonly genuine: boolean;
  readonly inForce: boolean;
  readonly isCurrentVersion: boolean;
  /** When the court's key was revoked, if it was; the seal was taken in before that, and stays good. */
  readonly keyRevokedAt?: Date;
}

/**
 * Anyone who holds an order's seal, or its digest on paper, may ask whether it is what it seems. Whoever holds none learns nothing: an unknown
 * seal, a forged one and one of another hub all get the same answer.
 */
export async function verifySeal(
  { database }: Pick<Dependencies, "database">,
  { seal, digest }: { readonly seal?: SealedText; readonly digest?: SealDigest },
): Promise<SealCheck> {
  const sought = seal === undefined ? digest : sealDigest(seal);
  if (sought === undefined || (seal !== undefined && digest !== undefined)) {
    throw refuse("FIELD_INVALID", "Give either the whole seal, or its digest as the order's paper has it.", {
      field: "seal",
    });
  }
  const em = database.orm.em.fork();
  const version = await em.findOne(OrderVersionRow, { sealDigest: sought });
  if (version === null || (seal !== undefined && version.seal !== seal)) {
    await refuseOtherSpelling(em, seal === undefined ? { digest: sought } : { seal });
    return { genuine: false, inForce: false, isCurrentVersion: false };
  }
  const order = await em.findOneOrFail(OrderRow, { id: version.orderId });
  return {
    genuine: true,
    inForce: order.status === "IN_FORCE" || order.status === "FINAL",
    isCurrentVersion: order.state.seal === version.seal,
    ...(await revocation(em, order.court, version.seal)),
  };
}

/**
 * A genuine seal in another spelling is no forgery, and is not the seal either: whoever compares bytes or digests takes
 * it for another one. Only a holder of the seal gets this answer, as with every other.
 */
async function refuseOtherSpelling(
  em: EntityManager,
  asked: { readonly seal: SealedText } | { readonly digest: SealDigest },
): Promise<void> {
  const others = "seal" in asked ? digestsOfRespelled(asked.seal) : digestsOfOtherText(asked.digest);
  if (others.length === 0 || (await em.count(OrderVersionRow, { sealDigest: { $in: others } })) === 0) return;
  const field = "seal" in asked ? "seal" : "digest";
  throw refuse(
    "SEAL_RESPELLED",
    `${field} is a genuine one in another spelling: with white space, padding, bits beyond its last byte, or the other value that an ES256 signature can have. Send it byte for byte as it was received.`,
    { field },
  );
}

/** Of the seals of which this one is another spelling; none when it is spelled as a court's library does. */
function digestsOfRespelled(seal: SealedText): SealDigest[] {
  return [respellSeal(seal), twinOfSeal(seal)]
    .filter((other) => other !== undefined)
    .filter((other) => other !== seal)
    .map(sealDigest);
}

function digestsOfOtherText(digest: SealDigest): SealDigest[] {
  const bare = digest.replace(/[\s=]/g, "");
  if (!/^[\w-]{43}$/.test(bare)) return [];
  const respelled = Buffer.from(bare, "base64url").toString("base64url") as SealDigest;
  return respelled === digest ? [] : [respelled];
}

async function revocation(em: EntityManager, court: CourtId, seal: SealedText): Promise<{ keyRevokedAt?: Date }> {
  const { kid } = readSealUnverified(seal).header;
  const keys = await sealKeysOf(em, { type: "court", id: court });
  const revokedAt = keys.find((key) => key.kid === kid)?.revokedAt ?? null;
  return revokedAt === null ? {} : { keyRevokedAt: revokedAt };
}
