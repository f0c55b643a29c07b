import { GraphQLEmailAddress, GraphQLJSONObject, GraphQLURL } from "graphql-scalars";

export { DateTime } from "@exparte/subgraph";
export const EmailAddress = GraphQLEmailAddress;
export const JSONObject = GraphQLJSONObject;
export const Url = GraphQLURL;
