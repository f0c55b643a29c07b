import { type GraphQLCompositeType, GraphQLError, type GraphQLSchema, isObjectType } from "graphql";
import type { AskedField, AskedOperation, ValueForm } from "./asked-operation.js";

type Path = readonly (string | number)[];

/** Stands for a null where the schema forbids one: the place above becomes null. */
const NOT_ALLOWED = Symbol("null where the schema forbids it");

/**
 * Turns the planner's answer into the form that the client asked for: with the client's names, in the client's order,
 * and without a null where the schema forbids one. Such a null moves up to the nearest place that may be null (GraphQL,
 * 6.4.4). Its error comes from the service, or from us where no service gave one. The paths of `errors` are already the
 * client's.
 */
export function answerAsAsked(
  schema: GraphQLSchema,
  asked: AskedOperation,
  answer: { data: unknown; introspected: Record<string, unknown>; errors: readonly GraphQLError[] },
): { data: Record<string, unknown> | null; errors: readonly GraphQLError[] } {
  const found: GraphQLError[] = [];
  const path: (string | number)[] = [];
  let explained: ((path: Path) => boolean) | undefined;

  function forbidden(field: AskedField, value: unknown): typeof NOT_ALLOWED {
    explained ??= explainedBy(answer.errors);
    if (!explained(path) && !(value === undefined && wentWithSibling())) {
      found.push(
        new GraphQLError(`Cannot return null for non-nullable field ${field.coordinate}.`, { path: [...path] }),
      );
    }
    return NOT_ALLOWED;
  }

  /**
   * A service answers `data: null` when one of its root fields may not be null and is refused: the fields asked beside it
   * are absent then, without an error of their own.
   */
  function wentWithSibling(): boolean {
    if (path.length !== 1) return false;
    const data = (answer.data ?? {}) as Record<string, unknown>;
    return asked
      .fieldsOf(asked.root, asked.asked)
      .some(
        (other) =>
          other.kind === "data" &&
          !other.form.nullable &&
          data[other.plannedKey] === undefined &&
          explained?.([other.key]) === true,
      );
  }

  function valueAsAsked(form: ValueForm, field: AskedField, value: unknown): unknown {
    if (value === null || value === undefined) return form.nullable ? null : forbidden(field, value);
    const told = presentAsAsked(form, field, value);
    return told === null && !form.nullable ? NOT_ALLOWED : told;
  }

  /** Returns null when something below is null and may not be. */
  function presentAsAsked({ items, of, abstract }: ValueForm, field: AskedField, value: unknown): unknown {
    if (items !== undefined) {
      if (!Array.isArray(value)) {
        forbidden(field, value);
        return null;
      }
      const told: unknown[] = [];
      for (let index = 0; index < value.length; index += 1) {
        path.push(index);
        const item = valueAsAsked(items, field, value[index]);
        path.pop();
        if (item === NOT_ALLOWED) return null;
        told.push(item);
      }
      return told;
    }
    if (of === undefined) return value;
    const object = value as Record<string, unknown>;
    const type = abstract === true ? (objectTypeOf(schema, object) ?? of) : of;
    const told = objectAsAsked(type, field.selectionSets, object);
    return told === NOT_ALLOWED ? null : told;
  }

  function objectAsAsked(
    type: GraphQLCompositeType,
    sets: AskedField["selectionSets"],
    value: Record<string, unknown>,
  ): Record<string, unknown> | typeof NOT_ALLOWED {
    // Without a prototype: a client may call a field `__proto__`.
    const told: Record<string, unknown> = Object.create(null);
    for (const field of asked.fieldsOf(type, sets)) {
      if (field.kind === "typename") {
        told[field.key] = type.name;
      } else if (field.kind === "introspection") {
        told[field.key] = answer.introspected[field.key] ?? null;
      } else {
        path.push(field.key);
        const completed = valueAsAsked(field.form, field, value[field.plannedKey]);
        path.pop();
        if (completed === NOT_ALLOWED) return NOT_ALLOWED;
        told[field.key] = completed;
      }
    }
    return told;
  }

  const data = objectAsAsked(asked.root, asked.asked, (answer.data ?? {}) as Record<string, unknown>);
  return { data: data === NOT_ALLOWED ? null : data, errors: [...answer.errors, ...found] };
}

function objectTypeOf(
  schema: GraphQLSchema,
  { __typename: name }: Record<string, unknown>,
): GraphQLCompositeType | undefined {
  const type = typeof name === "string" ? schema.getType(name) : undefined;
  return isObjectType(type) ? type : undefined;
}

/** Whether an error explains why nothing stands at a place: its path is that place, one below it or one above it. */
function explainedBy(errors: readonly GraphQLError[]): (path: Path) => boolean {
  if (errors.some(({ path }) => path === undefined)) return () => true;
  const places = new Set<string>();
  const above = new Set<string>();
  for (const { path = [] } of errors) {
    places.add(JSON.stringify(path));
    for (let length = 1; length <= path.length; length += 1) above.add(JSON.stringify(path.slice(0, length)));
  }
  return (path) => {
    if (above.has(JSON.stringify(path))) return true;
    return path.some((_, index) => places.has(JSON.stringify(path.slice(0, index + 1))));
  };
}
