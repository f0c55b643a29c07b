import { depthLimit } from "@exparte/subgraph/depth-limit";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  type ValidationRule,
} from "graphql";
// Its ESM build loads graphql's .mjs files, a second copy of graphql (slicknode/graphql-query-complexity issue 100).
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity/cjs";
import { refuse } from "./refusals.js";

const MAX_DEPTH = 12;
const MAX_ALIASES = 30;
/**
 * In objects that could be returned; a whole inbox page of 100 messages, each with its order's items, is about 7,500, and
 * the report of 2,000 platforms, with the figures of three services, the outcomes of notices and the part that each takes
 * in the code, 12,001.
 */
const MAX_COST = 13_000;
/** What a list without a page size is taken to hold. */
const UNPAGED_LIST = 8;
export const MAX_TOKENS = 2_000;

/** Rules that depend on the text alone, so that their outcome may be cached with the document. */
export const STATIC_LIMITS: readonly ValidationRule[] = [depthLimit(MAX_DEPTH), aliasLimit];

function aliasLimit(context: Parameters<ValidationRule>[0]): ReturnType<ValidationRule> {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias !== undefined) aliases += 1;
    },
    Document: {
      leave() {
        if (aliases <= MAX_ALIASES) return;
        const message = `The operation has ${aliases} aliases; at most ${MAX_ALIASES} are allowed. Split it.`;
        const originalError = refuse("QUERY_TOO_MANY_ALIASES", message, { aliases, maxAliases: MAX_ALIASES });
        context.reportError(new GraphQLError(message, { originalError }));
      },
    },
  };
}

/** Refuses with QUERY_TOO_COSTLY. Depends on the variables (page sizes), so it is asked for each operation. */
export function requireAffordable(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): void {
  const cost = getComplexity({
    schema,
    query,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [objectsReturned],
  });
  if (cost <= MAX_COST) return;
  throw refuse(
    "QUERY_TOO_COSTLY",
    `The operation could return about ${cost} objects; at most ${MAX_COST} are allowed. Ask for shorter pages or fewer lists.`,
    { cost, maxCost: MAX_COST },
  );
}

/** Lists whose length was counted one level higher, at the field that has the page size. */
const PAGES: ReadonlySet<string> = new Set(["edges", "nodes", "messages"]);

const objectsReturned: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const type = getNamedType(field.type);
  // What an object holds itself comes with it; how many of those fields there can be, MAX_TOKENS bounds.
  if (isLeafType(type) || type.name === "PageInfo") return 0;
  const pageSize: unknown = args.first ?? args.last;
  if (typeof pageSize === "number") return 1 + Math.max(pageSize, 1) * childComplexity;
  // Figures over a period are numbers alone, however they are cut up.
  if (args.period !== undefined) return 1;
  // Introspection asks no service.
  const counted = PAGES.has(field.name) || type.name.startsWith("__");
  const unpaged = isListType(getNullableType(field.type)) && !counted;
  return unpaged ? UNPAGED_LIST * (1 + childComplexity) : 1 + childComplexity;
};
