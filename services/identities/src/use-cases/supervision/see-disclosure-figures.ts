import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { checkPeriod, type Period } from "@exparte/dutch-time";
import { refuse } from "../../rules/refusals.js";
import { type DisclosureFigures, figuresOf, numbersOfAll } from "../../store/supervision/disclosure-figures.js";
import type { Dependencies } from "../dependencies.js";

/** Supervisors see every platform's figures; a platform its own. */
export async function seeDisclosureFigures(
  { readers, clock }: Dependencies,
  actor: Actor,
  platform: string,
  period: Period,
): Promise<DisclosureFigures> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  return figuresOf(await readers.disclosureNumbers(platform, period));
}

export async function seeAllDisclosureFigures(
  { database, clock }: Dependencies,
  actor: Actor,
  period: Period,
): Promise<DisclosureFigures> {
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
  checkPeriod(period, "period", clock());
  return figuresOf(await numbersOfAll(database.sql, period));
}

export function requireFigures(actor: Actor, platform: string): void {
  requireParty(actor, "regulator", "ap", "platform");
  if (actor.partyType === "platform" && actor.partyId !== platform) {
    throw refuse(
      "FIGURES_FORBIDDEN",
      `Your token is of ${actor.partyId}, which sees its own figures only. Ask for your own figures, or read publicReport.`,
      { platform },
    );
  }
  requireScope(actor, "compliance:read");
}
