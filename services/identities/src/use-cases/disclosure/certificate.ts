import type { Instant } from "@exparte/dutch-time";
import { restated } from "@exparte/refusal";
import { canonicalJson, type SealKey, takeInSeal } from "@exparte/seal";
import { isLabel } from "@exparte/text";
import { z } from "zod";
import type { SealedText } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import type { EncryptionJwk } from "../../rules/sealed-content/recipient-key.js";

const Certificate = z.strictObject({
  type: z.literal("exparte-key-certificate"),
  /** The advocate, as the court knows them. */
  holder: z
    .string()
    .trim()
    .refine((name) => isLabel(name, 200)),
  jwk: z.record(z.string(), z.unknown()),
});

/**
 * Reads the court's certificate for an advocate's key. It is valid as long as the court's key that sealed it: once the
 * court no longer holds that key valid, it certifies nothing. Refuses with CERTIFICATE_INVALID or a SEAL_* code.
 */
export async function readCertificate({
  certificate,
  jwk,
  keys,
  now,
}: {
  readonly certificate: SealedText;
  readonly jwk: EncryptionJwk;
  readonly keys: readonly SealKey[];
  readonly now: Instant;
}): Promise<{ holder: string }> {
  const field = "input.recipient.certificate";
  const { document } = await takeInSeal(certificate, keys, () => new Date(now)).catch((error: unknown) => {
    throw restated(error, { field });
  });
  const { data, error } = Certificate.safeParse(document);
  if (data === undefined) {
    throw refuse(
      "CERTIFICATE_INVALID",
      `${field} must seal exactly { type: "exparte-key-certificate", holder, jwk }.`,
      { field },
      { cause: error },
    );
  }
  const certified = pick(data.jwk);
  if (canonicalJson(certified) !== canonicalJson(pick(jwk))) {
    throw refuse(
      "CERTIFICATE_INVALID",
      `${field} certifies another key than input.recipient.jwk. Certify the very key the answer is to be encrypted to.`,
      { field },
    );
  }
  return { holder: data.holder };
}

/** What makes a key that key. */
function pick({ kty, crv, x, y, kid }: Readonly<Record<string, unknown>>): object {
  return JSON.parse(JSON.stringify({ kty, crv, x, y, kid }));
}
