import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  decided,
  decidesAppeal,
  ending,
  goOn,
  lodges,
  resumes,
  type Step,
  story,
  suspends,
  upholds,
  VIDSHARE,
} from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";

const DAY = 24 * 60;
const END = "2026-06-02T21:59:59.999Z";
const served: Step = [10, acknowledged(10)];
const claimed: Step = [22, { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) }];
const confirms = (reasons = "Unlawful.", enforceableDespiteAppeal?: boolean): OrderCommand => ({
  type: "concludeMainProceedings",
  reasons,
  outcome: "CONFIRMED",
  ...(enforceableDespiteAppeal === undefined ? {} : { enforceableDespiteAppeal }),
});
const rejects: OrderCommand = {
  type: "concludeMainProceedings",
  reasons: "Lawful.",
  outcome: "REJECTED",
  terms: ending(),
};
const judged = () => story(served, claimed, [24, confirms()]);
const irrevocable = (acquiesced?: boolean): OrderCommand => ({
  type: "declareIrrevocable",
  reasons: "Nobody appealed.",
  ...(acquiesced === undefined ? {} : { acquiesced }),
});
const onMain = appeals({ against: { decision: "MAIN_JUDGMENT" } });

describe("the main judgment", () => {
  it.each<[string, boolean | undefined, object]>([
    ["is silent", undefined, {}],
    ["is enforceable", true, { enforceableDespiteAppeal: true }],
    ["is not enforceable", false, { enforceableDespiteAppeal: false, appealSuspends: true }],
  ])("that %s despite appeal is kept as it was given", (_, said, kept) => {
    const [event] = decided(story(served, claimed), 24, confirms("Unlawful.", said));
    expect(event).toEqual({
      kind: "MainJudgmentGiven",
      outcome: "CONFIRMED",
      reasons: "Unlawful.",
      appealBy: END,
      ...kept,
      at: minutes(24),
    });
  });

  it("that rejects the claim is suspended by no appeal, whatever the order said of itself", () => {
    const order = issuedOrder(orderDocument({ enforceableDespiteAppeal: false }));
    expect(decided(goOn(order, served), 24, rejects)[0]).not.toHaveProperty("appealSuspends");
  });

  it.each<[string, OrderCommand, string]>([
    ["another judgment", confirms("Other."), "the main proceedings are concluded once"],
    ["an opposition", lodges(), "no opposition is lodged after it"],
  ])("is followed by no %s, and the refusal names the appeal", (_, command, because) => {
    expect(() => decided(judged(), 30, command)).toThrowError(
      expect.objectContaining({
        code: "MAIN_JUDGMENT_GIVEN",
        message: `The main judgment on order order-1 was given on ${minutes(24)}, and ${because}; whoever disagrees appeals against it, at the court that hears that, with lodgeOrderAppeal.`,
        facts: { orderId: "order-1" },
      }),
    );
  });
});

it("a judgment that rejected the claim is not said again by one that confirms it for the same reasons", () => {
  const rejected = goOn(issuedOrder(orderDocument({ penalty })), served, claimed, [24, rejects]);
  expect(() => decided(rejected, 30, confirms("Lawful."))).toThrowError(
    expect.objectContaining({ code: "ORDER_STATE", facts: { orderId: "order-1", status: "LIFTED" } }),
  );
});

