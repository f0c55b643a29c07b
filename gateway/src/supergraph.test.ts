import { readFile } from "node:fs/promises";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import {
  buildSchema,
  type ConstDirectiveNode,
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldMap,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  parse,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { plannedGraph } from "../test-fixtures/planned-graph.ts";
import { SUBGRAPHS } from "./config.js";
import { queryPlanner } from "./query-planner.js";

/** The supergraph is read here, so that additions of the services are tested automatically. */
const root = new URL("../../", import.meta.url);
const supergraph = await readFile(new URL("gateway/supergraph.graphql", root), "utf8");
const schema = buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true });

interface Entity {
  type: GraphQLObjectType;
  /** The services that know the type by a key, and whether each can be asked for it. */
  keys: { graph: string; key: string; resolvable: boolean }[];
}
const entities: Entity[] = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .map((type) => ({
    type,
    keys: directives(type.astNode, "join__type").flatMap(({ graph, key, resolvable }) =>
      key === undefined ? [] : [{ graph: graph ?? "", key, resolvable: resolvable !== "false" }],
    ),
  }))
  .filter(({ keys }) => keys.length > 0);

function directives(
  node: { directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined,
  name: string,
): Record<string, string>[] {
  return (node?.directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.map(({ name, value }) => [name.value, "value" in value ? String(value.value) : ""])),
    );
}

const graphsOf = (field: GraphQLField<unknown, unknown>, type: GraphQLObjectType): string[] => {
  const own = directives(field.astNode, "join__field")
    .filter(({ external }) => external !== "true")
    .flatMap(({ graph }) => graph ?? []);
  return own.length > 0 ? own : directives(type.astNode, "join__type").map(({ graph }) => graph ?? "");
};

/** The service that owns the type: the one with a root field of its name, or else the one with most of its fields. */
function ownerOf({ type, keys }: Entity): string {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const finders = roots
    .filter((field) => getNamedType(field.type) === type)
    .flatMap((field) => graphsOf(field, query()));
  const shares = keys.map(({ graph }) => ({
    graph,
    found: finders.includes(graph),
    size: Object.values(type.getFields()).filter((field) => graphsOf(field, type).includes(graph)).length,
  }));
  shares.sort((a, b) => Number(b.found) - Number(a.found) || b.size - a.size);
  return shares[0]?.graph ?? "";
}
function query(): GraphQLObjectType {
  return schema.getQueryType() as GraphQLObjectType;
}

describe("fields that another service adds", () => {
  const contributed = entities.flatMap((entity) => {
    const owner = ownerOf(entity);
    return fieldsOf(entity.type.getFields())
      .filter((field) => !graphsOf(field, entity.type).includes(owner))
      .map((field) => ({ name: `${entity.type.name}.${field.name}`, type: field.type }));
  });
  it.each(contributed)("may be null, so that their loss costs nothing else: $name", ({ type }) => {
    expect(isNonNullType(type)).toBe(false);
  });

  const owners = new Map<string, string>(entities.map((entity) => [entity.type.name, ownerOf(entity)]));
  const references = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) =>
      fieldsOf((type as GraphQLObjectType).getFields())
        .filter((field) => {
          const owner = owners.get(getNamedType(field.type).name);
          return owner !== undefined && !graphsOf(field, type as GraphQLObjectType).includes(owner);
        })
        .map((field) => ({ name: `${type.name}.${field.name}`, type: field.type })),
    );
  it.each(references)("may be null where another service refers to the entity: $name", ({ type }) => {
    const nullable = getNullableType(type);
    expect(isNonNullType(isListType(nullable) ? nullable.ofType : type)).toBe(false);
  });

  it("exist, so that these tests test something", () => {
    expect(contributed.length).toBeGreaterThan(10);
    expect(references.length).toBeGreaterThan(5);
  });
});

function fieldsOf(fields: GraphQLFieldMap<unknown, unknown>): GraphQLField<unknown, unknown>[] {
  return Object.values(fields);
}

