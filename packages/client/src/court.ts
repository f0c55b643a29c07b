import { signSealInParts } from "@exparte/seal";
import { canonicalUrl } from "@exparte/text";
import type { JWK } from "jose";
import { ADDRESSEES } from "./order-document.js";
import { type HubAddress, request } from "./request.js";

export interface CourtOptions extends HubAddress {
  /** Your court's id at the hub. */
  readonly court: string;
  /** The court's private sealing key. */
  readonly key: JWK;
}

/** The order before it is sealed: the schema's OrderInput without `seal`. `issuedAt` is filled in when left out. */
export interface OrderToSeal {
  readonly issuedAt?: Date;
  /** When the judge gave it orally, before it was written. */
  readonly givenOrallyAt?: Date;
  /** The poster is told from then on, and not before (DSA art. 9(5)). */
  readonly posterInformedBy?: { readonly after: Date; readonly reasons: string };
  readonly addressees: readonly {
    readonly platform: string;
    /** Who it is, where nobody registered it; then `platform` is respondent-, your court's id and a reference of your own. */
    readonly respondent?: {
      readonly kind: "PERSON" | "COMPANY" | "SITE_KEEPER";
      readonly legalName: string;
      readonly address: string;
      readonly ipAddress?: string;
    };
    /** What is to be removed, as one duty on the order's own terms; or `duties`. */
    readonly items?: readonly { readonly url: string; readonly [name: string]: unknown }[];
    readonly duties?: readonly {
      readonly targets: readonly { readonly url?: string; readonly [name: string]: unknown }[];
      readonly [name: string]: unknown;
    }[];
  }[];
  readonly [name: string]: unknown;
}

/** The court that gives a version of an order on appeal, and its own case number. */
export interface OnAppeal {
  readonly court: string;
  readonly caseNumber: string;
}

/** An OrderInput with its seal, ready to be sent. Keep it to be able to send the same order once more. */
export interface SealedOrder {
  readonly seal: string;
  readonly [name: string]: unknown;
}

export interface Submitted {
  readonly id: string;
  readonly caseNumber: string;
  readonly status: string;
}

export interface Granted {
  readonly id: string;
  readonly status: string;
  readonly issuedAt: string;
  readonly addressees: readonly {
    readonly platform: { readonly id: string };
    /** In the sequence of the order; `duty` is the number of the duty that it belongs to, and `kind` what it is. */
    readonly items: readonly {
      readonly id: string;
      readonly url: string;
      readonly duty: number;
      readonly kind: string;
    }[];
  }[];
}

/** A duty that was asked for and is refused, or some of its targets by their place from 1. */
export interface RefusedPart {
  readonly duty: number;
  readonly targets?: readonly number[];
  readonly reasons: string;
}

/** What a court can do at the hub. */
export interface Court {
  submit(application: Record<string, unknown>): Promise<Submitted>;
  /**
   * Seals the order with the court's key, unless `sealOrder` has sealed it already, and grants the application. The same
   * sealed order again returns the same order; the same order sealed anew is another one.
   */
  grant(
    application: Pick<Submitted, "id" | "caseNumber">,
    order: OrderToSeal | SealedOrder,
    /** What of the application the judge refuses, where the rest is granted. */
    refused?: readonly RefusedPart[],
  ): Promise<Granted>;
  refuse(applicationId: string, reasons: string): Promise<Submitted>;
  recordService(orderId: string, platform: string, servedAt: Date): Promise<void>;
}

const APPLICATION = "id caseNumber status";

