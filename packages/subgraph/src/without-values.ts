import type { ASTNode } from "graphql";
import { namesAround } from "./place-of-value.js";

/** The messages in which graphql and its scalars repeat the rejected value. */
const REPEATS_A_VALUE =
  /got invalid value|has invalid value|cannot represent|Value (?:is not|".*" does not)|Can only validate|, found |is not defined by type|^Syntax Error/s;
/** A path is made of declared names alone, so it repeats nothing. */
export const PLACE = / at "([\w.[\]]+)"; /;

const REASONS: readonly (readonly [RegExp, (...named: (string | undefined)[]) => string])[] = [
  [
    /Field "([\w.]+)" of required type "([\w![\]]+)" was not provided/,
    (field, type) => `lacks the field "${field}" of required type "${type}"`,
  ],
  [/Expected non-nullable type "([\w![\]]+)" not to be null/, (type) => `must not be null, but a "${type}"`],
  [/Expected type "(\w+)" to be an object/, (type) => `must be an object of type "${type}"`],
  // Keeps what could be a field's name; anything else in its place may be a value.
  [
    /Field "([A-Za-z_]\w{0,63})" is not defined by type "(\w+)"/,
    (field, type) => `has a field "${field}" that type "${type}" does not have`,
  ],
  [/is not defined by type "(\w+)"/, (type) => `has a field that type "${type}" does not have`],
  [/does not exist in "(\w+)" enum|Enum "(\w+)" cannot/, (one, other) => `is none of the values of "${one ?? other}"`],
  // Our own scalars say what they accept, and repeat nothing.
  [/Expected (?:value of )?type "[\w![\]]+".*?(An? [A-Z]\w+ (?:is|lies) [^"]+)\.$/s, (what) => `is wrong: ${what}`],
  [/Value is not a valid ([\w ]+)[:.]/, (what) => `is no valid ${what}`],
  [/\b([A-Z]\w*) cannot represent/, isNo],
  [/Expected (?:value of )?type "([\w![\]]+)"/, isNo],
];

/** The name of this scalar does not show that it has bounds. */
function isNo(type = ""): string {
  const bounds = /^\W*Int\W*$/.test(type) ? ", which is a whole number from -2147483648 to 2147483647" : "";
  return `is no "${type}"${bounds}`;
}

/**
 * What graphql says about a request, without the values that it repeats: a platform that sends an identity in plain
 * text where a JWE belongs must not find it again in an error, which it may log. Any other message is returned
 * unchanged. `node` is what graphql objects to, when it is written in the operation itself: it shows which argument it
 * is in.
 */
export function withoutValues(message: string, node?: ASTNode): string {
  if (!REPEATS_A_VALUE.test(message)) return message;
  if (message.startsWith("Syntax Error")) return message.replace(/\b(Name|Int|Float|String|BlockString) ".*"/s, "$1");
  const [, named] = /^((?:Variable "\$|Argument ")\w+")/.exec(message) ?? [];
  const [, place] = PLACE.exec(message) ?? [];
  const what = `${named ?? placeOf(node) ?? "A value"}${place === undefined ? "" : ` at "${place}"`}`;
  for (const [pattern, say] of REASONS) {
    const [found, ...names] = pattern.exec(message) ?? [];
    if (found !== undefined) return `${what} ${say(...names)}.`;
  }
  return `${what} is not of the form of its type.`;
}

/** The argument or variable that a written value belongs to. */
function placeOf(node: ASTNode | undefined): string | undefined {
  const names = namesAround(node);
  const [name] = names;
  if (name === undefined) return undefined;
  const whole = `${name.startsWith("$") ? "Variable" : "Argument"} "${name}"`;
  return names.length === 1 ? whole : `${whole} at "${names.join(".")}"`;
}
