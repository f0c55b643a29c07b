import type { RefusalFacts } from "@exparte/refusal";
import { type ASTNode, type GraphQLError, type GraphQLSchema, Kind } from "graphql";
import { expectedValue } from "./expected-value.js";
import { namesAround, namesOfUse } from "./place-of-value.js";
import { PLACE, withoutValues } from "./without-values.js";

/** What graphql says about a request, in a form that a person and a program can act on. */
export interface SaidOfRequest {
  readonly message: string;
  /** `field`: the path of the value, from the argument; `expected`: what belongs there; `values`: an enum's. */
  readonly facts: RefusalFacts;
}

/**
 * Says which value is wrong and what is expected there, and repeats nothing of what was sent. Saying it again of what
 * another part has said so changes nothing. Without a schema an enum's values are not known.
 */
export function saidOfRequest(
  { message, nodes, extensions }: Pick<GraphQLError, "message" | "nodes" | "extensions">,
  schema?: GraphQLSchema,
): SaidOfRequest {
  const said = withoutValues(message, nodes?.[0]);
  const { field = fieldOf(message, nodes?.[0]) } = extensions;
  const type = typeIn(message);
  const expected = type === undefined ? undefined : expectedValue(type, schema);
  const wayOut = expected === undefined ? "" : ` Send ${expected.expected}.`;
  return {
    message: said.includes(wayOut) ? said : `${said}${wayOut}`,
    facts: { ...(typeof field === "string" ? { field } : {}), ...expected },
  };
}

const TYPES: readonly RegExp[] = [
  /^Variable "\$\w+" of required type "([\w![\]]+)" was not provided/,
  /^Field "\w+" argument "\w+" of type "([\w![\]]+)" is required/,
  /Field "[\w.]+" of required type "([\w![\]]+)" was not provided/,
  /Expected non-nullable type "([\w![\]]+)" not to be null/,
  /does not exist in "(\w+)" enum/,
  /Enum "(\w+)" cannot represent/,
  /Expected (?:value of )?type "([\w![\]]+)"/,
  /\b([A-Z]\w*) cannot represent/,
];

/** Scalars that say in words what they are. */
const IN_WORDS: Readonly<Record<string, string>> = { "ISO Duration": "Duration", "email address": "EmailAddress" };

function typeIn(message: string): string | undefined {
  for (const pattern of TYPES) {
    const [, type] = pattern.exec(message) ?? [];
    if (type !== undefined) return type;
  }
  const [, words = ""] = /Value is not a valid ([\w ]+)[:.]/.exec(message) ?? [];
  return IN_WORDS[words];
}

function fieldOf(message: string, node: ASTNode | undefined): string | undefined {
  const [, missing] = /^Field "\w+" argument "(\w+)" of type "[\w![\]]+" is required/.exec(message) ?? [];
  if (missing !== undefined) return missing;
  const within = pathOf(message, node);
  // Of what is lacking the container is known; of what does not exist too, and its name may be a value.
  const [, lacking] = /Field "(?:\w+\.)?(\w+)" of required type/.exec(message) ?? [];
  return within === undefined || lacking === undefined ? within : `${within}.${lacking}`;
}

/** `input.items[0].effectAt`, from the argument, whatever the variable is called. */
function pathOf(message: string, node: ASTNode | undefined): string | undefined {
  const [, variable] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  if (variable === undefined) {
    const [, argument] = /^Argument "(\w+)"/.exec(message) ?? [];
    const names = namesAround(node);
    return names.length === 0 ? argument : names.join(".").replace(/^\$/, "");
  }
  const names = node?.kind === Kind.VARIABLE_DEFINITION ? namesOfUse(node) : [];
  const argument = names.length === 0 ? variable : names.join(".");
  const [, place] = PLACE.exec(message) ?? [];
  return place === undefined ? argument : `${argument}${place.slice(variable.length)}`;
}