export function court(options: CourtOptions): Court {
  return {
    async submit(application) {
      const answer = await request<{ submitApplication: Submitted }>(
        options,
        `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { ${APPLICATION} } }`,
        { input: application },
      );
      return answer.submitApplication;
    },
    async grant(application, order, refused = []) {
      const sealed = isSealed(order) ? order : await sealOrder(options, application.caseNumber, order);
      const answer = await request<{ grantApplication: Granted }>(
        options,
        "mutation ($id: ID!, $order: OrderInput!, $refused: [RefusedPartInput!]) { grantApplication(id: $id, order: $order, refused: $refused) { id status issuedAt addressees { platform { id } items { id url duty kind } } } }",
        { id: application.id, order: sealed, refused },
      );
      return answer.grantApplication;
    },
    async refuse(applicationId, reasons) {
      const answer = await request<{ refuseApplication: Submitted }>(
        options,
        `mutation ($id: ID!, $reasons: String!) { refuseApplication(id: $id, reasons: $reasons) { ${APPLICATION} } }`,
        { id: applicationId, reasons },
      );
      return answer.refuseApplication;
    },
    async recordService(orderId, platform, servedAt) {
      await request(options, "mutation ($input: RecordServiceInput!) { recordService(input: $input) { status } }", {
        input: { orderId, platform, servedAt: servedAt.toISOString() },
      });
    },
  };
}

function isSealed(order: OrderToSeal | SealedOrder): order is SealedOrder {
  return typeof order.seal === "string";
}

/**
 * The order as a sealed OrderInput. The seal covers it together with type, court, case number and version, each
 * addressee as a part of its own: the hub hands an addressee that part alone. All that is not in `addressees` every
 * addressee reads. URLs and moments are first put in their normal form, since the seal covers every character. A version that a
 * higher court gives on appeal keeps the court and case number of the order, and names that court in `onAppeal`, whose key
 * seals it.
 */
export async function sealOrder(
  { court, key }: Pick<CourtOptions, "court" | "key">,
  caseNumber: string,
  order: OrderToSeal,
  version = 1,
  onAppeal?: OnAppeal,
): Promise<SealedOrder> {
  const content = present({
    ...order,
    issuedAt: (order.issuedAt ?? new Date()).toISOString(),
    ...(order.givenOrallyAt === undefined ? {} : { givenOrallyAt: new Date(order.givenOrallyAt).toISOString() }),
    ...(order.posterInformedBy === undefined
      ? {}
      : {
          posterInformedBy: { ...order.posterInformedBy, after: new Date(order.posterInformedBy.after).toISOString() },
        }),
    language: order.language ?? "nl",
    addressees: order.addressees.map(({ items, duties, ...addressee }) => ({
      ...addressee,
      ...(items === undefined ? {} : { items: items.map(spelled) }),
      ...(duties === undefined
        ? {}
        : {
            duties: duties.map((duty) => ({ ...duty, ...momentsOf(duty), targets: duty.targets.map(spelled) })),
          }),
    })),
  });
  const named = { type: "exparte-order", court, caseNumber, version };
  const document = { ...content, ...named, ...(onAppeal === undefined ? {} : { onAppeal }) };
  const seal = await signSealInParts(document, ADDRESSEES, key);
  return { ...content, seal };
}

/** A duty to disclose names a moment, which the seal covers in one spelling. */
function momentsOf({ disclosure }: Readonly<Record<string, unknown>>): { readonly disclosure?: object } {
  if (!isRecord(disclosure) || !isRecord(disclosure.dispensation)) return {};
  const { dispensation } = disclosure;
  const noticeFrom = new Date(String(dispensation.noticeFrom));
  if (Number.isNaN(noticeFrom.getTime())) return {};
  return { disclosure: { ...disclosure, dispensation: { ...dispensation, noticeFrom: noticeFrom.toISOString() } } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function spelled<Named extends { readonly url?: string }>(named: Named): Named {
  return named.url === undefined ? named : { ...named, url: canonical(named.url) };
}

function canonical(text: string): string {
  const url = URL.parse(text);
  return url === null ? text : canonicalUrl(url);
}

/** Leaves out absent members at every depth: a sealed document holds no nulls. */
function present(value: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value, (_name, member: unknown) => (member === null ? undefined : member)));
}
