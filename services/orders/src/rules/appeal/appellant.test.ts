import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import type { PlatformId } from "../ids.js";
import { type Appellant, checkAppellant, referenceOfAppellant, sameAppellant } from "./appellant.js";

const APPLICANT: Appellant = { role: "APPLICANT" };
const VIDSHARE: Appellant = { role: "ADDRESSEE", platform: idOf<PlatformId>("vidshare") };
const POSTER: Appellant = { role: "POSTER" };
const ANNA: Appellant = { role: "POSTER", reference: "poster-2026-1" };
const BRAM: Appellant = { role: "POSTER", reference: "poster-2026-2" };

describe("rule: one party has one appeal pending against a decision", () => {
  it.each<[string, Appellant, Appellant, boolean]>([
    ["the applicant and itself", APPLICANT, APPLICANT, true],
    ["the applicant and a platform", APPLICANT, VIDSHARE, false],
    ["a platform and the applicant", VIDSHARE, APPLICANT, false],
    ["the applicant and the poster of the whole order", APPLICANT, POSTER, false],
    ["the poster of the whole order and the applicant", POSTER, APPLICANT, false],
    ["a platform and itself", VIDSHARE, VIDSHARE, true],
    ["a poster and itself", ANNA, ANNA, true],
    ["two posters", ANNA, BRAM, false],
  ])("%s", (_, one, other, same) => {
    expect(sameAppellant(one, other)).toBe(same);
  });
});

describe("who appeals", () => {
  it("is known by a reference where it is a poster or third party, and else by none", () => {
    expect([APPLICANT, VIDSHARE, POSTER, ANNA].map(referenceOfAppellant)).toEqual([
      undefined,
      undefined,
      undefined,
      "poster-2026-1",
    ]);
  });

  it("is never named", () => {
    for (const by of [APPLICANT, VIDSHARE, POSTER, ANNA]) expect(() => checkAppellant(by)).not.toThrow();
    expect(() => checkAppellant({ role: "THIRD_PARTY", reference: "Jan Jansen" })).toThrowError(
      expect.objectContaining({
        code: "OPPONENT_NOT_OPAQUE",
        message: expect.stringMatching(
          /^input\.appellantReference must be a file number of the court's, such as poster-2026-17-a: .+\. Never a name, an account or a number of the appellant's own\.$/,
        ),
        facts: { field: "input.appellantReference" },
      }),
    );
  });
});
