import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_BYTES, codeOf, inGroups, typedCode } from "./code-text.js";

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const codes = bytes.map((some) => codeOf(some)).filter((code) => code !== undefined);
const MISTYPED = expect.objectContaining({
  code: "CASE_CODE_MISTYPED",
  message:
    "A code has 28 letters and digits, of which the last checks the others; compare it with the letter, character by character.",
  facts: { field: "code" },
});

describe("the text of a code", () => {
  it("has 135 bits of chance, in letters and digits that are not taken for each other, and a check character", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{28}$/);
        expect(inGroups(code)).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
      }),
    );
    expect(27 * Math.log2(32)).toBeGreaterThan(128);
  });

  it("differs where the bytes do", () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: CODE_BYTES - 1 }), fc.integer({ min: 1, max: 31 }), (some, place, by) => {
        const other = some.with(place, (some[place] ?? 0) ^ by);
        if (codeOf(some) !== undefined) expect(codeOf(other)).not.toBe(codeOf(some));
      }),
    );
  });

  it("is read as it was printed, in small letters, with I, L and O for digits, and with spaces", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(typedCode(inGroups(code))).toBe(code);
        expect(typedCode(` ${inGroups(code).toLowerCase().replaceAll("-", " ")}\n`)).toBe(code);
        expect(typedCode(code.replaceAll("1", "l").replaceAll("0", "o"))).toBe(code);
        expect(typedCode(code.replaceAll("1", "I"))).toBe(code);
      }),
    );
  });

  it("with one wrong character, or two that changed places, is a slip", () => {
    fc.assert(
      fc.property(
        codes,
        fc.nat({ max: 27 }),
        fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
        (code, at, wrong) => {
          const slip = code.slice(0, at) + wrong + code.slice(at + 1);
          if (slip !== code) expect(() => typedCode(slip)).toThrowError(MISTYPED);
          const next = code.slice(0, at) + code.slice(at + 1, at + 2) + code.charAt(at) + code.slice(at + 2);
          if (next !== code) expect(() => typedCode(next)).toThrowError(MISTYPED);
        },
      ),
    );
  });

  it.each(["", "7K3M", "U".repeat(28), "0".repeat(29), "0".repeat(27), "é".repeat(28), `1U${"0".repeat(25)}3`])(
    "%j is none",
    (text) => {
      expect(() => typedCode(text)).toThrowError(MISTYPED);
    },
  );

  it("is made of as many bytes as it takes", () => {
    expect(() => codeOf(new Uint8Array(26))).toThrow("27 bytes");
  });

  it("has the check of Crockford's base 32, and is drawn again where that is a sign", () => {
    expect(codeOf(new Uint8Array(CODE_BYTES))).toBe("0".repeat(28));
    const last = (value: number) => codeOf(new Uint8Array(CODE_BYTES).with(26, value));
    expect(last(31)).toBe(`${"0".repeat(26)}ZZ`);
    const withSign = Array.from({ length: 32 }, (_, n) => codeOf(new Uint8Array(CODE_BYTES).with(25, 1).with(26, n)));
    expect(withSign.filter((code) => code === undefined)).toHaveLength(5);
  });
});
