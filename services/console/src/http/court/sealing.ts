import type { SealedOrder } from "@exparte/client";
import type { Refused } from "../../graph/ask-graph.js";
import type { MaySeal } from "../../pages/court/seal-or-change.js";
import type { CourtSigner, OrderOfCase } from "../../seal/court-signer.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";

/** Whether this visitor can have the court's seal put under an order here. */
export async function maySeal({ party }: Pick<CourtVisit, "party">, signer: CourtSigner | undefined): Promise<MaySeal> {
  if (!party.scopes.includes("orders:grant")) return "noJudge";
  return signer !== undefined && (await signer.canSeal(party.id)) ? "yes" : "noKey";
}

/** Nothing was sealed, and so nothing was given. */
export const NOT_SEALED: Refused = { code: "NOT_SEALED", message: "" };

/** The order under the court's seal; undefined where what it seals with fails: then what was typed is not lost. */
export async function sealed(
  { signer, logger }: Pick<CourtRoutesOptions, "signer" | "logger">,
  order: OrderOfCase,
): Promise<SealedOrder | undefined> {
  if (signer === undefined) throw new Error("nothing is sealed without a signer");
  try {
    return await signer.seal(order);
  } catch (cause) {
    logger.error({ err: cause }, "an order could not be sealed");
    return undefined;
  }
}
