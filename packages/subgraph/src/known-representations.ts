import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { refuse } from "./coded-error.js";

const MAX_NAMED_IN_MESSAGE = 20;

/**
 * Checks the arguments of `_entities`. A type that is no entity here, or an incomplete key, is the caller's mistake
 * (BAD_REQUEST, with the place as `field`). Without the check it would be an unforeseen error in our own log.
 */
export function refuseUnknownRepresentations(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()._entities;
  const resolve = field?.resolve;
  if (field === undefined || resolve === undefined) return;
  const keys = new Map<string, readonly SelectionSetNode[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && keysOf(type).length > 0) keys.set(type.name, keysOf(type));
  }
  field.resolve = (source, args, context, info) => {
    const { representations } = args as { representations: readonly unknown[] };
    representations.forEach((representation, index) => {
      requireKnown(schema, keys, representation, `representations[${index}]`);
    });
    return resolve(source, args, context, info);
  };
}

function requireKnown(
  schema: GraphQLSchema,
  keys: ReadonlyMap<string, readonly SelectionSetNode[]>,
  representation: unknown,
  field: string,
): void {
  const typename = isObject(representation) ? representation.__typename : undefined;
  const known = [...keys.keys()].slice(0, MAX_NAMED_IN_MESSAGE).join(", ");
  const keysHere = typeof typename === "string" ? keys.get(typename) : undefined;
  const type = typeof typename === "string" ? schema.getType(typename) : undefined;
  if (!isObject(representation) || keysHere === undefined || !isObjectType(type)) {
    const message = `${field} is no entity of this service. Send an object whose __typename is one of: ${known}.`;
    throw refuse("BAD_REQUEST", message, { field });
  }
  if (keysHere.some((key) => holds(representation, key, type))) return;
  const wanted = keysHere.map(fieldSetOf).join(", or ");
  throw refuse("BAD_REQUEST", `${field} has no whole key. Send what ${type.name} is found by: ${wanted}.`, { field });
}

/** The keys by which this service resolves the type; `resolvable: false` excludes one. */
function keysOf(type: GraphQLObjectType): SelectionSetNode[] {
  const nodes = [type.astNode, ...type.extensionASTNodes].filter((node) => node !== null && node !== undefined);
  return nodes.flatMap(({ directives = [] }: Pick<ObjectTypeDefinitionNode, "directives">) =>
    directives
      .filter(({ name }) => name.value === "key")
      .flatMap(({ arguments: args = [] }) => {
        const argument = (name: string) => args.find((one) => one.name.value === name)?.value;
        const fields = argument("fields");
        const resolvable = argument("resolvable");
        if (fields?.kind !== Kind.STRING || (resolvable?.kind === Kind.BOOLEAN && !resolvable.value)) return [];
        const [operation] = parse(`{ ${fields.value} }`).definitions;
        return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
      }),
  );
}

const fieldsIn = ({ selections }: SelectionSetNode): FieldNode[] =>
  selections.filter(({ kind }) => kind === Kind.FIELD) as FieldNode[];

function fieldSetOf(set: SelectionSetNode): string {
  return fieldsIn(set)
    .map(({ name, selectionSet }) => (selectionSet ? `${name.value} { ${fieldSetOf(selectionSet)} }` : name.value))
    .join(" ");
}

function holds(value: Readonly<Record<string, unknown>>, key: SelectionSetNode, type: GraphQLObjectType): boolean {
  return fieldsIn(key).every(({ name, selectionSet }) => {
    const field = type.getFields()[name.value];
    return field !== undefined && isOfType(value[name.value], field.type, selectionSet);
  });
}

function isOfType(value: unknown, type: GraphQLOutputType, set: SelectionSetNode | undefined): boolean {
  if (value === null || value === undefined) return value === null && !isNonNullType(type);
  const nullable = getNullableType(type);
  if (isListType(nullable)) return Array.isArray(value) && value.every((item) => isOfType(item, nullable.ofType, set));
  const named = getNamedType(nullable);
  if (isObjectType(named)) return set !== undefined && isObject(value) && holds(value, set, named);
  if (!isLeafType(named)) return true;
  try {
    return named.parseValue(value) !== undefined;
  } catch {
    // It is told, with the key that is wanted, by the caller.
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
