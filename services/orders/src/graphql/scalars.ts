import { GraphQLScalarType, Kind } from "graphql";
import { GraphQLDuration, GraphQLJSONObject, GraphQLSafeInt, GraphQLURL } from "graphql-scalars";
import type { PresentedSeal } from "../rules/ids.js";

const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+(?:~(?:[\w-]+~)*)?$/;

function asCompactJws(value: unknown): PresentedSeal {
  if (typeof value === "string" && COMPACT_JWS.test(value)) return value as PresentedSeal;
  throw new TypeError(
    "A JWS is three base64url parts joined by dots (RFC 7515, compact serialization); of an order in parts, followed by ~ and each part with a ~ after it (RFC 9901).",
  );
}

export const JWS = new GraphQLScalarType({
  name: "JWS",
  description:
    "A JSON Web Signature in compact serialization (RFC 7515). Where a document is sealed in parts, as orders are, a ~ follows, and then each part that its reader may read with a ~ after it (RFC 9901, without key binding).",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc7515",
  serialize: asCompactJws,
  parseValue: asCompactJws,
  parseLiteral: (node) => asCompactJws(node.kind === Kind.STRING ? node.value : undefined),
});

export { DateTime } from "@exparte/subgraph";
export const Duration = GraphQLDuration;
export const JSONObject = GraphQLJSONObject;
export const SafeInt = GraphQLSafeInt;
export const Url = GraphQLURL;
