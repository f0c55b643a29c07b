import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import type { DutyKind } from "../order-document/duty-document.js";
import type { Confirmation, ConfirmationOutcome, DutyTerms, ImpossibleReason } from "./addressee.js";
import { checkOfDisclosure, checkOutcome, isEnough } from "./outcome.js";

const FIELD = "input.items[0]";
const duty = (kind: DutyKind, everywhere?: true): DutyTerms => ({
  number: 7,
  kind,
  within: "PT2H",
  ...(everywhere === undefined ? {} : { everywhere }),
});
const said = (outcome: ConfirmationOutcome, change: Partial<Confirmation> = {}): Confirmation => ({
  itemId: idOf("item-1"),
  outcome,
  effectAt: minutes(0),
  ...change,
});
const refused = (code: string, message: string, facts: object) => expect.objectContaining({ code, message, facts });

describe("rule: a duty is met by the outcomes of its kind", () => {
  it.each<[DutyTerms, string, ConfirmationOutcome, readonly ConfirmationOutcome[]]>([
    [
      duty("REMOVE", true),
      "REMOVE everywhere",
      "ACCESS_DISABLED",
      ["REMOVED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
    ],
    [
      duty("REMOVE"),
      "REMOVE",
      "DEREFERENCED",
      ["REMOVED", "ACCESS_DISABLED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
    ],
    [duty("DEREFERENCE"), "DEREFERENCE", "REMOVED", ["DEREFERENCED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"]],
    [duty("KEEP_DOWN"), "KEEP_DOWN", "REMOVED", ["MEASURE_IN_PLACE", "IMPOSSIBLE"]],
    [duty("DISCLOSE"), "DISCLOSE", "REMOVED", ["DISCLOSED", "IMPOSSIBLE"]],
  ])("%j: the refusal names those", (of, what, outcome, allowed) => {
    for (const one of allowed) expect(() => checkOutcome(of, said(one), FIELD)).not.toThrow();
    expect(() => checkOutcome(of, said(outcome), FIELD)).toThrowError(
      refused(
        "OUTCOME_NOT_OF_DUTY",
        `${FIELD}.outcome: duty 7 is ${what}, and ${outcome} does not meet it; confirm ${allowed.join(", ")}.`,
        { field: `${FIELD}.outcome`, duty: 7, kind: of.kind, allowed },
      ),
    );
  });
});

describe("rule: what is of a duty to disclose confirms no other, and a platform on the hub answers the request", () => {
  const impossible = (impossibleReason: ImpossibleReason) => said("IMPOSSIBLE", { impossibleReason });
  const hub = { kind: "DISCLOSE", connected: true } as const;
  it.each<[Confirmation, string, string]>([
    [said("DISCLOSED"), "outcome", "DISCLOSED"],
    [impossible("DATA_NOT_HELD"), "impossibleReason", "DATA_NOT_HELD"],
    [impossible("LEGAL_OBSTACLE"), "impossibleReason", "LEGAL_OBSTACLE"],
  ])("%j", (one, member, word) => {
    const field = `${FIELD}.${member}`;
    expect(() => checkOfDisclosure({ kind: "REMOVE", connected: false }, one, FIELD)).toThrowError(
      refused("OUTCOME_NOT_OF_DUTY", `${field}: ${word} is of a duty to disclose, and this item is to REMOVE.`, {
        field,
        kind: "REMOVE",
      }),
    );
    expect(() => checkOfDisclosure(hub, one, FIELD)).toThrowError(
      refused(
        "ANSWERED_IN_DISCLOSURES",
        `${field}: a platform on the hub answers the disclosure request of the duty, with answerDisclosure; that confirms the item. Its disclosureInbox brings the request.`,
        { field },
      ),
    );
    expect(() => checkOfDisclosure({ kind: "DISCLOSE", connected: false }, one, FIELD)).not.toThrow();
  });

  it.each([said("REMOVED"), impossible("MANIFEST_ERROR")])("and anything else is of any duty: %j", (one) => {
    expect(() => checkOfDisclosure(hub, one, FIELD)).not.toThrow();
    expect(() => checkOfDisclosure({ kind: "REMOVE", connected: true }, one, FIELD)).not.toThrow();
  });
});

describe("rule: disabled access counts where it covers the order's territorial scope", () => {
  it.each([
    ["NL", "NL", true],
    ["BE, NL", "NL", true],
    [" NL ", "NL", true],
    ["BE;  NL\n", "NL", true],
    ["BE", "NL", false],
    ["EU", "NL", true],
    ["WORLDWIDE", "NL", true],
    ["NL", "EU", false],
    ["EU", "EU", true],
    ["AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK", "EU", true],
    ["EU", "WORLDWIDE", false],
    ["WORLDWIDE", "WORLDWIDE", true],
  ] as const)("in %j, of an order for %s: %s", (where, extent, counts) => {
    expect(isEnough(said("ACCESS_DISABLED", { where }), extent, FIELD)).toBe(counts);
  });

  it.each([undefined, "", " , ", "Netherlands", "NL, XX", "NLD", "NL!", "nl", "xNL"])(
    "and is refused where it is %j",
    (where) => {
      const one = said("ACCESS_DISABLED", where === undefined ? {} : { where });
      expect(() => isEnough(one, "NL", FIELD)).toThrowError(
        refused(
          "FIELD_INVALID",
          `${FIELD}.where must say of this duty for which areas access is disabled: WORLDWIDE, EU, or countries by their ISO 3166 code such as "NL, BE".`,
          { field: `${FIELD}.where` },
        ),
      );
    },
  );

  it("and every other outcome counts everywhere", () => {
    expect(isEnough(said("REMOVED"), "WORLDWIDE", FIELD)).toBe(true);
  });
});
