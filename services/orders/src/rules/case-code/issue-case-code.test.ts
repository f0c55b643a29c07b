import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument, respondent } from "../../../test/fixtures.js";
import type { LockedText } from "../ids.js";
import type { Instant } from "../instant.js";
import { type CaseCodeAsked, holderOf, validUntil } from "./issue-case-code.js";
import { ownItems } from "./own-part.js";

const PERSON = respondent({ respondent: { kind: "PERSON", locked: idOf<LockedText>("locked") } });
const order = issuedOrder(orderDocument({ addressees: [...orderDocument().addressees, PERSON] }));
const platform = idOf<never>("vidshare");
const items = [idOf<never>("item-2"), idOf<never>("item-1")];
const APPLICANT = "a-1";

it("a code for a respondent whom nobody registered names it by its id from the court, and shows its own items", () => {
  const holder = holderOf({ user: "RESPONDENT", platform: PERSON.platform }, APPLICANT, order);
  expect(holder).toEqual({ user: "RESPONDENT", orderId: "order-1", platform: PERSON.platform });
  expect(ownItems(order, holder).map((one) => one.item.url)).toEqual(["https://chirper.example/anna/1"]);
});

describe("whose code it is", () => {
  it("is the applicant's, with or without its reference, also before there is an order", () => {
    for (const asked of [{ user: "APPLICANT" }, { user: "APPLICANT", reference: APPLICANT }] as const)
      expect(holderOf(asked, APPLICANT, undefined)).toEqual({ user: "APPLICANT", reference: APPLICANT });
  });

  it.each(["POSTER", "THIRD_PARTY"] as const)(
    "is a %s's, under a reference, with its items in the order's sequence",
    (user) => {
      expect(holderOf({ user, reference: "x-1", itemIds: items }, APPLICANT, order)).toEqual({
        user,
        orderId: "order-1",
        reference: "x-1",
        itemIds: ["item-1", "item-2"],
      });
    },
  );

  const noSuch = (name: string, user: string) => `input.${name} says nothing of a code for the ${user}; leave it out.`;
  const noOrder =
    "input.orderId names the order that a poster, third party or respondent has a code for; before there is one, only the applicant can have a code.";
  it.each<[string, CaseCodeAsked, string, string, string]>([
    [
      "an applicant under another reference",
      { user: "APPLICANT", reference: "a-2" },
      "FIELD_INVALID",
      "input.reference",
      "input.reference is not that of the applicant in the application; leave it out.",
    ],
    [
      "an applicant with items",
      { user: "APPLICANT", itemIds: items },
      "FIELD_INVALID",
      "input.itemIds",
      noSuch("itemIds", "APPLICANT"),
    ],
    [
      "an applicant with a platform",
      { user: "APPLICANT", platform },
      "FIELD_INVALID",
      "input.platform",
      noSuch("platform", "APPLICANT"),
    ],
    [
      "a respondent with items",
      { user: "RESPONDENT", platform: PERSON.platform, itemIds: items },
      "FIELD_INVALID",
      "input.itemIds",
      noSuch("itemIds", "RESPONDENT"),
    ],
    [
      "a respondent with a reference",
      { user: "RESPONDENT", platform: PERSON.platform, reference: "x-1" },
      "FIELD_INVALID",
      "input.reference",
      noSuch("reference", "RESPONDENT"),
    ],
    [
      "a respondent that is not named",
      { user: "RESPONDENT" },
      "FIELD_INVALID",
      "input.platform",
      "input.platform names the addressee whose code it is.",
    ],
    [
      "an addressee that is on the hub",
      { user: "RESPONDENT", platform },
      "CONNECTED_ADDRESSEE",
      "input.platform",
      '"vidshare" is on the hub and acts with its own token; a code is for an addressee outside it.',
    ],
    [
      "a poster with a platform",
      { user: "POSTER", reference: "x-1", itemIds: items, platform },
      "FIELD_INVALID",
      "input.platform",
      noSuch("platform", "POSTER"),
    ],
    [
      "a third party with a platform",
      { user: "THIRD_PARTY", reference: "x-1", itemIds: items, platform },
      "FIELD_INVALID",
      "input.platform",
      noSuch("platform", "THIRD_PARTY"),
    ],
    [
      "a poster without items",
      { user: "POSTER", reference: "x-1" },
      "CONTESTED_ITEM_MISSING",
      "input.itemIds",
      "input.itemIds names at least one item: a poster or third party contests what it names, and nothing else.",
    ],
    [
      "a poster by name",
      { user: "POSTER", reference: "Anna Jansen", itemIds: items },
      "OPPONENT_NOT_OPAQUE",
      "input.reference",
      "input.reference must be a file number of the court's",
    ],
    [
      "a third party without a reference",
      { user: "THIRD_PARTY", itemIds: items },
      "OPPONENT_NOT_OPAQUE",
      "input.reference",
      "input.reference must be a file number of the court's",
    ],
  ])("is refused for %s", (_, asked, code, field, message) => {
    expect(() => holderOf(asked, APPLICANT, order)).toThrowError(
      expect.objectContaining({ code, message: expect.stringContaining(message), facts: { field } }),
    );
  });

  it.each<CaseCodeAsked>([
    { user: "POSTER", reference: "x-1", itemIds: items },
    { user: "THIRD_PARTY", reference: "x-1", itemIds: items },
    { user: "RESPONDENT", platform: PERSON.platform },
  ])("is nobody's but the applicant's before there is an order: $user", (asked) => {
    expect(() => holderOf(asked, APPLICANT, undefined)).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", message: noOrder, facts: { field: "input.orderId" } }),
    );
  });
});

describe("the time of a code", () => {
  const HOUR = 60;
  const terms = { validFor: "PT48H", longest: "PT72H" };

  it("is as long as the hub says where the court says nothing, and never longer than the hub's longest", () => {
    expect(validUntil(undefined, terms, minutes(0))).toBe(minutes(48 * HOUR));
    expect(validUntil(undefined, { validFor: "P90D", longest: "P30D" }, minutes(0))).toBe(minutes(30 * 1440 - 60));
  });

  it.each([1, 72 * HOUR])("is what the court wants, at minute %i", (minute) => {
    expect(validUntil(minutes(minute), terms, minutes(0))).toBe(minutes(minute));
  });

  it.each<[string, Instant]>([
    ["that is past", minutes(-1)],
    ["that is now", minutes(0)],
    ["beyond the hub's longest", minutes(72 * HOUR + 1)],
  ])("is refused until a moment %s", (_, wanted) => {
    expect(() => validUntil(wanted, terms, minutes(0))).toThrowError(
      expect.objectContaining({
        code: "CASE_CODE_TERM",
        message: `input.validUntil is ${wanted}; a code is valid until a moment that is to come, and on this hub at most until ${minutes(72 * HOUR)}.`,
        facts: { field: "input.validUntil" },
      }),
    );
  });
});
