export { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json.js";
export { SEAL_REFUSALS } from "./refusals.js";
export {
  readSealUnverified,
  respellSeal,
  type SealHeader,
  signSeal,
  takeInSeal,
  twinOfSeal,
  verifySeal,
} from "./seal.js";
export { generateSealKey, publicSealKey, type SealAlgorithm, type SealKey } from "./seal-key.js";
