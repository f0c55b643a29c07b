import { readFile } from "node:fs/promises";
import { buildASTSchema, parse } from "graphql";
import { expect, it } from "vitest";
import { requireAffordable } from "./operation-limits.js";

const sdl = await readFile(new URL("../../services/orders/schema.graphql", import.meta.url), "utf8");
const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
const MESSAGE = "position kind sentAt orderId orderVersion seal details digest previousDigest";
const ORDER = "order { id status addressees { status items { id url contentId } } }";

const PERIOD = 'period: { from: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z" }';
const FIGURES = "received removalTimes { counts } reinstatementTimes { counts } penalties { forfeitedCents }";

it.each([
  `{ inbox(first: 1000) { head acknowledged messages { ${MESSAGE} } } }`,
  `{ inbox(first: 100) { head acknowledged messages { ${MESSAGE} ${ORDER} } } }`,
  `{ inbox { messages { ${MESSAGE} ${ORDER} } } }`,
  "{ orders(first: 100) { pageInfo { hasNextPage endCursor } edges { node { id court { id } } } } }",
  "{ orders(first: 5) { edges { node { paper } } } }",
  `subscription { inbox { ${MESSAGE} ${ORDER} } }`,
  `{ complianceReport(${PERIOD}, first: 2000) { nodes { id compliance(${PERIOD}) { ${FIGURES} } again: compliance(${PERIOD}) { ${FIGURES} }
     third: compliance(${PERIOD}) { ${FIGURES} } } pageInfo { hasNextPage endCursor } } }`,
])("what clients ask for is allowed: %s", (query) => {
  expect(() => requireAffordable(schema, parse(query), {}, undefined)).not.toThrow();
});

it.each([
  `{ inbox(first: 1000) { messages { ${ORDER} } } }`,
  `{ a: inbox(first: 1000) { messages { ${ORDER} } } b: inbox(first: 1000) { messages { ${ORDER} } } }`,
  "{ orders(first: 100) { edges { node { addressees { items { url confirmation { outcome } } } } } } }",
  `{ complianceReport(${PERIOD}, first: 100000) { nodes { id } } }`,
  `{ complianceOrders(${PERIOD}, figure: RECEIVED, first: 100) { edges { node { addressees { items { url confirmation { outcome } } } } } } }`,
  "{ orders(first: 100) { edges { node { paper } } } }",
  "{ orders(first: 1000000) { edges { node { id } } } }",
])("what could return far too much is refused: %s", (query) => {
  expect(() => requireAffordable(schema, parse(query), {}, undefined)).toThrow(
    expect.objectContaining({ code: "QUERY_TOO_COSTLY" }),
  );
});

it("the same text costs what its variables and its operation ask for, each time anew", () => {
  const pages = parse("query ($first: Int!) { orders(first: $first) { edges { node { id } } } }");
  const few = requireAffordable(schema, pages, { first: 1 }, undefined);
  expect(requireAffordable(schema, pages, { first: 50 }, undefined)).toBeGreaterThan(few);
  const both = parse(
    "query a { orders(first: 1) { edges { node { id } } } } query b { orders(first: 50) { edges { node { id } } } }",
  );
  expect(requireAffordable(schema, both, {}, "b")).toBeGreaterThan(requireAffordable(schema, both, {}, "a"));
});

it("the same text without variables costs the same each time, and is refused each time", () => {
  const modest = parse("{ orders(first: 5) { edges { node { id } } } }");
  expect(requireAffordable(schema, modest, {}, undefined)).toBe(requireAffordable(schema, modest, {}, undefined));
  const costly = parse("{ orders(first: 100) { edges { node { paper } } } }");
  for (let n = 0; n < 2; n += 1) expect(() => requireAffordable(schema, costly, {}, undefined)).toThrow(/at most/);
});
