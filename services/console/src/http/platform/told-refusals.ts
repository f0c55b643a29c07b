import type { Refused } from "../../graph/ask-graph.js";
import type { Problem } from "../../pages/case/frame.js";
import { problemOf } from "../../pages/case/problem-of.js";
import { type Language, WORDS } from "../../words/words.js";

/** What the pages of a respondent have no words for. */
const WORDS_OF_CODE = {
  OWN_KEY_NOT_ALLOWED: "keyNotAllowed",
  KEY_REVOKED: "keyRevoked",
  KEY_REGISTERED_ALREADY: "keyElsewhere",
  KEY_INVALID: "keyInvalid",
  KEY_NOT_ACCEPTED: "keyInvalid",
  SEAL_MISSING: "sealMissing",
  SEAL_KEY_UNKNOWN: "sealKeyUnknown",
  SEAL_KEY_NOT_VALID_THEN: "sealKeyUnknown",
  SEAL_KEY_REVOKED: "keyRevoked",
  SEAL_BROKEN: "sealBroken",
  SEAL_MALFORMED: "sealBroken",
  SEAL_MISMATCH: "changedMeanwhile",
  SCOPE_MISSING: "scopeMissing",
  ROLE_FORBIDDEN: "scopeMissing",
  PARTY_UNKNOWN: "notRegistered",
  UNKNOWN_ORDER: "notYours",
  UNKNOWN_DISCLOSURE: "notYours",
  POSTER_NOT_OWED: "posterNotOwed",
  INFORMED_BEFORE_ORDER: "informedBeforeOrder",
  POSTER_NOT_NOTIFIED: "tellPosterFirst",
  NOTICE_DISPENSED: "noticeDispensed",
  OBJECTION_WINDOW_OPEN: "windowOpen",
  DISCLOSURE_ANSWERED: "answeredBefore",
  DISCLOSURE_STATE: "requestClosed",
  REASON_NOT_UNDER_ORDER: "reasonNotUnderOrder",
  REASON_UNFOUNDED: "reasonUnfounded",
  RECIPIENT_KEY_REVOKED: "recipientKeyRevoked",
  JWE_WRONG_RECIPIENT: "changedMeanwhile",
  ORDER_SUSPENDED: "orderSuspended",
  ORDERS_NOT_HEARD: "again",
  PARTIES_NOT_HEARD: "again",
} as const;

const FIELD_ON_PAGE = [
  [/informedAt$/, "at"],
  [/refusal[.]reason$/, "reason"],
  [/provision$/, "provision"],
] as const;

/** A refusal in the reader's language, at its field where the form has that one. */
export function refusalOf(refused: Refused, language: Language): Problem {
  const { code, field } = refused;
  if (!Object.hasOwn(WORDS_OF_CODE, code)) return problemOf(refused, language);
  const words = WORDS_OF_CODE[code as keyof typeof WORDS_OF_CODE];
  const [, onPage] = FIELD_ON_PAGE.find(([pattern]) => pattern.test(field ?? "")) ?? [];
  return { field: onPage, text: WORDS[language].t(`platform.errors.${words}`) };
}
