import { publicSealKey, signSeal, signSealInParts } from "@exparte/seal";
import type { JWK } from "jose";
import type { CourtOptions } from "./court.js";
import { type CourtKeys, keysFromRegistry } from "./court-keys.js";
import {
  openDisclosure,
  type PlatformKeys,
  platformKeysFromRegistry,
  type SealedAnswer,
  verifyContentSeal,
} from "./disclosure-answer.js";
import { decryptWith } from "./disclosure-cipher.js";
import type { DataCategory, ReadData } from "./disclosure-data.js";
import { readAskedDisclosure } from "./disclosure-document.js";
import { ADDRESSEES } from "./order-document.js";
import { refuse } from "./refusals.js";
import { request } from "./request.js";

export interface DisclosureCourtOptions extends CourtOptions {
  /** The court's private encryption key, whose public half is registered. */
  readonly encryptionKey: JWK;
  /** By default the hub's registry. */
  readonly platformKeys?: PlatformKeys;
  /** Your own public sealing keys, with which you recognise your requests. By default those of the hub's registry. */
  readonly courtKeys?: CourtKeys;
}

export interface DisclosureFinding {
  readonly holds: boolean;
  readonly reasons: string;
}

/** What a court asks of one or several addressees of its order. */
export interface DisclosureAsk<Asked extends DataCategory = DataCategory> {
  readonly orderId: string;
  /** Your own number for the request. Asking again under the same number returns the same requests. */
  readonly reference: string;
  readonly addressees: readonly { readonly platform: string; readonly outsideCode?: boolean }[];
  /** The four findings of Lycos/Pessers (HR 25 November 2005, ECLI:NL:HR:2005:AU4019). */
  readonly findings: {
    readonly unlawfulness: DisclosureFinding;
    readonly realInterest: DisclosureFinding;
    readonly noLessIntrusiveWay: DisclosureFinding;
    readonly balance: DisclosureFinding;
  };
  readonly categories: readonly Asked[];
  /** ISO 8601; by default P28D. */
  readonly within?: string;
  /** Why the poster need not be told. */
  readonly dispensation?: string;
  /** An advocate's key, certified with `certify`; by default the court's own key. */
  readonly recipient?: { readonly jwk: JWK; readonly certificate: string };
}

export interface MadeRequest {
  readonly id: string;
  readonly platform: string;
  readonly status: string;
  readonly expiresAt: string;
}

/** What a court can do with disclosure requests. */
export interface DisclosureCourt {
  /** Seals the request and sends it to all addressees, or to none. */
  request(ask: DisclosureAsk): Promise<MadeRequest[]>;
  dispenseWithNotice(requestId: string, reasons: string): Promise<void>;
  withdraw(requestId: string, reasons: string): Promise<void>;
  /**
   * Collects an answer without opening it, to hand it to the advocate to whom it is encrypted. The hub records the
   * access.
   */
  collect(requestId: string): Promise<SealedAnswer>;
  /** Collects and opens an answer. Leaves out data that the court did not ask for, and reports them to the hub. */
  collectAndOpen(requestId: string): Promise<ReadData<DataCategory>>;
  /** Collects and opens the poster's objection to the request. */
  collectObjection(requestId: string): Promise<string>;
  /** Confirms that you have what you collected: the hub destroys its bytes. */
  confirmReceipt(requestId: string, content?: "DISCLOSURE" | "OBJECTION"): Promise<void>;
  /** For an advocate who opened an answer and found more in it than the court asked for. */
  reportBreach(requestId: string, categories: ReadData<DataCategory>["breach"]): Promise<void>;
  /**
   * For a collected answer that was refused as ANSWER_UNREADABLE with the key it names. It is recorded, and the
   * platform is told. The request stays answered; make a new one under another reference.
   */
  reportUnreadable(requestId: string): Promise<void>;
  /** Certifies that a public key is that advocate's. The certificate is valid as long as the court's sealing key. */
  certify(holder: string, jwk: JWK): Promise<string>;
}

interface Collected {
  readonly jwe: string;
  readonly seal: string | null;
  readonly request: {
    readonly platform: { readonly id: string };
    readonly duty: number | null;
    /** The court's own seal over its request, or over its order. */
    readonly seal: string;
    readonly answeredAt: string | null;
    readonly objection: { readonly leftAt: string } | null;
  };
}

