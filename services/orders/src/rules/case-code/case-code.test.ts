import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import { type CaseCode, type CaseCodeHolder, type CaseCodeStatus, partyOf, statusOf } from "./case-code.js";

const codeFor = (holder: CaseCodeHolder, change: Partial<CaseCode> = {}): CaseCode => ({
  id: idOf("code-1"),
  court: idOf("rb-amsterdam"),
  applicationId: idOf("application-1"),
  holder,
  issuedAt: minutes(0),
  validUntil: minutes(60),
  uses: 0,
  ...change,
});
const APPLICANT: CaseCodeHolder = { user: "APPLICANT", reference: "a-1" };
const own = { orderId: idOf<never>("order-1"), reference: "x-1", itemIds: [idOf<never>("item-1")] };

describe("a code of a case", () => {
  it.each<[string, Partial<CaseCode>, number, CaseCodeStatus]>([
    ["before its time is over", {}, 59, "VALID"],
    ["at its last moment", {}, 60, "VALID"],
    ["after it", {}, 61, "ENDED"],
    ["that the court revoked", { revokedAt: minutes(10) }, 20, "REVOKED"],
    ["that was revoked, also after its time", { revokedAt: minutes(10) }, 61, "REVOKED"],
  ])("%s is read by that", (_, change, minute, status) => {
    expect(statusOf(codeFor(APPLICANT, change), minutes(minute))).toBe(status);
  });

  it.each<[CaseCodeHolder, "case" | "respondent", string]>([
    [{ user: "POSTER", ...own }, "case", "case:read case:contest"],
    [{ user: "THIRD_PARTY", ...own }, "case", "case:read case:contest"],
    [APPLICANT, "case", "case:read"],
    [
      { user: "RESPONDENT", orderId: idOf("order-1"), platform: idOf("site") },
      "respondent",
      "case:read case:contest case:confirm",
    ],
  ])("lets its holder do what that user may: %j", (holder, type, scope) => {
    expect(partyOf(codeFor(holder))).toEqual({ type, scope });
  });
});
