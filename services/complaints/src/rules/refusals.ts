import { type RefusalTable, refusals } from "@exparte/refusal";

/**
 * The refusals of the complaints service, each with the way out. The reference of error codes is made from this table.
 */
export const COMPLAINT_REFUSALS = {
  FIELD_INVALID: "A field has a value that the law or the contract does not allow; the message names it.",
  UNKNOWN_NOTICE: "No such notice is visible to you; check the id and your token's party.",
  NOTICE_REFERENCE_TAKEN: "You already recorded another notice under this reference; use a reference of its own.",
  NOTICE_NOT_YOURS: "Only the court or hotline that recorded a notice records what became of it.",
  NOTICE_DECIDED: "The platform's decision is on record; the message says which decision can still follow it.",
  NOTICE_FOREIGN: "A notice is about one platform; name one about the controller that is complained of.",
  GROUND_MISPLACED: "A ground is given with the decision that needs one, and only then; the message names which.",
  RESPONSE_TERM_RUNNING: "The platform's term for answering a notice has not ended; NO_RESPONSE is recorded after it.",
  RESPONSE_TERM_UNKNOWN:
    "Neither the code of conduct nor the notice says by when the platform was to answer; give that moment.",
  CODE_NOT_HEARD:
    "The news of the code of conduct does not come through, and the term to answer depends on it; do the same again shortly.",
  PLATFORM_UNKNOWN:
    "No such platform is registered, or its registration has not arrived yet; ask the operator. A court's respondent is never registered.",
  ORDER_UNKNOWN: "No such order was given, or its news has not arrived yet; check the id, or try again shortly.",
  ORDER_FOREIGN: "A complaint names an order that is addressed to the controller; this one is not.",
  UNKNOWN_COMPLAINT: "No such complaint is visible to you; check the id and your token's party.",
  COMPLAINT_CASE_NUMBER_TAKEN:
    "Another complaint was filed under this case number; look at it, check the number for a slip, or send the same content.",
  COMPLAINANT_NOT_OPAQUE:
    "A complainant is filed under a file number such as klager-77, never under a name or a number of their own.",
  REMOVAL_REFUSAL_UNKNOWN: "A complaint names the prior notice, or says whether the platform refused removal.",
  COMPLAINT_STATE: "The complaint's state does not allow this; the message names the state and the way out.",
  COMPLAINT_DECIDED: "The complaint has been decided, and is once; either side may contest the decision.",
  SANCTION_WITHOUT_FINDING:
    "Only a finding of infringement carries sanctions; leave them out, or find it with reasons.",
  SANCTION_INVALID: "A sanction lacks a term, has one of another kind, or is there twice; the message names the field.",
  FINE_ABOVE_CEILING:
    "A fine is at most 20 million euros, or 4% of the worldwide turnover that the decision states, if that is more.",
  PROGRESS_TERM_PASSED: "A term for progress is extended before it ends; inform the complainant, which begins it anew.",
  COMPLAINT_REFERRED: "The complainant was already referred to the court for an order, for other reasons.",
  ORDER_LINKED: "The complaint already has another order; it is about one.",
  INFRINGEMENT_ENDED: "The infringement is on record as ended at another moment.",
  REMEDY_NOT_OPEN: "There is no decision yet that this contests; objection comes before appeal.",
  REMEDY_LATE:
    "The six weeks are over; the AP records why being late is not held against them, or the decision stands.",
  REMEDY_LODGED: "This side already contests the decision; withdraw that, or contest what came of it.",
  REMEDY_DECIDED: "The objection or appeal was decided or withdrawn; contest what came of it.",
  REMEDY_OVERTAKEN: "A higher instance has ruled since, which binds those below; contest its ruling instead.",
  REMEDY_NOT_YOURS:
    "A platform contests for itself, and the AP only a court's ruling; the AP records for the complainant.",
  REVISION_EMPTY: "A revision changes the outcome, its ground or a sanction; uphold the decision if nothing changes.",
  UNKNOWN_REMEDY: "No such objection or appeal is visible to you; check the id and your token's party.",
  FIGURES_FORBIDDEN:
    "A platform sees its own figures only; a regulator or the AP sees all. Ask for your own figures, or read publicReport.",
  FIELD_FORBIDDEN: "The content complained of, and who complained, are not for a party of your kind; ask for less.",
} as const satisfies RefusalTable;

export const refuse = refusals(COMPLAINT_REFUSALS);
