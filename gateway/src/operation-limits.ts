import type { Actor } from "@exparte/auth";
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  Kind,
} from "graphql";
// Its ESM build loads graphql's .mjs files, a second copy of graphql (slicknode/graphql-query-complexity issue 100).
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity/cjs";
import { type OperationSize, sizeOf } from "./operation-size.js";
import { refuse } from "./refusals.js";

/** The most that one operation may be. All but the cost is known from the text, before validation. */
export interface OperationLimits extends OperationSize {
  /** Of the text; longer values belong in the variables. The runtime keeps texts that it has parsed. */
  readonly characters: number;
  readonly tokens: number;
  /** Counted in objects that could be returned. */
  readonly cost: number;
  /** Size of the request's body over HTTP. */
  readonly bodyBytes: number;
  /** Number of values in the JSON that is sent: an order with 1,000 items has about 10,000. */
  readonly values: number;
  /** The end of a refusal's sentence: to whom the limit applies. */
  readonly whom: string;
}

/**
 * A full inbox page of 100 messages, each with its order's items, costs about 7,500. The report of 2,000 platforms
 * costs 12,001, with the figures of three services, the outcomes of notices and each platform's part in the code.
 */
export const WITH_TOKEN: OperationLimits = {
  characters: 50_000,
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  directives: 50,
  spreads: 100,
  rootFields: 30,
  fields: 2_000,
  repeated: 500,
  cost: 13_000,
  bodyBytes: 1_048_576,
  values: 50_000,
  whom: "",
};

/** Enough for everything that is open to anyone: verifying a seal, the public report, the introspection of tools. */
export const WITHOUT_TOKEN: OperationLimits = {
  characters: 10_000,
  tokens: 300,
  depth: 8,
  aliases: 10,
  directives: 10,
  spreads: 20,
  rootFields: 5,
  fields: 150,
  repeated: 20,
  cost: 2_000,
  bodyBytes: 262_144,
  values: 2_000,
  whom: " without a valid token",
};

/** The limits of both doors for a caller: much lower without a valid token. */
export const limitsFor = (actor: Actor | undefined): OperationLimits =>
  actor === undefined ? WITHOUT_TOKEN : WITH_TOKEN;

/** Graphql stops after this many: an error for each of a thousand fields helps nobody. */
export const MAX_VALIDATION_ERRORS = 5;
/** The assumed length of a list without a page size. */
const UNPAGED_LIST = 8;
/** Fields that cost a service more than reading the objects they return. Counted in objects. */
const FIELD_COSTS: Readonly<Record<string, number>> = {
  // The service checks a signature and looks up the court's key.
  "Query.verifySeal": 100,
  // It is read as published, whatever the period; the answer is large.
  "Query.publicReport": 100,
  // The service typesets a document for each order, which takes one or two seconds.
  "TakedownOrder.paper": 2_500,
};

/** Refuses a text with QUERY_TOO_LONG before parsing it. */
export function requireShortText(text: string, { characters, whom }: OperationLimits): void {
  if (text.length <= characters) return;
  const message = `The operation's text has ${text.length} characters; at most ${characters} are allowed${whom}. Send what varies as variables, or split it.`;
  throw refuse("QUERY_TOO_LONG", message, { characters: text.length, maxCharacters: characters });
}

/** Graphql's error message for a text with more tokens than allowed. */
export function tooManyTokens({ tokens, whom }: OperationLimits) {
  const message = `The operation's text has more than ${tokens} words and signs${whom}. Send what varies as variables, or split it.`;
  return refuse("QUERY_TOO_LONG", message, { maxTokens: tokens });
}

/** Refuses with QUERY_TOO_DEEP, QUERY_TOO_MANY_ALIASES or QUERY_TOO_INTRICATE, before the operation is validated. */
export function requireModest(document: DocumentNode, limits: OperationLimits): void {
  const size = sizeOf(document);
  const { depth, aliases } = size;
  const { whom } = limits;
  if (depth > limits.depth) {
    const message = `The operation is ${depth} levels deep; at most ${limits.depth} are allowed${whom}. Ask for fewer, or in two operations.`;
    throw refuse("QUERY_TOO_DEEP", message, { depth, maxDepth: limits.depth });
  }
  if (aliases > limits.aliases) {
    const message = `The operation has ${aliases} aliases; at most ${limits.aliases} are allowed${whom}. Split it.`;
    throw refuse("QUERY_TOO_MANY_ALIASES", message, { aliases, maxAliases: limits.aliases });
  }
  for (const [what, words] of INTRICATE) {
    const max = limits[what];
    if (size[what] <= max) continue;
    const message = `The operation has ${words(size[what])}; at most ${max} are allowed${whom}. Ask for each thing once, or split it.`;
    throw refuse("QUERY_TOO_INTRICATE", message, { what, found: size[what], max });
  }
}

const INTRICATE: readonly (readonly [keyof OperationSize, (found: number) => string])[] = [
  ["rootFields", (found) => `${found} fields at its root`],
  ["spreads", (found) => `${found} fragment spreads`],
  ["directives", (found) => `${found} directives`],
  ["fields", (found) => `${found} fields once its fragments are filled in`],
  ["repeated", (found) => `${found} fields that stand beside others of the same name`],
];

/**
 * The cost of an operation, in objects that it could return. Refuses with QUERY_TOO_COSTLY. It depends on the variables
 * (page sizes), so it is computed for each request that has any.
 */
export function requireAffordable(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
  { cost: maxCost, whom }: OperationLimits = WITH_TOKEN,
): number {
  const cost = costOf(schema, query, variables, operationName);
  if (cost <= maxCost) return cost;
  throw refuse(
    "QUERY_TOO_COSTLY",
    `The operation could return about ${cost} objects; at most ${maxCost} are allowed${whom}. Ask for shorter pages or fewer lists.`,
    { cost, maxCost },
  );
}

/** Without variables an operation always costs the same. Clients subscribe with the same text again and again. */
const knownCosts = new WeakMap<DocumentNode, number>();

function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): number {
  const known = knownCosts.get(query);
  if (known !== undefined) return known;
  const cost = getComplexity({
    schema,
    query,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [objectsReturned],
  });
  if (isAlwaysTheSame(query)) knownCosts.set(query, cost);
  return cost;
}

function isAlwaysTheSame({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operations.length === 1 && operations[0]?.variableDefinitions?.length === 0;
}

/** Lists whose length is counted one level higher, at the field with the page size. */
const PAGES: ReadonlySet<string> = new Set(["edges", "nodes", "messages"]);

const objectsReturned: ComplexityEstimator = ({ type: parent, field, args, childComplexity }) => {
  const type = getNamedType(field.type);
  const known = FIELD_COSTS[`${parent.name}.${field.name}`];
  if (known !== undefined) return known + childComplexity;
  // An object's own fields cost nothing extra; the limit on tokens bounds their number.
  if (isLeafType(type) || type.name === "PageInfo") return 0;
  const pageSize: unknown = args.first ?? args.last;
  if (typeof pageSize === "number") return 1 + Math.max(pageSize, 1) * childComplexity;
  // Figures over a period are only numbers, however they are grouped.
  if (args.period !== undefined) return 1;
  // Introspection asks no service.
  const counted = PAGES.has(field.name) || type.name.startsWith("__");
  const unpaged = isListType(getNullableType(field.type)) && !counted;
  return unpaged ? UNPAGED_LIST * (1 + childComplexity) : 1 + childComplexity;
};
