import { instant } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { describe, expect, it } from "vitest";
import {
  type CodeOfConduct,
  type CodeTerms,
  codeInForce,
  decidePublication,
  evolvePublished,
  inForceUntil,
} from "./code-of-conduct.js";

const NOW = instant("2026-06-01");
const FIRST: CodeTerms = {
  version: 1,
  text: "one",
  inForceFrom: instant("2026-01-01"),
  objectionWindow: "P7D",
  answerNoticesWithin: "P7D",
};
const SECOND: CodeTerms = {
  version: 2,
  url: "https://code.example/2",
  inForceFrom: instant("2026-07-01"),
  objectionWindow: "PT48H",
  answerNoticesWithin: "P3D",
};
const one: CodeOfConduct[] = [{ ...FIRST, publishedAt: instant("2026-02-01") }];

function refusalOf(published: readonly CodeOfConduct[], terms: CodeTerms) {
  try {
    decidePublication(published, terms, NOW);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.facts.field}`;
    throw error;
  }
  return "published";
}

describe("publishing the code of conduct", () => {
  it("accepts a first version that is older than the hub, and a second announced in advance", () => {
    expect(decidePublication([], FIRST, NOW)).toEqual([{ kind: "CodeOfConductPublished", ...FIRST, at: NOW }]);
    const published = decidePublication(one, SECOND, NOW).reduce(evolvePublished, one);
    expect(published[1]).toEqual({ ...SECOND, publishedAt: NOW });
  });

  it("decides nothing when the same version comes with the same terms, however late", () => {
    expect(decidePublication(one, FIRST, NOW)).toEqual([]);
    const both = [...one, { ...SECOND, publishedAt: NOW }];
    expect(decidePublication(both, SECOND, instant("2030-01-01"))).toEqual([]);
  });

  it.each([
    ["text", { ...FIRST, text: "other" }],
    ["url", { ...FIRST, url: "https://code.example/1" }],
    ["inForceFrom", { ...FIRST, inForceFrom: NOW }],
    ["objectionWindow", { ...FIRST, objectionWindow: "P8D" }],
    ["answerNoticesWithin", { ...FIRST, answerNoticesWithin: "P8D" }],
  ])("never changes the %s of a published version", (field, terms) => {
    expect(refusalOf(one, terms)).toBe(`CODE_VERSION_PUBLISHED input.${field}`);
  });

  it.each<[string, string, CodeTerms]>([
    ["a version left out", "CODE_VERSION_OUT_OF_SEQUENCE input.version", { ...SECOND, version: 3 }],
    ["a version below one", "CODE_VERSION_OUT_OF_SEQUENCE input.version", { ...SECOND, version: 0 }],
    [
      "a date before the last version's",
      "CODE_VERSION_OVERLAPS input.inForceFrom",
      { ...SECOND, inForceFrom: instant("2025-12-31") },
    ],
    [
      "the last version's own date",
      "CODE_VERSION_OVERLAPS input.inForceFrom",
      { ...SECOND, inForceFrom: FIRST.inForceFrom },
    ],
    [
      "a later version in the past",
      "CODE_RETROACTIVE input.inForceFrom",
      { ...SECOND, inForceFrom: instant("2026-05-31") },
    ],
    [
      "neither text nor url",
      "FIELD_INVALID input.text",
      { version: 2, inForceFrom: SECOND.inForceFrom, objectionWindow: "P7D", answerNoticesWithin: "P7D" },
    ],
    ["an empty text", "FIELD_INVALID input.text", { ...SECOND, text: " " }],
    ["a text that cannot be stored", "FIELD_INVALID input.text", { ...SECOND, text: "a\0b" }],
    ["a url that is not http", "FIELD_INVALID input.url", { ...SECOND, url: "ftp://code.example" }],
    ["a window that is no duration", "FIELD_INVALID input.objectionWindow", { ...SECOND, objectionWindow: "a week" }],
    ["an endless term", "FIELD_INVALID input.answerNoticesWithin", { ...SECOND, answerNoticesWithin: "P1Y" }],
    ["a window of nothing", "FIELD_INVALID input.objectionWindow", { ...SECOND, objectionWindow: "PT0S" }],
    ["a window backwards", "FIELD_INVALID input.objectionWindow", { ...SECOND, objectionWindow: "-P1D" }],
    ["a window beyond three months", "FIELD_INVALID input.objectionWindow", { ...SECOND, objectionWindow: "P4M" }],
  ])("refuses %s", (_, refused, terms) => {
    expect(refusalOf(one, terms)).toBe(refused);
  });

  it("leaves one version in force at any moment, from its own date until the next one's", () => {
    const both = [...one, { ...SECOND, publishedAt: NOW }];
    expect(codeInForce(both, instant("2025-12-31T23:59:59.999Z"))).toBeUndefined();
    expect(codeInForce(both, FIRST.inForceFrom)?.version).toBe(1);
    expect(codeInForce(both, instant("2026-06-30T23:59:59.999Z"))?.version).toBe(1);
    expect(codeInForce(both, SECOND.inForceFrom)?.version).toBe(2);
    expect(both.map((code) => inForceUntil(both, code))).toEqual([SECOND.inForceFrom, undefined]);
  });
});
