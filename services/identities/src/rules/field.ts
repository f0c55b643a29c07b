import { isFileReference, isLabel, isPlainText } from "@exparte/text";
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

/** Refuses as the reference of a request what may be a name: the platform that is asked reads it. */
export function checkFileReference(value: string, field: string, max: number): void {
  checkLabel(value, field, max);
  if (isFileReference(value)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be the number of a file, such as dossier 2026-17, with a digit and without @; never a name.`,
    { field },
  );
}
