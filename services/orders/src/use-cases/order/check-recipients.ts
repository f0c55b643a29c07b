import type { Tx } from "@exparte/database";
import { readKeyCertificate } from "@exparte/seal";
import { readSealedEncryptionKey } from "@exparte/seal/encryption-key";
import type { Instant } from "../../rules/instant.js";
import type { DisclosureRecipient } from "../../rules/order-document/disclosure-terms.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { refuse } from "../../rules/refusals.js";
import { encryptionKeysOf, sealKeysOf } from "../../store/directory.js";

/**
 * Refuses an order that asks for a disclosure to a key which is not the court's own, nor an advocate's whom the court has
 * certified. Later the platform encrypts to what is in the sealed order, whatever the hub says.
 */
export async function checkRecipients(tx: Tx, { court, addressees }: OrderDocument, now: Instant): Promise<void> {
  for (const [a, { duties = [] }] of addressees.entries()) {
    for (const [d, { disclosure }] of duties.entries()) {
      if (disclosure === undefined) continue;
      const field = `order.addressees[${a}].duties[${d}].disclosure.recipient`;
      await checkRecipient(tx, { court, recipient: disclosure.recipient, field }, now);
    }
  }
}

async function checkRecipient(
  { em }: Tx,
  {
    court,
    recipient: { jwk: given, certificate },
    field,
  }: Pick<OrderDocument, "court"> & { readonly recipient: DisclosureRecipient; readonly field: string },
  now: Instant,
): Promise<void> {
  const jwk = await readSealedEncryptionKey(given, `${field}.jwk`);
  const registered = await encryptionKeysOf(em, court, now);
  if (certificate !== undefined) {
    // A poster's objection comes to the court, whoever gets the answer.
    if (registered.length === 0) {
      throw refuse(
        "RECIPIENT_KEY_UNKNOWN",
        "Your court has no valid encryption key, to which a poster's objection could come. Register one.",
        { field },
      );
    }
    const keys = await sealKeysOf(em, { type: "court", id: court });
    await readKeyCertificate({ certificate, jwk, keys, now: new Date(now), field });
    return;
  }
  if (registered.some(({ kid, x, y }) => kid === jwk.kid && x === jwk.x && y === jwk.y)) return;
  throw refuse(
    "RECIPIENT_KEY_UNKNOWN",
    `${field}.jwk is no valid key of your court. Name a registered encryption key, or send the certificate of an advocate's.`,
    { field: `${field}.jwk`, kids: registered.map(({ kid }) => String(kid)) },
  );
}
