import { openParts, splitSeal, verifySeal } from "@exparte/seal";
import type { JWK } from "jose";
import { z } from "zod";
import { type CourtKeys, kidOf } from "./court-keys.js";
import { DATA_CATEGORIES, type DataCategory } from "./disclosure-data.js";
import { ADDRESSEES, readOrderOf, type SealedTarget } from "./order-document.js";
import { refuse } from "./refusals.js";

const Finding = z.object({ holds: z.boolean(), reasons: z.string() });

const Document = z.object({
  type: z.literal("exparte-disclosure-request"),
  court: z.string(),
  orderId: z.string(),
  reference: z.string(),
  addressees: z.array(z.object({ platform: z.string(), outsideCode: z.boolean() })),
  findings: z.object({ unlawfulness: Finding, realInterest: Finding, noLessIntrusiveWay: Finding, balance: Finding }),
  categories: z.array(z.enum(DATA_CATEGORIES as [DataCategory, ...DataCategory[]])),
  purpose: z.literal("CIVIL_CLAIM"),
  recipient: z.object({ jwk: z.record(z.string(), z.string()), certificate: z.string().optional() }),
  within: z.string(),
  dispensation: z.string().optional(),
  requestedAt: z.iso.datetime(),
});

/**
 * A court's request as it was sealed. The answer is encrypted to the recipient's key in it, whatever the hub may say.
 */
export interface DisclosureDocument extends Omit<z.infer<typeof Document>, "recipient"> {
  readonly recipient: { readonly jwk: JWK; readonly certificate?: string | undefined };
}

const Dispensation = z.strictObject({
  type: z.literal("exparte-notice-dispensation"),
  requestId: z.string(),
  reasons: z.string(),
  at: z.iso.datetime(),
});

/** The court's sealed statement that the poster of one request is not told. */
export type DispensationDocument = z.infer<typeof Dispensation>;

/** A duty to disclose of an order, as the order's seal has it. */
export interface OrderedDisclosure {
  readonly type: "exparte-order";
  readonly court: string;
  readonly caseNumber: string;
  /** The number of the duty. */
  readonly duty: number;
  readonly targets: readonly SealedTarget[];
  readonly categories: readonly DataCategory[];
  readonly purpose: "CIVIL_CLAIM";
  readonly recipient: DisclosureDocument["recipient"];
  readonly findings: DisclosureDocument["findings"];
  readonly shortenedWindow?: { readonly window: string; readonly reasons: string } | undefined;
  readonly dispensation?: { readonly reasons: string; readonly noticeFrom: string } | undefined;
}

/** What a court asks, by its seal: a request of its own, or a duty of an order. */
export type AskedDisclosure = DisclosureDocument | OrderedDisclosure;

/** Who reads what a court asks; `duty` is the number of a duty of an order, and null for a request of its own. */
export interface AskedReading {
  readonly court: string;
  readonly platform: string;
  readonly duty: number | null;
  readonly courtKeys: CourtKeys;
}

/**
 * Verifies the court's seal, and that what it covers asks this platform. Refuses with SEAL_*, PART_*, ORDER_MISMATCH or
 * REQUEST_MISMATCH.
 */
export async function readAskedDisclosure(
  seal: string,
  { court, platform, duty: number, courtKeys }: AskedReading,
): Promise<AskedDisclosure> {
  if (number === null) return readDisclosureDocument(seal, { court, platform, courtKeys });
  const order = await readOrderOf(seal, { court, platform, courtKeys });
  const duty = order.addressees
    .filter((addressee) => addressee.platform === platform)
    .flatMap(({ duties = [] }) => duties)
    .find((one) => one.number === number);
  if (duty?.disclosure === undefined) {
    throw refuse("REQUEST_MISMATCH", `What court ${court} sealed has no duty ${number} of ${platform} to disclose.`, {
      court,
      platform,
    });
  }
  const { caseNumber } = order;
  return { type: "exparte-order", court, caseNumber, duty: number, targets: duty.targets, ...duty.disclosure };
}

/** Verifies the court's seal, and that it concerns this request. Refuses with SEAL_* or REQUEST_MISMATCH. */
export async function readDispensation(
  seal: string | null,
  {
    requestId,
    court,
    courtKeys,
  }: { readonly requestId: string; readonly court: string; readonly courtKeys: CourtKeys },
): Promise<DispensationDocument> {
  const why = { requestId, court };
  if (seal === null) {
    throw refuse("REQUEST_MISMATCH", `That notice is dispensed with came without the seal of court ${court}.`, why);
  }
  const keys = await courtKeys(court, kidOf(seal));
  const sealed = await verifySeal(seal, keys, ({ at }) => new Date(String(at)));
  const { data, error } = Dispensation.safeParse(sealed.document);
  if (data !== undefined && data.requestId === requestId) return data;
  throw refuse(
    "REQUEST_MISMATCH",
    `What court ${court} sealed does not dispense with notice for request ${requestId}.`,
    why,
    error === undefined ? {} : { cause: error },
  );
}

/**
 * Verifies the court's seal, and that the request is addressed to this platform. Refuses with SEAL_* or
 * REQUEST_MISMATCH.
 */
export async function readDisclosureDocument(
  presented: string,
  { court, platform, courtKeys }: { readonly court: string; readonly platform: string; readonly courtKeys: CourtKeys },
): Promise<DisclosureDocument> {
  const { seal, disclosures } = splitSeal(presented);
  const keys = await courtKeys(court, kidOf(seal));
  const sealed = await verifySeal(seal, keys, ({ requestedAt }) => new Date(String(requestedAt)));
  const opened = openParts(sealed.document, ADDRESSEES, disclosures);
  const { data, error } = Document.safeParse(opened.document);
  if (data === undefined) {
    throw refuse(
      "REQUEST_MISMATCH",
      `What court ${court} sealed is no request to disclose.`,
      { court },
      { cause: error },
    );
  }
  if (data.court !== court || !data.addressees.some((addressee) => addressee.platform === platform)) {
    throw refuse("REQUEST_MISMATCH", `What court ${court} sealed does not ask ${platform}.`, { court, platform });
  }
  const foreign = opened.inParts ? data.addressees.find((addressee) => addressee.platform !== platform) : undefined;
  if (foreign === undefined) return data;
  throw refuse(
    "REQUEST_MISMATCH",
    `With the seal came a part that is not addressed to ${platform}. Do not use it, and tell the court and the hub's operator.`,
    { court, platform },
  );
}
