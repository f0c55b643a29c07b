import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import type { ItemId, PlatformId } from "../ids.js";
import { checkOpponent, type Opponent, sameOpponent } from "./opponent.js";

const platform = (id: string): Opponent => ({ role: "ADDRESSEE", platform: idOf<PlatformId>(id) });
const poster = (reference?: string): Opponent => ({
  role: "POSTER",
  ...(reference === undefined ? {} : { reference }),
});
const third = (reference: string): Opponent => ({ role: "THIRD_PARTY", reference });
const ITEMS = [idOf<ItemId>("item-1")];

describe("rule: one party has one opposition pending", () => {
  it.each<[string, Opponent, Opponent, boolean]>([
    ["a platform and itself", platform("vidshare"), platform("vidshare"), true],
    ["two platforms", platform("vidshare"), platform("chirper"), false],
    ["a platform and the poster of the whole order", platform("vidshare"), poster(), false],
    ["the poster of the whole order and a platform", poster(), platform("vidshare"), false],
    ["the poster of the whole order and itself", poster(), poster(), true],
    ["the poster of the whole order and one of its own items", poster(), poster("poster-1"), false],
    ["two posters", poster("poster-1"), poster("poster-2"), false],
    ["a poster and a third party under the same reference", poster("file-1"), third("file-1"), false],
    ["a third party and itself", third("file-1"), third("file-1"), true],
  ])("%s", (_, one, other, same) => {
    expect(sameOpponent(one, other)).toBe(same);
  });
});

describe("an opposition is refused", () => {
  it.each<[string, Opponent, readonly ItemId[] | undefined, { code: string; message: string; facts: object }]>([
    [
      "of a platform that names items",
      platform("vidshare"),
      ITEMS,
      {
        code: "FIELD_INVALID",
        message:
          "input.itemIds is for a poster or third party; an addressee contests all that the order asks of it. Leave it out.",
        facts: { field: "input.itemIds" },
      },
    ],
    [
      "of a poster that names items and has no reference",
      poster(),
      ITEMS,
      {
        code: "OPPONENT_REFERENCE_MISSING",
        message:
          "input.itemIds names the items of one poster or third party; give its reference too, in input.opponentReference.",
        facts: { field: "input.opponentReference" },
      },
    ],
    [
      "of a third party by its name",
      third("Jan Jansen"),
      ITEMS,
      {
        code: "OPPONENT_NOT_OPAQUE",
        message: expect.stringMatching(
          /^input\.opponentReference must be a file number of the court's, such as poster-2026-17-a: .+\. Never a name, an account or a number of the opponent's own\.$/,
        ),
        facts: { field: "input.opponentReference" },
      },
    ],
    [
      "of a third party that names no item",
      third("reader-2026-3"),
      [],
      {
        code: "CONTESTED_ITEM_MISSING",
        message:
          "input.itemIds names at least one item: a poster or third party contests what it names, and nothing else.",
        facts: { field: "input.itemIds" },
      },
    ],
  ])("%s", (_, by, itemIds, refusal) => {
    expect(() => checkOpponent(by, itemIds)).toThrowError(expect.objectContaining(refusal));
  });
});
