import { createHash } from "node:crypto";
import { signSeal } from "@exparte/seal";
import type { JWK } from "jose";
import { type CourtKeys, keysFromRegistry } from "./court-keys.js";
import { encryptFor } from "./disclosure-cipher.js";
import { checkData, type IdentityData } from "./disclosure-data.js";
import {
  type AskedDisclosure,
  type DispensationDocument,
  readAskedDisclosure,
  readDispensation,
} from "./disclosure-document.js";
import {
  type Acknowledged,
  acknowledgeBy,
  cursorOf,
  FOLLOWING,
  type InboxCursor,
  type InboxReading,
  type PlacedMessage,
  partyOf,
  readInbox,
} from "./durable-inbox.js";
import { refuse } from "./refusals.js";
import { HubRefusal, request } from "./request.js";

export interface DisclosureInboxOptions extends InboxReading {
  /** Your private sealing key, needed to disclose and to forward an objection. */
  readonly key?: JWK;
  /** By default the hub's registry. Pin the courts' keys yourself if you do not want to trust the hub. */
  readonly courtKeys?: CourtKeys;
}

/** A message whose position in the inbox, digest and seal have been verified. */
export interface DisclosureInboxMessage extends Omit<WireMessage, "request" | "seal"> {
  readonly court: string;
  readonly orderId: string;
  /** The number of the order's duty that makes the request; null for a request of the court's own. */
  readonly duty: number | null;
  /** What is asked, as the court sealed it: its request, or the duty of its order; null for a message without a seal. */
  readonly document: AskedDisclosure | null;
  /** The court's sealed statement that the poster is not told; only for NOTICE_DISPENSED. */
  readonly dispensation: DispensationDocument | null;
  readonly cursor: Required<InboxCursor>;
}

export type DisclosureRefusalReason =
  | "NOT_BOUND"
  | "POSTER_OBJECTED"
  | "DATA_NOT_HELD"
  | "BALANCE_DIFFERS"
  | "LEGAL_OBSTACLE";

/** The state of a request after your call. */
export interface DisclosureStanding {
  readonly status: string;
  /** The moment from which you may disclose; null while the poster has not been told. */
  readonly disclosableFrom: string | null;
  /** Null for a duty of an order, whose own term runs. */
  readonly expiresAt: string | null;
  /** When you answered; null while you have not. */
  readonly answeredAt: string | null;
}

export interface DisclosureInbox extends AsyncIterable<DisclosureInboxMessage>, AsyncDisposable {
  /** Acknowledges everything up to and including a message. */
  acknowledge(upTo: Acknowledged): Promise<void>;
  /**
   * Records that you have told the poster. The window for objections runs from now; after NOTICE_DUE there is none, because
   * the court had dispensed with notice.
   */
  notifyPoster(requestId: string): Promise<DisclosureStanding>;
  /** Passes on the poster's objection, encrypted to the court. Leave out who objects. */
  forwardObjection(requestId: string, grounds: string): Promise<DisclosureStanding>;
  /**
   * Encrypts to the recipient that the court's seal names, and answers. Refuses data that nobody asked for
   * (CATEGORY_NOT_ASKED) or that are malformed (DATA_INVALID) before anything is sent. After a disclosure, calling it
   * again sends nothing: your first answer stands, and the returned state says when you gave it.
   */
  disclose(requestId: string, data: IdentityData): Promise<DisclosureStanding>;
  /** `provision` is the provision of law that forbids the answer; only with LEGAL_OBSTACLE. */
  refuse(requestId: string, reason: DisclosureRefusalReason, provision?: string): Promise<DisclosureStanding>;
  close(): void;
}

interface WireMessage extends PlacedMessage {
  readonly requestId: string;
  readonly seal: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly request: { readonly court: string; readonly duty: number | null; readonly order: { readonly id: string } };
}

const SUBSCRIPTION = `subscription (${FOLLOWING.variables}) {
  disclosureInbox(${FOLLOWING.args}) {
    position kind sentAt requestId seal details digest previousDigest epoch request { court duty order { id } }
  }
}`;
const STANDING = "status disclosableFrom expiresAt answeredAt";

/**
 * A platform's disclosure inbox: every message once, in order, with position, digest and seal verified, as in the order
 * inbox of `connect`; and what the platform does with a request.
 */
