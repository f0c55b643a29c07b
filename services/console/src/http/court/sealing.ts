import type { MaySeal } from "../../pages/court/seal-or-change.js";
import type { CourtSigner } from "../../seal/court-signer.js";
import type { CourtVisit } from "./court-visit.js";

/** Whether this visitor can have the court's seal put under an order here. */
export async function maySeal({ party }: Pick<CourtVisit, "party">, signer: CourtSigner | undefined): Promise<MaySeal> {
  if (!party.scopes.includes("orders:grant")) return "noJudge";
  return signer !== undefined && (await signer.canSeal(party.id)) ? "yes" : "noKey";
}
