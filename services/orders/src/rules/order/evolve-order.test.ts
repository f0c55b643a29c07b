import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { acknowledged, changesFor, goOn, modified, story, suspends, versionOf, videos } from "../../../test/story.js";
import type { Disclosure, PlatformId } from "../ids.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import { evolveOrder } from "./evolve-order.js";
import { addresseeOf } from "./order.js";
import type { OrderEvent } from "./order-events.js";

describe("an order keeps", () => {
  const disclose: DutyDocument = {
    number: 1,
    kind: "DISCLOSE",
    within: "P20D",
    targets: [{ url: "https://vidshare.example/v/1" }],
    disclosure: disclosureTerms(),
  };

  it("the poster's time to object that held when it, or a version of it, first asked for a disclosure", () => {
    const addressees = [{ platform: idOf<PlatformId>("vidshare"), duties: [disclose] }];
    expect(issuedOrder(orderDocument({ addressees }), { objectionWindow: "P14D" }).objectionWindow).toBe("P14D");
    const order = story([10, acknowledged(10)]);
    const { document, seal } = versionOf(order, videos(1, 2));
    const version = { kind: "OrderModified", document, seal, changes: [], reasons: "More.", terms: [] } as const;
    const event: OrderEvent = { ...version, reinstateBy: minutes(1500), objectionWindow: "P10D", at: minutes(60) };
    expect(evolveOrder(order, event).objectionWindow).toBe("P10D");
  });

  it("of a version the parts that the court sealed, and what the platforms' code of conduct gives its poster", () => {
    const order = story([10, acknowledged(10)]);
    const { context, ...version } = versionOf(order, videos(1, 2));
    const parts = [{ platform: idOf<PlatformId>("vidshare"), disclosure: idOf<Disclosure>("part") }];
    const sealed = { ...version, parts, context: { ...context, objectionWindow: "P10D" } };
    const narrowed = goOn(order, [60, changesFor({ cause: "NARROWING" }, sealed)]);
    expect(narrowed).toMatchObject({ parts, objectionWindow: "P10D" });
  });

  it("the duties of a platform that a version makes an addressee", () => {
    const url = "https://chirper.example/1";
    const disable: DutyDocument = { number: 1, kind: "DISABLE_ACCESS", within: "PT1H", targets: [{ url }] };
    const words = [{ kind: "EQUIVALENT", words: "the video of 1 March" }] as const;
    const keepDown: DutyDocument = { number: 2, kind: "KEEP_DOWN", until: "1 May 2027", targets: words };
    const chirper = idOf<PlatformId>("chirper");
    const order = modified(story(), 60, {
      addressees: [...videos(1, 2).addressees, { platform: chirper, duties: [disable, keepDown] }],
    });
    expect(addresseeOf(order, chirper).duties).toEqual([
      { number: 1, kind: "DISABLE_ACCESS", within: "PT1H" },
      { number: 2, kind: "KEEP_DOWN", within: "PT2H", until: "1 May 2027" },
    ]);
  });

  it("when its suspension ended, where an earlier version of the hub made it final while it was suspended", () => {
    const final: OrderEvent = { kind: "OrderMadeFinal", reasons: "Confirmed.", at: minutes(90) };
    const [suspension] = evolveOrder(story([20, suspends()]), final).suspensions;
    expect(suspension).toMatchObject({ from: minutes(20), until: minutes(90), reasons: "Pending the hearing." });
  });
});
