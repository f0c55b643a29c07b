import { GraphQLError } from "graphql";
import { expect, it } from "vitest";
import { locatedErrors } from "./located-errors.js";

const at = (...path: (string | number)[]) => new GraphQLError("it fails", { path });
const placesIn = (errors: readonly GraphQLError[]) => errors.map(({ path }) => path);
const DATA = {
  people: [
    { fails: null, near: [{ fails: null }] },
    { fails: 1, near: [] },
    { fails: null, near: null },
  ],
};

it("reports an error without list indexes once for each item in which the field is null", () => {
  const twice = [at("people", "fails"), at("people", "fails")];
  expect(placesIn(locatedErrors(DATA, twice))).toEqual([
    ["people", 0, "fails"],
    ["people", 2, "fails"],
  ]);
  expect(placesIn(locatedErrors(DATA, [at("people", "near", "fails")]))).toEqual([["people", 0, "near", 0, "fails"]]);
});

it("leaves an error alone when its place is complete, absent or not in the answer", () => {
  const errors = [at("people", 0, "fails"), new GraphQLError("lost"), at("people", "gone", "fails"), at("nobody")];
  expect(locatedErrors({ people: [{ gone: { fails: 1 } }] }, errors)).toEqual(errors);
});
