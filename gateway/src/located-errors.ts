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
 * Errors at the places that they are about. The planner in Rust (router-runtime 1.4.23) leaves out the places in lists when
 * one service is asked for items of several lists at once: `["people", "fails"]` instead of `["people", 0, "fails"]`, as
 * often as there are items. Such an error is told once for each item in which the field is null.
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
 * Makes the schema's resolvers, in place, tell an error at the field that they resolve. Those of the planner in JavaScript
 * (@graphql-tools/delegate) tell what failed for one item of a list at another one.
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

/** An item of a list may be an error by itself. */
function errorsAt(place: Path, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => errorsAt([...place, index], item));
  if (!(value instanceof GraphQLError)) return value;
  return relocatedError(value, [...place, ...pathBelow(place, value)]);
}

/** What the path of an error, or of the one that it was made from, says beyond the place: a null below made it null. */
function pathBelow(place: Path, { path = [], originalError }: GraphQLError): Path {
  // Of an entity, what a service tells begins with the entity.
  const below = path[0] === "_entities" ? beyond(place.filter(isName).slice(-1), path.slice(1)) : beyond(place, path);
  const places = place.length - 1 - place.findLastIndex(isName);
  const further = below.slice(places);
  return further.length === 0 && originalError instanceof GraphQLError ? pathBelow(place, originalError) : further;
}

/** The path after the names of the place; nothing where it leads elsewhere. */
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

/** Every place of the path, through all items of the lists that it passes over, at which there is nothing. */
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