export function connectDisclosures(options: DisclosureInboxOptions): DisclosureInbox {
  const ending = new AbortController();
  const courtKeys = options.courtKeys ?? keysFromRegistry(options);
  const form = {
    subscription: SUBSCRIPTION,
    stream: (platform: string) => `disclosure-inbox/${platform}`,
    body: ({ requestId, seal, details }: WireMessage) => ({ requestId, ...(seal === null ? {} : { seal }), details }),
    open: (wire: WireMessage, platform: string) => opened(wire, platform, courtKeys),
  };
  const sealContent = (type: string, requestId: string, platform: string, jwe: string): Promise<string> => {
    const { key } = options;
    if (key === undefined)
      throw new Error("What is left for a court is sealed: that needs `key`, your private sealing key");
    const jweDigest = createHash("sha256").update(jwe).digest("base64url");
    return signSeal({ type, request: requestId, platform, jweDigest }, key);
  };
  return {
    [Symbol.asyncIterator]: () => readInbox(options, form, ending.signal),
    acknowledge: (upTo) => acknowledgeBy("acknowledgeDisclosureInbox", options, upTo),
    async notifyPoster(requestId) {
      const answer = await request<{ notifyPoster: DisclosureStanding }>(
        options,
        `mutation ($id: ID!) { notifyPoster(requestId: $id) { ${STANDING} } }`,
        { id: requestId },
      );
      return answer.notifyPoster;
    },
    async forwardObjection(requestId, grounds) {
      const platform = await partyOf(options);
      const { court } = await requestNow(options, requestId);
      const key = await courtEncryptionKey(courtKeys, court);
      const content = { type: "exparte-objection", request: requestId, grounds };
      const jwe = await encryptFor(key, { kind: "OBJECTION", requestId, court }, content);
      const answer = await request<{ forwardObjection: DisclosureStanding }>(
        options,
        `mutation ($input: ForwardObjectionInput!) { forwardObjection(input: $input) { ${STANDING} } }`,
        { input: { requestId, jwe, seal: await sealContent("exparte-objection", requestId, platform, jwe) } },
      );
      return answer.forwardObjection;
    },
    async disclose(requestId, data) {
      const platform = await partyOf(options);
      const { court, duty, seal: requestSeal } = await requestNow(options, requestId);
      const document = await readAskedDisclosure(requestSeal, { court, platform, duty, courtKeys });
      const content = {
        type: "exparte-disclosure",
        request: requestId,
        platform,
        data: checkData(data, document.categories),
      };
      const jwe = await encryptFor(document.recipient.jwk, { kind: "DISCLOSURE", requestId, court }, content);
      const seal = await sealContent("exparte-disclosure", requestId, platform, jwe);
      try {
        return await answer(options, { requestId, jwe, seal });
      } catch (why) {
        if (!(why instanceof HubRefusal) || why.code !== "DISCLOSURE_ANSWERED") throw why;
        // Only this platform answers, so an earlier call did. Encrypting the same data again gives other bytes, so they
        // cannot be compared.
        const { disclosureRequest: standing } = await request<{ disclosureRequest: DisclosureStanding }>(
          options,
          `query ($id: ID!) { disclosureRequest(id: $id) { ${STANDING} } }`,
          { id: requestId },
        );
        if (standing.status === "DISCLOSED") return standing;
        throw why;
      }
    },
    refuse: (requestId, reason, provision) =>
      answer(options, { requestId, refusal: { reason, ...(provision === undefined ? {} : { provision }) } }),
    close: () => ending.abort(),
    async [Symbol.asyncDispose]() {
      ending.abort();
    },
  };
}

async function answer(options: DisclosureInboxOptions, input: Record<string, unknown>): Promise<DisclosureStanding> {
  const { answerDisclosure } = await request<{ answerDisclosure: DisclosureStanding }>(
    options,
    `mutation ($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { ${STANDING} } }`,
    { input },
  );
  return answerDisclosure;
}

async function opened(wire: WireMessage, platform: string, courtKeys: CourtKeys): Promise<DisclosureInboxMessage> {
  const { request: about, seal, ...message } = wire;
  const { court, duty, order } = about;
  const cursor = cursorOf(wire);
  const dispenses = wire.kind === "NOTICE_DISPENSED";
  const dispensation = dispenses ? await readDispensation(seal, { requestId: wire.requestId, court, courtKeys }) : null;
  const document =
    seal === null || dispenses ? null : await readAskedDisclosure(seal, { court, platform, duty, courtKeys });
  return { ...message, court, duty, orderId: order.id, document, dispensation, cursor };
}

interface RequestNow {
  readonly court: string;
  readonly duty: number | null;
  readonly seal: string;
}

async function requestNow(options: DisclosureInboxOptions, id: string): Promise<RequestNow> {
  const { disclosureRequest } = await request<{ disclosureRequest: RequestNow }>(
    options,
    "query ($id: ID!) { disclosureRequest(id: $id) { court duty seal } }",
    { id },
  );
  return disclosureRequest;
}

async function courtEncryptionKey(courtKeys: CourtKeys, court: string): Promise<JWK> {
  const now = new Date();
  const valid = (await courtKeys(court)).find(
    ({ jwk, validFrom, validUntil, revokedAt }) =>
      jwk.use === "enc" && validFrom <= now && (validUntil === null || now < validUntil) && revokedAt === null,
  );
  if (valid === undefined) {
    throw refuse("RECIPIENT_UNKNOWN", `Court ${court} has no valid key to encrypt an objection to.`, { court });
  }
  return { ...valid.jwk, kid: valid.kid };
}
