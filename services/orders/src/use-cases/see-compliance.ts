import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { refuse } from "../refusals.js";
import { type ComplianceFigures, complianceOf } from "../store/compliance.js";
import type { Dependencies } from "./dependencies.js";

export interface Period {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

/** Supervisors see every platform's figures; a platform its own. */
export async function seeCompliance(
  { database, clock }: Dependencies,
  actor: Actor,
  platform: string,
  period: Period,
): Promise<ComplianceFigures> {
  requireParty(actor, "regulator", "ap", "platform");
  if (actor.partyType === "platform") {
    if (actor.partyId !== platform) {
      throw refuse("FIGURES_FORBIDDEN", `Your token is of ${actor.partyId}; it sees no figures of ${platform}.`, {
        platform,
      });
    }
  } else requireScope(actor, "compliance:read");
  checkPeriod(period, new Date(clock()));
  return complianceOf(database.sql, platform, period, clock());
}

const TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000;

export function checkPeriod({ from, until }: Period, now: Date): void {
  const field = "period";
  if (from >= until) throw refuse("PERIOD_INVALID", "period.from must lie before period.until.", { field });
  if (from > now)
    throw refuse("PERIOD_INVALID", "period.from lies in the future; there are no figures yet.", { field });
  if (until.getTime() - from.getTime() > TEN_YEARS_MS) {
    throw refuse("PERIOD_INVALID", "A period spans at most ten years; ask for several.", { field });
  }
}
