import { createHash } from "node:crypto";
import type { Tagged } from "type-fest";
import type { SealedText } from "./seal.js";

/** base64url(SHA-256) of a seal. */
export type SealDigest = Tagged<string, "SealDigest">;

/** What a seal is found by, and how paper names it. */
export function sealDigest(seal: SealedText): SealDigest {
  return createHash("sha256").update(seal).digest("base64url") as SealDigest;
}
