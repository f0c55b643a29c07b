import { instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureFacts, disclosureTerms, FINDINGS_HELD } from "../../../test/disclosure-terms.js";
import type { PlatformId } from "../ids.js";
import { FINDINGS } from "./disclosure-request.js";
import { type DisclosureFacts, type DisclosureTerms, requestDisclosure } from "./disclosure-terms.js";

const NOW = instant("2026-06-01");
const ask = (terms: Partial<DisclosureTerms> = {}, facts: Partial<DisclosureFacts> = {}) =>
  requestDisclosure(disclosureTerms(terms), disclosureFacts(facts), NOW);
const order = disclosureFacts().order;
if (order === undefined) throw new Error("There is an order");

describe("a court's request", () => {
  it("is made to each addressee, with the window of the code in force and a term", () => {
    const addressees = [
      { platform: idOf<PlatformId>("vidshare"), outsideCode: false },
      { platform: idOf<PlatformId>("chirper"), outsideCode: true },
    ];
    expect(ask({ addressees })).toMatchObject([
      {
        platform: "vidshare",
        outsideCode: false,
        codeVersion: 1,
        objectionWindow: "P7D",
        expiresAt: instant("2026-06-29"),
      },
      { platform: "chirper", outsideCode: true, codeVersion: 1, objectionWindow: "P7D" },
    ]);
  });

  it("gives the poster a window also while no code is in force", () => {
    const addressees = [{ platform: idOf<PlatformId>("vidshare"), outsideCode: true }];
    expect(ask({ addressees }, { published: [], participations: new Map() })).toMatchObject([
      { objectionWindow: "P14D" },
    ]);
  });

  const ended = { because: "ORDER_LIFTED", at: instant("2026-05-01") } as const;
  const noFinding = (name: string) =>
    Object.fromEntries(Object.entries(FINDINGS_HELD).filter(([other]) => other !== name));
  const cases: [string, Partial<DisclosureTerms>, Partial<DisclosureFacts>, string, string][] = [
    ["an order that was not granted", {}, { order: undefined }, "UNKNOWN_ORDER", "input.orderId"],
    ["another court's order", {}, { court: idOf("rb-den-haag") }, "UNKNOWN_ORDER", "input.orderId"],
    ["a lifted order", {}, { order: { ...order, ended } }, "ORDER_ENDED", "input.orderId"],
    [
      "an order that no longer covers the platform",
      {},
      { order: { ...order, addressees: [{ platform: idOf("vidshare"), covered: false, duties: [] }] } },
      "ORDER_ENDED",
      "input.addressees[0].platform",
    ],
    ...FINDINGS.map((name): (typeof cases)[number] => [
      `a request without the finding ${name}`,
      { findings: noFinding(name) },
      {},
      "FINDING_MISSING",
      `input.findings.${name}`,
    ]),
    [
      "a finding that is not reasoned",
      { findings: { ...FINDINGS_HELD, balance: { holds: true, reasons: " " } } },
      {},
      "FINDING_MISSING",
      "input.findings.balance",
    ],
    [
      "a finding that does not hold",
      { findings: { ...FINDINGS_HELD, balance: { holds: false, reasons: "No." } } },
      {},
      "FINDING_NEGATIVE",
      "input.findings.balance",
    ],
    ["another purpose", { purpose: "PROSECUTION" }, {}, "PURPOSE_FORBIDDEN", "input.purpose"],
    ["no category", { categories: [] }, {}, "FIELD_INVALID", "input.categories"],
    ["a category twice", { categories: ["NAME", "NAME"] }, {}, "FIELD_INVALID", "input.categories"],
    ["no addressee", { addressees: [] }, {}, "ADDRESSEE_MISSING", "input.addressees"],
    [
      "a platform that is no addressee",
      { addressees: [{ platform: idOf("hostbox"), outsideCode: true }] },
      {},
      "UNKNOWN_ADDRESSEE",
      "input.addressees[0].platform",
    ],
    [
      "a platform without an inbox",
      { addressees: [{ platform: idOf("lawyer-list"), outsideCode: true }] },
      {},
      "ADDRESSEE_NOT_CONNECTED",
      "input.addressees[0].platform",
    ],
    [
      "a platform outside the code that is not marked so",
      { addressees: [{ platform: idOf("chirper"), outsideCode: false }] },
      {},
      "PLATFORM_OUTSIDE_CODE",
      "input.addressees[0].outsideCode",
    ],
    [
      "a participant that is marked as outside",
      { addressees: [{ platform: idOf("vidshare"), outsideCode: true }] },
      {},
      "PLATFORM_INSIDE_CODE",
      "input.addressees[0].outsideCode",
    ],
    ["a term of nonsense", { within: "soon" }, {}, "TERM_INVALID", "input.within"],
    ["a term of a year", { within: "P1Y" }, {}, "TERM_INVALID", "input.within"],
    ["a term shorter than the poster's window", { within: "P5D" }, {}, "TERM_TOO_SHORT", "input.within"],
    ["a dispensation without reasons", { dispensation: "" }, {}, "FIELD_INVALID", "input.dispensation"],
    ["an empty reference", { reference: "" }, {}, "FIELD_INVALID", "input.reference"],
    ["a reference that is a name", { reference: "Jan de Vries" }, {}, "FIELD_INVALID", "input.reference"],
  ];
  it.each(cases)("is refused: %s", (_title, terms, facts, code, field) => {
    expect(() => ask(terms, facts)).toThrow(
      expect.objectContaining({ code, facts: expect.objectContaining({ field }) }),
    );
  });

  it("may have a short term when notice is dispensed with", () => {
    expect(ask({ within: "P5D", dispensation: "Evidence would go." })).toHaveLength(1);
  });
});
