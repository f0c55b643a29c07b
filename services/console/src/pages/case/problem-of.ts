import { type Language, WORDS } from "../../words/words.js";
import type { Problem } from "./frame.js";

/** What the graph refused, as far as a reader can be told. */
export interface RefusedForm {
  readonly code: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
}

/** Where each field of the graph's input stands on the page. */
const FIELD_ON_PAGE = [
  [/grounds$/, "grounds"],
  [/itemIds/, "items"],
  [/effectAt$/, "at"],
  [/outcome$/, "outcome"],
  [/where$/, "where"],
  [/impossibleReason$/, "reason"],
  [/explanation$/, "explanation"],
] as const;

const WORDS_OF_CODE = {
  OPPOSITION_PENDING: "pending",
  OPPOSITIONS_SPENT: "spent",
  ITEM_FREED: "freed",
  ITEM_SUSPENDED: "suspended",
  ORDER_STATE: "orderState",
  ADDRESSEE_STATE: "orderState",
  MAIN_JUDGMENT_GIVEN: "mainJudgment",
  NOT_SERVED_YET: "notServed",
  EFFECT_IN_FUTURE: "future",
  EFFECT_BEFORE_ORDER: "beforeOrder",
  EFFECT_BEFORE_RETURN: "beforeReturn",
  OUTCOME_NOT_OF_DUTY: "outcomeOther",
  REINSTATEMENT_NOT_DUE: "notDue",
  CORRECTIONS_SPENT: "corrections",
  CONTESTED_ITEM_MISSING: "items",
  UNKNOWN_ITEM: "stale",
  RATE_LIMITED: "tooMuch",
  UPSTREAM_UNAVAILABLE: "unavailable",
  UPSTREAM_LOST: "unavailable",
  GOING_DOWN: "unavailable",
} as const;

/** Where a field that is invalid has words of its own. */
const WORDS_OF_FIELD = {
  grounds: "text",
  items: "items",
  at: "beforeGone",
  outcome: "outcome",
  where: "where",
  reason: "reason",
  explanation: "text",
} as const;

/** A refusal in the reader's language, at its field where the form has that one. */
export function problemOf({ code, field, retryAfterSeconds }: RefusedForm, language: Language): Problem {
  const { t } = WORDS[language];
  const [, onPage] = FIELD_ON_PAGE.find(([pattern]) => pattern.test(field ?? "")) ?? [];
  if (code === "FIELD_INVALID" && onPage !== undefined) {
    return { field: onPage, text: t(`case.errors.${WORDS_OF_FIELD[onPage]}`) };
  }
  const words = isTold(code) ? WORDS_OF_CODE[code] : "other";
  return { field: onPage, text: t(`case.errors.${words}`, { code, seconds: retryAfterSeconds ?? 10 }) };
}

function isTold(code: string): code is keyof typeof WORDS_OF_CODE {
  return Object.hasOwn(WORDS_OF_CODE, code);
}
