import { enumOf } from "@exparte/subgraph";
import type { ModerationRequestStatus } from "../../rules/addressee/moderation-request.js";
import type { PenaltyScope, PenaltyUnit, TimeUnit } from "../../rules/penalty/penalty.js";
import type { PenaltyBarKind } from "../../rules/penalty/penalty-events.js";
import type { NotRunning, UnitStanding } from "../../rules/penalty/penalty-statement.js";

export const PenaltyUnitEnum = enumOf<PenaltyUnit>(
  "PenaltyUnit",
  {
    HOUR: "For each hour that the order is not obeyed.",
    DAY: "For each day that the order is not obeyed, counted in Amsterdam.",
    VIOLATION: "For each violation (overtreding).",
    ONCE: "Once (ineens).",
  },
  "What a penalty (dwangsom) is forfeited for.",
);

export const PenaltyTimeUnitEnum = enumOf<TimeUnit>(
  "PenaltyTimeUnit",
  { HOUR: "For each hour.", DAY: "For each day, counted in Amsterdam." },
  "What is counted while a violation lasts.",
);

export const PenaltyScopeEnum = enumOf<PenaltyScope>(
  "PenaltyScope",
  {
    ORDER: "One penalty for all of an addressee's items, as long as any is not gone.",
    ITEM: "A penalty for each item that is not gone.",
  },
  "Whether each item is forfeited for on its own.",
);

export const PenaltyBarEnum = enumOf<PenaltyBarKind>(
  "PenaltyBar",
  {
    BANKRUPTCY: "The debtor is bankrupt (faillissement): nothing is forfeited and no term of prescription runs.",
    DEBT_RESCHEDULING:
      "The debtor's debts are rescheduled (schuldsanering): likewise, unless the claim falls outside it.",
    DEATH: "The debtor has died: by the hour or day nothing more is forfeited, until the judge says so (Rv art. 611f).",
    OTHER_LEGAL_BAR: "Another bar in law stands against collecting: no term of prescription runs.",
    NOT_KNOWABLE: "The applicant could not know of the forfeiture: no term of prescription runs.",
  },
  "Why a penalty is not forfeited, or its prescription does not run, for a while (Rv 611e–611g).",
);

export const NotRunningEnum = enumOf<NotRunning>(
  "PenaltyNotRunning",
  {
    NO_PENALTY: "The order sets no penalty.",
    ENDED: "The order has ended.",
    NOT_SERVED:
      "The order has not been served by a writ, or by an acknowledgement that has the force of one (Rv art. 611a(3)).",
    COMPLIED: "Every item is gone.",
    SUSPENDED: "The order is suspended, or each item that is not gone is.",
    INSOLVENT: "The debtor is bankrupt or in debt rescheduling (Rv art. 611e).",
    DECEASED: "The debtor has died, and the judge has not let the penalty be forfeited further (Rv art. 611f).",
    TERM_STOPPED: "The term stands still, waiting for the court.",
    WITHIN_TERM: "The term for removal has not passed.",
    MAXIMUM_REACHED: "The maximum has been forfeited (Rv art. 611b).",
    IMPOSSIBLE: "The judge found compliance impossible (Rv art. 611d).",
    FORFEITED: "It has been forfeited, once or for the violation, and does not run on.",
  },
  "Why nothing more is being forfeited.",
);

export const ForfeitedUnitStandingEnum = enumOf<UnitStanding>(
  "ForfeitedUnitStanding",
  {
    COLLECTIBLE: "It can be collected (invorderbaar).",
    PRESCRIBED: "It can no longer be collected (verjaard, Rv art. 611g).",
    FALLEN_AWAY: "It fell away (vervallen), as the judge said when the order ended.",
    NOT_ADMITTED: "It was forfeited before an insolvency that lasts, and is not admitted in it (Rv art. 611e(2)).",
    PENDING:
      "A claim of impossibility is unanswered; the court's answer says whether this unit is forfeited (Rv art. 611d).",
  },
  "What has become of a forfeited unit.",
);

export const ModerationEffectEnum = enumOf<"LIFTED" | "SUSPENDED" | "REDUCED">(
  "ModerationEffect",
  {
    LIFTED: "The penalty ends (opgeheven), for all items or some.",
    SUSPENDED: "The penalty stands still until a moment (opgeschort), for all items or some.",
    REDUCED: "The amount or the maximum becomes lower (verminderd).",
  },
  "What the judge does with a penalty when compliance is impossible (Rv 611d).",
);

export const ModerationRequestStatusEnum = enumOf<ModerationRequestStatus>(
  "ModerationRequestStatus",
  {
    OPEN: "The court has not decided; the penalty is forfeited as before.",
    GRANTED: "The court moderated the penalty.",
    REFUSED: "The court refused, with reasons.",
  },
  "Where a platform's request for moderation of a penalty stands (Rv art. 611d).",
);

export const InterruptedByEnum = enumOf<"CLAIM" | "RESERVATION">(
  "InterruptedBy",
  {
    CLAIM: "A claim at law (daad van rechtsvervolging, art. 3:316 BW).",
    RESERVATION: "A reservation of the right, in writing and beyond doubt (schriftelijke mededeling, art. 3:317 BW).",
  },
  "What interrupts prescription (stuiting).",
);
