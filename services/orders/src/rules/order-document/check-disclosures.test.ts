import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, minutes, NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import { checkOrderDocument } from "./check-order-document.js";
import type { DisclosureTerms } from "./disclosure-terms.js";
import type { DutyDocument } from "./duty-document.js";
import type { OrderDocument } from "./order-document.js";

const AT = "order.addressees[0].duties[0]";
const TEST = orderDocument().marginalTest;
const held = { holds: true, reasons: "On the papers." };

const remove: DutyDocument = { number: 2, kind: "REMOVE", targets: [{ url: "https://vidshare.example/v/2" }] };

function disclose(change: Partial<DutyDocument> = {}): DutyDocument {
  return {
    number: 1,
    kind: "DISCLOSE",
    within: "P15D",
    targets: [{ url: "https://vidshare.example/v/1" }],
    disclosure: disclosureTerms(),
    ...change,
  };
}

function asking(duties: readonly DutyDocument[], change: Partial<OrderDocument> = {}): OrderDocument {
  const { marginalTest: _, ...document } = orderDocument({
    addressees: [{ platform: idOf("vidshare"), duties }],
    ...change,
  });
  return change.marginalTest === undefined ? document : { ...document, marginalTest: change.marginalTest };
}

const check = (order: OrderDocument, codeWindow?: string) => () =>
  checkOrderDocument(order, PLATFORMS, NOW, codeWindow);
function refused(order: OrderDocument, codeWindow?: string): unknown[] {
  try {
    check(order, codeWindow)();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts.field];
    throw error;
  }
  return [];
}
const terms = (change: Partial<DisclosureTerms>) => asking([disclose({ disclosure: disclosureTerms(change) })]);

describe("an order to disclose", () => {
  it("rule: of disclosure alone needs no marginal test of removal; with removal it needs both", () => {
    expect(check(asking([disclose()]))).not.toThrow();
    expect(refused(asking([disclose(), remove]))).toEqual(["FINDING_MISSING", "order.marginalTest.unlawfulness"]);
    expect(check(asking([disclose(), remove], { marginalTest: TEST ?? {} }))).not.toThrow();
    expect(refused(asking([disclose()], { marginalTest: TEST ?? {} }))).toEqual([
      "FIELD_INVALID",
      "order.marginalTest",
    ]);
  });

  it.each(["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"] as const)(
    "rule: needs the finding %s, reasoned and positive",
    (name) => {
      const { findings } = disclosureTerms();
      const { [name]: _, ...others } = findings;
      const field = `${AT}.disclosure.findings.${name}`;
      expect(refused(terms({ findings: others }))).toEqual(["FINDING_MISSING", field]);
      expect(refused(terms({ findings: { ...findings, [name]: { holds: true, reasons: " " } } }))).toEqual([
        "FINDING_MISSING",
        field,
      ]);
      expect(refused(terms({ findings: { ...findings, [name]: { ...held, holds: false } } }))).toEqual([
        "FINDING_NEGATIVE",
        field,
      ]);
    },
  );

  it("is owed on a place, an account, a site or what has no address, and names at least one", () => {
    expect(refused(asking([disclose({ targets: [] })]))).toEqual(["TARGET_MISSING", `${AT}.targets`]);
    expect(refused(asking([disclose({ targets: [{ kind: "ITEM", url: "https://vidshare.example/v/1" }] })]))).toEqual([
      "TARGET_OF_OTHER_KIND",
      `${AT}.targets[0].kind`,
    ]);
    expect(refused(asking([disclose({ targets: [{ kind: "LOCATOR", locator: "group 7" }] })]))).toEqual([
      "FIELD_INVALID",
      `${AT}.targets[0].description`,
    ]);
    const targets = [
      { kind: "ACCOUNT", url: "https://vidshare.example/u/anna" },
      { kind: "SITE", url: "https://vidshare.example/" },
      { kind: "LOCATOR", description: "A message.", locator: "group 7" },
    ] as const;
    expect(check(asking([disclose({ targets })]))).not.toThrow();
  });

  it("says what is asked, with that kind and no other", () => {
    const { disclosure, ...nothing } = disclose();
    expect(refused(asking([nothing]))).toEqual(["FIELD_INVALID", `${AT}.disclosure`]);
    const other = { ...remove, ...(disclosure === undefined ? {} : { disclosure }) };
    expect(refused(asking([other], { marginalTest: TEST ?? {} }))).toEqual(["FIELD_INVALID", `${AT}.disclosure`]);
  });

  it.each<[string, Partial<DisclosureTerms>, string, string]>([
    ["no category", { categories: [] }, "FIELD_INVALID", "categories"],
    ["a category twice", { categories: ["NAME", "NAME"] }, "FIELD_INVALID", "categories"],
    ["another purpose", { purpose: "RESEARCH" }, "PURPOSE_FORBIDDEN", "purpose"],
    [
      "a shorter window without reasons",
      { shortenedWindow: { window: "P2D", reasons: " " } },
      "FIELD_INVALID",
      "shortenedWindow.reasons",
    ],
    [
      "a window that is no term",
      { shortenedWindow: { window: "soon", reasons: "It is urgent." } },
      "TERM_INVALID",
      "shortenedWindow.window",
    ],
    [
      "a window that is no shorter",
      { shortenedWindow: { window: "P14D", reasons: "It is urgent." } },
      "FIELD_INVALID",
      "shortenedWindow.window",
    ],
    [
      "notice dispensed with without reasons",
      { dispensation: { reasons: "", noticeFrom: minutes(60) } },
      "FIELD_INVALID",
      "dispensation.reasons",
    ],
    [
      "a notice in the past",
      { dispensation: { reasons: "The evidence would go.", noticeFrom: NOW } },
      "FIELD_INVALID",
      "dispensation.noticeFrom",
    ],
    [
      "a notice in two years",
      { dispensation: { reasons: "The evidence would go.", noticeFrom: minutes(2 * 365 * 24 * 60) } },
      "FIELD_INVALID",
      "dispensation.noticeFrom",
    ],
    [
      "a window where notice is dispensed with",
      {
        shortenedWindow: { window: "P2D", reasons: "It is urgent." },
        dispensation: { reasons: "The evidence would go.", noticeFrom: minutes(60) },
      },
      "FIELD_INVALID",
      "shortenedWindow",
    ],
  ])("is refused with %s", (_, change, code, field) => {
    expect(refused(terms(change))).toEqual([code, `${AT}.disclosure.${field}`]);
  });

  it("rule: its term ends after the poster's window, by the code or as the court shortens it", () => {
    const within = (length: string, change: Partial<DisclosureTerms> = {}) =>
      asking([disclose({ within: length, disclosure: disclosureTerms(change) })]);
    expect(refused(within("P14D"))).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    expect(check(within("P14D"), "P7D")).not.toThrow();
    expect(refused(within("P15D"), "P21D")).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    const shortenedWindow = { window: "P3D", reasons: "The applicant is in danger." };
    expect(check(within("P4D", { shortenedWindow }))).not.toThrow();
    expect(refused(within("P3D", { shortenedWindow }))).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    const dispensation = { reasons: "The evidence would go.", noticeFrom: minutes(60) };
    expect(check(within("PT1H", { dispensation }))).not.toThrow();
    // Without a term of its own it has the order's.
    const { within: _, ...duty } = disclose();
    expect(refused(asking([duty]))).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
  });
});
