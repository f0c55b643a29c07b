import { GraphQLScalarType, type ValueNode, valueFromASTUntyped } from "graphql";
import { GraphQLDuration, GraphQLJSONObject, GraphQLURL } from "graphql-scalars";

/*
 * Neither scalar judges what comes in: graphql repeats a value that its scalar refuses, and what was sent in place of a
 * JWE or a seal may be the identity in the clear. The rules refuse it (JWE_MALFORMED, SEAL_MALFORMED) without a word of
 * it.
 */

const textOrNothing = (value: unknown): string => (typeof value === "string" ? value : "");

export const JWS = new GraphQLScalarType<string, string>({
  name: "JWS",
  // As orders has it: the graph shows one of the two.
  description:
    "A JSON Web Signature in compact serialization (RFC 7515). Where a document is sealed in parts, as orders are, a ~ follows, and then each part that its reader may read with a ~ after it (RFC 9901, without key binding).",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc7515",
  serialize: textOrNothing,
  parseValue: textOrNothing,
  parseLiteral: (node) => textOrNothing(valueFromASTUntyped(node)),
});

export const JWE = new GraphQLScalarType<unknown, unknown>({
  name: "JWE",
  description: "JSON Web Encryption in compact serialization (RFC 7516).",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc7516",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
});

export { DateTime } from "@exparte/subgraph";
export const Duration = GraphQLDuration;
export const JSONObject = GraphQLJSONObject;
export const Url = GraphQLURL;
