import { Refusal } from "@exparte/refusal";
import { canonicalJson, openParts, readSealUnverified } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import type { KeyId, SealDigest } from "../rules/ids.js";
import type { Order } from "../rules/order/order.js";
import { disclosuresOf } from "../rules/order-document/sealed-parts.js";
import type { Pair } from "./pair.js";
import type { Sheet } from "./sheet.js";

interface SealFacts {
  /** base64url(SHA-256) of the JWS exactly as received. */
  readonly digest: SealDigest;
  /** Absent when the seal cannot be read as a JWS. */
  readonly header?: { readonly alg: string; readonly kid: KeyId };
}

/** Throws when the seal, with the parts of the order, covers another document than the printed one. */
export function sealFacts(order: Order): SealFacts {
  const digest = sealDigest(order.seal);
  let read: ReturnType<typeof readSealUnverified>;
  try {
    read = readSealUnverified(order.seal);
  } catch (cause) {
    if (cause instanceof Refusal) return { digest };
    throw cause;
  }
  const parts = disclosuresOf(order.parts ?? []);
  const { document } = openParts(read.document, "addressees", parts);
  if (canonicalJson(document) !== canonicalJson(order.document)) {
    throw new Error(`The seal of order ${order.id} is over another document; what is not sealed is not printed.`);
  }
  return { digest, header: read.header };
}

/** The seal section's approximate height, so that it stays on one page. */
const SEAL_HEIGHT = 300;

export function sealSection(sheet: Sheet, { digest, header }: SealFacts, verifyUrl: string) {
  sheet.section(
    { nl: "Zegel", en: "Seal" },
    ({ row }) => {
      row({ nl: "Algoritme", en: "Algorithm" }, (cell) => (header ? cell.exact(header.alg) : cell.pair(UNREADABLE)));
      row({ nl: "Sleutel", en: "Key id" }, (cell) => (header ? cell.exact(header.kid) : cell.pair(UNREADABLE)));
      row({ nl: "Kenmerk van het zegel", en: "Digest of the seal" }, (cell) => {
        cell.exact(digest);
        cell.pair({ nl: "SHA-256 van het JWS, in base64url", en: "SHA-256 of the JWS, in base64url" });
      });
      row({ nl: "Controleren", en: "Verify" }, (cell) => {
        cell.link(verifyUrl);
        cell.pair({
          nl: "Op dit adres, ook in de QR-code op de eerste bladzijde, is te zien of het bevel echt is en hoe het nu staat.",
          en: "This address, also in the QR code on the first page, shows whether the order is genuine and how it stands now.",
        });
      });
      row({ nl: "Wat geldt", en: "What prevails" }, (cell) => {
        cell.pair({
          nl: "Het gerecht heeft het bevel elektronisch verzegeld (JWS, RFC 7515). Dit stuk geeft het leesbaar weer; bij verschil geldt het verzegelde bevel, dat als bevel.jws in het elektronische bestand zit. Een teken dat niet te drukken is, staat als [U+…] met zijn Unicode-nummer.",
          en: "The court sealed the order electronically (JWS, RFC 7515). This paper makes it readable; if they differ the sealed order prevails, which is in the electronic file as bevel.jws. A character that cannot be printed stands as [U+…] with its Unicode number.",
        });
      });
    },
    SEAL_HEIGHT,
  );
}

const UNREADABLE: Pair = {
  nl: "Niet leesbaar: vertrouw niet op dit stuk",
  en: "Not readable: do not rely on this paper",
};
