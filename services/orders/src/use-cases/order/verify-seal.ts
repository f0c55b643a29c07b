import type { EntityManager } from "@exparte/database";
import { Refusal } from "@exparte/refusal";
import { openParts, readSealUnverified, respellSeal, type SealKey, splitSeal, twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import type { CourtId, Disclosure, PresentedSeal, SealDigest, SealedText } from "../../rules/ids.js";
import type { LiftingCause } from "../../rules/order/cause.js";
import type { OrderStatus } from "../../rules/order/order.js";
import { standsSince } from "../../rules/order/standing.js";
import { sealingCourt } from "../../rules/order-document/order-document.js";
import { refuse } from "../../rules/refusals.js";
import { sealKeysOf } from "../../store/directory.js";
import { KnownCourtRow, OrderRow, OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";

export interface SealCheck {
  /** The hub accepted exactly this seal, and verified it then with the court's key; and every part given is one of it. */
  readonly genuine: boolean;
  readonly inForce: boolean;
  readonly isCurrentVersion: boolean;
  /** When the court's key was revoked, if it was. The seal was accepted before that and stays valid. */
  readonly keyRevokedAt?: Date;
  /** Of a genuine seal alone. */
  readonly standing?: SealStanding;
}

/** How the order of a seal stands, in what its paper says too: no party, no text and no place of content is in it. */
export interface SealStanding {
  readonly court: CourtId;
  readonly courtName: string;
  readonly version: number;
  readonly issuedAt: Date;
  readonly currentVersion: number;
  readonly status: OrderStatus;
  readonly since: Date | null;
  readonly liftedBecause: LiftingCause | null;
  /** The court's public key that the seal names, as the registry has it; null when the registry no longer does. */
  readonly key: PublicJwk | null;
}

export type PublicJwk = Readonly<Record<"kty" | "crv" | "x" | "kid", string>> & { readonly y?: string };

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
  const { state } = await em.findOneOrFail(OrderRow, { id: version.orderId });
  const court = sealingCourt(version.document);
  const [known, key] = await Promise.all([em.findOne(KnownCourtRow, { id: court }), keyOf(em, court, version.seal)]);
  const since = standsSince(state);
  return {
    genuine: true,
    inForce: state.status === "IN_FORCE" || state.status === "FINAL",
    isCurrentVersion: state.seal === version.seal,
    ...(key?.revokedAt == null ? {} : { keyRevokedAt: key.revokedAt }),
    standing: {
      court,
      courtName: known?.name ?? court,
      version: version.version,
      issuedAt: new Date(version.document.issuedAt),
      currentVersion: state.document.version,
      status: state.status,
      since: since === undefined ? null : new Date(since),
      liftedBecause: state.ended?.cause ?? null,
      key: key === undefined ? null : publicJwk(key),
    },
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

async function keyOf(em: EntityManager, court: CourtId, seal: SealedText): Promise<SealKey | undefined> {
  const { kid } = readSealUnverified(seal).header;
  return (await sealKeysOf(em, { type: "court", id: court })).find((key) => key.kid === kid);
}

/** The members that make the key, and no more: the operator may have registered others beside them. */
function publicJwk({ kid, jwk: { kty = "", crv = "", x = "", y } }: SealKey): PublicJwk {
  return { kty, crv, x, ...(y === undefined ? {} : { y }), kid };
}
