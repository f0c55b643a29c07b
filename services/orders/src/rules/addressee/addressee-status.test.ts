import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import {
  acknowledged,
  goOn,
  lifts,
  lodges,
  modified,
  reinstates,
  removes,
  type Step,
  story,
  VIDSHARE,
  video,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { ItemId } from "../ids.js";
import { addresseeStatus, isBoundAt, isReinstatementOverdue, judgedItems } from "./addressee-status.js";
import { endingTogether } from "./item-duties.js";

const [ONE, TWO] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
const DAY = 1440;
const lifting: readonly Step[] = [
  [70, lodges(VIDSHARE, "last")],
  [80, lifts({}, "last")],
];

describe("rule: once the order has let go of everything, it is judged by what it let go last", () => {
  const narrowed = modified(story([10, acknowledged(10)], [20, removes(20, ONE, TWO)]), 60, videos(2));
  const ended = goOn(narrowed, ...lifting);

  it("and by what it covers until then", () => {
    expect(judgedItems(vidshare(narrowed)).map(({ id }) => id)).toEqual([TWO]);
    expect(judgedItems(vidshare(ended)).map(({ id }) => id)).toEqual([TWO]);
    const other = modified(story([10, acknowledged(10)], [20, removes(20, ONE, TWO)]), 60, videos(1));
    expect(judgedItems(vidshare(goOn(other, ...lifting))).map(({ id }) => id)).toEqual([ONE]);
    expect(judgedItems(vidshare(goOn(story(), ...lifting))).map(({ id }) => id)).toEqual([ONE, TWO]);
  });

  it("by the last of several, wherever that stands among the items, and by the only one", () => {
    const letGo = (...moments: readonly number[]) =>
      moments.map((minute, index) => {
        const itemId = idOf<ItemId>(`item-${index + 1}`);
        return { id: itemId, url: video(index + 1).url, freed: { itemId, duty: "NONE", at: minutes(minute) } } as const;
      });
    const judged = (...moments: readonly number[]) =>
      judgedItems({ ...vidshare(ended), items: letGo(...moments) }).map(({ id }) => id);
    expect(judged(40, 20, 30)).toEqual([ONE]);
    expect(judged(20)).toEqual([ONE]);
  });

  it("is overdue in putting back only while its term has passed and something is still down", () => {
    const overdue = (order: typeof ended, minute: number) => isReinstatementOverdue(vidshare(order), minutes(minute));
    expect([60 + DAY, 61 + DAY].map((minute) => overdue(narrowed, minute))).toEqual([false, true]);
    const back = goOn(narrowed, [90, reinstates(90, ONE)]);
    expect(overdue(back, 61 + DAY)).toBe(false);
    expect(addresseeStatus(vidshare(back))).toBe("COMPLIED");
    expect(overdue(story(), 61 + DAY)).toBe(false);
  });
});

describe("an item that the order let go", () => {
  it("is owed until that moment, and not at it", () => {
    const freed = { itemId: ONE, duty: "NONE", at: minutes(30) } as const;
    const item = { id: ONE, url: video(1).url, freed };
    expect([minutes(29), minutes(30)].map((moment) => isBoundAt(item, moment))).toEqual([true, false]);
  });
});

describe("the deadline of an addressee", () => {
  it("is, once all is gone, the end of the term that ended last, also of several or of one", () => {
    const one = goOn(modified(story([10, acknowledged(10)]), 60, videos(1)), [70, removes(70, ONE)]);
    expect(vidshare(one).deadline).toBe(minutes(130));
    const three = goOn(modified(story([10, acknowledged(10)]), 60, videos(1, 2, 3)), [100, acknowledged(100, 2)]);
    const newest = idOf<ItemId>("v2-1");
    expect(vidshare(goOn(three, [110, removes(110, ONE, TWO, newest)])).deadline).toBe(minutes(220));
  });
});

describe("terms that begin together", () => {
  it("are told from the one that ends first, those that end at one moment together", () => {
    const ends = (rows: readonly (readonly [string, number])[]) =>
      endingTogether(rows.map(([id, minute]) => ({ id: idOf<ItemId>(id), deadline: minutes(minute) })));
    expect(ends([])).toEqual({});
    expect(
      ends([
        ["a", 30],
        ["b", 30],
      ]),
    ).toEqual({ deadline: minutes(30) });
    const told = {
      deadline: minutes(10),
      deadlines: [
        { itemIds: ["b"], deadline: minutes(10) },
        { itemIds: ["c"], deadline: minutes(20) },
        { itemIds: ["a", "d"], deadline: minutes(30) },
      ],
    };
    expect(
      ends([
        ["a", 30],
        ["b", 10],
        ["c", 20],
        ["d", 30],
      ]),
    ).toEqual(told);
    expect(
      ends([
        ["c", 20],
        ["b", 10],
        ["a", 30],
        ["d", 30],
      ]),
    ).toEqual(told);
  });
});
