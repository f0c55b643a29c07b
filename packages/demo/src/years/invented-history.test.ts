import { describe, expect, it } from "vitest";
import { inventedHistory } from "./invented-history.js";

const NOW = new Date("2026-11-28T12:00:00.000Z");
const history = inventedHistory({ years: 1, now: NOW, seed: 1 });

describe("an invented history", () => {
  it("is in the order of time, begins a year ago, and tells nothing of later than now", () => {
    const moments = history.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted());
    expect(new Date(moments[0] ?? 0).getTime()).toBeGreaterThan(NOW.getTime() - 367 * 86_400_000);
    expect(moments.filter((at) => new Date(at) > NOW)).toEqual([]);
  });

  it("is the same for the same seed and present", () => {
    expect(inventedHistory({ years: 1, now: NOW, seed: 1 })).toEqual(history);
  });

  it("says of every case that it is invented, and names the demonstration's parties alone", () => {
    const text = JSON.stringify(history);
    expect(text).not.toMatch(/simulated|connected-\d|site-\d|C\/00\//i);
    const issued = history.flatMap(({ order = [] }) => order).filter((event) => event.kind === "OrderIssued");
    expect(issued.length).toBeGreaterThan(100);
    for (const { document } of issued) {
      expect(document.caseNumber).toMatch(/^VERZONNEN \d+$/);
      expect(document.statementOfReasons).toContain("Invented for the demonstration.");
    }
  });

  it("has platforms that differ: who is late most often is not who gets most orders", () => {
    const events = history.flatMap(({ order = [] }) => order);
    const ofEach = (kind: string) => {
      const counts: Record<string, number> = {};
      for (const event of events) {
        if (event.kind === kind && "platform" in event) counts[event.platform] = (counts[event.platform] ?? 0) + 1;
      }
      return counts;
    };
    const [served, late] = [ofEach("AddresseeServed"), ofEach("DeadlinePassed")];
    const share = (platform: string) => (late[platform] ?? 0) / (served[platform] ?? 1);
    expect(share("hostbox")).toBeGreaterThan(share("chirper"));
  });
});
