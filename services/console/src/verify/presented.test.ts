import { describe, expect, it } from "vitest";
import { presentedIn } from "./presented.js";

const DIGEST = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYm8";

describe("what a visitor enters", () => {
  it("is a digest of 43 characters, however it was copied", () => {
    for (const text of [DIGEST, ` ${DIGEST}\n`, `${DIGEST.slice(0, 20)}\r\n${DIGEST.slice(20)}`]) {
      expect(presentedIn(text)).toEqual({ kind: "digest", digest: DIGEST });
    }
  });

  it("is a seal of three parts, with or without parts of the document after it", () => {
    for (const seal of ["aa.bb.cc", "aa.bb.cc~", "aa.bb.cc~dd~ee~"]) {
      expect(presentedIn(`${seal}\n`)).toEqual({ kind: "seal", seal });
    }
  });

  it("is nothing else, and the problem says what is wrong", () => {
    expect(presentedIn(" \n")).toEqual({ problem: "empty" });
    for (const text of [`${DIGEST}=`, DIGEST.slice(1), "aa.bb", "<script>.a.b", "javascript:alert(1)"]) {
      expect(presentedIn(text)).toEqual({ problem: "malformed" });
    }
    expect(presentedIn(`aa.${"b".repeat(250_000)}.cc`)).toEqual({ problem: "tooLong" });
  });
});
