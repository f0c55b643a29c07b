import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { orderDocument } from "../../../test/fixtures.js";
import { dutiesOf, targetOf } from "./duties-of.js";
import type { DutyDocument, TargetDocument } from "./duty-document.js";

describe("a duty is read", () => {
  it("with all that the court says of it", () => {
    const perDay = { amountCents: 1_000, currency: "EUR", unit: "DAY" } as const;
    const keepDown: DutyDocument = {
      number: 3,
      kind: "KEEP_DOWN",
      within: "P1D",
      until: "1 June 2027",
      penalty: perDay,
      targets: [{ kind: "ITEM", url: "https://vidshare.example/v/1" }],
    };
    const platform = idOf<never>("vidshare");
    expect(dutiesOf(orderDocument({ addressees: [{ platform, duties: [keepDown] }] }))).toEqual([
      { ...keepDown, platform, field: "order.addressees[0].duties[0].targets" },
    ]);
  });
});

describe("a target without an address has one of the words that name it (RFC 2397)", () => {
  it.each<[string, TargetDocument]>([
    ["data:,Group%20X", { kind: "LOCATOR", description: "Messages in a closed group.", locator: "Group X" }],
    ["data:,The%20same%20words", { kind: "EQUIVALENT", words: "The same words" }],
    ["data:,PDQ%20f8f8", { kind: "CONTENT_HASH", algorithm: "PDQ", value: "f8f8" }],
  ])("%s", (url, target) => {
    expect(targetOf(target)).toEqual({ ...target, url });
  });
});
