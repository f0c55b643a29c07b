import { createHash } from "node:crypto";
import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { canonicalJson, readKeyCertificate, takeInSeal } from "@exparte/seal";
import { decideDisclosure } from "../../rules/disclosure/disclosure-decisions.js";
import type { DisclosureRequest, RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import type { DisclosureId, Jwe, JweDigest, SealedText } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { checkJwe } from "../../rules/sealed-content/disclosure-jwe.js";
import type { ContentKind } from "../../rules/sealed-content/sealed-content.js";
import { encryptionKeysOf, sealKeysOf } from "../../store/directory.js";
import { doerOf, loadDisclosureForChange, recordDisclosures } from "../../store/disclosure/disclosures.js";
import { isDutySuspended } from "../../store/disclosure/known-orders.js";
import { keepContent } from "../../store/disclosure/sealed-contents.js";
import type { Dependencies } from "../dependencies.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { unknownDisclosure } from "../viewer.js";
import { requireOrdersHeard } from "./orders-heard.js";

/** `jwe` is whatever was sent there: its rules check it, and nothing repeats it. */
export type DisclosureAnswer =
  | { readonly type: "disclose"; readonly jwe: unknown; readonly seal: SealedText }
  | { readonly type: "refuse"; readonly reason: RefusalReason; readonly provision?: string };

/** The platform records that it has told the poster; the window for objections runs from now. */
export function notifyPoster(deps: Dependencies, actor: Actor, requestId: DisclosureId): Promise<DisclosureRequest> {
  return asPlatform(deps, actor, { requestId, field: "requestId" }, async (request, now) =>
    decideDisclosure(request, { type: "notifyPoster" }, now),
  );
}

/** The platform passes on the poster's objection, encrypted to the court. It does not say who objects. */
export function forwardObjection(
  deps: Dependencies,
  actor: Actor,
  {
    requestId,
    jwe: given,
    seal,
  }: { readonly requestId: DisclosureId; readonly jwe: unknown; readonly seal: SealedText },
): Promise<DisclosureRequest> {
  return asPlatform(deps, actor, { requestId, field: "input.requestId" }, async (request, now, tx) => {
    const expected = { ...about(request), keys: await encryptionKeysOf(tx.em, request.court, now) };
    const { jwe, kid } = await checkJwe(given, { kind: "OBJECTION", ...expected, field: "input.jwe" });
    const digest = digestOf(jwe);
    const events = decideDisclosure(request, { type: "forwardObjection", kid, digest, seal }, now);
    if (events.length === 0) return events;
    requirePartiesHeard(deps);
    await checkContentSeal(tx, request, { kind: "OBJECTION", digest, seal }, now);
    await keepContent(tx, request.id, "OBJECTION", jwe);
    return events;
  });
}

/** The platform discloses, with a JWE that only the recipient can open, or refuses. The same answer again changes nothing. */
export function answerDisclosure(
  deps: Dependencies,
  actor: Actor,
  requestId: DisclosureId,
  answer: DisclosureAnswer,
): Promise<DisclosureRequest> {
  return asPlatform(deps, actor, { requestId, field: "input.requestId" }, async (request, now, tx) => {
    requireOrdersHeard(deps);
    if (answer.type === "refuse") return decideDisclosure(request, answer, now);
    await requireInForce(tx, request);
    const expected = { ...about(request), keys: [request.recipient.jwk] };
    const { jwe, kid } = await checkJwe(answer.jwe, { kind: "DISCLOSURE", ...expected, field: "input.jwe" });
    const digest = digestOf(jwe);
    const events = decideDisclosure(request, { type: "disclose", kid, digest, seal: answer.seal }, now);
    if (events.length === 0) return events;
    requirePartiesHeard(deps);
    await checkRecipientStands(tx, request, now);
    await checkContentSeal(tx, request, { kind: "DISCLOSURE", digest, seal: answer.seal }, now);
    await keepContent(tx, request.id, "DISCLOSURE", jwe);
    return events;
  });
}

/** What is disclosed cannot be taken back, and under an order it is owed only while that is not suspended. */
async function requireInForce(tx: Tx, { orderId, platform, duty }: DisclosureRequest): Promise<void> {
  if (duty === undefined || !(await isDutySuspended(tx, { orderId, platform, duty }))) return;
  throw refuse(
    "ORDER_SUSPENDED",
    `Order ${orderId}, or what it asks about, is suspended. Answer when a message of your inbox of orders says that it goes on.`,
    { field: "input.requestId", orderId },
  );
}

type Decide = (request: DisclosureRequest, now: Instant, tx: Tx) => Promise<ReturnType<typeof decideDisclosure>>;

function asPlatform(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { requestId, field }: { readonly requestId: DisclosureId; readonly field: string },
  decide: Decide,
): Promise<DisclosureRequest> {
  requireParty(actor, "platform");
  requireScope(actor, "disclosures:answer");
  const now = clock();
  return database.transaction(async (tx) => {
    const request = await loadDisclosureForChange(tx, requestId);
    if (request === undefined || request.platform !== actor.partyId) throw unknownDisclosure(field);
    const events = await decide(request, now, tx);
    const [changed] = await recordDisclosures({ tx, log, doer: doerOf(actor), now }, [{ before: request, events }]);
    return changed ?? request;
  });
}

function about({ id: requestId, court: recipient }: DisclosureRequest) {
  return { requestId, recipient };
}

/** base64url(SHA-256): what the platform seals, and the recipient checks. */
function digestOf(jwe: Jwe): JweDigest {
  return createHash("sha256").update(jwe).digest("base64url") as JweDigest;
}

/** A key that was valid at the request may have been revoked since; then nobody should encrypt to it any more. */
async function checkRecipientStands({ em }: Tx, request: DisclosureRequest, now: Instant): Promise<void> {
  const { court, recipient } = request;
  const { kid, jwk, certificate } = recipient;
  if (certificate === undefined) {
    const valid = await encryptionKeysOf(em, court, now);
    if (valid.some((key) => key.kid === kid)) return;
    throw recipientRevoked(request);
  }
  try {
    const keys = await sealKeysOf(em, { type: "court", id: court });
    await readKeyCertificate({ certificate, jwk, keys, now: new Date(now), field: "input.recipient" });
  } catch (cause) {
    if (cause instanceof Refusal) throw recipientRevoked(request, cause);
    throw cause;
  }
}

function recipientRevoked({ recipient: { kid }, basis, orderId }: DisclosureRequest, cause?: unknown): Error {
  // What an order asks, only a version of the order changes.
  const wayOut =
    basis === "ORDER"
      ? `is to name another key in a version of order ${orderId}: confirm the item as IMPOSSIBLE for a MANIFEST_ERROR, which stops its term until then`
      : "is to make a new request";
  return refuse(
    "RECIPIENT_KEY_REVOKED",
    `The recipient's key ${kid}, or the one that certified it, is no longer valid. Keep the answer; the court ${wayOut}.`,
    { field: "input.jwe.kid", kid },
    cause === undefined ? {} : { cause },
  );
}

const SEALED_TYPES = {
  DISCLOSURE: "exparte-disclosure",
  OBJECTION: "exparte-objection",
} as const satisfies Record<ContentKind, string>;

/** The platform seals what it leaves, so that nobody on the way, not even the hub, can replace the JWE. */
async function checkContentSeal(
  { em }: Tx,
  { id, platform }: DisclosureRequest,
  { kind, digest, seal }: { readonly kind: ContentKind; readonly digest: JweDigest; readonly seal: SealedText },
  now: Instant,
): Promise<void> {
  const field = "input.seal";
  const { document } = await takeInSeal(
    seal,
    await sealKeysOf(em, { type: "platform", id: platform }),
    () => new Date(now),
  );
  const expected = { type: SEALED_TYPES[kind], request: id, platform, jweDigest: digest };
  if (canonicalJson(document) === canonicalJson(expected)) return;
  throw refuse(
    "SEAL_MISMATCH",
    `${field} must seal { type: "${SEALED_TYPES[kind]}", request, platform, jweDigest } of this very JWE; it was changed, or belongs to another.`,
    { field },
  );
}
