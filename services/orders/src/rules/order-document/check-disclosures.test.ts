import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, minutes, NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import { type Instant, instant, termEnd } from "../instant.js";
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
/** With a message that begins with the field and says this. */
const refusedAs = (code: string, field: string, says: string) =>
  expect.objectContaining({ code, message: `${field}${says}`, facts: expect.objectContaining({ field }) });
const terms = (change: Partial<DisclosureTerms>) => asking([disclose({ disclosure: disclosureTerms(change) })]);

describe("an order to disclose", () => {
  it("rule: of disclosure alone needs no marginal test of removal; with removal it needs both", () => {
    expect(check(asking([disclose()]))).not.toThrow();
    expect(refused(asking([disclose(), remove]))).toEqual(["FINDING_MISSING", "order.marginalTest.unlawfulness"]);
    expect(check(asking([disclose(), remove], { marginalTest: TEST ?? {} }))).not.toThrow();
    expect(check(asking([disclose()], { marginalTest: TEST ?? {} }))).toThrowError(
      refusedAs(
        "FIELD_INVALID",
        "order.marginalTest",
        " is of removal, and this order asks for disclosure alone; leave it out, and state its findings in the duty.",
      ),
    );
  });

  it.each(["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"] as const)(
    "rule: needs the finding %s, reasoned and positive",
    (name) => {
      const { findings } = disclosureTerms();
      const { [name]: _, ...others } = findings;
      const field = `${AT}.disclosure.findings.${name}`;
      expect(check(terms({ findings: others }))).toThrowError(
        refusedAs("FINDING_MISSING", field, " must be found and reasoned before disclosure can be ordered."),
      );
      expect(refused(terms({ findings: { ...findings, [name]: { holds: true, reasons: " " } } }))).toEqual([
        "FINDING_MISSING",
        field,
      ]);
      expect(check(terms({ findings: { ...findings, [name]: { ...held, holds: false } } }))).toThrowError(
        refusedAs("FINDING_NEGATIVE", field, " does not hold; then disclosure cannot be ordered. Leave the duty out."),
      );
      const long = { holds: true, reasons: "x".repeat(10_001) };
      expect(check(terms({ findings: { ...findings, [name]: long } }))).toThrowError(
        refusedAs("FIELD_INVALID", `${field}.reasons`, " must be a text of 1 to 10000 characters."),
      );
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
    expect(check(asking([nothing]))).toThrowError(
      refusedAs(
        "FIELD_INVALID",
        `${AT}.disclosure`,
        " says what is to be disclosed, with DISCLOSE and with that kind only.",
      ),
    );
    const other = { ...remove, ...(disclosure === undefined ? {} : { disclosure }) };
    expect(refused(asking([other], { marginalTest: TEST ?? {} }))).toEqual(["FIELD_INVALID", `${AT}.disclosure`]);
  });

  it.each<[string, Partial<DisclosureTerms>, string, string, string]>([
    [
      "no category",
      { categories: [] },
      "FIELD_INVALID",
      "categories",
      " must name at least one of NAME, ADDRESS, EMAIL, PHONE, ACCOUNT_IDENTIFIER, REGISTRATION_IP, ACCESS_IP, each once.",
    ],
    [
      "a category twice",
      { categories: ["NAME", "NAME"] },
      "FIELD_INVALID",
      "categories",
      " must name at least one of NAME, ADDRESS, EMAIL, PHONE, ACCOUNT_IDENTIFIER, REGISTRATION_IP, ACCESS_IP, each once.",
    ],
    [
      "another purpose",
      { purpose: "RESEARCH" },
      "PURPOSE_FORBIDDEN",
      "purpose",
      " must be CIVIL_CLAIM: an identity is disclosed for a civil claim and for nothing else.",
    ],
    [
      "a shorter window without reasons",
      { shortenedWindow: { window: "P2D", reasons: " " } },
      "FIELD_INVALID",
      "shortenedWindow.reasons",
      " must be a text of 1 to 10000 characters.",
    ],
    [
      "a window that is no term",
      { shortenedWindow: { window: "soon", reasons: "It is urgent." } },
      "TERM_INVALID",
      "shortenedWindow.window",
      " must be an ISO 8601 duration such as PT2H or P5D.",
    ],
    [
      "a window that is no shorter",
      { shortenedWindow: { window: "P14D", reasons: "It is urgent." } },
      "FIELD_INVALID",
      "shortenedWindow.window",
      " is P14D, and the code of conduct gives P14D: that is no shorter. Leave it out.",
    ],
    [
      "notice dispensed with without reasons",
      { dispensation: { reasons: "", noticeFrom: minutes(60) } },
      "FIELD_INVALID",
      "dispensation.reasons",
      " must be a text of 1 to 10000 characters.",
    ],
    [
      "a notice in the past",
      { dispensation: { reasons: "The evidence would go.", noticeFrom: NOW } },
      "FIELD_INVALID",
      "dispensation.noticeFrom",
      ` is ${NOW}; the poster is told later than now and within a year, when the reason for silence has passed.`,
    ],
    [
      "a notice in two years",
      { dispensation: { reasons: "The evidence would go.", noticeFrom: minutes(2 * 365 * 24 * 60) } },
      "FIELD_INVALID",
      "dispensation.noticeFrom",
      ` is ${minutes(2 * 365 * 24 * 60)}; the poster is told later than now and within a year, when the reason for silence has passed.`,
    ],
    [
      "a window where notice is dispensed with",
      {
        shortenedWindow: { window: "P2D", reasons: "It is urgent." },
        dispensation: { reasons: "The evidence would go.", noticeFrom: minutes(60) },
      },
      "FIELD_INVALID",
      "shortenedWindow",
      ": notice is dispensed with, so that the poster has no window; leave one of the two out.",
    ],
  ])("is refused with %s", (_, change, code, field, says) => {
    expect(check(terms(change))).toThrowError(refusedAs(code, `${AT}.disclosure.${field}`, says));
  });

  it("puts off the notice by a year at most, and repeats in a later version a moment that has passed since", () => {
    const noticeFrom = (moment: Instant, version = 1) =>
      asking(
        [disclose({ disclosure: disclosureTerms({ dispensation: { reasons: "Evidence.", noticeFrom: moment } }) })],
        {
          version,
        },
      );
    const last = termEnd(NOW, "P1Y");
    expect(check(noticeFrom(last))).not.toThrow();
    expect(refused(noticeFrom(instant(new Date(Date.parse(last) + 1).toISOString())))).toEqual([
      "FIELD_INVALID",
      `${AT}.disclosure.dispensation.noticeFrom`,
    ]);
    expect(check(noticeFrom(minutes(-60), 2))).not.toThrow();
  });

  it("rule: its term ends after the poster's window, by the code or as the court shortens it", () => {
    const within = (length: string, change: Partial<DisclosureTerms> = {}) =>
      asking([disclose({ within: length, disclosure: disclosureTerms(change) })]);
    expect(check(within("P14D"))).toThrowError(
      refusedAs(
        "TERM_TOO_SHORT",
        `${AT}.within`,
        " is P14D, but the poster alone has P14D to object. Give the platform longer, or shorten the window or dispense with notice, with reasons.",
      ),
    );
    expect(check(within("P14D"), "P7D")).not.toThrow();
    expect(refused(within("P15D"), "P21D")).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    const shortenedWindow = { window: "P3D", reasons: "The applicant is in danger." };
    expect(check(within("P4D", { shortenedWindow }))).not.toThrow();
    expect(refused(within("P3D", { shortenedWindow }))).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    // Of two terms in months and days the one is longer in February and the other in March.
    expect(refused(within("P1M"), "P30D")).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    expect(refused(within("P31D"), "P1M")).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
    expect(check(within("P32D"), "P1M")).not.toThrow();
    expect(check(within("P14DT1H"), "P14D")).not.toThrow();
    const dispensation = { reasons: "The evidence would go.", noticeFrom: minutes(60) };
    expect(check(within("PT1H", { dispensation }))).not.toThrow();
    // Without a term of its own it has the order's.
    const { within: _, ...duty } = disclose();
    expect(refused(asking([duty]))).toEqual(["TERM_TOO_SHORT", `${AT}.within`]);
  });
});
