import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { checkPage, noCursor } from "@exparte/database";
import { checkPeriod, type Period } from "@exparte/dutch-time";
import { compareFigures, type FigureComparison } from "@exparte/publication";
import type { PlatformId } from "../../rules/ids.js";
import { COURT_TIME_ZONE } from "../../rules/instant.js";
import { refuse } from "../../rules/refusals.js";
import { COMPLIANCE_FIGURES, type ComplianceFigure } from "../../rules/supervision/compliance-figure.js";
import { knownPlatformIds } from "../../store/directory.js";
import type { OrderPage } from "../../store/order/order-list.js";
import {
  applicantsBeside,
  type ComplianceFigures,
  figuresOfAll,
  numberIn,
} from "../../store/supervision/compliance.js";
import { findOrdersOfFigure } from "../../store/supervision/orders-of-figure.js";
import type { Dependencies } from "../dependencies.js";
import { type Viewer, viewerOf } from "../viewer.js";

type Seeing = Pick<Dependencies, "database" | "clock" | "compliance">;

/** Supervisors see every platform's figures; a platform its own. */
export async function seeCompliance(
  { compliance, clock }: Seeing,
  actor: Actor,
  platform: PlatformId,
  period: Period,
): Promise<ComplianceFigures> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  return compliance.figures(platform, period);
}

/** The figures of all platforms together; for supervisors. */
export async function seeAllCompliance(
  { database, clock }: Seeing,
  actor: Actor,
  period: Period,
): Promise<ComplianceFigures> {
  requireSupervisor(actor);
  checkPeriod(period, "period", clock());
  return figuresOfAll(database.sql, period, clock());
}

/** As many as the gateway lets one operation ask the figures of three services for. */
export const REPORT_PAGE_MAX = 2_000;

export interface PlatformIdPage {
  readonly ids: readonly PlatformId[];
  readonly hasNextPage: boolean;
}

/** The platforms of a report, by id: every one that is registered, also where it received no order in the period. */
export async function seeComplianceReport(
  { database, clock }: Seeing,
  actor: Actor,
  period: Period,
  { first, after }: { readonly first: number; readonly after?: string },
): Promise<PlatformIdPage> {
  requireSupervisor(actor);
  checkPeriod(period, "period", clock());
  checkPage(first, REPORT_PAGE_MAX);
  if (after !== undefined && !isPlatformId(after)) throw noCursor();
  const ids = await knownPlatformIds(database.sql, { after: after ?? "", limit: first + 1 });
  return { ids: ids.slice(0, first), hasNextPage: ids.length > first };
}

export interface ComparisonWanted {
  readonly period: Period;
  readonly comparedWith?: Period;
  readonly currency: string;
  readonly figures?: readonly ComplianceFigure[];
}

/**
 * Every figure of a platform, or those asked for, compared. Supervisors see every platform's, and every median; a
 * platform its own, and the medians that `compareFigures` tells it, counting the applicants whose orders the others got.
 */
export async function compareCompliance(
  { database, clock, compliance }: Seeing,
  actor: Actor,
  platform: PlatformId,
  { period, comparedWith, currency, figures = COMPLIANCE_FIGURES }: ComparisonWanted,
): Promise<FigureComparison<ComplianceFigure>[]> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  if (comparedWith) checkPeriod(comparedWith, "comparedWith", clock());
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw refuse("FIELD_INVALID", "currency must be an ISO 4217 code such as EUR.", { field: "currency" });
  }
  return compareFigures(
    {
      own: (over) => compliance.figures(platform, over),
      medians: (over) => compliance.medians(over, currency),
      numberIn: (own, figure: ComplianceFigure) => numberIn(own, figure, currency),
      isAmongAll: ({ received }) => received > 0,
      personsBeside: (over) => applicantsBeside(database.sql, platform, over),
    },
    { period, comparedWith, figures },
    { supervises: actor.partyType !== "platform", now: new Date(clock()), timeZone: COURT_TIME_ZONE },
  );
}

/** The orders that a figure counts, newest first: of one platform, or for supervisors of all. */
export async function seeOrdersBehind(
  { database, clock }: Seeing,
  actor: Actor,
  {
    platform,
    period,
    figure,
  }: { readonly platform?: PlatformId; readonly period: Period; readonly figure: ComplianceFigure },
  page: { readonly first: number; readonly after?: string },
): Promise<{ page: OrderPage; viewer: Viewer }> {
  if (platform === undefined) requireSupervisor(actor);
  else requireFigures(actor, platform);
  const viewer = viewerOf(actor);
  checkPeriod(period, "period", clock());
  checkPage(page.first);
  const found = await findOrdersOfFigure(
    database.sql,
    { figure, period, ...(platform === undefined ? {} : { platform }) },
    page,
    clock(),
  );
  return { page: found, viewer };
}

function requireSupervisor(actor: Actor): void {
  if (actor.partyType === "platform") {
    throw refuse(
      "FIGURES_FORBIDDEN",
      `Your token is of ${actor.partyId}; figures of all platforms are for supervisors. Ask for your own figures, or read publicReport.`,
      { platform: actor.partyId },
    );
  }
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
}

function requireFigures(actor: Actor, platform: PlatformId): void {
  if (!isPlatformId(platform)) {
    throw refuse("FIELD_INVALID", "platform must be an id: 1 to 63 lower-case letters, digits and hyphens.", {
      field: "platform",
    });
  }
  requireParty(actor, "regulator", "ap", "platform");
  if (actor.partyType === "platform" && actor.partyId !== platform) {
    throw refuse(
      "FIGURES_FORBIDDEN",
      `Your token is of ${actor.partyId}; it sees no figures of ${platform}. Ask for your own figures, or read publicReport.`,
      { platform },
    );
  }
  requireScope(actor, "compliance:read");
}

function isPlatformId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(value);
}
