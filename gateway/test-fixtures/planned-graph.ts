import { buildSubgraphSchema } from "@apollo/subgraph";
import type { UnifiedGraphHandler } from "@graphql-mesh/fusion-runtime";
import { type ExecutionRequest, isAsyncIterable } from "@graphql-tools/utils";
import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse, print, subscribe } from "graphql";
import { composeSupergraph } from "../src/compose.js";

type Answer = ExecutionResult<Record<string, unknown>>;
/** What a service was asked. */
export interface Asked {
  service: string;
  query: string;
  representations: Record<string, unknown>[];
}

/** A supergraph before services in this process. `handler` is the planner with or without our corrections. */
export async function plannedGraph(
  handler: UnifiedGraphHandler,
  schemas: Readonly<Record<string, GraphQLSchema>>,
  supergraph: string,
) {
  const asked: Asked[] = [];
  const down = new Set<string>();
  const { executor, unifiedGraph } = await handler({
    unifiedGraph: buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph,
    async onSubgraphExecute(name: string, request: ExecutionRequest) {
      const service = name.toLowerCase();
      const { document, operationType } = request;
      const variables = (request.variables ?? {}) as Record<string, unknown>;
      asked.push({
        service,
        query: print(document),
        representations: Object.values(variables)
          .flat()
          .filter((one) => typeof one === "object") as never,
      });
      if (down.has(service)) throw new Error(`${service} is down`);
      const args = { schema: schemas[service] as GraphQLSchema, document, variableValues: variables };
      const result = await (operationType === "subscription" ? subscribe(args) : execute(args));
      return isAsyncIterable(result) ? result : JSON.parse(JSON.stringify(result));
    },
  } as never);

  const request = (query: string, variables: Record<string, unknown>) => {
    const document = parse(query);
    const operation = document.definitions.find((one) => one.kind === "OperationDefinition");
    return { document, variables, context: {}, operationType: operation?.operation } as never;
  };
  return {
    asked,
    down,
    schema: unifiedGraph,
    /** The answer as it goes over the wire. */
    async ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
      return JSON.parse(JSON.stringify(await executor?.(request(query, variables)))) as Answer;
    },
    async subscribe(query: string, variables: Record<string, unknown> = {}): Promise<Answer[]> {
      const events: Answer[] = [];
      const source = (await executor?.(request(query, variables))) as unknown as AsyncIterable<Answer>;
      for await (const event of source) events.push(JSON.parse(JSON.stringify(event)) as Answer);
      return events;
    },
  };
}

const TYPES = `
  interface Pet { name: String! owner: Person }
  type Cat implements Pet { name: String! owner: Person lives: Int! }
  type Dog implements Pet { name: String! owner: Person tricks: [String!]! }
`;
const PEOPLE = `
  id: ID! name: String! tag(loud: Boolean): String boss: Person nobody: Person friends: [Person!]! pets: [Pet!]! things: [Thing]!
`;
const FIGURES = "figures: Int! label: String! near: [Person!]! fails: Int broken: Int! gone: Person";
const ROOTS = `
  type Query { person(id: ID!): Person people: [Person!]! anybody: Person things: [Thing]! }
  type Mutation { touch(id: ID!): Person! again: Person! }
  type Subscription { people: Person! }
`;
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requires", "@external"])`;
const SDL = {
  people: `${LINK} ${TYPES} ${ROOTS} union Thing = Person | Cat type Person @key(fields: "id") { ${PEOPLE} }`,
  figures: `${LINK} type Person @key(fields: "id") { id: ID! name: String! @external
    ${FIGURES.replace("label: String!", 'label: String! @requires(fields: "name")')} } type Query { total: Int }`,
};
/** The same graph, as one service without any planner: what GraphQL says the answer is. */
const WHOLE = `${TYPES} ${ROOTS} union Thing = Person | Cat type Person { ${PEOPLE} ${FIGURES} }`;

export const ran: string[] = [];
function person(id: string): Record<string, unknown> {
  const name = `name ${id}`;
  return {
    __typename: "Person",
    id,
    name,
    tag: ({ loud }: { loud?: boolean }) => (loud ? `TAG ${id}` : `tag ${id}`),
    boss: () => (id.length > 3 ? null : person(`${id}b`)),
    nobody: null,
    friends: () => [person(`${id}1`), person(`${id}2`)],
    pets: () => [cat(id), { __typename: "Dog", name: "Rex", owner: () => person(`${id}d`), tricks: ["sit", "roll"] }],
    things: () => [person(`${id}t`), null, cat(id)],
    figures: id.length,
    label: `label of ${name}`,
    near: () => [person(`${id}n`)],
    fails: () => {
      throw new Error("it fails");
    },
    broken: () => {
      throw new Error("it breaks");
    },
    gone: null,
  };
}
const cat = (id: string) => ({ __typename: "Cat", name: "Tom", owner: () => person(`${id}c`), lives: 9 });
const root = {
  person: ({ id }: { id: string }) => (id === "none" ? null : person(id)),
  people: () => [person("1"), person("2")],
  anybody: () => person("a"),
  things: () => [person("t"), null, cat("x")],
};
const changes = {
  touch({ id }: { id: string }) {
    ran.push(`touch ${id}`);
    return person(id);
  },
  again() {
    ran.push("again");
    return person("again");
  },
};
async function* coming() {
  yield { people: person("1") };
  yield { people: person("2") };
}
const fromRoot = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, resolve]) => [
      name,
      (_: unknown, args: never) => (resolve as (args: never) => unknown)(args),
    ]),
  );

export const SUPERGRAPH = composeSupergraph(SDL);
export const SERVICES: Readonly<Record<string, GraphQLSchema>> = {
  people: buildSubgraphSchema([
    {
      typeDefs: parse(SDL.people),
      resolvers: {
        Query: fromRoot(root),
        Mutation: fromRoot(changes),
        Subscription: { people: { subscribe: coming } },
        Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
      } as never,
    },
  ]),
  figures: buildSubgraphSchema([
    {
      typeDefs: parse(SDL.figures),
      resolvers: {
        Person: {
          __resolveReference: ({ id, name }: { id: string; name?: string }) => ({
            ...person(id),
            label: `label of ${name}`,
          }),
        },
      } as never,
    },
  ]),
};

const whole = buildSchema(WHOLE);
export const WHOLE_SCHEMA = whole;
/** The answer as GraphQL has it. */
export async function asGraphqlSays(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const document = parse(query);
  const rootValue = { ...root, ...changes };
  return JSON.parse(JSON.stringify(await execute({ schema: whole, document, variableValues: variables, rootValue })));
}
