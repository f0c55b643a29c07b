import { type RefusalTable, refusals } from "@exparte/refusal";

/**
 * The refusals of the identities service, each with the way out. The reference of error codes is made from this table.
 */
export const IDENTITY_REFUSALS = {
  FIELD_INVALID: "A field has a value that the law or the contract does not allow; the message names it.",
  CODE_VERSION_PUBLISHED: "A published version never changes; publish what differs as the next version.",
  CODE_VERSION_OUT_OF_SEQUENCE: "Versions count 1, 2, 3 …; publish under the number that the message gives.",
  CODE_VERSION_OVERLAPS: "A version takes force after the one before it; choose a later date.",
  CODE_RETROACTIVE: "A later version is announced ahead and never takes force in the past; choose a date to come.",
  CODE_NOT_IN_FORCE: "No version of the code was in force then; publish one, or join from when one is.",
  CODE_UNKNOWN: "There is no such version of the code of conduct; codesOfConduct lists them all.",
  ALREADY_A_PARTICIPANT: "The platform takes part since another date; leave the date out, or let it leave first.",
  NOT_A_PARTICIPANT: "A platform that does not take part cannot leave; read its participationHistory.",
  PARTICIPATION_OVERLAPS: "A platform's participations follow each other; choose a date after the last one's end.",
  PARTICIPATION_IN_FUTURE: "Joining and leaving are recorded when they have happened, not ahead.",
  PARTICIPATION_DATED: "A platform joins and leaves as of now; only the operator records another date.",
  PARTICIPATION_FOREIGN: "A platform joins and leaves for itself alone; leave the platform out.",
  PARTICIPATION_PLATFORM_MISSING: "The operator says for which platform; fill in the platform's id.",
  PLATFORM_UNKNOWN:
    "No such platform is registered; find it with addresseeFor(url) or ask the operator to register it.",
  UNKNOWN_ORDER: "No such order of your court is known here; of one granted a moment ago, ask again.",
  ORDERS_NOT_HEARD: "The news of orders does not come through, and this one may have ended; do the same again shortly.",
  PARTIES_NOT_HEARD:
    "The news of the registry does not come through, and the sealing key may have been revoked; do the same again shortly.",
  ORDER_ENDED: "The order came to nothing, at least for this platform; no identity can be asked for under it.",
  UNKNOWN_ADDRESSEE: "That platform is no addressee of this order.",
  ADDRESSEE_MISSING: "A request names at least one of the order's addressees.",
  ADDRESSEE_NOT_CONNECTED: "That platform has no inbox here; serve the request on it outside the hub.",
  PLATFORM_OUTSIDE_CODE: "The platform stands outside the code of conduct; set outsideCode to ask it all the same.",
  PLATFORM_INSIDE_CODE: "The platform takes part in the code of conduct; leave outsideCode out.",
  REFERENCE_TAKEN: "Your court made another request under this reference; use a new one.",
  FINDING_MISSING: "A request needs all four findings of Lycos/Pessers, each reasoned.",
  FINDING_NEGATIVE: "One of the four findings does not hold; then the identity cannot be asked for.",
  PURPOSE_FORBIDDEN: "An identity is disclosed for a civil claim and for nothing else.",
  TERM_INVALID: "A term is an ISO 8601 duration longer than zero and at most six months.",
  TERM_TOO_SHORT: "The term ends before the poster's window could; give the platform longer.",
  RECIPIENT_KEY_UNKNOWN: "The recipient's key is not registered for your court; register it, or send a certificate.",
  RECIPIENT_KEY_REVOKED:
    "The recipient's key, or the one that certified it, is no longer valid; the court makes a new request, or names another key in a version of its order.",
  PARTS_REQUIRED:
    "A request to several platforms is sealed in parts, so that none of them reads who else is asked; seal it so, as `sealDisclosureRequest` of packages/client does.",
  SEAL_MISMATCH: "The sealed document is not what was sent; seal exactly what you send.",
  UNKNOWN_DISCLOSURE: "No such request is visible to you; check the id and your token's party.",
  NOTICE_DISPENSED: "The court has dispensed with notice; do not tell the poster, and answer.",
  POSTER_NOT_NOTIFIED: "The poster has not been told; record the notice first.",
  OBJECTION_WINDOW_OPEN: "The poster may object still; disclose when the window has closed.",
  OBJECTION_LATE: "The window for objections has closed.",
  OBJECTION_FORWARDED: "Another objection was forwarded already, and stands.",
  REASON_NOT_UNDER_ORDER:
    "Where a court orders the disclosure, only DATA_NOT_HELD and LEGAL_OBSTACLE are reasons; disclose, or contest the order.",
  OWED_UNDER_ORDER: "The request is a duty of an order, and lasts as long as that; change or lift the order.",
  ORDER_SUSPENDED: "The judge suspended the order, so that nothing is disclosed under it; answer when it goes on.",
  REASON_UNFOUNDED: "The reason for refusing is not borne out by the record; give another, or disclose.",
  ANSWER_AMBIGUOUS: "An answer is a sealed JWE or a refusal: one of the two, and not both.",
  DISCLOSURE_ANSWERED: "The request was answered before, otherwise; the first answer stands.",
  DISCLOSURE_STATE: "The request's state does not allow this; the message names the state.",
  JWE_MALFORMED:
    "The answer is no compact JWE of the form that is taken; the message says what is wrong, not what it was.",
  JWE_TOO_LARGE: "The JWE is larger than 64 KiB; disclose only what was asked for.",
  JWE_ALGORITHM_NOT_ACCEPTED: "A JWE is encrypted with ECDH-ES+A256KW and A256GCM, and with nothing else.",
  JWE_COMPRESSED: "A compressed JWE tells of its content by its length; encrypt it as it is.",
  JWE_WRONG_REQUEST: "The JWE was made for another request; encrypt the answer anew.",
  JWE_WRONG_RECIPIENT: "The JWE is not encrypted to the recipient that the request names.",
  CONTENT_ABSENT: "Nothing of the kind was left with this request; read where it stands.",
  CONTENT_NOT_COLLECTED: "It has not been collected; collect it before confirming or judging it.",
  CONTENT_DESTROYED: "It was destroyed, as the record says; request it anew if it is needed still.",
  FIGURES_FORBIDDEN:
    "A platform sees its own figures only; a regulator or the AP sees all. Ask for your own figures, or read publicReport.",
} as const satisfies RefusalTable;

export const refuse = refusals(IDENTITY_REFUSALS);
