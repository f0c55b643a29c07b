import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder } from "../../../test/fixtures.js";
import { acknowledged, contests, goOn, lodges, VIDSHARE } from "../../../test/story.js";
import type { CaseCodeHolder } from "./case-code.js";
import { ownItems, ownOppositions } from "./own-part.js";

const contested = goOn(
  issuedOrder(),
  [10, acknowledged(10)],
  [20, contests("x-1", "item-1")],
  [21, contests("x-2", "item-2")],
  [
    22,
    {
      ...contests("x-1", "item-2"),
      oppositionId: idOf("of-third-party"),
      by: { role: "THIRD_PARTY", reference: "x-1" },
    },
  ],
  [23, lodges(VIDSHARE, "of-vidshare")],
);
const orderId = contested.id;
const of = (user: "POSTER" | "THIRD_PARTY", reference: string, itemId: string): CaseCodeHolder => ({
  user,
  orderId,
  reference,
  itemIds: [idOf(itemId)],
});

describe("rule: a code shows its holder its own items and oppositions, and nobody else's", () => {
  it.each<[string, CaseCodeHolder, readonly string[], readonly string[]]>([
    ["a poster", of("POSTER", "x-1", "item-1"), ["item-1"], ["opposition-of-x-1"]],
    ["another poster", of("POSTER", "x-2", "item-2"), ["item-2"], ["opposition-of-x-2"]],
    ["a third party", of("THIRD_PARTY", "x-1", "item-2"), ["item-2"], ["of-third-party"]],
    [
      "the applicant, who contests nothing",
      { user: "APPLICANT", reference: "a-1" },
      ["item-1", "item-2", "item-3"],
      [],
    ],
    [
      "an addressee",
      { user: "RESPONDENT", orderId, platform: idOf("vidshare") },
      ["item-1", "item-2"],
      ["of-vidshare"],
    ],
    [
      "an addressee that did not contest",
      { user: "RESPONDENT", orderId, platform: idOf("lawyer-list") },
      ["item-3"],
      [],
    ],
  ])("%s", (_, holder, items, oppositions) => {
    const shown = ownItems(contested, holder);
    expect(shown.map(({ item }) => item.id)).toEqual(items);
    const owner = new Map(contested.addressees.flatMap((one) => one.items.map(({ id }) => [id, one.platform])));
    expect(shown.map(({ platform }) => platform)).toEqual(shown.map(({ item }) => owner.get(item.id)));
    expect(ownOppositions(contested, holder).map(({ id }) => id)).toEqual(oppositions);
  });
});