describe("every key and required field", () => {
  let graph: Awaited<ReturnType<typeof plannedGraph>>;
  let alone: Awaited<ReturnType<typeof plannedGraph>>;
  beforeAll(async () => {
    const services = Object.fromEntries(
      await Promise.all(
        SUBGRAPHS.map(async (name) => {
          const sdl = await readFile(new URL(`services/${name}/schema.graphql`, root), "utf8");
          return [name, madeUp(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: {} }]))] as const;
        }),
      ),
    );
    graph = await plannedGraph(queryPlanner, services, supergraph);
    alone = await plannedGraph(unifiedGraphHandler as never, services, supergraph);
  });

  const cases = entities.flatMap((entity) =>
    entity.keys
      .filter(({ resolvable }) => resolvable)
      .flatMap(({ graph: to, key }) => {
        const required = fieldsOf(entity.type.getFields()).flatMap(({ astNode }) =>
          directives(astNode, "join__field").flatMap(({ requires }) => requires ?? []),
        );
        const names = [key, ...required].flatMap(namesIn);
        return ["__typename", ...new Set(names)].flatMap((name) => caseOf(entity, to, name) ?? []);
      }),
  );

  it.each(cases)(
    "reach $to under their own names when a client aliases them: $query",
    async ({ query, typename, name, to }) => {
      graph.asked.length = 0;
      const { data, errors } = await graph.ask(query);
      expect(errors).toBeUndefined();
      const asked = graph.asked.filter(({ service, representations }) => service === to && representations.length > 0);
      expect(asked).toHaveLength(1);
      for (const representation of asked[0]?.representations ?? []) {
        expect(representation).toMatchObject({ __typename: typename });
        if (name !== "__typename") expect(representation[name]).toBe(`${typename}.${name}`);
      }
      const [entity] = [Object.values(data ?? {})[0]].flat() as Record<string, unknown>[];
      expect(entity?.[name]).toMatch(/^(?!.*\.(id|halfYear)$)/);
    },
  );

  it("are tested for every service that can be asked for an entity of another", () => {
    expect(new Set(cases.map(({ to, typename }) => `${typename} ${to}`)).size).toBeGreaterThan(5);
  });

  it("would not reach it without our corrections (apollographql/federation#3036, apollographql/router#6222)", async () => {
    await alone.ask(
      '{ platform(id: "clone-x") { id: name compliance(period: { from: "x", until: "y" }) { received } } }',
    );
    expect(alone.asked.at(-1)?.representations).toEqual([{ __typename: "Platform", id: "Platform.name" }]);
  });
});

function namesIn(fieldSet: string): string[] {
  const names: string[] = [];
  const [operation] = parse(`{ ${fieldSet} }`).definitions;
  const walk = (selections: readonly { kind: string }[]) => {
    for (const selection of selections as FieldNode[]) {
      if (selection.kind === Kind.FIELD) names.push(selection.name.value);
      walk(selection.selectionSet?.selections ?? []);
    }
  };
  if (operation?.kind === Kind.OPERATION_DEFINITION) walk(operation.selectionSet.selections);
  return names;
}

/** An operation that finds the entity at one service, gives another field the name, and needs the service `to`. */
function caseOf(entity: Entity, to: string, name: string) {
  const { type } = entity;
  for (const finder of fieldsOf(query().getFields())) {
    const [from] = graphsOf(finder, query());
    if (getNamedType(finder.type) !== type || from === to || from === undefined) continue;
    const own = fieldsOf(type.getFields());
    const other = own.find((field) => {
      const strings =
        ["String", "ID"].includes(getNamedType(field.type).name) && !isListType(getNullableType(field.type));
      return (
        strings &&
        field.name !== name &&
        field.args.length === 0 &&
        graphsOf(field, type).includes(from) &&
        !isKey(field)
      );
    });
    const wanted = own.find((field) => graphsOf(field, type).includes(to) && !graphsOf(field, type).includes(from));
    if (other === undefined || wanted === undefined) continue;
    const query_ = `{ ${finder.name}${argumentsOf(finder)} { ${name}: ${other.name} ${wanted.name}${argumentsOf(wanted)} ${selectionOf(wanted.type)} } }`;
    return [{ query: query_, typename: type.name, name, to: to.toLowerCase() }];
  }
  return undefined;

  function isKey(field: GraphQLField<unknown, unknown>): boolean {
    return entity.keys.some(({ key }) => namesIn(key).includes(field.name));
  }
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
  const required = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${sampleOf(arg.type)}`);
  return required.length === 0 ? "" : `(${required.join(", ")})`;
}

function sampleOf(input: GraphQLInputType): string {
  const type = getNullableType(input);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(", ")} }`;
  }
  return type.name === "Int" ? "1" : '"x"';
}

/** One leaf of the type, at whatever depth. */
function selectionOf(output: GraphQLOutputType, seen: readonly string[] = []): string {
  const type = getNamedType(output);
  if (!isObjectType(type)) return "";
  const fields = fieldsOf(type.getFields()).filter(({ args }) => args.every((arg) => !isRequiredArgument(arg)));
  const field =
    fields.find((one) => isLeafType(getNamedType(one.type))) ??
    fields.find((one) => !seen.includes(getNamedType(one.type).name));
  return field === undefined ? "{ __typename }" : `{ ${field.name} ${selectionOf(field.type, [...seen, type.name])} }`;
}

/** A made-up service: the value of each text is its field's own name, such as `Platform.name`. */
function madeUp(service: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(service.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of fieldsOf(type.getFields())) {
      if (field.name.startsWith("_")) continue;
      field.resolve = (source, args, context, info) =>
        defaultFieldResolver(source, args, context, info) ?? madeUpValue(field.type, `${type.name}.${field.name}`);
    }
  }
  return service;
}
function madeUpValue(output: GraphQLOutputType, name: string): unknown {
  const type = getNullableType(output);
  if (isListType(type)) return [madeUpValue(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isLeafType(type)) return {};
  return { Int: 1, Float: 1, Boolean: true }[type.name] ?? name;
}
