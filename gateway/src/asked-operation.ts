import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from "graphql";
import { conditionValues, conditionVariables, isCondition, skips } from "./conditions.js";

/** One operation of a client's document, with `@skip` and `@include` decided. */
export interface AskedOperation {
  readonly operation: OperationDefinitionNode;
  readonly root: GraphQLObjectType;
  readonly asked: readonly SelectionSetNode[];
  /** What the planner is asked; undefined when nothing of it is a service's. */
  readonly planned: DocumentNode | undefined;
  /** What the gateway itself answers (`__schema`, `__type`); undefined when nothing of it is asked. */
  readonly introspection: DocumentNode | undefined;
  /** What is asked of an object of the type, in the order of the answer. Kept by the identity of `asked`. */
  fieldsOf(type: GraphQLCompositeType, asked: readonly SelectionSetNode[]): readonly AskedField[];
}

/** A field of the answer, under the name that the client gave it. */
export interface AskedField {
  readonly key: string;
  /** The name under which the planner's answer has it. */
  readonly plannedKey: string;
  readonly form: ValueForm;
  /** As graphql writes it in its messages. */
  readonly coordinate: string;
  readonly kind: "data" | "typename" | "introspection";
  readonly nodes: readonly FieldNode[];
  readonly selectionSets: readonly SelectionSetNode[];
}

/** A type, taken apart once and not for each value: graphql looks at a type's class each time. */
export interface ValueForm {
  readonly nullable: boolean;
  /** Of a list: what its items are. */
  readonly items?: ValueForm;
  /** Of an object. */
  readonly of?: GraphQLCompositeType;
  readonly abstract?: boolean;
}

export interface AskedOperations {
  /** Throws a GraphQLError where no operation has that name, or a variable of `@skip` or `@include` is no boolean. */
  read(document: DocumentNode, operationName: string | undefined, variables: unknown): AskedOperation;
  /** A path of the planner's answer as the client knows it. */
  pathAsAsked(path: readonly (string | number)[]): readonly (string | number)[];
}

/**
 * Different values for `@skip` and `@include` make different operations of one document, each about as large as the
 * document. What is kept of one is bounded by their size in tokens; the latest is always kept.
 */
const MAX_FORMS = 8;
const MAX_TOKENS_OF_FORMS = 2_000;

/**
 * Reads what a client asks, and says it again in the form that the planner (router-runtime 1.4.23) answers rightly:
 *
 * - Without the client's aliases. The planner takes what stands under the name of a key in an answer for that key, so
 *   `{ platform(id: "a") { id: name compliance { … } } }` gave the figures of the platform whose id is a's name
 *   (apollographql/federation#3036, apollographql/router#6222). Here an alias becomes a name that no field has.
 * - Without `@skip`, `@include` and introspection, of which it makes an answer without data.
 * - With the fields of one name in one place, and before fragments: it lists the items of
 *   `{ platforms { id } platforms { name } }` twice.
 *
 * The answer is told in the client's own form by `answer-as-asked.ts`. A document is read once for all its requests.
 */
export function askedOperations(schema: GraphQLSchema): AskedOperations {
  const prefix = prefixOfNoField(schema);
  const known = new WeakMap<DocumentNode, KnownDocument>();

  return {
    read(document, operationName, variables) {
      let about = known.get(document);
      if (about === undefined) {
        about = { conditions: conditionVariables(document), forms: new Map() };
        known.set(document, about);
      }
      const { conditions, forms } = about;
      const operation = getOperationAST(document, operationName);
      if (operation == null) throw new GraphQLError("Could not determine what operation to execute.");
      const values = conditionValues(schema, operation, conditions, variables);
      const form = `${operationName ?? ""} ${[...values].join()}`;
      let asked = forms.get(form);
      if (asked === undefined) {
        const [oldest] = forms.keys();
        if (oldest !== undefined && forms.size >= mostForms(document)) forms.delete(oldest);
        asked = askedOperation(schema, document, operation, values, prefix);
        forms.set(form, asked);
      }
      return asked;
    },
    pathAsAsked: (path) =>
      path.map((step) => (typeof step === "string" && step.startsWith(prefix) ? step.slice(prefix.length) : step)),
  };
}

function mostForms({ tokenCount = MAX_TOKENS_OF_FORMS }: DocumentNode): number {
  return Math.max(1, Math.min(MAX_FORMS, Math.floor(MAX_TOKENS_OF_FORMS / tokenCount)));
}

interface KnownDocument {
  readonly conditions: ReadonlySet<string>;
  readonly forms: Map<string, AskedOperation>;
}

function askedOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: ReadonlyMap<string, boolean>,
  prefix: string,
): AskedOperation {
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new GraphQLError(`The schema has no type for a ${operation.operation}.`);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const isAsked = (selection: SelectionNode) => !(selection.directives ?? []).some((one) => skips(one, conditions));
  // `boss: boss` is no other field of the answer than `boss`.
  const plannedKeyOf = ({ name, alias = name }: FieldNode) =>
    alias.value === name.value ? name.value : `${prefix}${alias.value}`;
  const kindOf = (field: FieldNode, parent: GraphQLCompositeType): AskedField["kind"] => {
    if (field.name.value === "__typename") return "typename";
    return parent === root && field.name.value.startsWith("__") ? "introspection" : "data";
  };

  /** The type that a fragment's fields belong to; undefined where no object of the parent's type has them. */
  function narrowed(condition: string | undefined, parent: GraphQLCompositeType): GraphQLCompositeType | undefined {
    if (condition === undefined || condition === parent.name) return parent;
    const type = schema.getType(condition);
    if (!isCompositeType(type)) return undefined;
    if (isAbstractType(parent)) return type;
    return isAbstractType(type) && schema.isSubType(type, parent) ? parent : undefined;
  }

  const plannedFragments = new Map<string, FragmentDefinitionNode | undefined>();
  function plannedFragment(name: string, target: GraphQLCompositeType): FragmentDefinitionNode | undefined {
    // For each type of its own: the planner loses what a fragment on an interface holds for one of its objects.
    const key = `${name} ${target.name}`;
    if (plannedFragments.has(key)) return plannedFragments.get(key);
    const definition = fragments.get(name);
    const selections = definition === undefined ? [] : plannedSelections([definition.selectionSet], target);
    const planned: FragmentDefinitionNode | undefined =
      selections.length === 0
        ? undefined
        : {
            kind: Kind.FRAGMENT_DEFINITION,
            name: { kind: Kind.NAME, value: `${prefix}${plannedFragments.size}` },
            typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: target.name } },
            selectionSet: { kind: Kind.SELECTION_SET, selections },
          };
    plannedFragments.set(key, planned);
    return planned;
  }

  function plannedSelections(sets: readonly SelectionSetNode[], parent: GraphQLCompositeType): SelectionNode[] {
    /** What is planned, in the order in which it was first asked: a mutation's fields run in it. */
    const planned = new Map<string, () => SelectionNode | undefined>();
    const fields = new Map<string, FieldNode[]>();
    const narrower = new Map<GraphQLCompositeType, SelectionSetNode[]>();
    const entered = new Set<string>();
    let hasFragments = false;

    function ask(selection: SelectionNode): void {
      if (!isAsked(selection)) return;
      if (selection.kind === Kind.FIELD) {
        const kind = kindOf(selection, parent);
        // A name that is sure is known here.
        if (kind === "introspection" || (kind === "typename" && isObjectType(parent))) return;
        const key = kind === "typename" ? TYPENAME.name.value : plannedKeyOf(selection);
        const nodes = fields.get(key);
        if (nodes !== undefined) return void nodes.push(selection);
        const first = [selection];
        fields.set(key, first);
        planned.set(key, () => plannedField(key, first, parent));
        return;
      }
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      const on = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const target = narrowed(on?.typeCondition?.name.value, parent);
      if (on === undefined || target === undefined) return;
      hasFragments = true;
      if (target === parent && (name === undefined || parent === root)) {
        // At the root, where a mutation's order counts, a fragment's fields stand among the others.
        if (name !== undefined && entered.has(name)) return;
        if (name !== undefined) entered.add(name);
        on.selectionSet.selections.forEach(ask);
      } else if (name !== undefined) {
        planned.set(`...${name}`, () => spreadOf(name, target));
      } else {
        const inner = narrower.get(target) ?? [];
        inner.push(on.selectionSet);
        narrower.set(target, inner);
        planned.set(`... on ${target.name}`, () => inlineFragment(target, plannedSelections(inner, target)));
      }
    }

    for (const { selections } of sets) selections.forEach(ask);
    // Which object it is decides what the client's fragments ask of it.
    if (isAbstractType(parent) && hasFragments) planned.set(TYPENAME.name.value, () => TYPENAME);
    const selections = [...planned.values()].map((plan) => plan()).filter((selection) => selection !== undefined);
    const isField = ({ kind }: SelectionNode) => kind === Kind.FIELD;
    return [...selections.filter(isField), ...selections.filter((selection) => !isField(selection))];
  }

  function spreadOf(name: string, target: GraphQLCompositeType): SelectionNode | undefined {
    const fragment = plannedFragment(name, target);
    return fragment === undefined ? undefined : { kind: Kind.FRAGMENT_SPREAD, name: fragment.name };
  }

  function plannedField(key: string, nodes: readonly FieldNode[], parent: GraphQLCompositeType): FieldNode {
    const [first] = nodes;
    if (first === undefined || key === "__typename") return TYPENAME;
    const { alias: _alias, directives, selectionSet: _sets, ...field } = first;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const type = getNamedType(fieldOf(parent, field.name.value)?.type);
    const selections = isCompositeType(type) ? plannedSelections(sets, type) : [];
    return {
      ...field,
      ...(key === field.name.value ? {} : { alias: { kind: Kind.NAME, value: key } }),
      directives: (directives ?? []).filter((directive) => !isCondition(directive)),
      ...(sets.length === 0
        ? {}
        : {
            // Of an object that is asked for nothing, it is told whether it is there.
            selectionSet: { kind: Kind.SELECTION_SET, selections: selections.length === 0 ? [TYPENAME] : selections },
          }),
    };
  }

  const collected = new WeakMap<readonly SelectionSetNode[], Map<GraphQLCompositeType, readonly AskedField[]>>();
  function fieldsOf(type: GraphQLCompositeType, asked: readonly SelectionSetNode[]): readonly AskedField[] {
    const byType = collected.get(asked) ?? new Map<GraphQLCompositeType, readonly AskedField[]>();
    const known = byType.get(type);
    if (known !== undefined) return known;
    const fields: CollectedFields = new Map();
    const entered = new Set<string>();
    for (const set of asked) collect(set, type, fields, entered);
    const inOrder = [...fields.values()];
    byType.set(type, inOrder);
    collected.set(asked, byType);
    return inOrder;
  }

  function collect(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    fields: CollectedFields,
    entered: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (!isAsked(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const before = fields.get(key);
        if (before !== undefined) {
          before.nodes.push(selection);
          if (selection.selectionSet !== undefined) before.selectionSets.push(selection.selectionSet);
          continue;
        }
        const kind = kindOf(selection, type);
        const definition = kind === "typename" ? TypeNameMetaFieldDef : fieldOf(type, selection.name.value);
        if (definition === undefined && kind === "data") continue;
        fields.set(key, {
          key,
          plannedKey: kind === "typename" ? "__typename" : plannedKeyOf(selection),
          form: formOf((definition ?? TypeNameMetaFieldDef).type),
          coordinate: `${type.name}.${selection.name.value}`,
          kind,
          nodes: [selection],
          selectionSets: selection.selectionSet === undefined ? [] : [selection.selectionSet],
        });
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (belongsTo(schema, selection.typeCondition?.name.value, type)) {
          collect(selection.selectionSet, type, fields, entered);
        }
        continue;
      }
      const fragment = fragments.get(selection.name.value);
      if (fragment === undefined || entered.has(selection.name.value)) continue;
      entered.add(selection.name.value);
      if (belongsTo(schema, fragment.typeCondition.name.value, type)) {
        collect(fragment.selectionSet, type, fields, entered);
      }
    }
  }

  const asked = [operation.selectionSet];
  const selections = plannedSelections(asked, root);
  const own = fieldsOf(root, asked).filter(({ kind }) => kind === "introspection");
  return {
    operation,
    root,
    asked,
    planned: selections.length === 0 ? undefined : documentOf(operation, selections, plannedFragments.values()),
    introspection:
      own.length === 0
        ? undefined
        : documentOf(
            operation,
            own.flatMap(({ nodes }) => nodes),
            fragments.values(),
          ),
    fieldsOf,
  };
}

