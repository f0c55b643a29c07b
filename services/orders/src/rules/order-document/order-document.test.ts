import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { orderDocument } from "../../../test/fixtures.js";
import { sealingCourt } from "./order-document.js";

describe("a version of an order is sealed", () => {
  it("by the court that gave it, or the one that decides on appeal", () => {
    expect(sealingCourt(orderDocument())).toBe("rb-amsterdam");
    const onAppeal = { court: idOf<never>("hof-amsterdam"), caseNumber: idOf<never>("200.300.001/01") };
    expect(sealingCourt(orderDocument({ onAppeal }))).toBe("hof-amsterdam");
  });
});
