import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { checkPeriod, type Period } from "@exparte/dutch-time";
import { checkId } from "../../rules/field.js";
import { refuse } from "../../rules/refusals.js";
import {
  type ComplaintFigures,
  complaintFiguresOfAll,
  type NoticeFigures,
  noticeFiguresOfAll,
} from "../../store/supervision/figures.js";
import type { Dependencies } from "../dependencies.js";

type Seeing = Pick<Dependencies, "database" | "figures" | "clock">;

/** Supervisors see every platform's figures; a platform its own. */
export async function seeComplaintFigures(
  { figures, clock }: Seeing,
  actor: Actor,
  platform: string,
  period: Period,
): Promise<ComplaintFigures> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  return figures.complaints(platform, period);
}

export async function seeNoticeFigures(
  { figures, clock }: Seeing,
  actor: Actor,
  platform: string,
  period: Period,
): Promise<NoticeFigures> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  return figures.notices(platform, period);
}

/** The figures of all platforms together; for supervisors. */
export async function seeAllComplaintFigures(
  { database, clock }: Seeing,
  actor: Actor,
  period: Period,
): Promise<ComplaintFigures> {
  requireSupervisor(actor);
  checkPeriod(period, "period", clock());
  return complaintFiguresOfAll(database.sql, period);
}

export async function seeAllNoticeFigures(
  { database, clock }: Seeing,
  actor: Actor,
  period: Period,
): Promise<NoticeFigures> {
  requireSupervisor(actor);
  checkPeriod(period, "period", clock());
  return noticeFiguresOfAll(database.sql, period);
}

export function requireFigures(actor: Actor, platform: string): void {
  checkId(platform, "platform");
  if (actor.partyType === "platform" && actor.partyId === platform) requireScope(actor, "compliance:read");
  else requireSupervisor(actor);
}

function requireSupervisor(actor: Actor): void {
  if (actor.partyType === "platform") {
    throw refuse(
      "FIGURES_FORBIDDEN",
      `Your token is of ${actor.partyId}, which sees its own figures only. Ask for your own figures, or read publicReport.`,
      { platform: actor.partyId },
    );
  }
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
}
