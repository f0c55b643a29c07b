import { refuse } from "./refusals.js";

const COMMA = 0x2c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);

/**
 * Refuses a JSON text with BODY_TOO_LARGE before it is parsed when it could hold too many values: a megabyte of `{},{},…`
 * takes many times what a megabyte of text takes. Commas and opening brackets are counted, also those within a text.
 */
export function requireFewValues(json: Buffer, { values: max, whom }: { values: number; whom: string }): void {
  if (json.length <= max) return;
  let found = 0;
  for (const byte of json) if (byte === COMMA || OPENING.has(byte)) found += 1;
  if (found <= max) return;
  const message = `The request holds ${found} values (commas and opening brackets); at most ${max} are allowed${whom}. Send fewer at a time.`;
  // The status, for whoever answers over HTTP.
  throw Object.assign(refuse("BODY_TOO_LARGE", message, { values: found, maxValues: max }), { status: 413 });
}
