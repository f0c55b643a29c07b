import { type GraphQLSchema, isEnumType } from "graphql";

/** What each scalar of the services takes, with an example. */
const OF_SCALAR: Readonly<Record<string, string>> = {
  Boolean: "true or false",
  DateTime: 'a moment (RFC 3339) such as "2026-03-02T09:00:00Z"',
  Duration: 'a term (ISO 8601) such as "PT2H" or "P5D"',
  EmailAddress: 'an e-mail address such as "legal@example.org"',
  Float: "a number such as 0.5",
  ID: 'an id in quotes, such as "vidshare"',
  Int: "a whole number such as 20",
  JSONObject: 'a JSON object such as { "kid": "2026-1" }',
  JWE: 'a compact JWE: five base64url parts joined by dots, such as "eyJh…b.c.d.e"',
  JWS: 'a compact JWS: three base64url parts joined by dots, such as "eyJh…b.c"',
  SafeInt: "a whole number without quotes, such as 100000",
  String: 'a text in quotes, such as "example"',
  URL: 'an absolute URL such as "https://example.org/page"',
};

export interface ExpectedValue {
  /** In words, with an example. */
  readonly expected: string;
  /** All that an enum takes. */
  readonly values?: readonly string[];
}

/** What a type takes, written as in GraphQL (`[Int!]!`); undefined for what needs more than a line to say. */
export function expectedValue(written: string, schema: GraphQLSchema | undefined): ExpectedValue | undefined {
  const name = written.replace(/\W/g, "");
  const type = schema?.getType(name);
  const values = isEnumType(type) ? type.getValues().map((value) => value.name) : undefined;
  const one = values === undefined ? OF_SCALAR[name] : `one of ${values.join(", ")}`;
  if (one === undefined) return undefined;
  const expected = written.startsWith("[") ? `a list, each ${one}` : one;
  return { expected, ...(values === undefined ? {} : { values }) };
}