describe("rule: a judgment is irrevocable when no appeal lies against it any more", () => {
  it.each<[string, () => Order, object]>([
    [
      "while none is recorded",
      () => story(served),
      {
        code: "MAIN_JUDGMENT_MISSING",
        message:
          "No main judgment on order order-1 is recorded, so nothing of it is irrevocable; record it with concludeMainProceedings.",
        facts: { orderId: "order-1" },
      },
    ],
    [
      "while an appeal is pending",
      () => goOn(judged(), [26, onMain]),
      {
        code: "APPEAL_PENDING",
        message:
          "Appeal appeal-1 is pending at gh-amsterdam in case 200.123.456/01; that court decides on it, or has it withdrawn, first.",
        facts: { orderId: "order-1", appealId: "appeal-1" },
      },
    ],
    [
      "while the term runs",
      judged,
      {
        code: "APPEAL_TERM_RUNNING",
        message: `An appeal can be lodged until ${END}; declare it after that, or say acquiesced where the parties acquiesced in the judgment (Rv art. 334).`,
        facts: { field: "input.acquiesced", orderId: "order-1", appealBy: END },
      },
    ],
  ])("and not %s", (_, order, refusal) => {
    expect(() => decided(order(), 30, irrevocable())).toThrowError(expect.objectContaining(refusal));
  });

  it("from the moment after the last one of the term", () => {
    const end = (Date.parse(END) - Date.parse(minutes(0))) / 60_000;
    const declare = (minute: number) => () => decided(judged(), minute, irrevocable());
    expect(declare(end)).toThrowError(expect.objectContaining({ code: "APPEAL_TERM_RUNNING" }));
    expect(declare(end + 1)).not.toThrow();
  });

  it("at once where the parties acquiesced in it, which is kept", () => {
    expect(decided(judged(), 30, irrevocable(true))).toEqual([
      { kind: "OrderMadeFinal", reasons: "Nobody appealed.", acquiesced: true, at: minutes(30) },
    ]);
    expect(decided(judged(), 100 * DAY, irrevocable())[0]).not.toHaveProperty("acquiesced");
  });

  it("after the last of the terms of cassation, in whatever sequence the appeals were decided", () => {
    const both = goOn(
      judged(),
      [26, onMain],
      [27, appeals({ against: { decision: "MAIN_JUDGMENT" }, appealId: idOf("appeal-2"), appellant: VIDSHARE })],
      [10 * DAY, decidesAppeal("CONFIRMED", { appealId: "appeal-2" })],
      [100 * DAY, decidesAppeal("CONFIRMED")],
    );
    const reversed = goOn(
      judged(),
      [26, onMain],
      [27, appeals({ against: { decision: "MAIN_JUDGMENT" }, appealId: idOf("appeal-2"), appellant: VIDSHARE })],
      [10 * DAY, decidesAppeal("CONFIRMED")],
      [100 * DAY, decidesAppeal("CONFIRMED", { appealId: "appeal-2" })],
    );
    for (const order of [both, reversed])
      expect(() => decided(order, 150 * DAY, irrevocable())).toThrowError(
        expect.objectContaining({ code: "APPEAL_TERM_RUNNING" }),
      );
  });

  it("and no term against a decision on opposition holds it up, on which the order rests no longer", () => {
    const order = goOn(
      issuedOrder(orderDocument({ penalty })),
      served,
      [20, lodges()],
      [21, upholds()],
      claimed,
      [26, appeals()],
      [30, confirms()],
      [80 * DAY, decidesAppeal("CONFIRMED")],
    );
    expect(goOn(order, [100 * DAY, irrevocable()]).status).toBe("FINAL");
  });
});

describe("a suspension for an appeal", () => {
  const upheld = () => story(served, [20, lodges()], [24, upholds()]);
  const stays: OrderCommand = { type: "suspend", reasons: "Rv art. 351.", appealId: idOf("appeal-1") };

  it("is ended by the court that hears it, and no other: each refusal names the court that can", () => {
    const stayed = goOn(upheld(), [26, appeals()], [30, stays]);
    expect(() => decided(stayed, 31, resumes())).toThrowError(
      expect.objectContaining({
        code: "SUSPENDED_ELSEWHERE",
        message:
          "Order order-1 is suspended for appeal appeal-1, which gh-amsterdam hears in case 200.123.456/01; that court resumes it, or it goes on when the appeal is decided or withdrawn.",
        facts: { orderId: "order-1", appealId: "appeal-1" },
      }),
    );
    const own = goOn(upheld(), [25, suspends()], [26, appeals()]);
    expect(() => decided(own, 31, { ...stays, type: "resume" } as OrderCommand)).toThrowError(
      expect.objectContaining({
        code: "SUSPENDED_ELSEWHERE",
        message:
          "Order order-1 is suspended by another court than gh-amsterdam; that one resumes it. Decide on the appeal.",
        facts: { orderId: "order-1", appealId: "appeal-1" },
      }),
    );
  });

  it("is another than that of the court which gave the order, though for the same reasons", () => {
    const own = goOn(upheld(), [26, appeals()], [30, suspends("Rv art. 351.")]);
    expect(() => decided(own, 31, stays)).toThrowError(expect.objectContaining({ code: "ORDER_STATE" }));
  });

  it("holds up no suspension pending opposition, where the appeal itself suspends nothing", () => {
    const order = goOn(
      upheld(),
      [25, lodges({ role: "POSTER" }, "opposition-2")],
      [26, appeals()],
      [27, suspends()],
      [30, upholds("opposition-2")],
    );
    expect(order.status).toBe("IN_FORCE");
  });
});
