import { canonicalText } from "@exparte/text";
import type { Instance } from "../application/instance.js";
import { requireText } from "../field.js";
import type { AppealId, CaseNumber, CourtId, OppositionId } from "../ids.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import type { Appellant } from "./appellant.js";

/**
 * Appeal (hoger beroep, cassatie) against a decision on an order: on opposition, the main judgment, or a decision on appeal.
 * It is lodged at the court that hears it (Rv arts. 343, 407). The refusal of an application is appealed otherwise:
 * application/appeal-of-refusal.ts.
 *
 * LODGED     that court has it. It suspends the order only where the decision keeps the order and is not enforceable
 *            despite appeal (uitvoerbaar bij voorraad; Rv arts. 350, 404). What a decision let go goes back whatever is
 *            lodged against it: nothing stays down under a decision that let it go. The court may stay the order while it
 *            hears the appeal (arts. 351, 360, 418a).
 * CONFIRMED  the decision stands (bekrachtigd; in cassation: verworpen);
 * MODIFIED   or the order goes on under a version that this court sealed;
 * ANNULLED   or the decision is annulled (vernietigd). If it kept the order, the order is lifted. If it let the order go,
 *            that stays so, and the applicant asks this court for a new one;
 * WITHDRAWN  or whoever lodged it no longer asks;
 * MOOT       or nothing about the order is left to decide (zonder belang): order/appeals-without-object.ts says when.
 * The last five are final. A decision on appeal can itself be appealed, at a court above.
 */
export const APPEAL_STATUSES = ["LODGED", "CONFIRMED", "MODIFIED", "ANNULLED", "WITHDRAWN", "MOOT"] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

export const APPEAL_OUTCOMES = ["CONFIRMED", "MODIFIED", "ANNULLED"] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** What is appealed against. */
export type AppealedDecision =
  | { readonly decision: "OPPOSITION"; readonly oppositionId: OppositionId }
  | { readonly decision: "MAIN_JUDGMENT" }
  | { readonly decision: "APPEAL"; readonly appealId: AppealId };

export interface Appeal {
  readonly id: AppealId;
  readonly against: AppealedDecision;
  /** Which hears it. */
  readonly court: CourtId;
  /** What that court was registered to hear when it took the appeal in. */
  readonly instance: Instance;
  /** That court's own. */
  readonly caseNumber: CaseNumber;
  readonly by: Appellant;
  readonly status: AppealStatus;
  readonly lodgedAt: Instant;
  /** It came after its term. The court that hears it decides whether it is admissible. */
  readonly late?: true;
  /** The order is suspended as long as it is pending. */
  readonly suspends?: true;
  readonly decidedAt?: Instant;
  readonly reasons?: string;
  readonly terms?: AppealTerms;
  /** Until when a further appeal is in time; absent where none lies, or the hub cannot tell. */
  readonly appealBy?: Instant;
  /** A further appeal suspends the order. */
  readonly appealSuspends?: true;
}

/** What was decided besides the outcome: kept as it was asked, to know a retry from another decision. */
export interface AppealTerms {
  readonly reinstateWithin?: string;
  readonly enforceableDespiteAppeal?: boolean;
}

export type AppealEvent = OrderAppealLodged | OrderAppealDecided | OrderAppealClosed;

/** What somebody lodges, as the court that hears it registers it. */
export interface AppealLodging {
  readonly appealId: AppealId;
  readonly against: AppealedDecision;
  /** The court that hears it; an event's `court` is the one that gave the order. */
  readonly heardBy: CourtId;
  readonly instance: Instance;
  readonly caseNumber: CaseNumber;
  readonly appellant: Appellant;
  readonly lodgedAt: Instant;
}

export interface OrderAppealLodged extends AppealLodging {
  readonly kind: "OrderAppealLodged";
  readonly late?: true;
  readonly suspends?: true;
  readonly at: Instant;
}

export interface OrderAppealDecided {
  readonly kind: "OrderAppealDecided";
  readonly appealId: AppealId;
  readonly outcome: AppealOutcome;
  readonly reasons: string;
  readonly terms?: AppealTerms;
  readonly appealBy?: Instant;
  readonly appealSuspends?: true;
  /** The order had ended on another ground; what was forfeited under it falls away all the same. */
  readonly penaltiesFallAway?: true;
  readonly at: Instant;
}

/** It ended without a decision. */
interface OrderAppealClosed {
  readonly kind: "OrderAppealWithdrawn" | "OrderAppealMooted";
  readonly appealId: AppealId;
  readonly reasons: string;
  readonly at: Instant;
}

