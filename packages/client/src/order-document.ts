import { Refusal } from "@exparte/refusal";
import { type JsonObject, openParts, readSealUnverified, splitSeal, verifySeal } from "@exparte/seal";
import { z } from "zod";
import { type CourtKeys, kidOf } from "./court-keys.js";
import { DATA_CATEGORIES, type DataCategory } from "./disclosure-data.js";
import { refuse } from "./refusals.js";

const Item = z.object({
  url: z.string(),
  contentId: z.string().optional(),
  contentHash: z.string().optional(),
  description: z.string().optional(),
});

/** What a duty is owed on; an item with a kind, and named by what that kind is named by. */
const Target = z.object({
  ...Item.shape,
  kind: z.string().optional(),
  url: z.string().optional(),
  query: z.string().optional(),
  locator: z.string().optional(),
  algorithm: z.string().optional(),
  value: z.string().optional(),
  words: z.string().optional(),
  because: z.string().optional(),
});

const Finding = z.object({ holds: z.boolean(), reasons: z.string() });

/** What a duty to disclose asks, and to whom the answer is encrypted, whatever the hub may say. */
const Disclosure = z.object({
  categories: z.array(z.enum(DATA_CATEGORIES as [DataCategory, ...DataCategory[]])),
  purpose: z.literal("CIVIL_CLAIM"),
  recipient: z.object({ jwk: z.record(z.string(), z.string()), certificate: z.string().optional() }),
  findings: z.object({ unlawfulness: Finding, realInterest: Finding, noLessIntrusiveWay: Finding, balance: Finding }),
  shortenedWindow: z.object({ window: z.string(), reasons: z.string() }).optional(),
  dispensation: z.object({ reasons: z.string(), noticeFrom: z.string() }).optional(),
});

const Duty = z.object({
  number: z.int(),
  kind: z.string(),
  targets: z.array(Target),
  within: z.string().optional(),
  everywhere: z.boolean().optional(),
  until: z.string().optional(),
  disclosure: Disclosure.optional(),
});

/** What each addressee reads a part of its own of. */
export const ADDRESSEES = "addressees";

/** The members that a platform acts on. The object also holds the rest of the court's document. */
const Document = z.looseObject({
  type: z.literal("exparte-order"),
  court: z.string(),
  caseNumber: z.string(),
  version: z.int(),
  /** The court that gave this version on appeal: its key seals it. Absent: the court that gave the order. */
  onAppeal: z.object({ court: z.string(), caseNumber: z.string() }).optional(),
  /** Whether you obey although an appeal is lodged; absent: you do. */
  enforceableDespiteAppeal: z.boolean().optional(),
  issuedAt: z.iso.datetime(),
  removeWithin: z.string().optional(),
  /** When the judge gave it orally, before it was written. */
  givenOrallyAt: z.iso.datetime().optional(),
  /** You tell the poster from then on and not before; absent: at the latest when you give effect to the order. */
  posterInformedBy: z.object({ after: z.iso.datetime(), reasons: z.string() }).optional(),
  /** BAILIFF: your acknowledgement begins no term, and only a bailiff's writ does. */
  serviceBy: z.string().optional(),
  /** Each has `items`, which are one duty to remove them, or `duties`. */
  addressees: z.array(
    z.object({ platform: z.string(), items: z.array(Item).optional(), duties: z.array(Duty).optional() }),
  ),
});

export type SealedTarget = z.infer<typeof Target>;
export type SealedDuty = z.infer<typeof Duty>;

/** An order as its court sealed it. */
export type OrderDocument = z.infer<typeof Document>;

/** What the hub says that the seal covers. */
export interface ClaimedOrder {
  readonly court: string;
  readonly caseNumber: string;
  readonly version: number;
}

/** Who reads a seal, and what the hub says that it covers. */
export interface OrderReading {
  readonly claimed: ClaimedOrder;
  /** The id of the platform that reads. */
  readonly platform: string;
  readonly courtKeys: CourtKeys;
}

/**
 * Verifies the court's seal, that the part which came with it is the platform's own, and that both are of exactly the
 * order that the hub names. Refuses with SEAL_*, PART_* or ORDER_MISMATCH. The caller checks whether the order addresses
 * the platform at all: a version can leave one out.
 */
export async function readOrderDocument(
  presented: string,
  { claimed, platform, courtKeys }: OrderReading,
): Promise<OrderDocument> {
  const { court, caseNumber, version } = claimed;
  const data = await readOrderOf(presented, { court, platform, courtKeys });
  for (const name of ["court", "caseNumber", "version"] as const) {
    if (data[name] === claimed[name]) continue;
    throw refuse(
      "ORDER_MISMATCH",
      `The hub says ${name} ${JSON.stringify(claimed[name])}, the court's seal ${JSON.stringify(data[name])}.`,
      { field: name, court, caseNumber, version },
    );
  }
  return data;
}

/**
 * Verifies the court's seal, and that the part which came with it is the platform's own. Refuses with SEAL_*, PART_* or
 * ORDER_MISMATCH. The caller checks which order it is.
 */
export async function readOrderOf(
  presented: string,
  { court, platform, courtKeys }: Pick<OrderReading, "platform" | "courtKeys"> & Pick<ClaimedOrder, "court">,
): Promise<OrderDocument> {
  const { seal, disclosures } = splitSeal(presented);
  const keys = await courtKeys(sealingCourt(seal, court), kidOf(seal));
  const sealed = await verifySeal(seal, keys, ({ issuedAt }) => new Date(String(issuedAt)));
  const opened = openParts(sealed.document, ADDRESSEES, disclosures);
  const { data, error } = Document.safeParse(opened.document);
  if (data === undefined) {
    throw refuse("ORDER_MISMATCH", `What court ${court} sealed is no order.`, { court }, { cause: error });
  }
  if (data.court !== court) {
    throw refuse("ORDER_MISMATCH", `The hub says court ${court}, the court's seal ${data.court}.`, {
      field: "court",
      court,
    });
  }
  const foreign = opened.inParts ? data.addressees.find((addressee) => addressee.platform !== platform) : undefined;
  if (foreign === undefined) return data;
  const { caseNumber, version } = data;
  throw refuse(
    "ORDER_MISMATCH",
    `With the seal came a part that is not addressed to ${platform}. Do not use it, and tell the court and the hub's operator.`,
    { field: ADDRESSEES, court, caseNumber, version },
  );
}

/** What the seal itself names is verified with it: a key of another court than it names does not fit. */
function sealingCourt(seal: string, court: string): string {
  const named = OnAppeal.safeParse(unverified(seal));
  return named.success ? named.data.onAppeal.court : court;
}

function unverified(seal: string): unknown {
  try {
    return readSealUnverified(seal).document;
  } catch (cause) {
    // The verification says what is wrong with it.
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

/** The order as it was first given is of its own court. */
const OnAppeal = z.object({ version: z.int().min(2), onAppeal: z.object({ court: z.string() }) });

/**
 * The order in a seal with the parts that came with it, as its own court reads it back to give its next version. It
 * verifies no signature. Refuses with SEAL_MALFORMED, SEAL_ALGORITHM_NOT_ACCEPTED, PART_* or PARTS_*.
 */
export function readOwnOrder(presented: string): JsonObject {
  const { seal, disclosures } = splitSeal(presented);
  return openParts(readSealUnverified(seal).document, ADDRESSEES, disclosures).document;
}
