import type { Confirmation, HeldItem, ReinstatementConfirmation } from "../addressee/addressee.js";
import type { BreachFinding, ComplianceFinding, FindingDecision } from "../addressee/findings.js";
import type { ItemSuspension } from "../addressee/item-suspension.js";
import type { PosterAnswered } from "../addressee/poster-answer.js";
import type { PosterConfirmation } from "../addressee/poster-record.js";
import type { Service } from "../addressee/service.js";
import type { AppealLodging } from "../appeal/appeal.js";
import type { Instance } from "../application/instance.js";
import type { AppealId, FindingId, ItemId, OppositionId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Lodging } from "../opposition/opposition.js";
import type { AppealDecision } from "./appeal-decisions.js";
import type { Lifting, Modification } from "./changes-for-cause.js";
import type { OppositionDecision } from "./contest-decisions.js";
import type { LapseApplicant } from "./main-claim.js";
import type { Conclusion, Irrevocability } from "./main-judgment.js";
import { isFinal, type Order, type OrderStatus } from "./order.js";
import type { EndingTerms } from "./order-endings.js";
import type { NewVersion } from "./order-modification.js";

/** What can be asked of an order. */
export type OrderCommand =
  | ({ readonly type: "serve" } & Service)
  | { readonly type: "confirm"; readonly platform: PlatformId; readonly confirmations: readonly Confirmation[] }
  | { readonly type: "passDeadline"; readonly platform: PlatformId; readonly deadline: Instant }
  | { readonly type: "passServeBy"; readonly platform: PlatformId; readonly deadline: Instant }
  | {
      readonly type: "confirmPosterInformed";
      readonly platform: PlatformId;
      readonly confirmations: readonly PosterConfirmation[];
    }
  | { readonly type: "passPosterTerm"; readonly platform: PlatformId; readonly deadline: Instant }
  | { readonly type: "clarify"; readonly platform: PlatformId; readonly text: string; readonly correction?: NewVersion }
  | {
      readonly type: "rejectClaim";
      readonly platform: PlatformId;
      readonly reasons: string;
      /** Absent: all that the platform claims. */
      readonly itemIds?: readonly ItemId[];
    }
  | ({ readonly type: "findBreach"; readonly platform: PlatformId } & BreachFinding)
  | ({ readonly type: "findCompliance"; readonly platform: PlatformId } & ComplianceFinding)
  | {
      readonly type: "contestFinding";
      readonly platform: PlatformId;
      readonly findingId: FindingId;
      readonly grounds: string;
    }
  | ({ readonly type: "decideFinding"; readonly platform: PlatformId } & FindingDecision)
  | ({
      readonly type: "suspendItems";
      readonly platform: PlatformId;
      readonly reinstateWithin?: string;
    } & Omit<ItemSuspension, "reinstateBy">)
  | {
      readonly type: "resumeItems";
      readonly platform: PlatformId;
      readonly itemIds: readonly ItemId[];
      readonly reasons: string;
    }
  /** With `appealId`: by the court that hears this appeal. */
  | { readonly type: "suspend"; readonly reasons: string; readonly appealId?: AppealId }
  | { readonly type: "resume"; readonly reasons: string; readonly appealId?: AppealId }
  | ({ readonly type: "modify" } & Modification)
  | ({ readonly type: "lift" } & Lifting)
  | ({ readonly type: "lodgeOpposition" } & Lodging)
  | { readonly type: "setHearing"; readonly oppositionId: OppositionId; readonly hearingAt: Instant }
  | { readonly type: "withdrawOpposition"; readonly oppositionId: OppositionId; readonly reasons: string }
  | {
      readonly type: "decideOpposition";
      readonly oppositionId: OppositionId;
      readonly decision: OppositionDecision;
      /** What the court that decides hears; absent: first instance. */
      readonly instance?: Instance;
    }
  | { readonly type: "registerMainClaim"; readonly reference: string; readonly broughtAt: Instant }
  | { readonly type: "passMainTerm"; readonly deadline: Instant }
  /** Heard from the identities service. */
  | ({ readonly type: "recordPosterAnswer"; readonly platform: PlatformId } & PosterAnswered)
  | { readonly type: "applyForLapse"; readonly by: LapseApplicant; readonly terms: EndingTerms }
  | ({ readonly type: "concludeMainProceedings" } & Conclusion)
  | ({ readonly type: "declareIrrevocable" } & Irrevocability)
  | ({ readonly type: "lodgeOrderAppeal" } & AppealLodging)
  | { readonly type: "decideOrderAppeal"; readonly appealId: AppealId; readonly decision: AppealDecision }
  | { readonly type: "withdrawOrderAppeal"; readonly appealId: AppealId; readonly reasons: string }
  | {
      readonly type: "confirmReinstatement";
      readonly platform: PlatformId;
      readonly confirmations: readonly ReinstatementConfirmation[];
    }
  | { readonly type: "passReinstatementDeadline"; readonly platform: PlatformId; readonly deadline: Instant }
  | { readonly type: "hold"; readonly platform: PlatformId; readonly held: readonly HeldItem[] }
  | { readonly type: "releaseHeld"; readonly platform: PlatformId; readonly itemIds: readonly ItemId[] };

