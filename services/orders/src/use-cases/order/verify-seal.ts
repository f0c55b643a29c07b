import type { EntityManager } from "@exparte/database";
import { Refusal } from "@exparte/refusal";
import { openParts, readSealUnverified, respellSeal, splitSeal, twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import type { CourtId, Disclosure, PresentedSeal, SealDigest, SealedText } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { sealKeysOf } from "../../store/directory.js";
import { OrderRow, OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";

export interface SealCheck {
  /** The hub accepted exactly this seal, and verified it then with the court's key; and every part given is one of it. */
  readonly genuine: boolean;
  readonly inForce: boolean;
  readonly isCurrentVersion: boolean;
  /** When the court's key was revoked, if it was. The seal was accepted before that and stays valid. */
  readonly keyRevokedAt?: Date;
}

const NOT_GENUINE: SealCheck = { genuine: false, inForce: false, isCurrentVersion: false };

/**
 * Anyone with an order's seal, or its digest from paper, may ask whether it is genuine. It is the same seal whatever
 * parts come with it, and a part that is not of it makes the whole not genuine. Nobody else learns anything: an unknown
 * seal, a forged one and one of another hub get the same answer.
 */
export async function verifySeal(
  { database }: Pick<Dependencies, "database">,
  { seal: presented, digest }: { readonly seal?: PresentedSeal; readonly digest?: SealDigest },
): Promise<SealCheck> {
  const split = presented === undefined ? undefined : separated(presented);
  if (split === null) return NOT_GENUINE;
  const seal = split?.seal;
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
    return NOT_GENUINE;
  }
  if (split !== undefined && !areItsParts(version.seal, split.disclosures)) return NOT_GENUINE;
  const order = await em.findOneOrFail(OrderRow, { id: version.orderId });
  return {
    genuine: true,
    inForce: order.status === "IN_FORCE" || order.status === "FINAL",
    isCurrentVersion: order.state.seal === version.seal,
    ...(await revocation(em, order.court, version.seal)),
  };
}

/** Null when the last part is cut off. */
function separated(presented: PresentedSeal): ReturnType<typeof splitSeal> | null {
  try {
    return splitSeal(presented);
  } catch (cause) {
    if (cause instanceof Refusal) return null;
    throw cause;
  }
}

function areItsParts(seal: SealedText, disclosures: readonly Disclosure[]): boolean {
  try {
    openParts(readSealUnverified(seal).document, "addressees", disclosures);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

/**
 * A genuine seal in another spelling is neither a forgery nor the same text: comparing bytes or digests shows a
 * difference. Like every answer here, only a holder of the seal gets this one.
 */
async function refuseOtherSpelling(
  em: EntityManager,
  asked: { readonly seal: SealedText } | { readonly digest: SealDigest },
): Promise<void> {
  const isOther =
    "seal" in asked
      ? await isKept(em, digestsOfRespelled(asked.seal))
      : (await isKept(em, digestsOfOtherText(asked.digest))) || (await isOfTwin(em, asked.digest));
  if (!isOther) return;
  const field = "seal" in asked ? "seal" : "digest";
  throw refuse(
    "SEAL_RESPELLED",
    `${field} is ${"seal" in asked ? "a genuine one" : "that of a genuine seal, or a genuine one,"} in another spelling: with white space, padding, bits beyond its last byte, or the other value that an ES256 signature can have. Send it byte for byte as it was received.`,
    { field },
  );
}

async function isKept(em: EntityManager, digests: readonly SealDigest[]): Promise<boolean> {
  return digests.length > 0 && (await em.count(OrderVersionRow, { sealDigest: { $in: [...digests] } })) > 0;
}

/** Nothing leads from a digest to the seal, so that the digests of twins are kept beside those of seals. */
async function isOfTwin(em: EntityManager, digest: SealDigest): Promise<boolean> {
  return (await em.count(OrderVersionRow, { twinDigest: { $in: [digest, ...digestsOfOtherText(digest)] } })) > 0;
}

/** The digests of the seals that this one may be another spelling of; none when it is in the usual spelling. */
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
