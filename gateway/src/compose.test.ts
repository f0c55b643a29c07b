import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composeSupergraph } from "./compose.js";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])`;

describe("composition", () => {
  it("joins the services' schemas under addresses that do not exist", () => {
    const supergraph = composeSupergraph({
      orders: `${LINK} type Query { order: Platform } type Platform @key(fields: "id") { id: ID! orders: Int! }`,
      platforms: `${LINK} type Query { platform: Platform } type Platform @key(fields: "id") { id: ID! name: String! }`,
    });
    expect(supergraph).toContain("http://orders.internal/graphql");
    expect(() => parse(supergraph)).not.toThrow();
  });

  it("reports every conflict, with service and field", () => {
    const compose = () =>
      composeSupergraph({
        orders: `${LINK} type Query { a: Platform } type Platform @key(fields: "id") { id: ID! name: String! }`,
        platforms: `${LINK} type Query { b: Platform } type Platform @key(fields: "id") { id: ID! name: Int! }`,
      });
    expect(compose).toThrow(/do not fit together:\n( {2}- .*\n?)+/);
    expect(compose).toThrow(/Platform\.name/);
  });

  it("names the service whose schema it cannot read", () => {
    expect(() => composeSupergraph({ orders: "type {" })).toThrow(/services\/orders\/schema\.graphql/);
  });
});
