import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from "graphql";

export const isCondition = ({ name }: DirectiveNode) => name.value === "skip" || name.value === "include";

export function skips(directive: DirectiveNode, conditions: ReadonlyMap<string, boolean>): boolean {
  if (!isCondition(directive)) return false;
  const value = directive.arguments?.find(({ name }) => name.value === "if")?.value;
  const holds =
    value?.kind === Kind.VARIABLE ? conditions.get(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
  return directive.name.value === "skip" ? holds === true : holds !== true;
}

export function conditionVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = directive.arguments?.find(({ name }) => name.value === "if")?.value;
      if (isCondition(directive) && value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

export function conditionValues(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  conditions: ReadonlySet<string>,
  variables: unknown,
): ReadonlyMap<string, boolean> {
  if (conditions.size === 0) return new Map();
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    conditions.has(variable.name.value),
  );
  const { coerced, errors } = getVariableValues(schema, definitions, (variables ?? {}) as Record<string, unknown>);
  if (errors?.[0] !== undefined) throw errors[0];
  return new Map([...conditions].map((name) => [name, coerced?.[name] === true]));
}
