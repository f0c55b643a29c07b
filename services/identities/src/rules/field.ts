import { isLabel, isPlainText } from "@exparte/text";
import { refuse } from "./refusals.js";

/** Refuses a text that is empty, too long, or that PostgreSQL cannot store, and names the field. */
export function checkText(value: string, field: string, max: number): void {
  if (isPlainText(value, max)) return;
  throw refuse("FIELD_INVALID", `${field} must be a well-formed text of 1 to ${max} characters.`, { field });
}

/**
 * Refuses a text that people cannot read as one name, number or reference, or could confuse with another; names the
 * field.
 */
export function checkLabel(value: string, field: string, max: number): void {
  if (isLabel(value, max)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be a text of 1 to ${max} characters on one line, without control characters, marks of direction or others that cannot be seen.`,
    { field },
  );
}
