import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { EntityManager } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { canonicalJson, openParts, readKeyCertificate, readSealUnverified, splitSeal } from "@exparte/seal";
import { readSealedEncryptionKey } from "@exparte/seal/encryption-key";
import type { DisclosureRequest } from "../../rules/disclosure/disclosure-request.js";
import { type DisclosureTerms, requestDisclosure as decideRequest } from "../../rules/disclosure/disclosure-terms.js";
import { checkFileReference } from "../../rules/field.js";
import type { CourtId, KeyId, PlatformId, SealedText } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import type { RecipientKey } from "../../rules/sealed-content/recipient-key.js";
import { loadCodesOfConduct } from "../../store/code-of-conduct/codes-of-conduct.js";
import { loadParticipations } from "../../store/code-of-conduct/participations.js";
import { connectedAmong, encryptionKeysOf, sealKeysOf } from "../../store/directory.js";
import { doerOf, findByReference, recordDisclosures } from "../../store/disclosure/disclosures.js";
import { holdOrder } from "../../store/disclosure/known-orders.js";
import type { Dependencies } from "../dependencies.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { checkRequestSeal } from "./court-seal.js";
import { requireOrdersHeard } from "./orders-heard.js";

/** The request as it was sent: all of the sealed document but `type` and `court`. */
export interface DisclosureContent extends DisclosureTerms {
  readonly requestedAt: Instant;
  readonly recipient: {
    readonly jwk: Readonly<Record<string, unknown>>;
    /** Absent when the key is the court's own. */
    readonly certificate?: SealedText;
  };
}

const SEALED_TYPE = "exparte-disclosure-request";

/**
 * A court asks one or several addressees of its order who posted the content; all are asked, or none is. Asking the same
 * again under the same reference, sealed anew or not, returns the same requests.
 */
export async function requestDisclosure(
  deps: Dependencies,
  actor: Actor,
  content: DisclosureContent,
  seal: SealedText,
): Promise<DisclosureRequest[]> {
  requireParty(actor, "court");
  requireScope(actor, "disclosures:request");
  requireOrdersHeard(deps);
  const { database, log, clock, newId } = deps;
  const court = actor.partyId;
  const now = clock();
  checkFileReference(content.reference, "input.reference", 100);
  return database.transaction(async (tx) => {
    // Two simultaneous requests under one reference wait for each other, so that the second sees the first.
    await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `disclosure ${court} ${content.reference}`,
    ]);
    const earlier = await findByReference(tx.em, court, content.reference);
    if (earlier.length > 0) return sameAsEarlier(earlier, court, content);
    requirePartiesHeard(deps);

    const recipient = await checkRecipient(tx.em, court, content.recipient, now);
    const platforms = content.addressees.map(({ platform }) => platform);
    const facts = {
      order: await holdOrder(tx, content.orderId, "share"),
      court,
      published: await loadCodesOfConduct(tx.em),
      participations: await loadParticipations(tx.em, platforms),
      connected: await connectedAmong(tx.em, platforms),
      recipient,
      seal,
      newId,
    };
    const events = decideRequest(content, facts, now);
    const sealedAt = { name: "requestedAt", moment: content.requestedAt };
    const sent = { ...content, type: SEALED_TYPE, court };
    const seals = await checkRequestSeal(tx.em, { court, sent, sealedAt, seal, platforms }, now);
    return recordDisclosures(
      { tx, log, doer: doerOf(actor), now },
      events.map((event) => ({ events: [{ ...event, seal: seals.get(event.platform) ?? seal }] })),
    );
  });
}

function sameAsEarlier(earlier: DisclosureRequest[], court: CourtId, content: DisclosureContent): DisclosureRequest[] {
  const asked = JSON.parse(JSON.stringify({ ...content, type: SEALED_TYPE, court }));
  const platforms = content.addressees.map(({ platform }) => platform);
  const isSame = ({ seal, platform }: DisclosureRequest) =>
    askedOf(platform, sealedIn(seal)) === askedOf(platform, asked);
  if (earlier.length === platforms.length && earlier.every((one) => platforms.includes(one.platform) && isSame(one)))
    return earlier;
  throw refuse(
    "REFERENCE_TAKEN",
    "Your court made another request under input.reference. Use a new reference for a new request.",
    { field: "input.reference" },
  );
}

/** What a platform reads in the seal: all of the request, or its own part of it. */
function sealedIn(presented: SealedText): Readonly<Record<string, unknown>> {
  const { seal, disclosures } = splitSeal(presented);
  return openParts(readSealUnverified(seal).document, "addressees", disclosures).document;
}

/** All that a request asks of one platform, except its moment. */
function askedOf(
  platform: PlatformId,
  { requestedAt: _, addressees, ...asked }: Readonly<Record<string, unknown>>,
): string {
  const own = Array.isArray(addressees) ? addressees.filter((addressee) => addressee?.platform === platform) : [];
  return canonicalJson({ ...asked, addressees: own });
}

/** The court's own registered key, or one of an advocate that the court has certified. */
async function checkRecipient(
  em: EntityManager,
  court: CourtId,
  { jwk: given, certificate }: DisclosureContent["recipient"],
  now: Instant,
): Promise<RecipientKey> {
  const field = "input.recipient.jwk";
  const jwk = await readSealedEncryptionKey(given, field);
  const kid = String(jwk.kid) as KeyId;
  const registered = await encryptionKeysOf(em, court, now);
  if (certificate === undefined) {
    const known = registered.find((key) => key.kid === kid && key.x === jwk.x && key.y === jwk.y);
    if (known !== undefined) return { kid, jwk };
    throw refuse(
      "RECIPIENT_KEY_UNKNOWN",
      `${field} is no valid key of your court. Name a registered encryption key, or send the certificate of an advocate's.`,
      { field, kids: registered.map((key) => String(key.kid)) },
    );
  }
  if (registered.length === 0) {
    throw refuse(
      "RECIPIENT_KEY_UNKNOWN",
      "Your court has no valid encryption key, to which a poster's objection could come. Register one.",
      { field: "input.recipient" },
    );
  }
  const keys = await sealKeysOf(em, { type: "court", id: court });
  const { holder } = await readKeyCertificate({
    certificate,
    jwk,
    keys,
    now: new Date(now),
    field: "input.recipient",
  });
  return { kid, jwk, holder, certificate };
}
