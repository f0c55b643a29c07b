import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { acknowledged, confirmation, confirms, goOn, removes, vidshare } from "../../../test/story.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { Addressee, Item } from "./addressee.js";
import { dutiesOwed, partOfDuty, removalPart } from "./duties-owed.js";
import { lengthsOf } from "./modified-addressee.js";

const platform = idOf<PlatformId>("vidshare");
const item = (n: number) => idOf<ItemId>(`item-${n}`);
const video = (n: number) => ({ url: `https://vidshare.example/v/${n}` });
const owing = (...duties: readonly DutyDocument[]) => orderDocument({ addressees: [{ platform, duties }] });
const remove = (number: number, ...videos: readonly number[]): DutyDocument => ({
  number,
  kind: "REMOVE",
  targets: videos.map(video),
});
const numbersOf = ({ duties }: Pick<Addressee, "duties">) => duties?.map(({ number }) => number);

describe("what an addressee owes", () => {
  it("is told in order of number, with the removal of what has no duty written out", () => {
    const addressee = vidshare(issuedOrder(owing(remove(3, 3), remove(2, 2))));
    expect(dutiesOwed(addressee).map(({ number }) => number)).toEqual([2, 3]);
    const [first] = addressee.items;
    if (first === undefined) throw new Error("It has an item");
    const { duty: _, ...plain } = first;
    expect(dutiesOwed({ ...addressee, items: [...addressee.items, plain] })).toMatchObject([
      { number: 1, kind: "REMOVE", within: "PT2H" },
      { number: 2 },
      { number: 3 },
    ]);
    expect(dutiesOwed(vidshare(issuedOrder()))).toEqual([{ number: 1, kind: "REMOVE", within: "PT2H" }]);
  });

  it("is by duty: one is complied with by what it asks alone, once it is served", () => {
    const issued = issuedOrder(owing(remove(1, 1, 2), remove(2, 3)));
    const part = (order: typeof issued, number: number) => partOfDuty(vidshare(order), number);
    const order = goOn(issued, [10, acknowledged(10)], [30, removes(30, item(3))]);
    expect(part(order, 2)).toMatchObject({ compliedAt: minutes(30), items: [{ id: "item-3" }] });
    expect(part(order, 1).compliedAt).toBeUndefined();
    const half = goOn(order, [40, removes(40, item(1))]);
    expect(part(half, 1).compliedAt).toBeUndefined();
    const all = goOn(half, [50, removes(50, item(2))]);
    expect([part(all, 1).compliedAt, part(all, 2).compliedAt]).toEqual([minutes(50), minutes(30)]);
    expect(part(all, 9).items).toEqual([]);
    expect(part(all, 9).compliedAt).toBeUndefined();
  });

  it("is not complied with before it is served, though who knows of it has acknowledged and removed it", () => {
    const bailiff = { ...owing(remove(1, 1), remove(2, 2)), serviceBy: "BAILIFF" } as const;
    const order = goOn(
      issuedOrder(bailiff),
      [10, acknowledged(10)],
      [20, confirms(confirmation(item(1), 20, "REMOVED"))],
    );
    expect(partOfDuty(vidshare(order), 1).compliedAt).toBeUndefined();
  });
});

describe("the part of an addressee that is no disclosure", () => {
  const addressee = vidshare(goOn(issuedOrder(), [10, acknowledged(10)], [20, removes(20, item(1))]));
  const asked = (...posters: readonly boolean[]): Addressee => ({
    ...addressee,
    items: addressee.items.map((one, index): Item => (posters[index] ? { ...one, of: "POSTER" } : one)),
  });

  it("is all of it where nothing is to be disclosed, and none of it where all is", () => {
    const { compliedAt: _, ...open } = asked(false, false);
    const complied = { ...open, compliedAt: minutes(25) };
    expect(removalPart(complied)).toBe(complied);
    expect(removalPart(asked(true, true))).toBeUndefined();
  });

  it("is complied with by the rest", () => {
    expect(removalPart(asked(false, true))).toMatchObject({ items: [{ id: "item-1" }], compliedAt: minutes(20) });
    const part = removalPart({ ...asked(true, false), compliedAt: minutes(25) });
    expect(part?.items.map(({ id }) => id)).toEqual(["item-2"]);
    expect(part?.compliedAt).toBeUndefined();
  });
});

describe("what a version makes of the duties", () => {
  const duties = [
    { number: 1, kind: "REMOVE", within: "PT2H", penaltyRunningSince: minutes(50) },
    { number: 2, kind: "REMOVE", within: "PT2H" },
  ] as const;

  it("keeps a former one, in order of number, and since when a penalty runs", () => {
    const { duties: after } = lengthsOf({ platform, duties }, owing(remove(3, 3), remove(1, 1)));
    expect(after?.map(({ number, penaltyRunningSince }) => [number, penaltyRunningSince])).toEqual([
      [1, minutes(50)],
      [2, undefined],
      [3, undefined],
    ]);
    expect(numbersOf(lengthsOf({ platform, duties }, owing(remove(4, 4), remove(2, 2))))).toEqual([1, 2, 4]);
  });

  it("writes none out where none was", () => {
    expect(lengthsOf({ platform }, orderDocument())).toEqual({ removeWithin: "PT2H" });
    expect(numbersOf(lengthsOf({ platform }, owing(remove(1, 1))))).toEqual([1]);
    expect(numbersOf(lengthsOf({ platform, duties }, orderDocument()))).toEqual([1, 2]);
  });
});
