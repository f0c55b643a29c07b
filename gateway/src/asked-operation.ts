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

/** One operation of a client's document, after `@skip` and `@include` are decided. */
export interface AskedOperation {
  readonly operation: OperationDefinitionNode;
  readonly root: GraphQLObjectType;
  readonly asked: readonly SelectionSetNode[];
  /** What goes to the planner; undefined when no service is needed. */
  readonly planned: DocumentNode | undefined;
  /** What the gateway answers itself (`__schema`, `__type`); undefined when nothing of the kind is asked. */
  readonly introspection: DocumentNode | undefined;
  /** The fields asked of an object of this type, in the order of the answer. Cached by the identity of `asked`. */
  fieldsOf(type: GraphQLCompositeType, asked: readonly SelectionSetNode[]): readonly AskedField[];
}

/** A field of the answer, under the name that the client gave it. */
export interface AskedField {
  readonly key: string;
  /** The field's name in the planner's answer. */
  readonly plannedKey: string;
  readonly form: ValueForm;
  /** `Type.field`, as graphql writes it in its messages. */
  readonly coordinate: string;
  readonly kind: "data" | "typename" | "introspection";
  readonly nodes: readonly FieldNode[];
  readonly selectionSets: readonly SelectionSetNode[];
}

/** A type taken apart once, instead of for each value: graphql would check the type's class each time. */
export interface ValueForm {
  readonly nullable: boolean;
  /** For a list: the form of its items. */
  readonly items?: ValueForm;
  /** For an object: its type. */
  readonly of?: GraphQLCompositeType;
  readonly abstract?: boolean;
}

export interface AskedOperations {
  /** Throws a GraphQLError when no operation has that name, or a variable of `@skip` or `@include` is not a boolean. */
  read(document: DocumentNode, operationName: string | undefined, variables: unknown): AskedOperation;
  /** Translates a path of the planner's answer into the client's names. */
  pathAsAsked(path: readonly (string | number)[]): readonly (string | number)[];
}

/**
 * Each combination of values for `@skip` and `@include` makes a separate operation, about as large as the document. The
 * total size in tokens bounds how many are kept; the latest is always kept.
 */
const MAX_FORMS = 8;
const MAX_TOKENS_OF_FORMS = 2_000;

/**
 * Reads what a client asks and rewrites it into a form that the planner (router-runtime 1.4.23) answers correctly:
 * - Without the client's aliases. The planner takes any value under a key's name for that key, so `{ platform(id: "a")
 *   { id: name compliance { … } } }` gave the figures of the platform whose id is a's name
 *   (apollographql/federation#3036, apollographql/router#6222). Here an alias becomes a name that no field has.
 * - Without `@skip`, `@include` and introspection: these make the planner answer without data.
 * - With all selections of one field merged, and fields before fragments: the planner returns the items of `{ platforms
 *   { id } platforms { name } }` twice.
 *
 * `answer-as-asked.ts` turns the answer back into the client's form. A document is read once for all its requests.
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
  // An alias equal to the name, `boss: boss`, gives the same field as `boss`.
  const plannedKeyOf = ({ name, alias = name }: FieldNode) =>
    alias.value === name.value ? name.value : `${prefix}${alias.value}`;
  const kindOf = (field: FieldNode, parent: GraphQLCompositeType): AskedField["kind"] => {
    if (field.name.value === "__typename") return "typename";
    return parent === root && field.name.value.startsWith("__") ? "introspection" : "data";
  };

  /** The type that a fragment's fields belong to; undefined when no object of the parent's type can have them. */
  function narrowed(condition: string | undefined, parent: GraphQLCompositeType): GraphQLCompositeType | undefined {
    if (condition === undefined || condition === parent.name) return parent;
    const type = schema.getType(condition);
    if (!isCompositeType(type)) return undefined;
    if (isAbstractType(parent)) return type;
    return isAbstractType(type) && schema.isSubType(type, parent) ? parent : undefined;
  }

  const plannedFragments = new Map<string, FragmentDefinitionNode | undefined>();
  function plannedFragment(name: string, target: GraphQLCompositeType): FragmentDefinitionNode | undefined {
    // One fragment for each object type: the planner loses fields of a fragment on an interface for some of its
    // objects.
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
    /** What is planned, in the order in which it was first asked: a mutation's fields run in that order. */
    const planned = new Map<string, () => SelectionNode | undefined>();
    const fields = new Map<string, FieldNode[]>();
    const narrower = new Map<GraphQLCompositeType, SelectionSetNode[]>();
    const entered = new Set<string>();
    let hasFragments = false;

    function ask(selection: SelectionNode): void {
      if (!isAsked(selection)) return;
      if (selection.kind === Kind.FIELD) {
        const kind = kindOf(selection, parent);
        // The type name of an object type is known without asking a service.
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
        // At the root, where the order of a mutation counts, a fragment's fields take their place among the others.
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
    // The object's type decides which of the client's fragments apply to it.
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
            // An object without any planned field still needs a selection, which shows whether it is there.
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

/** A prefix that no field has, so that a client's alias never equals a field's name. */
function prefixOfNoField(schema: GraphQLSchema): string {
  const names = Object.values(schema.getTypeMap()).flatMap((type) =>
    "getFields" in type ? Object.keys(type.getFields()) : [],
  );
  let prefix = "asked_as_";
  while (names.some((name) => name.startsWith(prefix))) prefix = `x${prefix}`;
  return prefix;
}
