import { verifySeal } from "@exparte/seal";
import { z } from "zod";
import { type CourtKeys, kidOf } from "./court-keys.js";
import { refuse } from "./refusals.js";

const Item = z.object({
  url: z.string(),
  contentId: z.string().optional(),
  contentHash: z.string().optional(),
  description: z.string().optional(),
});

/** The members that a platform acts on. The object also holds the rest of the court's document. */
const Document = z.looseObject({
  type: z.literal("exparte-order"),
  court: z.string(),
  caseNumber: z.string(),
  version: z.int(),
  issuedAt: z.iso.datetime(),
  addressees: z.array(z.object({ platform: z.string(), items: z.array(Item) })),
});

/** An order as its court sealed it. */
export type OrderDocument = z.infer<typeof Document>;

/** What the hub says that the seal covers. */
export interface ClaimedOrder {
  readonly court: string;
  readonly caseNumber: string;
  readonly version: number;
}

/**
 * Verifies the court's seal, and that it covers exactly the order that the hub names. Refuses with SEAL_* or
 * ORDER_MISMATCH. The caller checks whether the order addresses a platform: a version can leave one out.
 */
export async function readOrderDocument(
  seal: string,
  claimed: ClaimedOrder,
  courtKeys: CourtKeys,
): Promise<OrderDocument> {
  const { court, caseNumber, version } = claimed;
  const keys = await courtKeys(court, kidOf(seal));
  const sealed = await verifySeal(seal, keys, ({ issuedAt }) => new Date(String(issuedAt)));
  const { data, error } = Document.safeParse(sealed.document);
  if (data === undefined) {
    throw refuse("ORDER_MISMATCH", `What court ${court} sealed is no order.`, { court }, { cause: error });
  }
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
