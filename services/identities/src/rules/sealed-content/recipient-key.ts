import type { EncryptionJwk } from "@exparte/seal/encryption-key";
import type { KeyId, SealedText } from "../ids.js";

/** To whom an answer is encrypted: the court, or an advocate whose key the court has certified. */
export interface RecipientKey {
  readonly kid: KeyId;
  readonly jwk: EncryptionJwk;
  /** The advocate; absent when the recipient is the court. */
  readonly holder?: string;
  /** The court's JWS over {type: "exparte-key-certificate", holder, jwk}, as it was received. */
  readonly certificate?: SealedText;
}
