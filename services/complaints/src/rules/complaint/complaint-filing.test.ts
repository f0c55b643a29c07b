import { instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { CONTENT, codeOf, filed, NOW } from "../../../test/fixtures.js";
import type { NoticeId, PlatformId } from "../ids.js";
import { NOTICE_OUTCOMES, type Notice, type NoticeStatus } from "../notice/notice.js";
import type { ComplaintContent } from "./complaint.js";

function noticeIn(status: NoticeStatus, platform = "vidshare"): Notice {
  const content = {
    reference: "12",
    source: "VICTIM",
    platform: idOf<PlatformId>(platform),
    urls: ["https://vidshare.example/v/1"],
    noticedAt: NOW,
  } as const;
  return {
    id: idOf("n1"),
    recorder: { type: "court", id: "rb-amsterdam" },
    content,
    status,
    decisions: [],
    recordedAt: NOW,
  };
}

type Refused = [string, string, Partial<ComplaintContent>];
const NOT_OPAQUE = "COMPLAINANT_NOT_OPAQUE input.complainantReference";
const fullName = (reference: string): Refused => [
  `the name ${reference}`,
  NOT_OPAQUE,
  { complainantReference: reference },
];
const ownNumber = (reference: string): Refused => [
  `the complainant's own number ${reference}`,
  NOT_OPAQUE,
  { complainantReference: reference },
];

describe("filing a complaint", () => {
  it("records that it was received now, or when the AP says", () => {
    expect(filed()).toMatchObject({ id: "c1", status: "RECEIVED", receivedAt: NOW, platformRefused: true });
    expect(filed({ ...CONTENT, receivedAt: instant("2026-06-01") })).toMatchObject({
      receivedAt: "2026-06-01T00:00:00.000Z",
    });
  });

  it.each<[string, string, string]>([
    ["an ordinary day", "2026-06-04T09:00:00Z", "2026-09-04T22:00:00.000Z"],
    ["across the change to summer time", "2026-01-15T09:00:00Z", "2026-04-15T22:00:00.000Z"],
    ["across the change to winter time", "2025-09-15T09:00:00Z", "2025-12-15T23:00:00.000Z"],
    ["past midnight in Amsterdam, not yet in UTC", "2026-02-28T23:30:00Z", "2026-06-01T22:00:00.000Z"],
    ["from a date that the month lacks", "2024-11-30T12:00:00Z", "2025-02-28T23:00:00.000Z"],
    ["to a Saturday: Monday instead", "2025-11-28T12:00:00Z", "2026-03-02T23:00:00.000Z"],
    ["from a date that only a leap year has", "2023-11-30T12:00:00Z", "2024-02-29T23:00:00.000Z"],
  ])(
    "requires an answer to the complainant by the end of a day three calendar months later: %s",
    (_, received, due) => {
      expect(filed({ ...CONTENT, receivedAt: instant(received) }).progressDueAt).toBe(due);
    },
  );

  it.each<[string, string, Partial<ComplaintContent>]>([
    ["an empty case number", "FIELD_INVALID input.caseNumber", { caseNumber: idOf("") }],
    [
      "a complainant's name",
      "COMPLAINANT_NOT_OPAQUE input.complainantReference",
      { complainantReference: "Jan Jansen" },
    ],
    ["a single name", "COMPLAINANT_NOT_OPAQUE input.complainantReference", { complainantReference: "Jansen" }],
    [
      "a name with a year",
      "COMPLAINANT_NOT_OPAQUE input.complainantReference",
      { complainantReference: "Jan Jansen 1980" },
    ],
    ["an address", "COMPLAINANT_NOT_OPAQUE input.complainantReference", { complainantReference: "jan80@mail.example" }],
    ...["jan-jansen-1980", "Jan.Jansen_1980", "van-dijk/7", "jan-de-vries-80"].map(fullName),
    ...["0612345678", "06-12345678", "020/624.11.11", "31612345678", "123456782", "1234.56.782", "bsn-123456782"].map(
      ownNumber,
    ),
    ["a controller that is no id", "FIELD_INVALID input.controller", { controller: idOf("VidShare B.V.") }],
    ["no URL", "FIELD_INVALID input.urls", { urls: [] }],
    ["a URL that is none", "FIELD_INVALID input.urls[0]", { urls: ["vidshare.example/v/1"] }],
    ["no description", "FIELD_INVALID input.description", { description: " " }],
    ["an order that is no id", "FIELD_INVALID input.orderId", { orderId: idOf("\0") }],
    ["a notice that is no id", "FIELD_INVALID input.noticeId", { noticeId: idOf("a b") }],
    ["a moment to come", "FIELD_INVALID input.receivedAt", { receivedAt: instant("2026-06-05") }],
    ["a year that is a slip", "FIELD_INVALID input.receivedAt", { receivedAt: instant("1926-06-01") }],
  ])("refuses %s", (_, refused, part) => {
    expect(codeOf(() => filed({ ...CONTENT, ...part }))).toBe(refused);
  });
});

describe("a complainant's reference", () => {
  it.each([
    "klager-77",
    "AP/2026/12",
    "z2026-00012",
    "12345678",
    "k-1795488154600",
    "A:7",
    "018f3c2a-aced-7e1b-bead-123456789012",
    "018f3c2a-1234-7123-8123-1a0612345678",
  ])("may be a file number such as %s", (complainantReference) => {
    expect(codeOf(() => filed({ ...CONTENT, complainantReference }))).toBe("done");
  });
});

describe("whether the platform has refused", () => {
  const { platformRefused: _, ...unsaid } = CONTENT;

  it.each<NoticeStatus>(["OPEN", ...NOTICE_OUTCOMES])("follows from the notice that is named: %s", (status) => {
    const refused = status === "REFUSED_LAWFUL" || status === "REFUSED_OVERRIDING_PUBLIC_INTEREST";
    expect(filed({ ...unsaid, noticeId: idOf("n1") }, noticeIn(status)).platformRefused).toBe(refused);
    const contradicting = { ...CONTENT, platformRefused: !refused, noticeId: idOf<NoticeId>("n1") };
    expect(codeOf(() => filed(contradicting, noticeIn(status)))).toBe("FIELD_INVALID input.platformRefused");
  });

  it("must be stated when there is no notice", () => {
    expect(filed({ ...CONTENT, platformRefused: false }).platformRefused).toBe(false);
    expect(codeOf(() => filed(unsaid))).toBe("REMOVAL_REFUSAL_UNKNOWN input.noticeId");
  });

  it("does not follow from a notice that is not there, or about another platform", () => {
    expect(codeOf(() => filed({ ...unsaid, noticeId: idOf("n1") }))).toBe("UNKNOWN_NOTICE input.noticeId");
    expect(codeOf(() => filed({ ...unsaid, noticeId: idOf("n1") }, noticeIn("REMOVED", "chirper")))).toBe(
      "NOTICE_FOREIGN input.noticeId",
    );
  });
});
