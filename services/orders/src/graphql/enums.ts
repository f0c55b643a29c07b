import { enumOf } from "@exparte/subgraph";
import type {
  AddresseeStatus,
  ConfirmationOutcome,
  ImpossibleReason,
  ReinstatementDuty,
  ReinstatementOutcome,
} from "../rules/addressee/addressee.js";
import type { ApplicationSource, ApplicationStatus } from "../rules/application/application.js";
import type { OppositionStatus } from "../rules/opposition/opposition.js";
import type { CorrectionInitiative, LiftingCause, ModificationCause } from "../rules/order/cause.js";
import type { InboxKind } from "../rules/order/inbox.js";
import type { OrderStatus } from "../rules/order/order.js";
import type { DutyKind, TargetKind } from "../rules/order-document/duty-document.js";
import type { IllegalContentType, ServiceBy, TerritorialExtent } from "../rules/order-document/order-document.js";
import type { PenaltyScope, PenaltyUnit } from "../rules/penalty/penalty.js";
import type { PenaltyBarKind } from "../rules/penalty/penalty-events.js";
import type { NotRunning, UnitStanding } from "../rules/penalty/penalty-statement.js";
import type { ComplianceKind } from "../rules/supervision/compliance-feed.js";
import type { ComplianceFigure } from "../rules/supervision/compliance-figure.js";

