import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

// No line is longer than half a laptop's window shows.
const WELCOME = `# Put a token into the headers pane below:
#   { "authorization": "Bearer …" }
# It serves requests and subscriptions alike.
# A demo party's token:
#   npm run token -- court:rb-amsterdam

query WhatIsThere {
  __schema {
    queryType { name }
    mutationType { name }
    subscriptionType { name }
  }
}
`;

const url = new URL("/graphql", location.href);
const sockets = new URL(url);
sockets.protocol = url.protocol.replace("http", "ws");

// The fetcher gives what stands in the headers pane to graphql-ws as connection parameters.
const fetcher = createGraphiQLFetcher({ url: url.href, subscriptionUrl: sockets.href });
const root = document.querySelector("#explorer");
if (root === null) throw new Error("The page has no place for the explorer");
createRoot(root).render(
  createElement(GraphiQL, { fetcher, defaultQuery: WELCOME, defaultEditorToolsVisibility: "headers" }),
);
