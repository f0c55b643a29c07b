import type { Refusal } from "@exparte/refusal";
import { describe, expect, it } from "vitest";
import { unreadBytes } from "./unread-bytes.js";

function holderOf(bytes: number) {
  const dropped: Refusal[] = [];
  return { dropped, bytes: () => bytes, drop: (refusal: Refusal) => void dropped.push(refusal) };
}

describe("what a party has not read", () => {
  it("may be as much as the limit; beyond it the fullest is dropped, and no more than it takes", () => {
    const unread = unreadBytes(100);
    const [little, most, much] = [holderOf(20), holderOf(50), holderOf(30)];
    for (const holder of [little, most, much]) unread.enter("a", holder).grew();
    expect(most.dropped).toEqual([]);
    unread.enter("a", holderOf(1)).grew();
    expect(most.dropped).toMatchObject([{ code: "SLOW_CONSUMER", facts: { limit: 100, per: "party" } }]);
    expect([...little.dropped, ...much.dropped]).toEqual([]);
  });

  it("is no other party's, and what has left does not count", () => {
    const unread = unreadBytes(100);
    const other = holderOf(90);
    const others = unread.enter("b", other);
    const left = unread.enter("a", holderOf(60));
    left.grew();
    left.leave();
    const holder = holderOf(60);
    unread.enter("a", holder).grew();
    others.grew();
    expect([...holder.dropped, ...other.dropped]).toEqual([]);
  });

  it("does not count what has been read meanwhile, though nobody said so", () => {
    const unread = unreadBytes(100);
    const reads = { unread: 90, ...holderOf(0), bytes: () => reads.unread };
    const other = holderOf(50);
    unread.enter("a", reads).grew();
    reads.unread = 0;
    unread.enter("a", other).grew();
    expect([...reads.dropped, ...other.dropped]).toEqual([]);
  });
});