export const ApplicationStatusEnum = enumOf<ApplicationStatus>(
  "ApplicationStatus",
  {
    SUBMITTED: "The registry entered it (ingediend); the judge has not decided.",
    GRANTED: "The judge granted it (toegewezen): there is an order.",
    REFUSED: "The judge refused it (afgewezen), with reasons.",
    REFERRED_TO_PROSECUTION: "The judge referred the case to police and prosecution (politie en OM).",
    WITHDRAWN: "The applicant no longer asks (ingetrokken).",
  },
  "Where an application (verzoek) stands.",
);
export const ApplicationSourceEnum = enumOf<ApplicationSource>(
  "ApplicationSource",
  {
    VICTIM: "The person whom the content harms (slachtoffer).",
    HOTLINE: "A hotline (meldpunt), which is named.",
    COURT: "The court, of its own motion.",
    TRUSTED_FLAGGER: "A trusted flagger (DSA art. 22), which is named.",
  },
  "Who brought the content up.",
);
export const IllegalContentTypeEnum = enumOf<IllegalContentType>(
  "IllegalContentType",
  {
    STATEMENT_CATEGORY_ANIMAL_WELFARE: "Harm to animals.",
    STATEMENT_CATEGORY_CONSUMER_INFORMATION: "Infringements of what consumers must be told.",
    STATEMENT_CATEGORY_CYBER_VIOLENCE: "Violence online, such as stalking or intimate images without consent.",
    STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN: "Violence online against women.",
    STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: "Infringements of data protection and privacy.",
    STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH: "Unlawful or harmful speech, such as defamation or hate speech.",
    STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS:
      "Infringements of copyright and other intellectual property.",
    STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS: "Harm to civic discourse or elections.",
    STATEMENT_CATEGORY_PROTECTION_OF_MINORS: "Content against which minors are to be protected.",
    STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY: "A risk for public security.",
    STATEMENT_CATEGORY_SCAMS_AND_FRAUD: "Scams and fraud.",
    STATEMENT_CATEGORY_SELF_HARM: "Content that promotes self-harm.",
    STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS: "Unsafe or prohibited products.",
    STATEMENT_CATEGORY_VIOLENCE: "Threats of violence, or incitement to it.",
  },
  "The category of illegal content, in the words of the DSA's transparency reporting (Implementing Regulation (EU) 2024/2835).",
);
export const OrderStatusEnum = enumOf<OrderStatus>(
  "OrderStatus",
  {
    IN_FORCE: "The order is to be obeyed (van kracht).",
    SUSPENDED: "The judge suspended it (geschorst): terms stand still and no penalty is forfeited.",
    LIFTED:
      "It was lifted (opgeheven), on opposition, in the main proceedings or for a cause of its own: what was taken down goes back.",
    LAPSED: "No main claim was brought in time, and a respondent asked for its end (vervallen): likewise.",
    FINAL: "The main proceedings confirmed it (onherroepelijk): it is no longer provisional, and still to be obeyed.",
  },
  "Where an order (bevel) stands.",
);
export const ModificationCauseEnum = enumOf<ModificationCause>(
  "ModificationCause",
  {
    CORRECTION:
      "An evident mistake is corrected (rectificatie, herstel, Rv art. 31); what was never asked is not added.",
    ADDITION: "Items, re-uploads or addressees are added (aanvulling) on the applicant's request; nothing is let go.",
    NARROWING: "The court asks less than before (beperking); nothing is added, and nothing becomes heavier.",
    SETTLEMENT: "The parties settled (schikking, vaststellingsovereenkomst); it binds no new addressee.",
  },
  "Why an order is changed without an opposition.",
);
export const CorrectionInitiativeEnum = enumOf<CorrectionInitiative>(
  "CorrectionInitiative",
  {
    ON_REQUEST: "A party asked for it (op verzoek).",
    OWN_MOTION: "The court did so of its own motion (ambtshalve).",
  },
  "Who brought up an evident mistake (Rv art. 31).",
);
export const LiftingCauseEnum = enumOf<LiftingCause>(
  "LiftingCause",
  {
    WITHDRAWN_BY_APPLICANT: "The applicant gives the order up (intrekking); the registry records it.",
    SETTLEMENT: "The parties settled (schikking, vaststellingsovereenkomst); the registry records it.",
    ANNULLED: "A higher court annulled it (vernietiging): penalties forfeited so far fall away.",
    REVOKED: "The court revoked what was final (herroeping, Rv arts. 382, 390).",
  },
  "Why an order is lifted without an opposition.",
);
export const AddresseeStatusEnum = enumOf<AddresseeStatus>(
  "AddresseeStatus",
  {
    PENDING: "The order is given and not served.",
    SERVED: "The order is served: the term for removal runs.",
    PARTLY_COMPLIED: "Some items are confirmed as gone, others not.",
    COMPLIED: "Every item is confirmed as gone.",
    IMPOSSIBLE_CLAIMED: "The platform says that an item cannot be removed.",
    REINSTATEMENT_DUE: "The order ended or was narrowed: what was taken down under it is to go back.",
    REINSTATED: "All that was to go back is back, and the order covers nothing more.",
  },
  "Where one platform stands with an order.",
);
export const ConfirmationOutcomeEnum = enumOf<ConfirmationOutcome>(
  "ConfirmationOutcome",
  {
    REMOVED: "The platform removed it.",
    ACCESS_DISABLED: "The platform made it inaccessible, where it says.",
    DEREFERENCED: "The result is no longer shown on the query.",
    MEASURE_IN_PLACE: "The platform keeps copies away, by a measure that is in place since then.",
    ALREADY_GONE: "It was gone before the platform acted.",
    NOT_FOUND: "The platform could not find it.",
    IMPOSSIBLE: "The platform cannot remove it, for the reason that it gives.",
  },
  "What became of one item.",
);
export const DutyKindEnum = enumOf<DutyKind>(
  "DutyKind",
  {
    REMOVE: "The targets are gone, within the order's territorial scope or everywhere (verwijderen).",
    DISABLE_ACCESS: "They cannot be reached from the territorial scope (ontoegankelijk maken).",
    DEREFERENCE: "The result is no longer shown on the query (verwijderen uit zoekresultaten).",
    KEEP_DOWN: "Identical content, or what is essentially the same, stays away (herplaatsing voorkomen).",
  },
  "What an addressee owes.",
);
export const TargetKindEnum = enumOf<TargetKind>(
  "TargetKind",
  {
    URL: "One place.",
    ACCOUNT: "The account with this address, and what lies below it.",
    SITE: "The host of this address with its subdomains, and all that they hold.",
    LOCATOR: "What has no address, such as an app, a closed group or a message.",
    SEARCH_RESULT: "The page with this address as a result of a query.",
    CONTENT_HASH: "Content with this hash.",
    EQUIVALENT: "Content with these elements.",
    ITEM: "Copies of a place that another duty of the same addressee names.",
  },
  "What a duty is owed on.",
);
export const ImpossibleReasonEnum = enumOf<ImpossibleReason>(
  "ImpossibleReason",
  {
    DE_FACTO_IMPOSSIBLE: "It cannot be done; the term runs on, and the judge decides (Rv art. 611d).",
    MANIFEST_ERROR: "The order is plainly mistaken; the term of the item stands still until the court has answered.",
    INSUFFICIENT_INFORMATION:
      "The order says too little to act on; the term of the item stands still until the court has answered.",
  },
  "Why an item cannot be removed (after TERREG art. 3(7)–(8)).",
);
export const TerritorialExtentEnum = enumOf<TerritorialExtent>(
  "TerritorialExtent",
  {
    NL: "In the Netherlands.",
    EU: "In the European Union.",
    WORLDWIDE: "Everywhere.",
  },
  "Where the order has effect.",
);
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
export const ServiceByEnum = enumOf<ServiceBy>(
  "ServiceBy",
  {
    ACKNOWLEDGEMENT:
      "The platform's acknowledgement of the message begins the terms, or a bailiff, whichever is first.",
    BAILIFF: "Only a bailiff's writ (exploot) begins them; an acknowledgement is recorded and begins none.",
  },
  "What service (betekening) of an order begins its terms.",
);
export const InboxMessageKindEnum = enumOf<InboxKind>(
  "InboxMessageKind",
  {
    ORDER_ISSUED:
      "A court ordered you to remove something; acknowledging this message is service, unless the order says that only a bailiff serves it.",
    ORDER_MODIFIED: "The order has a new sealed version.",
    ORDER_SUSPENDED: "The judge suspended the order: terms stand still.",
    ORDER_RESUMED: "The suspended order is in force again.",
    ORDER_LIFTED: "The order was lifted: put back what you took down under it.",
    ORDER_LAPSED: "The order lapsed: put back what you took down under it.",
    ORDER_FINAL: "The main proceedings confirmed the order.",
    DEADLINE_PASSED: "A term has passed: yours for removal or putting back, or the applicant's for the main claim.",
    CLARIFICATION_GIVEN: "The court clarified the order: the items that you claimed impossible have a new term.",
    CLAIM_REJECTED: "The court rejected your claim of impossibility: the terms of its items have run on all the while.",
    OPPOSITION_DECIDED: "The judge decided on an opposition.",
  },
  "What a message of the inbox tells the platform.",
);
export const ComplianceKindEnum = enumOf<ComplianceKind>(
  "ComplianceKind",
  {
    DEADLINE_PASSED: "The platform is overdue: the term of an item has passed.",
    COMPLIED: "Every item of an overdue platform is confirmed as gone.",
    OVERDUE_ENDED:
      "The platform is no longer overdue, because its duty stands still, was renewed or ended, or what was late is gone.",
    PENALTY_RUNNING: "A penalty is being forfeited by the hour or day.",
    PENALTY_STOPPED: "A penalty is no longer being forfeited.",
    PENALTY_MAXIMUM_REACHED: "The penalty has reached its maximum: nothing more can be forfeited.",
    UNSERVED: "Nobody served the order on the platform within the term for service; the court is to send a bailiff.",
    UNSERVED_ENDED: "An unserved order is served, or nothing is to be served on the platform any more.",
    REINSTATEMENT_LATE: "The term for putting back has passed, and something is still down.",
    REINSTATED: "What was late is back, or stays down on a ground of the platform's own or under another order.",
  },
  "What the compliance feed tells supervisors: that a platform fails an order, or that it no longer does.",
);
export const ReferralTargetEnum = enumOf<"PROSECUTION">(
  "ReferralTarget",
  { PROSECUTION: "Police and Public Prosecution Service (politie en OM)." },
  "Where an application is referred to.",
);
export const MeansOfServiceEnum = enumOf<"BAILIFF" | "SUBSTITUTE">(
  "MeansOfService",
  {
    BAILIFF: "A bailiff served it (deurwaarder).",
    SUBSTITUTE: "It was sent in another way that the court accepts.",
  },
  "How a court has an order served; on a platform of the hub its acknowledgement serves too, unless the order says otherwise.",
);
export const OppositionStatusEnum = enumOf<OppositionStatus>(
  "OppositionStatus",
  {
    LODGED: "The court has it (ingesteld); the order stays in force unless the judge suspends it.",
    HEARING_SET: "The parties are called to a hearing (zitting bepaald).",
    UPHELD: "The judge upheld the order (bekrachtigd).",
    MODIFIED: "The judge narrowed or changed the order (gewijzigd), under a new sealed version.",
    LIFTED: "The judge lifted the order (opgeheven).",
    WITHDRAWN: "Whoever lodged it no longer asks (ingetrokken). Before there was MOOT: also what that says.",
    MOOT: "Nothing is left to decide on it (zonder belang): the order ended, or became final, on another ground.",
  },
  "Where an opposition (verzet) stands.",
);
export const OppositionOutcomeEnum = enumOf<"UPHELD" | "MODIFIED" | "LIFTED">(
  "OppositionOutcome",
  {
    UPHELD: "The order stands as it is (bekrachtigd).",
    MODIFIED: "The order is narrowed or changed (gewijzigd), under a new sealed version.",
    LIFTED: "The order ends (opgeheven).",
  },
  "What the judge decides on opposition.",
);
export const OpponentRoleEnum = enumOf<"ADDRESSEE" | "POSTER">(
  "OpponentRole",
  {
    ADDRESSEE: "A platform that the order is addressed to.",
    POSTER: "Whoever posted the content (plaatser), through the court and unknown to the hub.",
  },
  "Who contests the order.",
);
export const MainOutcomeEnum = enumOf<"CONFIRMED" | "REJECTED">(
  "MainOutcome",
  {
    CONFIRMED: "The claim was allowed: the order becomes final.",
    REJECTED: "The claim was rejected: the order is lifted.",
  },
  "How the main proceedings (bodemprocedure) ended.",
);
export const ReinstatementDutyEnum = enumOf<ReinstatementDuty>(
  "ReinstatementDuty",
  {
    DUE: "The platform took it down under this order, and puts it back.",
    HELD: "The platform took it down, but another order in force covers it: it stays down until that one ends.",
    NONE: "It was never taken down under this order.",
  },
  "What comes of an item that the order no longer covers.",
);
export const ReinstatementOutcomeEnum = enumOf<ReinstatementOutcome>(
  "ReinstatementOutcome",
  {
    REINSTATED: "It is back (teruggeplaatst).",
    KEPT_DOWN: "It stays down on a ground of the platform's own, which it states.",
  },
  "What the platform did with an item that was to be put back.",
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
    SUSPENDED: "The order is suspended.",
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
export const InterruptedByEnum = enumOf<"CLAIM" | "RESERVATION">(
  "InterruptedBy",
  {
    CLAIM: "A claim at law (daad van rechtsvervolging, art. 3:316 BW).",
    RESERVATION: "A reservation of the right, in writing and beyond doubt (schriftelijke mededeling, art. 3:317 BW).",
  },
  "What interrupts prescription (stuiting).",
);
export const ComplianceFigureEnum = enumOf<ComplianceFigure>(
  "ComplianceFigure",
  {
    RECEIVED: "How many orders were addressed to the platform and given in the period.",
    SERVED: "How many of those were served.",
    UNSERVED_NOW: "How many were not served within their term for service and still are not, at this moment.",
    COMPLIED: "Under how many of those every item is confirmed as gone.",
    MEDIAN_SECONDS_TO_REMOVAL: "Median seconds from first service to the last item's removal.",
    P95_SECONDS_TO_REMOVAL: "95th percentile of the seconds from first service to the last item's removal.",
    SHARE_WITHIN_TERM: "The share that complied within the term, 0 to 1.",
    OVERDUE_NOW: "How many are past the deadline and not complied with, at this moment.",
    IMPOSSIBLE_CLAIMED: "Under how many an item is claimed impossible to remove.",
    OPPOSITION_RATE: "The share of orders that were contested, 0 to 1.",
    REVERSAL_RATE:
      "The share lifted on opposition, or narrowed, of those in which an opposition was decided or that the court narrowed without one, 0 to 1.",
    REINSTATEMENTS_DUE: "Under how many orders something had to be put back.",
    MEDIAN_SECONDS_TO_REINSTATEMENT: "Median seconds from the end or narrowing of the order to the last item's return.",
    P95_SECONDS_TO_REINSTATEMENT:
      "95th percentile of the seconds from the end or narrowing of the order to the last item's return.",
    SHARE_REINSTATED_WITHIN_TERM: "The share under which every item was put back within its term, 0 to 1.",
    REINSTATEMENT_OVERDUE_NOW: "Under how many the term for putting back has passed with something still down.",
    PENALTIES_RUNNING: "Under how many a penalty is being forfeited by the hour or day, at this moment.",
    PENALTIES_FORFEITED_CENTS: "What was forfeited under those orders, in cents of the currency asked for.",
    PENALTIES_PRESCRIBED_CENTS: "What of that can no longer be collected, in cents of the currency asked for.",
  },
  "A figure of `Compliance`, by its name. Behind a share stand the orders above its line; behind a time, those over which it is taken.",
);
