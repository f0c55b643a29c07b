export { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json.js";
export { holderUnverified, readKeyCertificate } from "./key-certificate.js";
export { SEAL_REFUSALS } from "./refusals.js";
export {
  readSealUnverified,
  respellSeal,
  type SealedText,
  type SealHeader,
  signSeal,
  takeInSeal,
  twinOfSeal,
  verifySeal,
} from "./seal.js";
export { generateSealKey, type KeyId, publicSealKey, type SealAlgorithm, type SealKey } from "./seal-key.js";
export {
  type Disclosure,
  makePart,
  type OpenedParts,
  openParts,
  type Part,
  type PresentedSeal,
  partDigest,
  presentSeal,
  signSealInParts,
  splitSeal,
  takeInParts,
} from "./seal-parts.js";
export { createTextLock, type LockedText, type TextLock } from "./text-lock.js";
