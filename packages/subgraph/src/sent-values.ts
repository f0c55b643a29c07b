import type { Refusal } from "@exparte/refusal";
import { GraphQLError, type ValidationRule, valueFromASTUntyped } from "graphql";
import { refuse } from "./coded-error.js";

/** No input type nests this deep. A JSONObject could, and code that walks it would overflow the stack. */
const MAX_DEPTH = 64;

/**
 * Refuses variables that nest too deep (BAD_REQUEST) or hold a text that no database stores (TEXT_NOT_STORABLE), with the
 * path of the value as `field`. Every service uses it, so no field of any input is forgotten.
 */
export function requireStorableVariables(variables: unknown): void {
  throwFirst(variables, isStorable);
}

/** Checks only the depth, for the gateway, which stores nothing. Throws BAD_REQUEST. */
export function requireShallowVariables(variables: unknown): void {
  throwFirst(variables, () => true);
}

/** The same check for values written in the operation itself; `field` begins with the argument's name. */
export const storableLiterals: ValidationRule = (context) => {
  function check(...[field, node]: [string, Parameters<typeof valueFromASTUntyped>[0]]): void {
    const refusal = problemOf(valueFromASTUntyped(node), field, MAX_DEPTH, isStorable);
    if (refusal !== undefined) {
      context.reportError(new GraphQLError(refusal.message, { nodes: node, originalError: refusal }));
    }
  }
  return {
    Argument: (node) => check(node.name.value, node.value),
    VariableDefinition: (node) => {
      if (node.defaultValue !== undefined) check(node.variable.name.value, node.defaultValue);
    },
  };
};

type Accepts = (text: string) => boolean;

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
const isStorable: Accepts = (text) => !text.includes("\0") && text.isWellFormed();

function throwFirst(variables: unknown, accepts: Accepts): void {
  if (typeof variables !== "object" || variables === null) return;
  for (const [name, value] of Object.entries(variables)) {
    const refusal = problemOf(value, accepts(name) ? name : "variables", MAX_DEPTH, accepts);
    if (refusal !== undefined) throw refusal;
  }
}

function problemOf(value: unknown, field: string, levels: number, accepts: Accepts): Refusal | undefined {
  const problem = findProblem(value, levels, accepts);
  return problem?.refuse([field, ...problem.path.reverse()].join(""));
}

/** Where it is, from the inside out: hundreds of thousands of values are walked, and of one at most is the path told. */
interface Problem {
  readonly path: string[];
  readonly refuse: (field: string) => Refusal;
}

function findProblem(value: unknown, levels: number, accepts: Accepts): Problem | undefined {
  if (typeof value === "string") return accepts(value) ? undefined : { path: [], refuse: notStorable };
  if (typeof value !== "object" || value === null) return undefined;
  if (levels === 0) return { path: [], refuse: tooDeep };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const problem = findProblem(value[index], levels - 1, accepts);
      if (problem === undefined) continue;
      problem.path.push(`[${index}]`);
      return problem;
    }
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!accepts(key)) return { path: [], refuse: notStorable };
    const problem = findProblem((value as Record<string, unknown>)[key], levels - 1, accepts);
    if (problem === undefined) continue;
    problem.path.push(`.${key}`);
    return problem;
  }
  return undefined;
}

function notStorable(field: string): Refusal {
  return refuse(
    "TEXT_NOT_STORABLE",
    `${field} holds the character U+0000 or half of a surrogate pair, which cannot be stored. Send it without.`,
    { field },
  );
}

function tooDeep(path: string): Refusal {
  const field = /^[^.[]*/.exec(path)?.[0] ?? path;
  return refuse("BAD_REQUEST", `${field} nests deeper than ${MAX_DEPTH} levels. Send a flatter value.`, { field });
}
