import { createHash } from "node:crypto";
import { canonicalJson, type SealKey, verifySeal } from "@exparte/seal";
import type { JWK } from "jose";
import { decryptWith } from "./disclosure-cipher.js";
import { type DataCategory, type ReadData, readData } from "./disclosure-data.js";
import { refuse } from "./refusals.js";
import { type HubAddress, request } from "./request.js";

/** A collected answer. An advocate opens it with their private key. */
export interface SealedAnswer<Asked extends DataCategory = DataCategory> {
  readonly requestId: string;
  readonly court: string;
  readonly platform: string;
  readonly categories: readonly Asked[];
  readonly leftAt: string;
  readonly jwe: string;
  /** The platform's seal over the digest of the JWE. */
  readonly seal: string;
}

/** Gives a platform's sealing keys. Write your own to trust nobody but the platform itself. */
export type PlatformKeys = (platform: string) => Promise<readonly SealKey[]>;

/**
 * Opens an answer. It first verifies the platform's seal, so the opened data are what that platform answered. Categories
 * that nobody asked for are named in `breach` and left out. Refuses with SEAL_*, ANSWER_MISMATCH or ANSWER_UNREADABLE.
 */
export async function openDisclosure<Asked extends DataCategory>(
  answer: SealedAnswer<Asked>,
  privateKey: JWK,
  platformKeys: PlatformKeys,
): Promise<ReadData<Asked>> {
  const { requestId, court, platform, categories, leftAt, jwe, seal } = answer;
  await verifyContentSeal("exparte-disclosure", { requestId, platform, leftAt, jwe, seal }, platformKeys);
  const content = await decryptWith(privateKey, { kind: "DISCLOSURE", requestId, court }, jwe);
  if (content.request !== requestId || content.platform !== platform || !isRecord(content.data)) throw mismatch(answer);
  return readData(content.data, categories);
}

/** Verifies that the answer is that platform's own and was not exchanged. Refuses with SEAL_* or ANSWER_MISMATCH. */
export async function verifyContentSeal(
  type: "exparte-disclosure" | "exparte-objection",
  content: Pick<SealedAnswer, "requestId" | "platform" | "leftAt" | "jwe" | "seal">,
  platformKeys: PlatformKeys,
): Promise<void> {
  const { requestId, platform, leftAt, jwe, seal } = content;
  const keys = await platformKeys(platform);
  const { document } = await verifySeal(seal, keys, () => new Date(leftAt));
  const jweDigest = createHash("sha256").update(jwe).digest("base64url");
  const expected = { type, request: requestId, platform, jweDigest };
  if (canonicalJson(document) !== canonicalJson(expected)) throw mismatch(content);
}

interface RegistryAnswer {
  readonly platform: {
    readonly keys: readonly {
      readonly kid: string;
      readonly jwk: JWK;
      readonly validFrom: string;
      readonly validUntil: string | null;
      readonly revokedAt: string | null;
    }[];
  } | null;
}

/** The keys in the hub's registry. */
export function platformKeysFromRegistry(hub: HubAddress): PlatformKeys {
  return async (platform) => {
    const { platform: registered } = await request<RegistryAnswer>(
      hub,
      "query ($id: ID!) { platform(id: $id) { keys { kid jwk validFrom validUntil revokedAt } } }",
      { id: platform },
    );
    return (registered?.keys ?? []).map((key) => ({
      ...key,
      validFrom: new Date(key.validFrom),
      validUntil: key.validUntil === null ? null : new Date(key.validUntil),
      revokedAt: key.revokedAt === null ? null : new Date(key.revokedAt),
    }));
  };
}

function mismatch({ requestId, platform }: Pick<SealedAnswer, "requestId" | "platform">): Error {
  const facts = { requestId, platform };
  return refuse("ANSWER_MISMATCH", `This is not what ${platform} answered to request ${requestId}.`, facts);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
