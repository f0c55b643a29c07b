import { setImmediate as nextLoop } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type EventTurns, type EventTurnsOptions, eventTurns } from "./event-turns.js";

const ROOMY: EventTurnsOptions = { atOnce: 10_000, ofOneParty: 10_000 };
const MANY = 500;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

async function loops(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await nextLoop();
}

/** Asks for so many turns at once; each is written down when it comes, and its place given back with `leave`. */
function asks(turns: EventTurns, party: string, count: number, served: string[]) {
  const leave: (() => void)[] = [];
  const all = Array.from({ length: count }, async (_, n) => {
    leave.push(await turns.take(party));
    served.push(`${party}${n + 1}`);
  });
  return { leave, all: Promise.all(all) };
}

describe("turns", () => {
  it("let requests in between the events of a party that asks for hundreds at once, each in its own turn", async () => {
    const served: string[] = [];
    const { all } = asks(eventTurns(ROOMY), "a", MANY, served);
    await loops(10);
    expect(served.length).toBeGreaterThan(0);
    expect(served.length).toBeLessThan(20);
    await all;
    expect(served).toEqual(Array.from({ length: MANY }, (_, n) => `a${n + 1}`));
  });

  it("are fair between parties: a late party with one event does not wait for another's hundreds", async () => {
    const turns = eventTurns(ROOMY);
    const served: string[] = [];
    asks(turns, "a", MANY, served);
    await loops(3);
    await asks(turns, "b", 1, served).all;
    expect(served.indexOf("b1")).toBeLessThan(10);
  });

  it("reach many parties at once: a thousand that return after a restart do not wait one round each", async () => {
    const turns = eventTurns(ROOMY);
    const served: string[] = [];
    for (let n = 0; n < 1_000; n += 1) asks(turns, `party ${n} `, 2, served);
    await loops(150);
    expect(served.length).toBeGreaterThan(1_000);
    expect(new Set(served.slice(0, 1_000)).size).toBe(1_000);
    expect(served.slice(0, 1_000).every((turn) => turn.endsWith(" 1"))).toBe(true);
  });
});

describe("places", () => {
  it("are few, and fewer for one party: others still find one when a party has its maximum", async () => {
    const turns = eventTurns({ atOnce: 6, ofOneParty: 4 });
    const served: string[] = [];
    const a = asks(turns, "a", 10, served);
    await loops(20);
    expect(served).toEqual(["a1", "a2", "a3", "a4"]);
    for (const party of ["b", "c", "d"]) asks(turns, party, 1, served);
    await loops(20);
    expect(served.slice(4)).toEqual(["b1", "c1"]);
    a.leave[0]?.();
    a.leave[0]?.(); // a second time counts for nothing
    await loops(20);
    expect(served.slice(6)).toEqual(["a5"]); // it has waited for longer than d
    a.leave[1]?.();
    await loops(20);
    expect(served.slice(7)).toEqual(["d1"]);
  });

  it("are taken back from an event that hangs, which continues without one", async () => {
    const turns = eventTurns({ atOnce: 2, ofOneParty: 2, placeForMs: 3_000 });
    const served: string[] = [];
    const a = asks(turns, "a", 2, served);
    asks(turns, "b", 3, served);
    await loops(20);
    vi.advanceTimersByTime(2_999);
    await loops(20);
    expect(served).toEqual(["a1", "b1"]);
    vi.advanceTimersByTime(1);
    await loops(20);
    expect(served).toEqual(["a1", "b1", "a2", "b2"]);
    a.leave[0]?.(); // it ends after all: its place was lost already
    await loops(20);
    expect(served).toHaveLength(4);
  });
});

describe("while ordinary requests are under way", () => {
  async function after(ms: number): Promise<void> {
    for (let n = 0; n < ms; n += 1) {
      vi.advanceTimersByTime(1);
      await loops(20);
    }
  }

  it("rounds pause, but not the first one after a quiet time", async () => {
    let isBusy = true;
    const turns = eventTurns({ ...ROOMY, isBusy: () => isBusy });
    const served: string[] = [];
    asks(turns, "a", 10, served);
    await loops(50);
    expect(served).toEqual(["a1"]);
    asks(turns, "b", 10, served);
    await after(2);
    expect(served).toEqual(["a1", "b1"]);
    isBusy = false;
    await after(4);
    expect(served).toHaveLength(20);
  });

  it("one party has a turn every 4 ms, while others have theirs at once", async () => {
    const turns = eventTurns({ ...ROOMY, isBusy: () => true });
    const served: string[] = [];
    asks(turns, "a", 10, served);
    await loops(50);
    await after(3);
    expect(served).toEqual(["a1"]);
    await after(1);
    expect(served).toEqual(["a1", "a2"]);
    for (const party of ["b", "c"]) asks(turns, party, 1, served);
    await after(2);
    expect(served).toEqual(["a1", "a2", "b1", "c1"]);
    await after(40);
    expect(served.filter((turn) => turn.startsWith("a"))).toHaveLength(10);
  });

  it("a party's pause keeps nobody else waiting", async () => {
    const turns = eventTurns({ ...ROOMY, isBusy: () => true, pauseOfPartyMs: 1_000 });
    const served: string[] = [];
    asks(turns, "a", 2, served);
    await after(10);
    asks(turns, "b", 1, served);
    await after(3);
    expect(served).toEqual(["a1", "b1"]);
    await after(1_000);
    expect(served).toEqual(["a1", "b1", "a2"]);
  });

  it("one party has a turn as often as was asked", async () => {
    const turns = eventTurns({ ...ROOMY, isBusy: () => true, pauseOfPartyMs: 20 });
    const served: string[] = [];
    asks(turns, "a", 3, served);
    await loops(50);
    await after(19);
    expect(served).toEqual(["a1"]);
    await after(1);
    expect(served).toEqual(["a1", "a2"]);
  });
});
