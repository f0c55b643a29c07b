import { refuse } from "../rules/refusals.js";

const PAGE_MAX = 100;

/** Refuses a size of page that is none, or too large. */
export function checkPage(first: number, most = PAGE_MAX): void {
  if (Number.isInteger(first) && first >= 1 && first <= most) return;
  throw refuse("PAGE_INVALID", `first must be a whole number from 1 to ${most}.`, { field: "first" });
}
