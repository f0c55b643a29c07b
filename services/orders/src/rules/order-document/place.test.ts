import { describe, expect, it } from "vitest";
import type { Target } from "./duties-of.js";
import { isCovering, isWide, placeOf } from "./place.js";

const url = (address: string): Target => ({ url: address });
const account = (address: string): Target => ({ kind: "ACCOUNT", url: address });
const site = (address: string): Target => ({ kind: "SITE", url: address });
const group = (description: string): Target => ({ kind: "LOCATOR", description, url: "data:,Group%20X" });
const words = (text: string): Target => ({ kind: "EQUIVALENT", words: text, url: `data:,${text}` });
const copies = (address: string): Target => ({ kind: "ITEM", url: address });
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
    ["a site by naming it", site("https://a.example/"), site("https://a.example/"), true],
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
    ["what has no address by naming it", group("Messages of May."), group("Messages of May."), true],
    ["not another part of what has no address", group("Messages of May."), group("Messages of June."), false],
    ["content with the same elements", words("liar"), words("liar"), true],
    ["not content with other elements", words("liar"), words("thief"), false],
    ["copies of the same place", copies("https://a.example/1"), copies("https://a.example/1"), true],
    ["not copies of another place", copies("https://a.example/1"), copies("https://a.example/2"), false],
  ])("%s", (_, covering, covered, covers) => {
    expect(isCovering([placeOf(covering)])(placeOf(covered))).toBe(covers);
  });

  it("more than what it names where that is an account or a site", () => {
    const wide = [account("https://a.example/u/x"), site("https://a.example/")];
    const narrow = [
      url("https://a.example/"),
      result("SITE x", "https://a.example/"),
      group("ACCOUNT "),
      words("SITE "),
    ];
    expect(wide.map((target) => isWide(placeOf(target)))).toEqual([true, true]);
    expect(narrow.map((target) => isWide(placeOf(target)))).toEqual([false, false, false, false]);
  });

  it("nothing by an address that is none", () => {
    expect(isCovering([placeOf(site("nonsense"))])(placeOf(url("https://")))).toBe(false);
  });
});
