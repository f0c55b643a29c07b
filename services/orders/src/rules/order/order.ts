import type { Addressee } from "../addressee/addressee.js";
import type { Writ } from "../addressee/writ.js";
import type { Appeal } from "../appeal/appeal.js";
import type { AppealId, ApplicationId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Opposition } from "../opposition/opposition.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { Sealed } from "../order-document/sealed-parts.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import { refuse } from "../refusals.js";
import type { Annulment, LiftingCause, ModificationGround } from "./cause.js";

/**
 * Order (bevel tot voorlopige verwijdering): given by granting an application, ex parte and provisional.
 *
 * IN_FORCE   from the moment it is given. A modification keeps it so, under a new sealed version.
 * SUSPENDED  ⇄ IN_FORCE  the judge suspends it, mostly pending opposition, or the court that hears an appeal does, or the
 *            appeal itself (appeal.ts): terms stand still, no penalty is forfeited. ⇄ FINAL  enforcement of a final order
 *            is stayed (Rv arts. 386, 438).
 * LIFTED     on opposition; when the main proceedings are lost; or for a cause of its own (cause.ts): the applicant
 *            withdraws it, the parties settle, a higher court annuls it. What was taken down goes back.
 * LAPSED     no main claim was brought within its term, and a respondent asked for it (after Rv art. 1019i). Likewise.
 * FINAL      the main proceedings confirmed it, and that judgment is irrevocable: no longer provisional, still to be obeyed.
 *            It can still be corrected, changed or ended by settlement, withdrawn by the applicant, annulled, and revoked.
 * LIFTED and LAPSED are not left again.
 *
 * The states of an addressee are in addressee-status.ts, those of an opposition in opposition.ts; order-decisions.ts says
 * what each command does in each state.
 */
export const ORDER_STATUSES = ["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED", "FINAL"] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

export interface Order extends Sealed {
  readonly id: OrderId;
  readonly applicationId: ApplicationId;
  readonly status: OrderStatus;
  /** Contains every addressee, even if it is sealed in parts. */
  readonly document: OrderDocument;
  readonly issuedAt: Instant;
  /** When it was given orally; absent where it was given in writing. */
  readonly givenOrallyAt?: Instant;
  /** Terms in days last to the end of their last day; absent for an order that was given before that was so. */
  readonly wholeDays?: true;
  /** What begins its penalty; absent for an order that was given when any service did. */
  readonly writ?: Writ;
  /** As in OrderIssued: also of addressees that a version adds. */
  readonly confirmPosterWithin?: string;
  /** The poster's time to object by the code of conduct, as when the order first asked for a disclosure. */
  readonly objectionWindow?: string;
  readonly addressees: readonly Addressee[];
  readonly oppositions: readonly Opposition[];
  /** Absent when none was lodged. */
  readonly appeals?: readonly Appeal[];
  /** The moment of its last event: nothing is decided as of an earlier one. */
  readonly recordedUntil: Instant;
  readonly suspensions: readonly Suspension[];
  /** By when the main claim is to be brought. */
  readonly mainTermEnd: Instant;
  readonly mainTermPassedAt?: Instant;
  readonly mainClaim?: { readonly reference: string; readonly broughtAt: Instant };
  /** Absent also where it was given before it was kept apart from what made the order final. */
  readonly mainJudgment?: MainJudgment;
  readonly ended?: OrderEnd;
  /** The terms of the last version that had a penalty; absent when none has had one. */
  readonly lastPenalty?: PenaltyTerms;
  /** Why the present version was given; absent for the first, and for versions from before this was kept. */
  readonly modified?: { readonly reasons: string; readonly ground?: ModificationGround };
  /** When it became final, and how; also while it is stayed after that. */
  readonly confirmed?: { readonly at: Instant; readonly reasons: string };
}

/** The judgment in the main proceedings. */
export interface MainJudgment {
  readonly outcome: "CONFIRMED" | "REJECTED";
  readonly at: Instant;
  readonly reasons: string;
  readonly enforceableDespiteAppeal?: boolean;
  readonly appealBy?: Instant;
  /** An appeal against it suspends the order. */
  readonly appealSuspends?: true;
}

/** When it was suspended, and until when. */
export interface Suspension {
  readonly from: Instant;
  readonly reasons: string;
  readonly until?: Instant;
  /** It began while an opposition was pending. */
  readonly pendingOpposition?: true;
  /** It is for this appeal: by law, or by the court that hears it. */
  readonly appealId?: AppealId;
  /** Absent when the suspension ended with the order, or with the main proceedings. */
  readonly resumedFor?: string;
}

export interface OrderEnd {
  readonly at: Instant;
  readonly reasons: string;
  /** Whether penalties forfeited before the end fall away with it. */
  readonly penaltiesFallAway: boolean;
  /** By when its items must be back. */
  readonly reinstateBy: Instant;
  /** Absent where it ended on opposition, by lapse or in the main proceedings. */
  readonly cause?: LiftingCause;
  readonly annulment?: Annulment;
}

/** No longer provisional, also while its enforcement is stayed. */
export function isFinal({ status, confirmed }: Pick<Order, "status" | "confirmed">): boolean {
  return status === "FINAL" || (status === "SUSPENDED" && confirmed !== undefined);
}

export function addresseeOf(order: Order, platform: PlatformId): Addressee {
  const addressee = order.addressees.find((candidate) => candidate.platform === platform);
  if (addressee === undefined) {
    throw refuse("UNKNOWN_ADDRESSEE", `"${platform}" is no addressee of order ${order.id}.`, {
      platform,
      orderId: order.id,
    });
  }
  return addressee;
}
