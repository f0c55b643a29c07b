import { isPlainText } from "@exparte/text";
import { refuse } from "./refusals.js";

/** Refuses an empty or oversized text, or one that PostgreSQL cannot store, naming the field. */
export function checkText(value: string, field: string, max: number): void {
  if (isPlainText(value, max)) return;
  throw refuse("FIELD_INVALID", `${field} must be a well-formed text of 1 to ${max} characters.`, { field });
}