const RUNNING: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED"];
/** The order has to be obeyed in these. */
export const STANDING: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED", "FINAL"];
const NOT_FINAL: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED"];
const ALWAYS: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED", "FINAL"];

/** The states of the order in which each command makes sense. */
export const MAKES_SENSE_IN: Readonly<Record<OrderCommand["type"], readonly OrderStatus[]>> = {
  serve: STANDING,
  confirm: STANDING,
  recordPosterAnswer: ALWAYS,
  passDeadline: ALWAYS,
  passServeBy: ALWAYS,
  confirmPosterInformed: STANDING,
  passPosterTerm: ALWAYS,
  clarify: STANDING,
  rejectClaim: STANDING,
  // A penalty outlives the order, and so does what the court finds of it.
  findBreach: ALWAYS,
  findCompliance: ALWAYS,
  contestFinding: ALWAYS,
  decideFinding: ALWAYS,
  suspendItems: STANDING,
  resumeItems: STANDING,
  // Enforcement of a final order can be stayed too.
  suspend: ["IN_FORCE", "FINAL"],
  resume: ["SUSPENDED"],
  modify: STANDING,
  lift: STANDING,
  lodgeOpposition: RUNNING,
  setHearing: RUNNING,
  withdrawOpposition: RUNNING,
  decideOpposition: RUNNING,
  registerMainClaim: RUNNING,
  passMainTerm: ALWAYS,
  applyForLapse: RUNNING,
  concludeMainProceedings: RUNNING,
  declareIrrevocable: ["IN_FORCE"],
  // What was decided on an order is appealed also when the order has ended since.
  lodgeOrderAppeal: NOT_FINAL,
  decideOrderAppeal: NOT_FINAL,
  withdrawOrderAppeal: NOT_FINAL,
  confirmReinstatement: ALWAYS,
  passReinstatementDeadline: ALWAYS,
  hold: ALWAYS,
  releaseHeld: ALWAYS,
};

/** A final order whose enforcement is stayed is resumed, and otherwise allows what both states allow. */
export function makesSense(type: OrderCommand["type"], order: Order): boolean {
  const states = MAKES_SENSE_IN[type];
  return states.includes(order.status) && (type === "resume" || !isFinal(order) || states.includes("FINAL"));
}

/** What one can still do in each state; told when a command does not fit it. */
export const WAY_OUT: Readonly<Record<OrderStatus, string>> = {
  IN_FORCE: "It is in force: it can be served, confirmed, contested and suspended.",
  SUSPENDED: "It is suspended: resume it, or decide the opposition or appeal.",
  LIFTED: "It is lifted: nothing is to be removed under it any more, and only reinstatement is confirmed.",
  LAPSED: "It has lapsed: nothing is to be removed under it any more, and only reinstatement is confirmed.",
  FINAL:
    "The main proceedings have confirmed it: it is to be obeyed, and no longer contested or appealed here. It can be revoked (liftOrder with REVOKED), and its enforcement stayed (suspendOrder).",
};
