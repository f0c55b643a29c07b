import { type ExecutionResult, relocatedError } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

const MARK = /^depth\d+_/;

/**
 * Asks for each field under a name that tells its depth, so that a path of an error leads to one place: of the path
 * `["near", 0, "near"]` that a service reports for an entity nobody could tell which of the two is meant. The names are
 * those of the planned document, in which no `@skip` or `@include` is left.
 */
export function keysByDepth(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  if (operation === undefined) return document;

  /** One fragment for each depth at which it is spread. */
  const spread = new Map<string, FragmentDefinitionNode>();
  function spreadAt(depth: number, name: string): string {
    const fragment = fragments.get(name);
    const named = atDepth(depth, name);
    if (fragment !== undefined && !spread.has(named)) {
      spread.set(named, {
        ...fragment,
        name: { kind: Kind.NAME, value: named },
        selectionSet: marked(fragment.selectionSet, depth),
      });
    }
    return named;
  }

  function marked(set: SelectionSetNode, depth: number): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return markedField(selection, depth);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return { ...selection, selectionSet: marked(selection.selectionSet, depth) };
      }
      return { ...selection, name: { kind: Kind.NAME, value: spreadAt(depth, selection.name.value) } };
    });
    return { ...set, selections };
  }

  function markedField(field: FieldNode, depth: number): FieldNode {
    // It tells an object's type, to the planner too.
    if (field.name.value === "__typename") return field;
    return {
      ...field,
      alias: { kind: Kind.NAME, value: atDepth(depth, (field.alias ?? field.name).value) },
      ...(field.selectionSet === undefined ? {} : { selectionSet: marked(field.selectionSet, depth + 1) }),
    };
  }

  const selectionSet = marked(operation.selectionSet, 0);
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...spread.values()] };
}

/** The answer to a document of `keysByDepth`, under the names of the document that it was made from. */
export function withoutDepth({ data, errors, ...rest }: ExecutionResult): ExecutionResult {
  return { ...rest, data: withoutMarks(data), ...(errors === undefined ? {} : { errors: errors.map(atItsPlace) }) };
}

function atItsPlace(error: GraphQLError): GraphQLError {
  if (error.path === undefined) return error;
  const path = error.path.map((step) => (typeof step === "string" ? unmarked(step) : step));
  return relocatedError(error, path);
}

const atDepth = (depth: number, name: string) => `depth${String(depth)}_${name}`;
const unmarked = (key: string) => key.replace(MARK, "");

function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [unmarked(key), withoutMarks(inner)]));
}
