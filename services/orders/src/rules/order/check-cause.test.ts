import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { CORRECTION, changesFor, run, versionOf, video } from "../../../test/story.js";
import type { Asked } from "../application/asked-duties.js";
import type { DisclosureTerms } from "../order-document/disclosure-terms.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { ModificationGround } from "./cause.js";
import type { Order } from "./order.js";

const addition = (minute: number): ModificationGround => ({ cause: "ADDITION", appliedAt: minutes(minute) });
const NARROWING: ModificationGround = { cause: "NARROWING" };
const found = (reasons: string) => ({ holds: true, reasons });
const FINDINGS: Pick<OrderDocument, "marginalTest"> = {
  marginalTest: {
    unlawfulness: found("So are the re-uploads."),
    freedomOfExpression: found("Nor do the re-uploads serve a debate."),
    urgency: found("It was uploaded again within the hour."),
  },
};
const BOTH = orderDocument().addressees;
const withVideos = (...numbers: readonly number[]): Pick<OrderDocument, "addressees"> => ({
  addressees: BOTH.map((one) => (one.platform === "vidshare" ? { ...one, items: numbers.map(video) } : one)),
});
const joined: Pick<OrderDocument, "addressees"> = {
  addressees: [...BOTH, { platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] }],
};
const owing = (...duties: readonly DutyDocument[]): Pick<OrderDocument, "addressees"> => ({
  addressees: [{ platform: idOf("vidshare"), duties }],
});
const change = (
  order: Order,
  ground: ModificationGround,
  version: Partial<OrderDocument>,
  asked: Asked = { urls: [video(1).url] },
) => run(order, changesFor(ground, versionOf(order, version), { asked }), minutes(30));

describe("a cause that does not fit the version is refused, and the refusal names the way out", () => {
  it.each<[string, ModificationGround, Partial<OrderDocument>, string, object]>([
    [
      "CORRECTION_UNASKED",
      CORRECTION,
      withVideos(1, 2, 3),
      "order.addressees[0].items[2].url: the application never asked for REMOVE of https://vidshare.example/v/3, so naming it corrects no mistake; add it on application, with modifyOrder and ADDITION.",
      { field: "order.addressees[0].items[2].url", kind: "REMOVE" },
    ],
    [
      "CAUSE_ADDS",
      NARROWING,
      withVideos(1, 3),
      "order.addressees[0].items[1].url: version 1 did not name https://vidshare.example/v/3, and NARROWING adds nothing; add it with ADDITION.",
      { field: "order.addressees[0].items[1].url", cause: "NARROWING" },
    ],
    [
      "CAUSE_ADDS",
      NARROWING,
      {
        addressees: [
          { platform: idOf("vidshare"), items: [video(1)] },
          {
            platform: idOf("lawyer-list"),
            items: [{ url: "https://lawyer-list.example/" }, { url: "https://lawyer-list.example/2" }],
          },
        ],
      },
      "order.addressees[1].items[1].url: version 1 did not name https://lawyer-list.example/2, and NARROWING adds nothing; add it with ADDITION.",
      { field: "order.addressees[1].items[1].url", cause: "NARROWING" },
    ],
    [
      "CAUSE_ADDS",
      { cause: "SETTLEMENT" },
      joined,
      "order.addressees[2]: chirper was no addressee and is bound by no settlement of others; address it with ADDITION.",
      { field: "order.addressees[2]", cause: "SETTLEMENT" },
    ],
    [
      "CAUSE_ADDS_NOTHING",
      addition(25),
      { ...FINDINGS, removeWithin: "PT1H" },
      "order names no item that the order does not cover already; name what is added, or give the cause that fits.",
      { field: "order.addressees", cause: "ADDITION" },
    ],
    [
      "CAUSE_FREES",
      addition(25),
      { ...FINDINGS, ...withVideos(1, 3) },
      "order leaves out an item that the order covers, and ADDITION frees nothing; name it again, and let it go in a version of its own with NARROWING or CORRECTION.",
      { field: "order.addressees", cause: "ADDITION" },
    ],
    [
      "FINDINGS_NOT_RENEWED",
      addition(25),
      withVideos(1, 2, 3),
      "order.marginalTest.unlawfulness is word for word that of version 1, from before the addition was asked for; find it anew, of what is added too, and seal that.",
      { field: "order.marginalTest.unlawfulness" },
    ],
    [
      "EFFECT_IN_FUTURE",
      addition(31),
      { ...FINDINGS, ...joined },
      "input.addition.appliedAt lies in the future; add once the applicant has asked.",
      { field: "input.addition.appliedAt" },
    ],
    [
      "FIELD_INVALID",
      addition(-1),
      { ...FINDINGS, ...joined },
      `input.addition.appliedAt is ${minutes(-1)}, before the order of ${minutes(0)}; what was asked by then and left out by mistake is added with CORRECTION.`,
      { field: "input.addition.appliedAt" },
    ],
  ])("%s: %o", (code, ground, version, message, facts) => {
    expect(() => change(issuedOrder(), ground, version)).toThrowError(
      expect.objectContaining({ code, message, facts }),
    );
  });
});

