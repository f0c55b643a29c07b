import { parse } from "graphql";
import { expect, it } from "vitest";
import { requireModest, WITH_TOKEN, WITHOUT_TOKEN } from "./operation-limits.js";
import { sizeOf } from "./operation-size.js";

const mesh = (fragments: number) =>
  `{ ...F0 } ${Array.from({ length: fragments }, (_, index) => {
    const later = Array.from({ length: fragments - index - 1 }, (_unused, next) => `...F${index + next + 1}`);
    return `fragment F${index} on Query { __typename ${later.join(" ")} }`;
  }).join(" ")}`;
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

it.each([
  ["{ a { b { c } } d }", { depth: 3, rootFields: 2, fields: 4, repeated: 0 }],
  ["{ a a: a a }", { aliases: 1, rootFields: 3, repeated: 2 }],
  [
    "{ ... { a } ...F } fragment F on Query { a b { c } }",
    { spreads: 1, rootFields: 3, fields: 4, depth: 2, repeated: 1 },
  ],
  ["{ ...F x { ...F } } fragment F on T { a b { ...G } } fragment G on T { c c }", { spreads: 3, fields: 9, depth: 3 }],
  ["query A { a } query B { b c }", { rootFields: 2, fields: 3 }],
  ["{ a @skip(if: true) @include(if: true) }", { directives: 2 }],
  ["{ __schema { types { fields { name } } } }", { depth: 1, fields: 4 }],
  ["{ ...F } fragment F on Query { a ...F }", { fields: 1, spreads: 2 }],
  ["{ ...Gone }", { fields: 0, spreads: 1, depth: 0 }],
])("%s is told from its text", (text, size) => {
  expect(sizeOf(parse(text))).toMatchObject(size);
});

it("counts a mesh of fragments in full, in no more steps than it has spreads", () => {
  // Each fragment doubles what the one before it asks for.
  expect(sizeOf(parse(mesh(40))).fields).toBe(2 ** 39);
});

it.each([
  ["QUERY_TOO_INTRICATE", mesh(40)],
  ["QUERY_TOO_INTRICATE", `{ ${times(600, () => "__typename")} }`],
  ["QUERY_TOO_INTRICATE", `{ ${times(40, (index) => `f${index}`)} }`],
  ["QUERY_TOO_INTRICATE", `{ a ${times(60, () => "@skip(if: true)")} }`],
  ["QUERY_TOO_MANY_ALIASES", `{ ${times(180, (index) => `a${index}: verifySeal { genuine }`)} }`],
  ["QUERY_TOO_DEEP", `{ ${times(13, () => "a {")} b ${times(13, () => "}")} }`],
])("%s, whoever asks", (code, text) => {
  expect(() => requireModest(parse(text), WITH_TOKEN)).toThrow(expect.objectContaining({ code }));
});

it.each([
  ["QUERY_TOO_INTRICATE", `{ ${times(6, (index) => `f${index}`)} }`],
  ["QUERY_TOO_INTRICATE", `{ a { ${times(30, () => "b")} } }`],
  ["QUERY_TOO_INTRICATE", mesh(5)],
  ["QUERY_TOO_MANY_ALIASES", `{ a { ${times(11, (index) => `a${index}: b`)} } }`],
  ["QUERY_TOO_DEEP", `{ ${times(9, () => "a {")} b ${times(9, () => "}")} }`],
])("%s, without a token; with one it is allowed", (code, text) => {
  expect(() => requireModest(parse(text), WITHOUT_TOKEN)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining("without a valid token") }),
  );
  expect(() => requireModest(parse(text), WITH_TOKEN)).not.toThrow();
});
