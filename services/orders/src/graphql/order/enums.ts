import { enumOf } from "@exparte/subgraph";
import type { CorrectionInitiative, LiftingCause, ModificationCause } from "../../rules/order/cause.js";
import type { CoordinationKind } from "../../rules/order/coordination.js";
import type { InboxKind } from "../../rules/order/inbox.js";
import type { OrderStatus } from "../../rules/order/order.js";
import type { DataCategory } from "../../rules/order-document/disclosure-terms.js";
import type { DutyKind, TargetKind } from "../../rules/order-document/duty-document.js";
import type { IllegalContentType, ServiceBy, TerritorialExtent } from "../../rules/order-document/order-document.js";
import type { OrderSort } from "../../use-cases/order/see-orders.js";

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

export const OrderSortEnum = enumOf<OrderSort>(
  "OrderSort",
  {
    NEWEST: "The order that was given last comes first.",
    URGENCY:
      "For a court: the order comes first of which something asks for attention first, past or to come: service, a term, a hearing, the main claim.",
  },
  "How a list of orders is sorted.",
);

export const OrderStatusEnum = enumOf<OrderStatus>(
  "OrderStatus",
  {
    IN_FORCE: "The order is to be obeyed (van kracht).",
    SUSPENDED: "The judge suspended it (geschorst): terms stand still and no penalty is forfeited.",
    LIFTED:
      "It was lifted (opgeheven), on opposition, in the main proceedings or for a cause of its own: what was taken down goes back.",
    LAPSED: "No main claim was brought in time, and a respondent asked for its end (vervallen): likewise.",
    FINAL:
      "The main proceedings confirmed it, and that judgment is irrevocable (onherroepelijk): it is no longer provisional, and still to be obeyed.",
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

export const DutyKindEnum = enumOf<DutyKind>(
  "DutyKind",
  {
    REMOVE: "The targets are gone, within the order's territorial scope or everywhere (verwijderen).",
    DISABLE_ACCESS: "They cannot be reached from the territorial scope (ontoegankelijk maken).",
    DEREFERENCE: "The result is no longer shown on the query (verwijderen uit zoekresultaten).",
    KEEP_DOWN: "Identical content, or what is essentially the same, stays away (herplaatsing voorkomen).",
    DISCLOSE: "Who posted the targets, or is behind them, is told to the recipient alone (gegevens verstrekken).",
  },
  "What an addressee owes.",
);

export const DataCategoryEnum = enumOf<DataCategory>(
  "DataCategory",
  {
    NAME: "The poster's name.",
    ADDRESS: "The poster's postal address.",
    EMAIL: "The poster's e-mail address.",
    PHONE: "The poster's telephone number.",
    ACCOUNT_IDENTIFIER: "What the platform knows the account by.",
    REGISTRATION_IP: "The IP address from which the account was registered.",
    ACCESS_IP: "The IP addresses from which the account was used.",
  },
  // As identities has it: the graph shows one of the two.
  "What a court may ask of who posted something, of data that the platform holds already (DSA art. 10(2)(b)).",
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

export const TerritorialExtentEnum = enumOf<TerritorialExtent>(
  "TerritorialExtent",
  {
    NL: "In the Netherlands.",
    EU: "In the European Union.",
    WORLDWIDE: "Everywhere.",
  },
  "Where the order has effect.",
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
      "A court ordered you to remove or disclose something; acknowledging this message is service, unless the order says that only a bailiff serves it.",
    ORDER_MODIFIED: "The order has a new sealed version.",
    ORDER_SUSPENDED: "The judge suspended the order: terms stand still.",
    ORDER_RESUMED: "The suspended order is in force again.",
    ORDER_LIFTED: "The order was lifted: put back what you took down under it.",
    ORDER_LAPSED: "The order lapsed: put back what you took down under it.",
    ORDER_FINAL: "The judgment that confirmed the order is irrevocable.",
    DEADLINE_PASSED: "A term has passed: yours for removal or putting back, or the applicant's for the main claim.",
    CLARIFICATION_GIVEN: "The court clarified the order: the items that you claimed impossible have a new term.",
    CLAIM_REJECTED: "The court rejected your claim of impossibility: the terms of its items have run on all the while.",
    BREACH_FOUND:
      "The court found that items were up when they should have been gone. Confirm them once they are gone, or contest the finding.",
    COMPLIANCE_FOUND: "The court found that items were gone, whatever you said of them.",
    FINDING_DECIDED: "The court upheld or withdrew what it had found of your items.",
    MODERATION_DECIDED: "The court decided on your request for moderation of a penalty: it granted it, or refused.",
    ITEMS_SUSPENDED:
      "The court suspended items that are named by mistake: they are not owed, and what you took down of them goes back meanwhile.",
    ITEMS_RESUMED: "The court demands suspended items after all: what you put back is to go once more.",
    OPPOSITION_DECIDED: "The judge decided on an opposition against the order, or against items of yours.",
    MAIN_JUDGMENT_GIVEN: "The main proceedings ended: their judgment confirms the order, or rejects the claim.",
    APPEAL_LODGED: "A higher court has an appeal against a decision on the order, or on items of yours.",
    APPEAL_DECIDED:
      "The higher court decided on an appeal, or it was withdrawn or became moot; `details` has the outcome.",
  },
  "What a message of the inbox tells the platform.",
);

export const MainOutcomeEnum = enumOf<"CONFIRMED" | "REJECTED">(
  "MainOutcome",
  {
    CONFIRMED:
      "The claim was allowed: the order stands under the judgment, and becomes final once that is irrevocable.",
    REJECTED: "The claim was rejected: the order is lifted.",
  },
  "How the main proceedings (bodemprocedure) ended.",
);

export const CoordinatorMessageKindEnum = enumOf<CoordinationKind>(
  "CoordinatorMessageKind",
  {
    ORDER_ISSUED:
      "A court ordered an intermediary service to act; `seal` is the order, with the parts of those services.",
    ORDER_MODIFIED: "The court gave the order a new version; `seal` is that version.",
    ORDER_SUSPENDED: "The court suspended the order, or the items in `details`.",
    ORDER_RESUMED: "The order, or the items in `details`, are to be obeyed again.",
    ORDER_LIFTED: "The order was lifted: what was taken down goes back.",
    ORDER_LAPSED: "No main claim was brought in time, and the order lapsed: likewise.",
    ORDER_FINAL: "The judgment that confirmed the order is irrevocable.",
    MAIN_JUDGMENT_GIVEN: "The main proceedings ended; `details` has the outcome.",
    APPEAL_LODGED: "A higher court has an appeal against a decision on the order.",
    APPEAL_DECIDED:
      "The higher court decided on an appeal, or it was withdrawn or became moot; `details` has the outcome.",
    ORDER_RECEIVED: "The addressee received the order: by its acknowledgement, from a bailiff or in another way.",
    EFFECT_CONFIRMED: "The addressee said what became of an item and when (DSA art. 9(1)), or corrected that.",
    POSTER_INFORMED: "The addressee said when it told the poster of an item, or why it cannot (DSA art. 9(5)).",
    REINSTATEMENT_CONFIRMED: "The addressee said what became of an item that was to go back.",
  },
  "What a message to the Digital Services Coordinator tells (DSA art. 9(3)).",
);
