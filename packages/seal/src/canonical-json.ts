import canonicalize from "canonicalize";

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/**
 * The one JSON text of a value (RFC 8785), so that equal content always has equal bytes. Throws for what JSON cannot
 * hold: undefined, NaN, infinities, cycles, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("This value has no JSON form.");
  return text;
}
