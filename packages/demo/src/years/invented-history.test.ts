import { describe, expect, it } from "vitest";
import { inventedHistory } from "./invented-history.js";

const NOW = new Date("2026-11-28T12:00:00.000Z");
const { since, moments } = inventedHistory({ years: 2, now: NOW, seed: 1 });
const events = moments.flatMap(({ order = [] }) => order);
const issued = events.filter((event) => event.kind === "OrderIssued");

describe("an invented history", () => {
  it("is in the order of time, begins with its first year, and tells nothing of later than now", () => {
    const times = moments.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(new Date(times[0] ?? 0).getTime()).toBeGreaterThanOrEqual(since.getTime());
    expect(moments.filter(({ at }) => new Date(at) > NOW)).toEqual([]);
  });

  it("is the same for the same seed and present, and another for another seed", () => {
    const again = (seed: number) => inventedHistory({ years: 0.1, now: NOW, seed });
    expect(again(1)).toEqual(again(1));
    expect(again(2)).not.toEqual(again(1));
  });

  it("says of every case that it is invented, and names invented parties alone", () => {
    expect(JSON.stringify(moments)).not.toMatch(/simulated|connected-\d|site-\d\b|C\/00\//i);
    for (const { document } of issued) {
      expect(document.caseNumber).toMatch(/^VERZONNEN \d+$/);
      expect(document.statementOfReasons).toContain("Invented for the demonstration.");
      expect(document.court).toMatch(/^voorbeeld/);
      for (const { platform } of document.addressees) expect(platform).toMatch(/^voorbeeld/);
    }
  });

  it("has a few hundred orders, of several courts, to some twenty platforms", () => {
    const platforms = issued.flatMap(({ addressees }) => addressees.map(({ platform }) => platform));
    expect(issued.length).toBeGreaterThan(250);
    expect(issued.length).toBeLessThan(600);
    expect(new Set(issued.map(({ document }) => document.court)).size).toBe(4);
    expect(new Set(platforms).size).toBeGreaterThan(20);
  });

  it("has every end that an order can have here, and penalties on some", () => {
    const kinds = new Set(events.map(({ kind }) => kind));
    for (const kind of [
      "AddresseeComplied",
      "ClarificationGiven",
      "OppositionDecided",
      "OrderSuspended",
      "OrderModified",
      "OrderLifted",
      "OrderLapsed",
      "AddresseeReinstated",
      "MainClaimRegistered",
      "OrderAppealLodged",
    ])
      expect(kinds).toContain(kind);
    const penal = issued.filter(({ document }) => document.penalty !== undefined).length / issued.length;
    expect(penal).toBeGreaterThan(0.5);
    expect(penal).toBeLessThan(1);
  });

  it("leaves to the service's timers what timers do", () => {
    const byTimer = events.filter(({ kind }) => kind === "MainTermPassed" || kind === "ReinstatementDeadlinePassed");
    expect(byTimer).toEqual([]);
  });

  it("has platforms that differ: a few get many orders, and some are late more often than others", () => {
    const served = new Map<string, number>();
    const late = new Map<string, number>();
    const deadlines = new Map<string, string>();
    for (const { order = [], applicationId } of moments) {
      for (const event of order) {
        if (event.kind !== "AddresseeServed" && event.kind !== "AddresseeComplied") continue;
        const { platform } = event;
        if (event.kind === "AddresseeServed") {
          served.set(platform, (served.get(platform) ?? 0) + 1);
          deadlines.set(`${applicationId} ${platform}`, event.deadline ?? "9999");
        } else if (event.compliedAt > (deadlines.get(`${applicationId} ${platform}`) ?? "9999")) {
          late.set(platform, (late.get(platform) ?? 0) + 1);
        }
      }
    }
    const share = (bird: string) =>
      (late.get(`voorbeeldplatform-${bird}`) ?? 0) / (served.get(`voorbeeldplatform-${bird}`) ?? 1);
    expect(share("ekster")).toBeGreaterThan(2 * share("merel"));
    expect(served.get("voorbeeldplatform-merel")).toBeGreaterThan(2 * (served.get("voorbeeldplatform-reiger") ?? 0));
  });
});
