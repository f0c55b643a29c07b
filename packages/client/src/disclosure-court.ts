import { publicSealKey, signSeal } from "@exparte/seal";
import type { JWK } from "jose";
import type { CourtOptions } from "./court.js";
import { openDisclosure, type PlatformKeys, platformKeysFromRegistry, type SealedAnswer } from "./disclosure-answer.js";
import { decryptWith } from "./disclosure-cipher.js";
import type { DataCategory, ReadData } from "./disclosure-data.js";
import { refuse } from "./refusals.js";
import { request } from "./request.js";

export interface DisclosureCourtOptions extends CourtOptions {
  /** The court's private key for encryption, of which the public half is registered. */
  readonly encryptionKey: JWK;
  /** By default the hub's registry. */
  readonly platformKeys?: PlatformKeys;
}

export interface DisclosureFinding {
  readonly holds: boolean;
  readonly reasons: string;
}

/** What a court asks of one or several addressees of its order. */
export interface DisclosureAsk<Asked extends DataCategory = DataCategory> {
  readonly orderId: string;
  /** Your own number for the request; the same again returns the same requests. */
  readonly reference: string;
  readonly addressees: readonly { readonly platform: string; readonly outsideCode?: boolean }[];
  /** The four of Lycos/Pessers (HR 25 November 2005, ECLI:NL:HR:2005:AU4019). */
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
  /** An advocate's key, certified with `certify`; left out, the court's own. */
  readonly recipient?: { readonly jwk: JWK; readonly certificate: string };
}

export interface MadeRequest {
  readonly id: string;
  readonly platform: string;
  readonly status: string;
  readonly expiresAt: string;
}

/** A court's side of disclosures. */
export interface DisclosureCourt {
  /** Seals the request and makes it: to all addressees, or to none. */
  request(ask: DisclosureAsk): Promise<MadeRequest[]>;
  dispenseWithNotice(requestId: string, reasons: string): Promise<void>;
  withdraw(requestId: string, reasons: string): Promise<void>;
  /** Collects an answer unopened, to hand to the advocate to whom it is encrypted. The hub records the access. */
  collect(requestId: string): Promise<SealedAnswer>;
  /** Collects and opens an answer; what it holds beyond what was asked is left out, and reported to the hub. */
  collectAndOpen(requestId: string): Promise<ReadData<DataCategory>>;
  /** What the poster has against the request. */
  collectObjection(requestId: string): Promise<string>;
  /** You have what you collected: the hub destroys its bytes. */
  confirmReceipt(requestId: string, content?: "DISCLOSURE" | "OBJECTION"): Promise<void>;
  /** For an advocate who opened an answer and found more in it than was asked. */
  reportBreach(requestId: string, categories: ReadData<DataCategory>["breach"]): Promise<void>;
  /**
   * For an answer that was collected and refused as ANSWER_UNREADABLE with the key it names: on record and told to the
   * platform. The request stays answered; make a new one under another reference.
   */
  reportUnreadable(requestId: string): Promise<void>;
  /** The court's word that a public key is that advocate's; it counts for as long as the court's sealing key. */
  certify(holder: string, jwk: JWK): Promise<string>;
}

interface Collected {
  readonly jwe: string;
  readonly seal: string | null;
  readonly request: {
    readonly court: string;
    readonly platform: { readonly id: string };
    readonly categories: readonly DataCategory[];
    readonly answeredAt: string | null;
  };
}

export function disclosureCourt(options: DisclosureCourtOptions): DisclosureCourt {
  const platformKeys = options.platformKeys ?? platformKeysFromRegistry(options);
  const collect = async (requestId: string, content: "DISCLOSURE" | "OBJECTION"): Promise<Collected> => {
    const answer = await request<{ collectDisclosure: Collected }>(
      options,
      `mutation ($id: ID!, $content: SealedContentKind!) {
        collectDisclosure(requestId: $id, content: $content) { jwe seal request { court platform { id } categories answeredAt } }
      }`,
      { id: requestId, content },
    );
    return answer.collectDisclosure;
  };
  const collectAnswer = async (requestId: string): Promise<SealedAnswer> => {
    const { jwe, seal, request: about } = await collect(requestId, "DISCLOSURE");
    const { court, platform, categories, answeredAt } = about;
    if (seal === null || answeredAt === null) {
      throw refuse("ANSWER_MISMATCH", `The answer to ${requestId} came without its platform's seal.`, { requestId });
    }
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
        "mutation ($id: ID!, $reasons: String!) { dispenseWithNotice(requestId: $id, reasons: $reasons) { status } }",
        { id: requestId, reasons },
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
      const { jwe, request: about } = await collect(requestId, "OBJECTION");
      const binding = { kind: "OBJECTION", requestId, court: about.court } as const;
      const { grounds } = await decryptWith(options.encryptionKey, binding, jwe);
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

/** The request as RequestDisclosureInput, sealed: the seal covers it together with type and court. */
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
    // The public members alone, whatever key was given.
    recipient: { ...recipient, jwk: publicSealKey(recipient.jwk) },
    within,
    ...(dispensation === undefined ? {} : { dispensation }),
    requestedAt: now.toISOString(),
  };
  const seal = await signSeal({ ...content, type: "exparte-disclosure-request", court }, key);
  return { ...content, seal };
}

export function certifyKey({ key }: Pick<CourtOptions, "key">, holder: string, jwk: JWK): Promise<string> {
  return signSeal({ type: "exparte-key-certificate", holder, jwk: publicSealKey(jwk) }, key);
}