describe("what a version adds", () => {
  it("is named where it stands, also where another addressee owed the same place already", () => {
    const place = video(1);
    const list = { platform: idOf<never>("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }, place] };
    const version = { addressees: [{ platform: idOf<never>("vidshare"), items: [place, video(2)] }, list] };
    expect(() => change(issuedOrder(), NARROWING, version)).toThrowError(
      expect.objectContaining({
        code: "CAUSE_ADDS",
        facts: expect.objectContaining({ field: "order.addressees[1].items[1].url" }),
      }),
    );
  });
});

describe("what a version adds to a duty", () => {
  it("is named under that duty, also where another duty named the same place already", () => {
    const remove: DutyDocument = { number: 1, kind: "REMOVE", targets: [video(1)] };
    const disable = (...numbers: readonly number[]): DutyDocument => ({
      number: 2,
      kind: "DISABLE_ACCESS",
      targets: numbers.map(video),
    });
    const order = issuedOrder(orderDocument(owing(remove, disable(2))));
    expect(() => change(order, NARROWING, owing(remove, disable(2, 1)))).toThrowError(
      expect.objectContaining({
        code: "CAUSE_ADDS",
        facts: expect.objectContaining({ field: "order.addressees[0].duties[1].targets[1].url" }),
      }),
    );
  });
});

describe("an addition", () => {
  it.each([0, 30])("is asked for at the earliest with the order, at the latest now: at minute %i", (minute) => {
    expect(change(issuedOrder(), addition(minute), { ...FINDINGS, ...joined }).document.version).toBe(2);
  });

  it("needs findings anew for the eleventh of its items as well", () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const order = issuedOrder(orderDocument(withVideos(...ten)));
    expect(() => change(order, addition(25), withVideos(...ten, 11))).toThrowError(
      expect.objectContaining({ code: "FINDINGS_NOT_RENEWED" }),
    );
  });
});

describe("rule: an addition rests on findings of its own kind, made after it was asked for", () => {
  const remove = (...numbers: readonly number[]): DutyDocument => ({
    number: 1,
    kind: "REMOVE",
    targets: numbers.map(video),
  });
  const disclose = (numbers: readonly number[], terms: Partial<DisclosureTerms> = {}, number = 2): DutyDocument => ({
    number,
    kind: "DISCLOSE",
    within: "P20D",
    targets: numbers.map(video),
    disclosure: disclosureTerms(terms),
  });
  const anew = (balance = "On the papers of the addition."): Pick<DisclosureTerms, "findings"> => {
    const finding = found("On the papers of the addition.");
    return {
      findings: {
        unlawfulness: finding,
        realInterest: finding,
        noLessIntrusiveWay: finding,
        balance: found(balance),
      },
    };
  };
  const given = () => issuedOrder(orderDocument(owing(remove(1), disclose([1]))));
  const adds = (order: Order, version: Partial<OrderDocument>) => () => change(order, addition(25), version);

  it("what is disclosed, on those of the duty to disclose, and never on the marginal test", () => {
    const notRenewed = (finding: string) =>
      expect.objectContaining({
        code: "FINDINGS_NOT_RENEWED",
        facts: { field: `order.addressees[0].duties[1].disclosure.findings.${finding}` },
      });
    expect(adds(given(), { ...FINDINGS, ...owing(remove(1), disclose([1, 2])) })).toThrowError(
      notRenewed("unlawfulness"),
    );
    expect(adds(given(), owing(remove(1), disclose([1, 2], anew("On the papers."))))).toThrowError(
      notRenewed("balance"),
    );
    expect(adds(given(), owing(remove(1), disclose([1, 2], anew())))).not.toThrow();
  });

  it("what is removed, on the marginal test, and not on those of a duty to disclose that stays as it was", () => {
    expect(adds(given(), { ...FINDINGS, ...owing(remove(1, 2), disclose([1])) })).not.toThrow();
    expect(adds(given(), owing(remove(1, 2), disclose([1], anew())))).toThrowError(
      expect.objectContaining({ code: "FINDINGS_NOT_RENEWED", facts: { field: "order.marginalTest.unlawfulness" } }),
    );
  });

  it("a duty to disclose that is new has none of before, whatever another duty found", () => {
    expect(adds(given(), owing(remove(1), disclose([1]), disclose([2], {}, 3)))).not.toThrow();
    const twice = issuedOrder(orderDocument(owing(remove(1), disclose([1], anew()), disclose([2], {}, 3))));
    expect(adds(twice, owing(remove(1), disclose([1], anew()), disclose([2, 3], anew(), 3)))).not.toThrow();
    const post = { ...disclose([], anew()), targets: [{ url: "https://chirper.example/1" }] };
    const others = (...duties: readonly DutyDocument[]): Pick<OrderDocument, "addressees"> => ({
      addressees: [{ platform: idOf("chirper"), duties: [post] }, ...owing(...duties).addressees],
    });
    const { marginalTest: _, ...two } = orderDocument(others(disclose([1])));
    expect(adds(issuedOrder(two), others(disclose([1, 2], anew())))).not.toThrow();
  });

  it("so is a removal that is added to an order which so far only disclosed", () => {
    const { marginalTest: _, ...document } = orderDocument(owing(disclose([1])));
    expect(adds(issuedOrder(document), { ...FINDINGS, ...owing(disclose([1]), remove(1)) })).not.toThrow();
  });
});

describe("rule: who asks that something goes can be given that it cannot be reached, and the reverse", () => {
  const [one, two] = [video(1), video(2)];
  const before = () => issuedOrder(orderDocument(owing({ number: 1, kind: "REMOVE", targets: [one] })));
  const correct = (duty: DutyDocument, asked: Asked) => () =>
    change(before(), CORRECTION, owing({ number: 1, kind: "REMOVE", targets: [one] }, duty), asked);
  const remove: DutyDocument = { number: 2, kind: "REMOVE", targets: [two] };
  const disable: DutyDocument = { number: 2, kind: "DISABLE_ACCESS", targets: [two] };
  const result: DutyDocument = {
    number: 2,
    kind: "DEREFERENCE",
    targets: [{ kind: "SEARCH_RESULT", url: two.url, query: "anna" }],
  };

  it.each<[string, DutyDocument, DutyDocument]>([
    ["removal, and gets no access", remove, disable],
    ["no access, and gets removal", disable, remove],
  ])("asked for %s", (_, asked, given) => {
    expect(correct(given, { urls: [], duties: [asked] })).not.toThrow();
  });

  it.each<[string, DutyDocument]>([
    ["removal", remove],
    ["no access", disable],
  ])("but no result that is left out, asked for %s", (_, asked) => {
    expect(correct(result, { urls: [], duties: [asked] })).toThrowError(
      expect.objectContaining({ code: "CORRECTION_UNASKED", facts: expect.objectContaining({ kind: "DEREFERENCE" }) }),
    );
  });

  it("also beside what the application asked in words, which has no address", () => {
    const keepDown: DutyDocument = {
      number: 3,
      kind: "KEEP_DOWN",
      until: "1 May",
      targets: [{ kind: "EQUIVALENT", words: "the video of 1 March" }],
    };
    expect(correct(keepDown, { urls: [], duties: [keepDown] })).not.toThrow();
    expect(correct(remove, { urls: ["anna's video", two.url] })).not.toThrow();
  });
});