type CollectedFields = Map<string, AskedField & { nodes: FieldNode[]; selectionSets: SelectionSetNode[] }>;

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

function documentOf(
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
  fragments: Iterable<FragmentDefinitionNode | undefined>,
): DocumentNode {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const used = [...fragments].filter((fragment) => fragment !== undefined);
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...used] };
}

function inlineFragment(on: GraphQLCompositeType, selections: readonly SelectionNode[]): SelectionNode | undefined {
  if (selections.length === 0) return undefined;
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: on.name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function formOf(type: GraphQLOutputType): ValueForm {
  if (isNonNullType(type)) return { ...formOf(type.ofType), nullable: false };
  if (isListType(type)) return { nullable: true, items: formOf(type.ofType) };
  return isCompositeType(type) ? { nullable: true, of: type, abstract: isAbstractType(type) } : { nullable: true };
}

function fieldOf(type: GraphQLCompositeType, name: string) {
  return "getFields" in type ? type.getFields()[name] : undefined;
}

function belongsTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const on = schema.getType(condition);
  return isAbstractType(on) && !isUnionType(type) && schema.isSubType(on, type);
}

/** Every name that a client could choose becomes one that no field has. */
function prefixOfNoField(schema: GraphQLSchema): string {
  const names = Object.values(schema.getTypeMap()).flatMap((type) =>
    "getFields" in type ? Object.keys(type.getFields()) : [],
  );
  let prefix = "asked_as_";
  while (names.some((name) => name.startsWith(prefix))) prefix = `x${prefix}`;
  return prefix;
}
