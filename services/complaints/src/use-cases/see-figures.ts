import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Period } from "@exparte/time";
import { checkId } from "../field.js";
import { refuse } from "../refusals.js";
import type { ComplaintFigures, NoticeFigures } from "../store/figures.js";
import type { Dependencies } from "./dependencies.js";
import { checkPeriod } from "./period.js";

/** Supervisors see every platform's figures; a platform its own. */
export async function seeComplaintFigures(
  { figures, clock }: Dependencies,
  actor: Actor,
  platform: string,
  period: Period,
): Promise<ComplaintFigures> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  return figures.complaints(platform, period);
}

export async function seeNoticeFigures(
  { figures, clock }: Dependencies,
  actor: Actor,
  platform: string,
  period: Period,
): Promise<NoticeFigures> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  return figures.notices(platform, period);
}

function requireFigures(actor: Actor, platform: string): void {
  checkId(platform, "platform");
  requireParty(actor, "regulator", "ap", "platform");
  if (actor.partyType !== "platform") {
    requireScope(actor, "compliance:read");
    return;
  }
  if (actor.partyId === platform) return;
  throw refuse("FIGURES_FORBIDDEN", `Your token is of ${actor.partyId}; it sees no figures of ${platform}.`, {
    platform,
  });
}
