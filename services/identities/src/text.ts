import { refuse } from "./refusals.js";

/** Refuses an empty or oversized text, or one that PostgreSQL cannot store, naming the field. */
export function checkText(value: string, field: string, max: number): void {
  if (value.trim() !== "" && value.length <= max && !value.includes("\0") && value.isWellFormed()) return;
  throw refuse("FIELD_INVALID", `${field} must be a well-formed text of 1 to ${max} characters.`, { field });
}

/** Ids that the hub makes or its operator registers: they become stream names and query parameters. */
export function isId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(value);
}