export function isPendingAppeal({ status }: Appeal): boolean {
  return status === "LODGED";
}

/** A court decided on it, so that a further appeal can lie. */
export function isDecidedAppeal({ status }: Appeal): boolean {
  return status !== "LODGED" && status !== "WITHDRAWN" && status !== "MOOT";
}

export function sameDecision(a: AppealedDecision, b: AppealedDecision): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** Whether it was lodged in just this way: a retry whose first answer was lost. */
export function isLodgedSo(appeal: Appeal, { heardBy, caseNumber, lodgedAt }: AppealLodging): boolean {
  return appeal.court === heardBy && appeal.caseNumber === caseNumber && appeal.lodgedAt === lodgedAt;
}

/** Whether it was decided in just this way: a retry whose first answer was lost. */
export function isAppealDecidedSo(
  { status, reasons, terms }: Appeal,
  decided: { readonly outcome: AppealOutcome; readonly reasons: string } & AppealTerms,
): boolean {
  return (
    status === decided.outcome &&
    reasons === decided.reasons &&
    terms?.reinstateWithin === decided.reinstateWithin &&
    terms?.enforceableDespiteAppeal === decided.enforceableDespiteAppeal
  );
}

export function requirePendingAppeal({ id, status, decidedAt }: Appeal): void {
  if (status === "LODGED") return;
  throw refuse("APPEAL_DECIDED", `Appeal ${id} is ${status} since ${decidedAt}; ${AFTER[status]}`, {
    appealId: id,
    status,
  });
}

const DECIDED = "against a decision on appeal a further one is lodged, at the court that hears it.";
/** What is left to whoever disagrees, after each end. */
const AFTER: Readonly<Record<Exclude<AppealStatus, "LODGED">, string>> = {
  CONFIRMED: DECIDED,
  MODIFIED: DECIDED,
  ANNULLED: DECIDED,
  WITHDRAWN: "who asks after all lodges it anew, as long as its term runs.",
  MOOT: "nothing about the order is left to decide on it. What the parties still dispute otherwise, such as costs, is not recorded here.",
};

export function withdrawnAppeal(appeal: Appeal, reasons: string, now: Instant): AppealEvent {
  requirePendingAppeal(appeal);
  requireText(reasons, "reasons");
  return { kind: "OrderAppealWithdrawn", appealId: appeal.id, reasons, at: now };
}

/**
 * Whether an appeal against a decision that keeps the order will suspend it: as the decision says, and where it says
 * nothing, as the order does. Where both are silent, an order is enforceable despite appeal: it could not wait.
 */
export function suspensiveEffect(
  said: boolean | undefined,
  document: { readonly enforceableDespiteAppeal?: boolean },
): { readonly appealSuspends?: true } {
  return (said ?? document.enforceableDespiteAppeal ?? true) ? {} : { appealSuspends: true };
}

/** Refuses it of a decision that lets go: an appeal against that never holds back what goes back. */
export function refuseEnforceable(said: boolean | undefined, field: string): void {
  if (said === undefined) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} is for a decision that keeps the order; what a decision lets go goes back whatever is lodged against it. Leave it out.`,
    { field },
  );
}

export function lodgedAppeal(event: OrderAppealLodged): Appeal {
  const { appealId, against, heardBy, instance, caseNumber, appellant, lodgedAt, late, suspends } = event;
  return {
    id: appealId,
    against,
    court: heardBy,
    instance,
    caseNumber,
    by: appellant,
    status: "LODGED",
    lodgedAt,
    ...(late === undefined ? {} : { late }),
    ...(suspends === undefined ? {} : { suspends }),
  };
}

export function evolveAppeal(state: Appeal, event: Exclude<AppealEvent, OrderAppealLodged>): Appeal {
  switch (event.kind) {
    case "OrderAppealDecided": {
      const { outcome, at, reasons, terms, appealBy, appealSuspends } = event;
      return {
        ...state,
        status: outcome,
        decidedAt: at,
        reasons,
        ...(terms === undefined ? {} : { terms }),
        ...(appealBy === undefined ? {} : { appealBy }),
        ...(appealSuspends === undefined ? {} : { appealSuspends }),
      };
    }
    case "OrderAppealWithdrawn":
      return { ...state, status: "WITHDRAWN", decidedAt: event.at, reasons: event.reasons };
    case "OrderAppealMooted":
      return { ...state, status: "MOOT", decidedAt: event.at, reasons: event.reasons };
    default:
      return event satisfies never;
  }
}
