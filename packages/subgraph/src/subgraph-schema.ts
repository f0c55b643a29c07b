import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type GraphQLSchema, parse } from "graphql";
import { type BuildSchemaOptions, buildSchema, createResolversMap } from "type-graphql";
import { DateTime } from "./date-time.js";
import { fieldsAsSent } from "./field-as-sent.js";
import { refuseUnknownRepresentations } from "./known-representations.js";

/**
 * The federation directives that services use; importing all keeps the SDL's first line stable as types come and go.
 */
const FEDERATION_LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.5"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag"]
)
`;

/** The same in every service, since composition makes one type of them. type-graphql has no way to say it. */
const ROOTS = {
  Query: "What can be asked of the hub. Each field says which party may ask it, and with which scope.",
  Mutation: "What can be done on the hub. Each field says which party may do it, and with which scope.",
  Subscription: "What can be followed live. Each field says which party may follow it, and with which scope.",
};

/** type-graphql requires one as soon as there is a subscription; ours read the event log through `subscribe`. */
const noPubSub = {
  publish(): never {
    throw new Error("Nothing is published in memory: append an event to the log instead");
  },
  subscribe(): never {
    throw new Error("Nothing is published in memory: give the subscription a `subscribe` function that reads the log");
  },
};

/**
 * Finds an entity from its key when another service refers to it. `reference` holds `__typename` and the key's fields;
 * null means that there is no such entity.
 */
export type ReferenceResolver = { bivariant(reference: unknown, context: unknown): unknown }["bivariant"];

export interface SubgraphSchemaOptions {
  /** Passed explicitly: type-graphql keeps one global store, so "all decorated classes" would mix services. */
  resolvers: BuildSchemaOptions["resolvers"];
  /** Classes that no resolver returns but that belong to the schema (implementations of an interface, entity stubs). */
  orphanedTypes?: NonNullable<BuildSchemaOptions["orphanedTypes"]>;
  /** By entity name, for every `@key` that can be resolved here. */
  references?: Readonly<Record<string, ReferenceResolver>>;
}

export interface SubgraphSchema {
  schema: GraphQLSchema;
  /** The SDL that composition reads; kept in git as the service's `schema.graphql`. */
  sdl: string;
}

/**
 * Builds a Federation 2 subgraph from type-graphql classes.
 * Throws when the classes do not form a valid schema.
 */
export async function subgraphSchema(options: SubgraphSchemaOptions): Promise<SubgraphSchema> {
  const decorated = await buildSchema({
    resolvers: options.resolvers,
    ...(options.orphanedTypes === undefined ? {} : { orphanedTypes: options.orphanedTypes }),
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Input is parsed at the door by its use case; class-validator would be a second, weaker door.
    validate: false,
    pubSub: noPubSub,
    // The federation directives are only known after @link is added; buildSubgraphSchema checks the whole.
    skipCheck: true,
  });
  for (const [name, description] of Object.entries(ROOTS)) {
    const root = decorated.getType(name);
    if (root !== undefined) root.description = description;
  }
  const sdl = `${FEDERATION_LINK}\n${printSchemaWithDirectives(decorated)}\n`;
  const resolvers = createResolversMap(decorated) as Record<string, Record<string, unknown>>;
  for (const [typeName, resolveReference] of Object.entries(options.references ?? {})) {
    resolvers[typeName] = {
      ...resolvers[typeName],
      __resolveReference: (reference: unknown, context: unknown) => resolveReference(reference, context),
    };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  refuseUnknownRepresentations(schema);
  fieldsAsSent(schema);
  return { schema, sdl };
}
