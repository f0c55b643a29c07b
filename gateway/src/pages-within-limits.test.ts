import { readdirSync, readFileSync } from "node:fs";
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  print,
  separateOperations,
  stripIgnoredCharacters,
  typeFromAST,
} from "graphql";
import { expect, it } from "vitest";
import { requireAffordable, requireModest, requireShortText, WITH_TOKEN, WITHOUT_TOKEN } from "./operation-limits.js";

const ASKED_BY_PAGES = new URL("../../services/console/graph/", import.meta.url);
const read = (path: string, base: string | URL) => parse(readFileSync(new URL(path, base), "utf8"));
const schema = buildASTSchema(read("../supergraph.graphql", import.meta.url), { assumeValidSDL: true });
/** The most that a page asks for where its page size is a variable. */
const PAGE_SIZES: Readonly<Record<string, number>> = { CoordinatorMessages: 50 };

/** Every operation of the pages with the fragments that it needs, as it is sent. */
const asked = readdirSync(ASKED_BY_PAGES)
  .filter((file) => file.endsWith(".graphql"))
  .flatMap((file) =>
    Object.entries(separateOperations(read(file, ASKED_BY_PAGES))).map(([operation, document]) => ({
      file,
      operation,
      document,
    })),
  );

it("knows what the pages of every kind of visitor ask", () => {
  expect(new Set(asked.map(({ file }) => file))).toEqual(
    new Set(
      ["case", "complaints", "court", "operator", "platform", "public", "supervision"].map((name) => `${name}.graphql`),
    ),
  );
});

it.each(asked)("lets a page ask $operation ($file)", ({ file, operation, document }) => {
  // Only the public pages ask without a token.
  const limits = file === "public.graphql" ? WITHOUT_TOKEN : WITH_TOKEN;
  const text = print(document);
  requireShortText(text, limits);
  parse(stripIgnoredCharacters(text), { maxTokens: limits.tokens });
  requireModest(document, limits);
  const cost = requireAffordable(schema, document, variablesOf(operation, document), operation, limits);
  expect(cost).toBeLessThanOrEqual(limits.cost);
});

function variablesOf(operation: string, document: DocumentNode): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type: written } of definition.variableDefinitions ?? []) {
      const { value: name } = variable.name;
      const type = typeFromAST(schema, written as Parameters<typeof typeFromAST>[1]);
      if (!isInputType(type)) throw new Error(`The graph has no type for ${operation}.${name}.`);
      const size = name === "first" || name === "last" ? PAGE_SIZES[operation] : undefined;
      variables[name] = size ?? anyOf(type);
    }
  }
  return variables;
}

/** Any value of this type: only page sizes bear on what an operation costs. */
function anyOf(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare)) {
    const needed = Object.values(bare.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, anyOf(field.type)]));
  }
  if (bare.name === "Int") return 1;
  return bare.name === "Boolean" ? true : "2026-01-01T00:00:00Z";
}
