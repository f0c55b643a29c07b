import { describe, expect, it } from "vitest";
import type { Target } from "./duties-of.js";
import { isCovering, placeOf } from "./place.js";

const url = (address: string): Target => ({ url: address });
const account = (address: string): Target => ({ kind: "ACCOUNT", url: address });
const site = (address: string): Target => ({ kind: "SITE", url: address });
const result = (query: string, address: string): Target => ({ kind: "SEARCH_RESULT", query, url: address });

describe("an order covers", () => {
  it.each<[string, Target, Target, boolean]>([
    ["a place by naming it", url("https://a.example/u/x/1"), url("https://a.example/u/x/1"), true],
    ["no place below a page", url("https://a.example/u/x"), url("https://a.example/u/x/1"), false],
    ["what lies below an account", account("https://a.example/u/x"), url("https://a.example/u/x/1?a=b#c"), true],
    ["the account's own page", account("https://a.example/u/x"), url("https://a.example/u/x"), true],
    ["not what only begins like the account", account("https://a.example/u/x"), url("https://a.example/u/xy"), false],
    ["what stands on a site", site("https://a.example/"), url("http://a.example/any/where"), true],
    ["what stands on a subdomain of the site", site("https://a.example/"), url("https://blog.a.example/1"), true],
    ["not the site above a subdomain", site("https://blog.a.example/"), url("https://a.example/1"), false],
    ["an account on a site", site("https://a.example/"), account("https://a.example/u/x"), true],
    ["a site below a site", site("https://a.example/"), site("https://b.a.example/"), true],
    ["a result by query and page", result("x", "https://f.example/1"), result("x", "https://f.example/1"), true],
    [
      "not the same page for another query",
      result("x", "https://f.example/1"),
      result("y", "https://f.example/1"),
      false,
    ],
    ["a result by a page as such", url("https://f.example/1"), result("x y", "https://f.example/1"), true],
    ["not a page by one of its results", result("x", "https://f.example/1"), url("https://f.example/1"), false],
    [
      "nothing on a site of what is a search result",
      site("https://f.example/"),
      result("x", "https://f.example/1"),
      false,
    ],
  ])("%s", (_, covering, covered, covers) => {
    expect(isCovering([placeOf(covering)])(placeOf(covered))).toBe(covers);
  });

  it("nothing by an address that is none", () => {
    expect(isCovering([placeOf(site("nonsense"))])(placeOf(url("https://")))).toBe(false);
  });
});
