import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { refuse } from "./coded-error.js";

/**
 * Refuses operations that nest deeper than `maxDepth` fields (QUERY_TOO_DEEP). The gateway has the real limits; this
 * bound keeps a direct caller from exhausting the service. Fragments add no level of their own.
 */
export function depthLimit(maxDepth: number): ValidationRule {
  return (context: ValidationContext) => {
    const fragmentDepths = new Map<string, number>();

    function depthOf(selectionSet: SelectionSetNode | undefined): number {
      if (selectionSet === undefined) return 0;
      let deepest = 0;
      for (const selection of selectionSet.selections) {
        if (selection.kind === Kind.FIELD) {
          // Introspection unwraps types level by level; graphql's own MaxIntrospectionDepthRule bounds it.
          const introspection = selection.name.value === "__schema" || selection.name.value === "__type";
          deepest = Math.max(deepest, introspection ? 1 : 1 + depthOf(selection.selectionSet));
        } else if (selection.kind === Kind.INLINE_FRAGMENT)
          deepest = Math.max(deepest, depthOf(selection.selectionSet));
        else deepest = Math.max(deepest, depthOfFragment(context.getFragment(selection.name.value)));
      }
      return deepest;
    }

    function depthOfFragment(fragment: FragmentDefinitionNode | null | undefined): number {
      if (fragment === null || fragment === undefined) return 0;
      const known = fragmentDepths.get(fragment.name.value);
      if (known !== undefined) return known;
      // A fragment that spreads itself is refused by graphql's own rule; the zero only ends the recursion here.
      fragmentDepths.set(fragment.name.value, 0);
      const depth = depthOf(fragment.selectionSet);
      fragmentDepths.set(fragment.name.value, depth);
      return depth;
    }

    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet);
        if (depth <= maxDepth) return;
        const refusal = refuse(
          "QUERY_TOO_DEEP",
          `The operation is ${depth} levels deep; at most ${maxDepth} are allowed.`,
          {
            depth,
            maxDepth,
          },
        );
        context.reportError(new GraphQLError(refusal.message, { nodes: operation, originalError: refusal }));
      },
    };
  };
}
