import { type DocumentNode, getOperationAST, Kind, type SelectionSetNode } from "graphql";

/**
 * Whether an operation asks only for root fields that are open to everyone. False when in doubt, for example when a
 * fragment is not defined.
 */
export function isPublic(
  document: DocumentNode,
  operationName: string | undefined,
  open: ReadonlySet<string>,
): boolean {
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) return false;
  return asksOnlyFor(operation.selectionSet, document, open, new Set());
}

function asksOnlyFor(
  selectionSet: SelectionSetNode,
  document: DocumentNode,
  open: ReadonlySet<string>,
  entered: Set<string>,
): boolean {
  return selectionSet.selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return open.has(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return asksOnlyFor(selection.selectionSet, document, open, entered);
    const name = selection.name.value;
    if (entered.has(name)) return true;
    entered.add(name);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION && asksOnlyFor(fragment.selectionSet, document, open, entered);
  });
}