export function disclosureCourt(options: DisclosureCourtOptions): DisclosureCourt {
  const platformKeys = options.platformKeys ?? platformKeysFromRegistry(options);
  const courtKeys = options.courtKeys ?? keysFromRegistry(options);
  const collect = async (requestId: string, content: "DISCLOSURE" | "OBJECTION"): Promise<Collected> => {
    const answer = await request<{ collectDisclosure: Collected }>(
      options,
      `mutation ($id: ID!, $content: SealedContentKind!) {
        collectDisclosure(requestId: $id, content: $content) { jwe seal request { platform { id } duty seal answeredAt objection { leftAt } } }
      }`,
      { id: requestId, content },
    );
    return answer.collectDisclosure;
  };
  const collectAnswer = async (requestId: string): Promise<SealedAnswer> => {
    const { jwe, seal, request: about } = await collect(requestId, "DISCLOSURE");
    const { platform, answeredAt } = about;
    const { court } = options;
    if (seal === null || answeredAt === null) {
      throw refuse("ANSWER_MISMATCH", `The answer to ${requestId} came without its platform's seal.`, { requestId });
    }
    // This court's seal says what was asked, whatever the hub says.
    const asked = { court, platform: platform.id, duty: about.duty, courtKeys };
    const { categories } = await readAskedDisclosure(about.seal, asked);
    return { requestId, court, platform: platform.id, categories, leftAt: answeredAt, jwe, seal };
  };
  const report = async (input: { readonly requestId: string } & Record<string, unknown>): Promise<void> => {
    await request(
      options,
      "mutation ($input: ReportBreachInput!) { reportDisclosureBreach(input: $input) { status } }",
      { input },
    );
  };
  const reportBreach: DisclosureCourt["reportBreach"] = (requestId, categories) => report({ requestId, categories });
  return {
    async request(ask) {
      const { requestDisclosure: first } = await request<{
        requestDisclosure: WireRequest & { alongside: WireRequest[] };
      }>(
        options,
        `mutation ($input: RequestDisclosureInput!) {
          requestDisclosure(input: $input) { ${MADE} alongside { ${MADE} } }
        }`,
        { input: await sealDisclosureRequest(options, ask) },
      );
      return [first, ...first.alongside].map(({ platform, id, status, expiresAt }) => ({
        id,
        platform: platform.id,
        status,
        expiresAt,
      }));
    },
    async dispenseWithNotice(requestId, reasons) {
      await request(
        options,
        "mutation ($input: DispenseWithNoticeInput!) { dispenseWithNotice(input: $input) { status } }",
        { input: await sealDispensation(options, requestId, reasons) },
      );
    },
    async withdraw(requestId, reasons) {
      await request(
        options,
        "mutation ($id: ID!, $reasons: String!) { withdrawDisclosureRequest(requestId: $id, reasons: $reasons) { status } }",
        { id: requestId, reasons },
      );
    },
    collect: collectAnswer,
    async collectAndOpen(requestId) {
      const read = await openDisclosure(await collectAnswer(requestId), options.encryptionKey, platformKeys);
      if (read.breach.length > 0) await reportBreach(requestId, read.breach);
      return read;
    },
    async collectObjection(requestId) {
      const { jwe, seal, request: about } = await collect(requestId, "OBJECTION");
      const { objection } = about;
      const { court } = options;
      const platform = about.platform.id;
      if (seal === null || objection === null) {
        throw refuse("ANSWER_MISMATCH", `The objection to ${requestId} came without its platform's seal.`, {
          requestId,
        });
      }
      const { leftAt } = objection;
      await verifyContentSeal("exparte-objection", { requestId, platform, leftAt, jwe, seal }, platformKeys);
      const { grounds } = await decryptWith(options.encryptionKey, { kind: "OBJECTION", requestId, court }, jwe);
      return String(grounds);
    },
    async confirmReceipt(requestId, content = "DISCLOSURE") {
      await request(
        options,
        "mutation ($input: ConfirmReceiptInput!) { confirmDisclosureReceipt(input: $input) { status } }",
        { input: { requestId, content } },
      );
    },
    reportBreach,
    reportUnreadable: (requestId) => report({ requestId, unreadable: true }),
    certify: (holder, jwk) => certifyKey(options, holder, jwk),
  };
}

interface WireRequest extends Omit<MadeRequest, "platform"> {
  readonly platform: { readonly id: string };
}

const MADE = "id status expiresAt platform { id }";

/**
 * The request as a sealed RequestDisclosureInput. The seal covers it together with type and court, each addressee as a part
 * of its own: no platform reads who else is asked.
 */
export async function sealDisclosureRequest(
  {
    court,
    key,
    encryptionKey,
    now = new Date(),
  }: Pick<DisclosureCourtOptions, "court" | "key" | "encryptionKey"> & { readonly now?: Date },
  ask: DisclosureAsk,
): Promise<Record<string, unknown>> {
  const { recipient = { jwk: encryptionKey }, dispensation, within = "P28D" } = ask;
  const content = {
    orderId: ask.orderId,
    reference: ask.reference,
    addressees: ask.addressees.map(({ platform, outsideCode = false }) => ({ platform, outsideCode })),
    findings: ask.findings,
    categories: ask.categories,
    purpose: "CIVIL_CLAIM",
    // Copies only the public members, even when a private key was given.
    recipient: { ...recipient, jwk: publicSealKey(recipient.jwk) },
    within,
    ...(dispensation === undefined ? {} : { dispensation }),
    requestedAt: now.toISOString(),
  };
  const document = JSON.parse(JSON.stringify({ ...content, type: "exparte-disclosure-request", court }));
  const seal = await signSealInParts(document, ADDRESSEES, key);
  return { ...content, seal };
}

/** The dispensation as a sealed DispenseWithNoticeInput. */
export async function sealDispensation(
  { key, now = new Date() }: Pick<CourtOptions, "key"> & { readonly now?: Date },
  requestId: string,
  reasons: string,
): Promise<{ requestId: string; reasons: string; at: string; seal: string }> {
  const content = { requestId, reasons, at: now.toISOString() };
  return { ...content, seal: await signSeal({ ...content, type: "exparte-notice-dispensation" }, key) };
}

export function certifyKey({ key }: Pick<CourtOptions, "key">, holder: string, jwk: JWK): Promise<string> {
  return signSeal({ type: "exparte-key-certificate", holder, jwk: publicSealKey(jwk) }, key);
}
