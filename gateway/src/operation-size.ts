import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from "graphql";

/** The size of an operation, from its text alone. A fragment's fields count at each place where it is spread. */
export interface OperationSize {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly spreads: number;
  /** The most root fields that one operation of the document asks for. */
  readonly rootFields: number;
  readonly fields: number;
  /** Fields that share a selection with others of the same name: graphql compares each pair of them. */
  readonly repeated: number;
}

interface Extent {
  readonly fields: number;
  readonly depth: number;
  readonly own: number;
}

const NOTHING: Extent = { fields: 0, depth: 0, own: 0 };
const measured = new WeakMap<DocumentNode, OperationSize>();

/**
 * Measures each document once. A missing fragment, or one that spreads itself, counts as nothing: graphql refuses it
 * later.
 */
export function sizeOf(document: DocumentNode): OperationSize {
  const known = measured.get(document);
  if (known !== undefined) return known;
  const size = measure(document);
  measured.set(document, size);
  return size;
}

function measure(document: DocumentNode): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const counted = { aliases: 0, directives: 0, spreads: 0, repeated: 0 };
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) counted.aliases += 1;
    },
    Directive() {
      counted.directives += 1;
    },
    FragmentSpread() {
      counted.spreads += 1;
    },
    SelectionSet(node, _key, parent) {
      // An inline fragment's fields belong to the selection around it and are counted there.
      const inline = parent !== undefined && "kind" in parent && parent.kind === Kind.INLINE_FRAGMENT;
      if (!inline) counted.repeated += repeatedIn(node, fragments);
    },
  });
  const extents = new Map<string, Extent>();
  const operations = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [extentOf(definition.selectionSet, fragments, extents)] : [],
  );
  return {
    ...counted,
    depth: Math.max(0, ...operations.map(({ depth }) => depth)),
    rootFields: Math.max(0, ...operations.map(({ own }) => own)),
    fields: operations.reduce((sum, { fields }) => sum + fields, 0),
  };
}

function extentOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Extent>,
): Extent {
  let { fields, depth, own } = NOTHING;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const inside =
        selection.selectionSet === undefined ? NOTHING : extentOf(selection.selectionSet, fragments, known);
      // Introspection unwraps types level by level; graphql's own MaxIntrospectionDepthRule bounds it.
      const deeper = isIntrospection(selection.name.value) ? 0 : inside.depth;
      own += 1;
      fields += 1 + inside.fields;
      depth = Math.max(depth, 1 + deeper);
      continue;
    }
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT
        ? extentOf(selection.selectionSet, fragments, known)
        : extentOfFragment(selection.name.value, fragments, known);
    own += inside.own;
    fields += inside.fields;
    depth = Math.max(depth, inside.depth);
  }
  return { fields, depth, own };
}

function extentOfFragment(
  name: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Extent>,
): Extent {
  const found = known.get(name);
  if (found !== undefined) return found;
  // Ends the recursion of a fragment that spreads itself.
  known.set(name, NOTHING);
  const fragment = fragments.get(name);
  const extent = fragment === undefined ? NOTHING : extentOf(fragment.selectionSet, fragments, known);
  known.set(name, extent);
  return extent;
}

function repeatedIn(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const names = new Set<string>();
  const entered = new Set<string>();
  let repeated = 0;
  const waiting = [selectionSet];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        if (names.has(name)) repeated += 1;
        names.add(name);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) waiting.push(selection.selectionSet);
      else if (!entered.has(selection.name.value)) {
        entered.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) waiting.push(fragment.selectionSet);
      }
    }
  }
  return repeated;
}

function isIntrospection(fieldName: string): boolean {
  return fieldName === "__schema" || fieldName === "__type";
}
