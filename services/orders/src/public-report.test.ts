import { describe, expect, it } from "vitest";
import { times } from "../test/received-orders.js";
import { publicOrders, TYPE_NOT_SPECIFIED } from "./public-report.js";

describe("the public figures on orders", () => {
  it("count orders, items and medians by platform and type, beside all totals", () => {
    const { byType } = publicOrders([
      ...times(12, { items: 2 }),
      ...times(10, { platform: "chirper", illegalContentType: TYPE_NOT_SPECIFIED, hoursToInform: 0.26, items: 3 }),
    ]);
    const all = { platform: "TOTAL", platformKind: "TOTAL" };
    const vidshare = { platform: "vidshare", platformKind: "VIDEO" };
    const chirper = { platform: "chirper", platformKind: "SOCIAL_MEDIA" };
    const ofVidshare = { orders: 12, items: 24, medianHoursToInform: 1, medianHoursToGiveEffect: 2 };
    const ofChirper = { orders: 10, items: 30, medianHoursToInform: 0.3, medianHoursToGiveEffect: 2 };
    expect(byType).toEqual([
      { ...all, category: "TOTAL", orders: 22, items: 54, medianHoursToInform: 1, medianHoursToGiveEffect: 2 },
      { ...chirper, category: "TOTAL", ...ofChirper },
      { ...vidshare, category: "TOTAL", ...ofVidshare },
      { ...all, category: TYPE_NOT_SPECIFIED, ...ofChirper },
      { ...all, category: "STATEMENT_CATEGORY_VIOLENCE", ...ofVidshare },
      { ...chirper, category: TYPE_NOT_SPECIFIED, ...ofChirper },
      { ...vidshare, category: "STATEMENT_CATEGORY_VIOLENCE", ...ofVidshare },
    ]);
  });

  it("name no platform that received orders for fewer than five applicants, though one applicant have many", () => {
    const { byType } = publicOrders([
      ...times(40),
      ...times(9, { platform: "gossip", applicant: "the same person" }),
      ...times(4, { platform: "lawyer-list" }),
    ]);
    expect(
      byType.map(({ platformKind, platform, category, orders }) => [platformKind, platform, category, orders]),
    ).toEqual([
      ["TOTAL", "TOTAL", "TOTAL", 53],
      ["VIDEO", "vidshare", "TOTAL", 40],
      ["WEBSITE", "REST", "TOTAL", 13],
      ["TOTAL", "TOTAL", "STATEMENT_CATEGORY_VIOLENCE", 53],
      ["VIDEO", "vidshare", "STATEMENT_CATEGORY_VIOLENCE", 40],
      ["WEBSITE", "REST", "STATEMENT_CATEGORY_VIOLENCE", 13],
    ]);
  });

  it("publish no median over fewer than ten applicants, and none of a group half of which had no removal", () => {
    const { byType } = publicOrders([
      ...times(4, { platform: "chirper", hoursToGiveEffect: 77.7 }),
      ...times(20, { hoursToGiveEffect: null }),
      ...times(18, { hoursToGiveEffect: 3 }),
    ]);
    expect(byType.map(({ platform, medianHoursToGiveEffect }) => [platform, medianHoursToGiveEffect])).toEqual([
      ["TOTAL", 77.7],
      ["TOTAL", 77.7],
    ]);
    expect(publicOrders(times(4))).toEqual({ byType: [], byRemoval: [], byOutcome: [] });
  });
});
