import { describe, expect, it } from "vitest";
import { minutes, NOW } from "../../../test/fixtures.js";
import { type Instant, instant } from "../instant.js";
import { checkMoment } from "./penalty-moment.js";

describe("the moment of an account", () => {
  /** The moment of asking, some days after the order. */
  const now = minutes(10_000);
  const tenYears = Date.parse(now) + 3660 * 86_400_000;
  const refusal = (moment: Instant) => {
    try {
      checkMoment(moment, NOW, now);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it("may be any from when the order was given until ten years from now, both included", () => {
    for (const moment of [NOW, minutes(1), now, instant(tenYears)]) expect(refusal(moment)).toBeUndefined();
  });

  it("is refused before the order was given, and the refusal says from when on there is an account", () => {
    expect(refusal(instant(Date.parse(NOW) - 1))).toMatchObject({
      code: "PENALTY_BEFORE_HISTORY",
      message: expect.stringMatching(new RegExp(`since ${NOW}.*none as of 2026-03-02T08:59.*ask for a later moment`)),
      facts: { field: "at", since: NOW },
    });
  });

  it("is refused further ahead, where nobody waits for a maximum", () => {
    expect(refusal(instant(tenYears + 1))).toMatchObject({
      code: "PENALTY_TOO_FAR",
      message: expect.stringMatching(/^2036-.* more than ten years ahead; ask for an earlier moment/),
      facts: { field: "at" },
    });
  });
});
