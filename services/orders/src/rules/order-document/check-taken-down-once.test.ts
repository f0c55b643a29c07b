import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { orderDocument } from "../../../test/fixtures.js";
import type { PlatformId } from "../ids.js";
import { refuseTakenDownTwice } from "./check-taken-down-once.js";
import type { DutyDocument } from "./duty-document.js";

const url = "https://vidshare.example/v/1";
const duty = (number: number, kind: DutyDocument["kind"], ...targets: DutyDocument["targets"]): DutyDocument => ({
  number,
  kind,
  targets: targets.length === 0 ? [{ url }] : targets,
});
const check = (...duties: DutyDocument[]) => {
  const addressees = [{ platform: idOf<PlatformId>("vidshare"), duties }];
  return () => refuseTakenDownTwice(orderDocument({ addressees }));
};

describe("rule: an addressee takes down one target under one duty", () => {
  it("so that a duty to remove and one to disable access do not name the same", () => {
    expect(check(duty(1, "REMOVE"), duty(2, "DISABLE_ACCESS"))).toThrow(
      expect.objectContaining({
        code: "DUTY_DUPLICATE",
        message: expect.stringMatching(
          /^order\.addressees\[0]\.duties\[1]\.targets\[0]: duty 1, REMOVE, names the same/,
        ),
        facts: { field: "order.addressees[0].duties[1].targets[0]", kind: "DISABLE_ACCESS" },
      }),
    );
  });

  it("and keeps copies of it away under several, as that is another act", () => {
    const same = { kind: "EQUIVALENT", words: "The same words" } as const;
    expect(check(duty(1, "REMOVE"), duty(2, "KEEP_DOWN", same), duty(3, "KEEP_DOWN", same))).not.toThrow();
  });

  it("which is no rule of a duty that names it twice, and so owes it under one penalty", () => {
    expect(check(duty(1, "REMOVE", { url }, { url }))).not.toThrow();
  });
});
