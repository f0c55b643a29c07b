import { relocatedError } from "@graphql-tools/utils";
import type { GraphQLError } from "graphql";

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
