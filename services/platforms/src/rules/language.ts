import iso6391 from "iso-639-1";
import { refuse } from "./refusals.js";

/** A set of ISO 639-1 codes in its normal form: lower case, sorted, each once. Refuses with LANGUAGE_UNKNOWN. */
export function checkLanguages(languages: readonly string[], field: string): string[] {
  const codes = languages.map((language, index) => {
    const code = language.toLowerCase();
    if (iso6391.validate(code)) return code;
    throw refuse(
      "LANGUAGE_UNKNOWN",
      `${field}[${index}] "${language}" is no ISO 639-1 code; write two letters such as nl.`,
      {
        field: `${field}[${index}]`,
      },
    );
  });
  if (codes.length === 0) throw refuse("FIELD_INVALID", `${field} must name at least one language.`, { field });
  return [...new Set(codes)].sort();
}
