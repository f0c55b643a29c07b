import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalText,
  canonicalUrl,
  isBlank,
  isFileReference,
  isId,
  isLabel,
  isOpaqueReference,
  isPlainText,
} from "./index.js";

describe("a plain text", () => {
  it("has visible content, an allowed length, and only characters that can be stored", () => {
    expect(isPlainText("x", 1)).toBe(true);
    expect(isPlainText("🦊 é", 4)).toBe(true);
    for (const bad of ["", " \n", "xx", "\0", "\ud83e"]) expect(isPlainText(bad, 1)).toBe(false);
    expect(isPlainText("a\0b", 10)).toBe(false);
    expect(isPlainText("a\ud83eb", 10)).toBe(false);
  });
});

describe("a text without visible characters", () => {
  it.each([
    ["nothing", ""],
    ["spaces and lines", " \t\r\n\u00a0\u2003"],
    ["zero-width spaces and joiners", "\u200b\u200c\u200d\u2060\ufeff"],
    ["soft hyphens and marks of direction", "\u00ad\u200e\u202e\u2066"],
    ["fillers of Hangul", "\u115f\u1160\u3164\uffa0"],
    ["the blank of braille", "\u2800"],
    ["variation selectors and tags", "\ufe0f\u{e0020}"],
    ["control characters", "\u0007\u0085"],
  ])("is blank: %s", (_, text) => {
    expect(isBlank(text)).toBe(true);
    expect(isPlainText(text, 100)).toBe(false);
    expect(isBlank(`${text}x`)).toBe(false);
  });

  it("does not contain a letter, a sign or a picture", () => {
    for (const text of [".", "é", "字", "🦊", "👨‍👩‍👧", "\u2801"]) expect(isBlank(text)).toBe(false);
  });
});

describe("a label, which a person reads as one name or number", () => {
  it("is a plain text on one line", () => {
    for (const text of ["C/13/700001 / KG RK 26-1", "mr. É. de Vriès", "字", "שם"])
      expect(isLabel(text, 100)).toBe(true);
    expect(isLabel("ab", 1)).toBe(false);
  });

  it.each([
    ["a control character", "\u0007"],
    ["a line's end", "\n"],
    ["a tab", "\t"],
    ["a separator of lines", "\u2028"],
    ["an override of direction", "\u202e"],
    ["an isolate of direction", "\u2066"],
    ["a mark of direction", "\u200f"],
    ["a zero-width space", "\u200b"],
    ["a joiner", "\u200d"],
    ["a soft hyphen", "\u00ad"],
    ["a byte order mark", "\ufeff"],
    ["a filler of Hangul", "\u3164"],
    ["a variation selector", "\ufe0f"],
    ["a tag", "\u{e0041}"],
  ])("contains no %s", (_, character) => {
    expect(isPlainText(`C/13/1${character}2`, 100)).toBe(true);
    expect(isLabel(`C/13/1${character}2`, 100)).toBe(false);
  });
});

describe("an id", () => {
  it("is 1 to 63 lower-case letters, digits and hyphens, and begins with no hyphen", () => {
    for (const id of ["a", "rb-amsterdam", "0", "a".repeat(63)]) expect(isId(id)).toBe(true);
    for (const no of ["", "-a", "A", "a b", "a/b", "a\n", "é", "a".repeat(64)]) expect(isId(no)).toBe(false);
  });
});

describe("a canonical URL", () => {
  it.each([
    ["HTTPS://Vidshare.Example:443/v/1", "https://vidshare.example/v/1"],
    ["https://vidshare.example", "https://vidshare.example/"],
    ["https://vidshare.example./v/1", "https://vidshare.example/v/1"],
    ["https://vidshare.example/x/../v/1", "https://vidshare.example/v/1"],
    ["https://vidshare.example/%7ejan/%c3%a9?q=%2f%41", "https://vidshare.example/~jan/%C3%A9?q=%2FA"],
    ["https://vidshare.example/é", "https://vidshare.example/%C3%A9"],
    ["https://vidshare.example/%2541", "https://vidshare.example/%2541"],
    ["https://vidshare.example/v/1#comment-2", "https://vidshare.example/v/1#comment-2"],
  ])("of %s is %s, which is itself canonical", (url, canonical) => {
    expect(canonicalUrl(new URL(url))).toBe(canonical);
    expect(canonicalUrl(new URL(canonical))).toBe(canonical);
  });

  it("is itself canonical, whatever it was made from", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const canonical = canonicalUrl(new URL(text));
        expect(canonicalUrl(new URL(canonical))).toBe(canonical);
      }),
    );
  });
});

describe("a canonical text", () => {
  it("is the same for members in any order, at any depth, and differs when a value does", () => {
    expect(canonicalText({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalText({ a: null, b: [{ c: 2, d: 1 }] }));
    expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
    expect(canonicalText({ a: undefined })).toBe(canonicalText({}));
  });

  it("reads back as the value that it was made from", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("a reference to a person", () => {
  it.each(["klager-77", "AP/2026/12", "a-1", "demo-C/13/1795488154600", "01a20b6f-04ca-7505-a922-e1012c6e5c0f"])(
    "may be %s",
    (text) => expect(isOpaqueReference(text)).toBe(true),
  );

  it.each(["Jan de Vries", "J. Jansen", "jansen", "jan-de-vries-1", "jan@example.org", "06-12345678", "123456782", ""])(
    "is never %j",
    (text) => expect(isOpaqueReference(text)).toBe(false),
  );
});

describe("a reference to a file", () => {
  it("has a digit, as names have none, and is no e-mail address", () => {
    expect(["dossier 12", "D 1", "J. Jansen", "jansen1@example.org", ""].map(isFileReference)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
