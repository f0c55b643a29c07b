import { type RefusalTable, refusals } from "@exparte/refusal";

export const SEAL_REFUSALS = {
  SEAL_MALFORMED:
    "The seal is not a compact JWS over canonical JSON with exactly the header `alg`, `kid` and `typ`; the message says what is wrong. Seal the document anew.",
  SEAL_ALGORITHM_NOT_ACCEPTED: "The seal uses another algorithm than EdDSA (Ed25519) or ES256; sign with one of these.",
  SEAL_KEY_UNKNOWN: "The sealing key is not one registered for this party; register it, or seal with one that is.",
  SEAL_KEY_NOT_VALID_THEN:
    "The sealing key was not yet, or no longer, valid when the seal was made; seal with a key that is.",
  SEAL_KEY_REVOKED:
    "The sealing key is revoked: it was when the seal was made, or it is now that the seal comes in; seal anew with a key that is not.",
  SEAL_BROKEN: "The signature does not verify: the document was changed after sealing, or another key made the seal.",
  PARTS_ALGORITHM_NOT_ACCEPTED:
    "The sealed document finds its parts by another digest than sha-256 (`_sd_alg`); seal it anew with that one.",
  PART_MALFORMED:
    "A part of the seal is not base64url of a list of a salt and an element, its salt is too short or used twice, or the seal does not end in ~; the message says what is wrong. Seal the document anew.",
  PART_MISMATCH:
    "A part that came with the seal is not one of the sealed document: it was changed, or belongs to another; send the parts that were made with this seal.",
  PART_MISSING: "A digest in the sealed document has no part with it; send the seal with all its parts.",
  PART_TWICE: "A part came twice, or the sealed document names one digest twice; each stands there once.",
  RECIPIENT_KEY_INVALID: "The recipient's key is no whole public key for encryption; the message says what is wrong.",
  CERTIFICATE_INVALID: "The certificate is not the court's word for this very key; certify the advocate's key anew.",
} as const satisfies RefusalTable;

export const refuse = refusals(SEAL_REFUSALS);
