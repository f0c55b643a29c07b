import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { times } from "../../../test/received-orders.js";
import type { CourtId } from "../ids.js";
import { publicApplications, publicOrders, type SubmittedApplication, TYPE_NOT_SPECIFIED } from "./public-report.js";

describe("the public figures on orders", () => {
  it("count orders, items and medians by platform and type, together with all totals", () => {
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

  it("are also divided by what became of the content, and by what became of the order", () => {
    const { byRemoval, byOutcome } = publicOrders([
      ...times(12),
      ...times(10, { platform: "chirper", removal: "AFTER_TERM", outcome: "LIFTED" }),
    ]);
    const all = { platform: "TOTAL", platformKind: "TOTAL" };
    const vidshare = { platform: "vidshare", platformKind: "VIDEO" };
    const chirper = { platform: "chirper", platformKind: "SOCIAL_MEDIA" };
    const totals = [
      { ...all, category: "TOTAL", orders: 22 },
      { ...chirper, category: "TOTAL", orders: 10 },
      { ...vidshare, category: "TOTAL", orders: 12 },
    ];
    expect(byRemoval).toEqual([
      ...totals,
      { ...all, category: "AFTER_TERM", orders: 10 },
      { ...all, category: "WITHIN_TERM", orders: 12 },
      { ...chirper, category: "AFTER_TERM", orders: 10 },
      { ...vidshare, category: "WITHIN_TERM", orders: 12 },
    ]);
    expect(byOutcome).toEqual([
      ...totals,
      { ...all, category: "LIFTED", orders: 10 },
      { ...all, category: "UNCONTESTED", orders: 12 },
      { ...chirper, category: "LIFTED", orders: 10 },
      { ...vidshare, category: "UNCONTESTED", orders: 12 },
    ]);
  });

  it("name an unspecified type as the templates of the DSA do", () => {
    const { byType } = publicOrders(times(5, { illegalContentType: TYPE_NOT_SPECIFIED }));
    const unsaid = "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER";
    expect(byType.map(({ category }) => category)).toEqual(["TOTAL", "TOTAL", unsaid, unsaid]);
  });

  it("name no platform with orders for fewer than five applicants, even if one applicant has many", () => {
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

  it("publish no median over fewer than ten applicants, nor for a group half of which had no removal", () => {
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

describe("the public figures on applications", () => {
  const submitted = (count: number, court: CourtId, change: Partial<SubmittedApplication>): SubmittedApplication[] =>
    Array.from({ length: count }, (_, index) => ({
      court,
      applicant: `applicant ${index} of ${court}`,
      status: "GRANTED",
      hoursToDecision: 5,
      ...change,
    }));
  const summary = (applications: readonly SubmittedApplication[]) =>
    publicApplications(applications).map(({ court, category, applications: count, medianHoursToDecision }) => [
      court,
      category,
      count,
      medianHoursToDecision,
    ]);

  it("count them by court and decision, with the median time to the decision", () => {
    const inAmsterdam = { applications: 12, medianHoursToDecision: 5 };
    const inTheHague = { applications: 10, medianHoursToDecision: 0.3 };
    expect(
      publicApplications([
        ...submitted(12, idOf("rb-amsterdam"), { hoursToDecision: 4.96 }),
        ...submitted(10, idOf("rb-den-haag"), { status: "REFUSED", hoursToDecision: 0.26 }),
      ]),
    ).toEqual([
      { court: "TOTAL", category: "TOTAL", applications: 22, medianHoursToDecision: 5 },
      { court: "rb-amsterdam", category: "TOTAL", ...inAmsterdam },
      { court: "rb-den-haag", category: "TOTAL", ...inTheHague },
      { court: "TOTAL", category: "GRANTED", ...inAmsterdam },
      { court: "TOTAL", category: "REFUSED", ...inTheHague },
      { court: "rb-amsterdam", category: "GRANTED", ...inAmsterdam },
      { court: "rb-den-haag", category: "REFUSED", ...inTheHague },
    ]);
  });

  it("give no median for undecided ones", () => {
    expect(summary(submitted(12, idOf("rb-amsterdam"), { status: "SUBMITTED", hoursToDecision: null }))).toEqual([
      ["TOTAL", "TOTAL", 12, null],
      ["rb-amsterdam", "TOTAL", 12, null],
      ["TOTAL", "SUBMITTED", 12, null],
      ["rb-amsterdam", "SUBMITTED", 12, null],
    ]);
  });

  it("name no court to which fewer than five applicants turned, even if one turned to it often", () => {
    expect(
      summary([
        ...submitted(12, idOf("rb-amsterdam"), {}),
        ...submitted(9, idOf("rb-den-haag"), { applicant: "the same person" }),
        ...submitted(4, idOf("rb-gelderland"), {}),
      ]),
    ).toEqual([
      ["TOTAL", "TOTAL", 25, 5],
      ["rb-amsterdam", "TOTAL", 12, 5],
      ["REST", "TOTAL", 13, null],
      ["TOTAL", "GRANTED", 25, 5],
      ["rb-amsterdam", "GRANTED", 12, 5],
      ["REST", "GRANTED", 13, null],
    ]);
  });
});
