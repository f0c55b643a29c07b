import { relocatedError } from "@graphql-tools/utils";
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  responsePathAsArray,
} from "graphql";

type Path = readonly (string | number)[];

/**
 * Puts each error at the place it is about. When one service is asked for items of several lists at once, the planner
 * in Rust (router-runtime 1.4.23) omits the list indexes: `["people", "fails"]` instead of `["people", 0, "fails"]`,
 * once per item. Such an error is reported once for each item in which the field is null.
 */
export function locatedErrors(data: unknown, errors: readonly GraphQLError[]): GraphQLError[] {
  const told = new Set<string>();
  return errors.flatMap((error) => {
    const { path } = error;
    if (path === undefined || !passesOverAList(data, path)) return [error];
    const places = placesOf(data, path, []);
    if (places.length === 0) return [error];
    return places
      .filter((place) => isNew(told, JSON.stringify([error.message, place])))
      .map((place) => relocatedError(error, place));
  });
}

/**
 * Changes the schema's resolvers in place, so that they report an error at the field that they resolve. The planner in
 * JavaScript (@graphql-tools/delegate) reports an error of one list item at another item.
 */
export function errorsAtTheirFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve !== undefined) field.resolve = atItsField(field.resolve);
    }
  }
  return schema;
}

function atItsField(resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return async (source, args, context, info) => {
    const place = responsePathAsArray(info.path);
    try {
      return errorsAt(place, await resolve(source, args, context, info));
    } catch (error) {
      throw errorsAt(place, error);
    }
  };
}

/** An item of a list may itself be an error. */
function errorsAt(place: Path, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => errorsAt([...place, index], item));
  if (!(value instanceof GraphQLError)) return value;
  return relocatedError(value, [...place, ...pathBelow(place, value)]);
}

/** The rest of the path of an error, or of its original error, below the place: a null below made the place null. */
function pathBelow(place: Path, { path = [], originalError }: GraphQLError): Path {
  // For an entity, the service's path begins at the entity.
  const below = path[0] === "_entities" ? beyond(place.filter(isName).slice(-1), path.slice(1)) : beyond(place, path);
  const places = place.length - 1 - place.findLastIndex(isName);
  const further = below.slice(places);
  return further.length === 0 && originalError instanceof GraphQLError ? pathBelow(place, originalError) : further;
}

/** The rest of the path after the names of the place; empty when it leads elsewhere. */
function beyond(place: Path, path: Path): Path {
  const names = place.filter(isName);
  let known = 0;
  for (const [index, step] of path.entries()) {
    if (!isName(step)) continue;
    if (step !== names[known]) return [];
    known += 1;
    if (known === names.length) return path.slice(index + 1);
  }
  return [];
}

const isName = (step: unknown) => typeof step === "string";

function passesOverAList(data: unknown, path: Path): boolean {
  let value = data;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === "string") return true;
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return false;
}

/** Every place that matches the path, through all items of the lists on its way, and holds null. */
function placesOf(value: unknown, rest: Path, before: (string | number)[]): (string | number)[][] {
  const [step, ...further] = rest;
  if (value === null || value === undefined) return rest.length === 0 ? [before] : [];
  if (step === undefined || typeof value !== "object") return [];
  if (Array.isArray(value) && typeof step === "string") {
    return value.flatMap((item, index) => placesOf(item, rest, [...before, index]));
  }
  return placesOf((value as Record<string | number, unknown>)[step], further, [...before, step]);
}

function isNew(told: Set<string>, place: string): boolean {
  if (told.has(place)) return false;
  told.add(place);
  return true;
}
