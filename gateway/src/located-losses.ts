import { type ExecutionRequest, type ExecutionResult, relocatedError } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

type Path = (string | number)[];

/**
 * Reports a lost service at every field that it was asked for. A lost connection has no place: the planner would report
 * it once, at the list that holds the objects, and nobody could see what is missing from which object.
 */
export function locatedLosses(request: ExecutionRequest, result: ExecutionResult): ExecutionResult {
  const { data, errors } = result;
  if (errors === undefined || (data !== undefined && data !== null)) return result;
  const loss = errors.find(({ path }) => path === undefined);
  if (loss === undefined) return result;
  const located = placesIn(request).map((path) => relocatedError(loss, path));
  return { ...result, errors: [...errors.filter(({ path }) => path !== undefined), ...located] };
}

/** The same for a service that could not be asked at all. */
export function lossOfAll(request: ExecutionRequest, cause: unknown): ExecutionResult {
  return locatedLosses(request, { data: null, errors: [withoutPlace(cause)] });
}

function placesIn({ document, variables }: ExecutionRequest): Path[] {
  const { operation, fragments } = partsOf(document);
  return keysAsked(operation?.selectionSet, fragments, undefined).flatMap((field): Path[] => {
    const key = field.alias?.value ?? field.name.value;
    const argument = field.name.value === "_entities" ? field.arguments?.[0]?.value : undefined;
    if (argument?.kind !== Kind.VARIABLE) return [[key]];
    const representations: unknown = (variables as Record<string, unknown> | undefined)?.[argument.name.value];
    if (!Array.isArray(representations)) return [[key]];
    const byType = new Map<unknown, string[]>();
    return representations.flatMap((representation: { __typename?: unknown }, index) => {
      const type = representation.__typename;
      let keys = byType.get(type);
      if (keys === undefined) {
        const asked = keysAsked(field.selectionSet, fragments, type).map(
          ({ alias, name }) => alias?.value ?? name.value,
        );
        keys = [...new Set(asked)].filter((name) => name !== "__typename");
        byType.set(type, keys);
      }
      return keys.map((name): Path => [key, index, name]);
    });
  });
}

function partsOf(document: DocumentNode) {
  let operation: OperationDefinitionNode | undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return { operation, fragments };
}

/** The fields asked of an object of this type; all of them when only its interface is known. */
function keysAsked(
  set: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  type: unknown,
): FieldNode[] {
  const parts = (set?.selections ?? []).map((selection: SelectionNode) => {
    if (selection.kind === Kind.FIELD) return { fields: [selection], isOfType: true };
    const on = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = on?.typeCondition?.name.value;
    return {
      fields: keysAsked(on?.selectionSet, fragments, type),
      isOfType: condition === undefined || condition === type,
    };
  });
  const ofType = parts.filter(({ isOfType }) => isOfType);
  return (ofType.length === 0 ? parts : ofType).flatMap(({ fields }) => fields);
}

function withoutPlace(cause: unknown): GraphQLError {
  if (cause instanceof GraphQLError) return cause;
  const originalError = cause instanceof Error ? cause : new Error("What was thrown is no error", { cause });
  return new GraphQLError(originalError.message, { originalError });
}
