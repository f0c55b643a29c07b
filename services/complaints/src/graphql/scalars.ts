import { GraphQLJSONObject, GraphQLSafeInt, GraphQLURL } from "graphql-scalars";

export { DateTime } from "@exparte/subgraph";
export const JSONObject = GraphQLJSONObject;
export const SafeInt = GraphQLSafeInt;
export const Url = GraphQLURL;
