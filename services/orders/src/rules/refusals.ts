import { type RefusalTable, refusals } from "@exparte/refusal";

/** What the orders service refuses, and the way out. The README's table is checked against this one. */
export const ORDER_REFUSALS = {
  FIELD_INVALID: "A field has a value that the law or the contract does not allow; the message names it.",
  CASE_NUMBER_TAKEN:
    "This court submitted other content under this case number, also if it was withdrawn since; look at the application that bears it, check the number for a slip, or send the same content.",
  APPLICANT_NOT_OPAQUE:
    "An applicant is known here by a file number of the court's such as file-2026-17, never by a name or a number of their own.",
  NOTICE_UNEXPLAINED: "An application names the prior notice to the platform, or says why there was none.",
  UNKNOWN_APPLICATION: "No such application is visible to you; check the id and your token's party.",
  UNKNOWN_ORDER: "No such order is visible to you; check the id and your token's party.",
  UNKNOWN_ADDRESSEE: "That platform is no addressee of this order.",
  UNKNOWN_ITEM: "That item is not in this order, or not addressed to you; take the item ids from the order.",
  APPLICATION_DECIDED: "The application is no longer open; read its status to see what was decided.",
  NOT_REFERRED: "An application follows one that was referred to prosecution; leave the field out otherwise.",
  COURT_HEARS_NO_APPEAL:
    "An appeal is heard by a court that is registered for it, and against a court below it; submit it there.",
  NOT_REFUSED: "An appeal of an applicant is against a refusal, whole or in part; leave the field out otherwise.",
  APPEALED_ALREADY:
    "A refusal or decision is appealed once by the same party, unless the appeal is withdrawn; go on with the one that is there, or appeal against what was decided on it.",
  UNKNOWN_APPEAL: "No such appeal is visible to you; check the id and your token's party.",
  APPEAL_PENDING: "An appeal is pending; decide on it or withdraw it first. The message names it.",
  APPEAL_DECIDED:
    "The appeal has been decided or withdrawn, or is moot; against a decision on appeal a further one is lodged, at the court that hears it.",
  APPEAL_WITHOUT_OBJECT:
    "Nothing about the order is left to decide on appeal; the message says why. What the parties still dispute otherwise, such as costs, is not recorded here.",
  APPEAL_TERM_RUNNING:
    "An appeal can still be lodged; declare the judgment irrevocable after its term, or say that the parties acquiesced in it.",
  DECISION_NOT_GIVEN: "An appeal is against a decision that was given; have the court that decided record it first.",
  DECISION_AMBIGUOUS:
    "More than one decision in that case can be meant; name the opposition or the appeal that it was given on. The message gives the ids.",
  ORDER_OF_OTHER_COURT:
    "Your court hears an appeal against this order: it decides on that, and suspends and resumes the order meanwhile. All else is for the court that gave the order.",
  SUSPENDED_ELSEWHERE:
    "Another court suspended the order, or an appeal there did; that court resumes it, or the end of the appeal does.",
  MAIN_JUDGMENT_GIVEN:
    "The main judgment is given, and the order rests on that; whoever disagrees appeals against it, with lodgeOrderAppeal.",
  MAIN_JUDGMENT_MISSING: "No main judgment is recorded, so nothing of it is irrevocable; record it first.",
  GRANT_UNEXPLAINED:
    "A judge who grants less than is asked says why: name what the order leaves out in `refused`, with reasons.",
  GRANT_CONTRADICTS: "What the order gives is not refused at once; leave it out of one of them.",
  FINDING_MISSING:
    "Removal needs all three findings of the marginal test, and disclosure all four of Lycos/Pessers, each reasoned.",
  FINDING_NEGATIVE:
    "A finding is negative; refuse the application instead of granting it, or leave out the duty that rests on it.",
  ADDRESSEE_MISSING: "An order needs at least one addressee, each with at least one item.",
  TARGET_MISSING: "A duty names at least one target; what is to be kept down as an ITEM is also to be removed.",
  TARGET_OF_OTHER_KIND: "A kind of duty is owed on certain kinds of targets; the message names them.",
  DUTY_DUPLICATE:
    "Two duties of one addressee that are of one kind, or that both take it down (REMOVE, DISABLE_ACCESS), do not name the same target; leave it out of one of them.",
  DUTY_NUMBER:
    "Each duty of an addressee has a number of its own, and keeps number, kind and whose penalty it is under in every version.",
  ANSWERED_IN_DISCLOSURES:
    "A platform on the hub answers the disclosure request that the duty made, with answerDisclosure; that confirms the item.",
  PURPOSE_FORBIDDEN: "An identity is disclosed for a civil claim and for nothing else.",
  TERM_TOO_SHORT: "The term ends before the poster's window could; give the platform longer.",
  RECIPIENT_KEY_UNKNOWN: "The recipient's key is not registered for your court; register it, or send a certificate.",
  CODE_NOT_HEARD:
    "The news of the code of conduct does not come through, which says how long a poster may object; give the order again shortly.",
  DUTY_ENDED:
    "The order let go of all that this duty was owed on; give what is owed anew, with its penalty, a new number.",
  OUTCOME_NOT_OF_DUTY: "A kind of duty is met by certain outcomes; the message names them.",
  TEXT_FORBIDDEN: "The text of an order and the addresses of content are of the court and the addressees only.",
  SEAL_MISSING: "A platform with a registered key seals its confirmations; sign them with that key.",
  URL_INVALID: "An item's URL is absolute http(s), without credentials.",
  URL_SPELLING: "One place is written in one way in every order; the message gives it.",
  URL_DUPLICATE: "A URL belongs to exactly one addressee and is named once.",
  URL_HOST_UNKNOWN:
    "The URL's host is not one of the addressee's registered domains; ask the operator to register it, or say in `because` why it is theirs.",
  PLATFORM_UNKNOWN:
    "No such platform is registered; find it with addresseeFor(url) or ask the operator to register it.",
  RESPONDENT_ID:
    "The id of a respondent whom nobody registered is respondent-, your court's id, and an opaque reference of your court's own.",
  RESPONDENT_MISSING: "An addressee with the id of a respondent says in `respondent` who it is.",
  RESPONDENT_CHANGED: "Who a respondent is, and where, is changed by a correction; give that version with CORRECTION.",
  PARTICULARS_UNREADABLE:
    "The hub cannot read a respondent's particulars: they were locked with a secret that it no longer has. Its operator gives that one back in PARTICULARS_SECRET.",
  LANGUAGE_NOT_ACCEPTED: "The order is not in a language that the addressee accepts; add a translation.",
  TERM_INVALID: "A term is an ISO 8601 duration longer than zero and at most one year.",
  PENALTY_NOT_STOPPED: "No death is recorded that stops the penalty; record it first, or leave the penalty as it runs.",
  MODERATION_REQUESTED: "The court has not decided yet on what the platform asked of this penalty; wait for that.",
  MODERATION_NOT_REQUESTED: "The platform asks nothing of this penalty that the court has not decided on.",
  PENALTY_NONE: "The order has no penalty; set one by modifying the order.",
  PENALTY_INVALID:
    "Penalty amounts are whole cents above zero; a maximum is at least one unit, and none or at most 10,000.",
  PARTS_REQUIRED:
    "An order to several addressees, or to a respondent, is sealed in parts, so that nobody reads what is another's own; seal it so, as `sealOrder` of packages/client does.",
  SEAL_MISMATCH: "The sealed document is not the order that was sent; seal exactly what you send.",
  SEAL_RESPELLED:
    "The seal or digest is a genuine one in another spelling (white space, padding, bits beyond its last byte, an ES256 signature's other value); send it byte for byte as it was received.",
  PAPER_BUSY: "More papers are asked for than can be printed; ask again in a moment, for fewer at a time.",
  PAPER_UNAVAILABLE: "The order's paper could not be printed; ask again. The sealed order itself is in `seal`.",
  NOT_SERVED_YET:
    "The order has not been served on this addressee; acknowledge the inbox message, or have the court record the bailiff's service, first.",
  SERVICE_RECORDED:
    "Service on this addressee is on record at another moment, which the message gives; a record is not overwritten.",
  ADDRESSEE_STATE: "The addressee's state does not allow this; the message names the state and the way out.",
  ORDER_STATE: "The order's state does not allow this; the message names the state and the way out.",
  ITEM_FREED: "The order no longer covers this item; confirm its reinstatement if that is due, and do not contest it.",
  ITEM_SUSPENDED: "The court has suspended this item; nothing is owed of it until that ends.",
  ITEM_NOT_SUSPENDED: "Only an item that is suspended by itself is resumed; leave the others out.",
  EFFECT_BEFORE_RETURN:
    "The item was put back while it was suspended; say when it went after that, and do not repeat what was said before.",
  REINSTATEMENT_NOT_DUE: "This item is not to be put back under this order; the message says why.",
  UNKNOWN_OPPOSITION: "No such opposition is visible to you; check the id and your token's party.",
  NOT_YOUR_OPPOSITION: "Only the party that lodged an opposition withdraws it; for the poster the court does.",
  OPPONENT_REFERENCE_MISSING:
    "A poster or third party contests under an opaque reference of the court's; give it, or leave out the items to contest the whole order for the poster.",
  OPPONENT_NOT_OPAQUE:
    "Whoever contests is known here by a file number of the court's such as poster-2026-17, never by a name or a number of their own.",
  CONTESTED_ITEM_MISSING: "A poster or third party contests the items that it names; name at least one.",
  DECISION_BEYOND_OPPOSITION:
    "A decision reaches the items that its opposition names, and no others; let others go for a cause, with `modifyOrder`.",
  CASE_CODES_OFF:
    "This hub gives no codes for a case; ask its operator to set CASE_ISSUER, CASE_SIGNING_KEY and CASE_CODE_SECRET.",
  CASE_CODE_TERM:
    "A code is valid until a moment to come, within the hub's longest time; leave it out for the usual one.",
  CASE_CODE_MISTYPED: "That is no code: a character is wrong, missing or too many. Compare it with the letter.",
  CASE_CODE_REFUSED: "The code is not valid (any more); ask the court that gave it for another.",
  UNKNOWN_CASE_CODE: "No such code is visible to you; check the id and your token's party.",
  OPPOSITION_PENDING: "The same party already contests this order; withdraw that opposition before lodging another.",
  OPPOSITIONS_SPENT:
    "One party lodges at most 20 oppositions against one order; tell the court what is new, which can change or lift the order.",
  OPPOSITION_DECIDED: "The opposition has been decided or withdrawn; lodge a new one if there are new grounds.",
  HEARING_IN_PAST: "A hearing is set for a moment that is to come.",
  MODIFICATION_EMPTY: "A modification changes an item, the term or the penalty; uphold the order if nothing changes.",
  CORRECTION_UNASKED:
    "A correction names nothing that was never asked for; add it on the applicant's request, with the cause ADDITION.",
  CAUSE_ADDS: "This cause adds no item or addressee; add it on the applicant's request, with the cause ADDITION.",
  CAUSE_ADDS_NOTHING: "An addition names an item that the order does not cover yet; give another cause otherwise.",
  CAUSE_FREES:
    "An addition leaves everything in the order; let an item go in another version, by NARROWING or CORRECTION.",
  CAUSE_HEAVIER: "A narrowing asks nothing more than before: no shorter term, no higher penalty, no wider scope.",
  CAUSE_NARROWS_NOTHING: "A narrowing lets an item go or makes a term lighter; give another cause otherwise.",
  FINDINGS_NOT_RENEWED: "An addition rests on three findings of its own; find each anew, of what is added too.",
  MAIN_CLAIM_KNOWN: "A main claim is registered for this order, so another cannot be, and the order does not lapse.",
  MAIN_CLAIM_MISSING:
    "No main claim is registered, so nothing can confirm the order; register it, or have the order lapse.",
  MAIN_TERM_PASSED: "The main claim was brought after its term; a respondent may have the order lapse.",
  MAIN_TERM_UNKNOWN: "The equated days of the year in which the main term would end are not known; set the term.",
  MAIN_TERM_RUNNING: "The term for the main claim has not ended yet; apply for lapse after it.",
  CLOCK_BACKWARDS: "A clock runs backwards: it is earlier than what was recorded. Try again when it is right.",
  FINDING_BEFORE_SERVICE:
    "Nothing is owed before service: a court finds a breach or compliance of what came after it; record service first.",
  FINDING_AFTER_END: "The order did not cover the item at that moment any more; find what lay before.",
  FINDING_WHILE_SUSPENDED: "Nothing was owed of the item while it was suspended; find what lay before or after that.",
  FINDING_OVERLAPS:
    "The court has found of this item at that time already; withdraw that finding, or find of another time.",
  FINDING_SAYS_NOTHING: "The item counts as gone since then already; a finding of compliance would say nothing new.",
  CLAIM_UNANSWERED:
    "The platform claims that the item cannot be removed; answer that first, with rejectClaim or clarifyOrder.",
  UNKNOWN_FINDING: "No such finding about this addressee is visible to you; take its id from `Addressee.findings`.",
  FINDING_STATE: "The finding's state does not allow this; the message names the state and the way out.",
  CORRECTIONS_SPENT: "What is said of an item is corrected at most 100 times; tell the court what holds.",
  EFFECT_BEFORE_ORDER:
    "Nothing is taken down under an order before it is given; what had gone by then is ALREADY_GONE.",
  EFFECT_IN_FUTURE:
    "What is recorded has happened: its moment cannot lie in the future. Record it when it has happened.",
  INFORMED_BEFORE_ORDER:
    "Nobody is told of an order before it is given; give the moment at which you told of this one.",
  POSTER_NOT_OWED:
    "Only an intermediary service confirms that the poster was told, and only of an order since that is asked for; leave it.",
  CONNECTED_ADDRESSEE:
    "A platform on the hub confirms for itself; the court records outcomes only for unconnected ones.",
  PARTIES_NOT_HEARD:
    "The news of the registry does not come through, and the sealing key may have been revoked; do the same again shortly.",
  ACKNOWLEDGE_BACKWARDS: "An inbox position is a whole number of zero or more.",
  FIGURES_FORBIDDEN:
    "A platform or a court sees its own figures only; a regulator or the AP sees all. Ask for your own figures, or read publicReport.",
} as const satisfies RefusalTable;

export const refuse = refusals(ORDER_REFUSALS);
