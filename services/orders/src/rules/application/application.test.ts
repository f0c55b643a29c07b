import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { applicationContent, NOW } from "../../../test/fixtures.js";
import { requireText } from "../field.js";
import type { CaseNumber, ComplaintId, CourtId, NoticeId, OrderId } from "../ids.js";
import {
  type Application,
  type ApplicationCommand,
  type ApplicationStatus,
  checkFollows,
  decideApplication,
  evolveApplication,
  submitApplication,
} from "./application.js";

const submitted = () =>
  evolveApplication(
    undefined,
    submitApplication(idOf("application-1"), idOf("rb-amsterdam"), applicationContent(), NOW),
  );

const COMMANDS: readonly ApplicationCommand[] = [
  { type: "grant", orderId: idOf("order-1") },
  { type: "refuse", reasons: "Not plausible." },
  { type: "refer", reasons: "A criminal offence." },
  { type: "withdraw", reasons: "The applicant no longer asks." },
];

const LEADS_TO: Readonly<Record<ApplicationCommand["type"], ApplicationStatus>> = {
  grant: "GRANTED",
  refuse: "REFUSED",
  refer: "REFERRED_TO_PROSECUTION",
  withdraw: "WITHDRAWN",
};

const urls = (count: number) => Array.from({ length: count }, (_, index) => `https://vidshare.example/v/${index}`);
const urlOf = (length: number) => `https://vidshare.example/${"v".repeat(length - 25)}`;

function apply(state: Application, command: ApplicationCommand): Application {
  return evolveApplication(state, decideApplication(state, command, NOW));
}

describe("an application", () => {
  it.each(COMMANDS)("that is SUBMITTED can be decided: $type", (command) => {
    expect(apply(submitted(), command)).toMatchObject({ status: LEADS_TO[command.type], decidedAt: NOW });
  });

  const closedThenCommand = COMMANDS.flatMap((first) => COMMANDS.map((command) => ({ first, command })));
  it.each(closedThenCommand)(
    "that has ended by $first.type cannot be ended again by $command.type",
    ({ first, command }) => {
      const closed = apply(submitted(), first);
      expect(() => decideApplication(closed, command, NOW)).toThrowError(
        expect.objectContaining({
          code: "APPLICATION_DECIDED",
          message: expect.stringMatching(
            new RegExp(
              `^Application application-1 is ${closed.status} since ${NOW}${first.type === "grant" ? ", by order order-1" : ""}; `,
            ),
          ),
          facts: {
            applicationId: "application-1",
            status: closed.status,
            ...(first.type === "grant" ? { orderId: "order-1" } : {}),
          },
        }),
      );
    },
  );

  it.each(["refuse", "refer", "withdraw"] as const)("cannot be ended by %s without reasons", (type) => {
    expect(() => decideApplication(submitted(), { type, reasons: "  " }, NOW)).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: "reasons must be a text of 1 to 20000 characters.",
        facts: { field: "reasons" },
      }),
    );
  });

  it("begins with its submission, whatever else its events contain", () => {
    const granted = { kind: "ApplicationGranted", orderId: idOf<OrderId>("order-1"), at: NOW } as const;
    expect(() => evolveApplication(undefined, granted)).toThrowError("ApplicationGranted before ApplicationSubmitted");
  });
});

describe("an application that follows another", () => {
  it("may follow one that was referred to the police and the Public Prosecution Service", () => {
    const referred = apply(submitted(), { type: "refer", reasons: "A criminal offence." });
    expect(() => checkFollows(referred, "input.followsApplicationId")).not.toThrow();
  });

  it.each(["SUBMITTED", "GRANTED", "GRANTED_IN_PART", "REFUSED", "WITHDRAWN"] as const)(
    "may not follow one that is %s",
    (status) => {
      expect(() => checkFollows({ ...submitted(), status }, "input.followsApplicationId")).toThrowError(
        expect.objectContaining({
          code: "NOT_REFERRED",
          message: expect.stringMatching(
            new RegExp(`^input.followsApplicationId: application application-1 is ${status}; .*Leave the field out`),
          ),
          facts: { field: "input.followsApplicationId", status },
        }),
      );
    },
  );
});

describe("a text that is absent", () => {
  it("is refused like an empty one, with its field named", () => {
    expect(() => requireText(undefined, "input.text")).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.text" } }),
    );
  });
});

describe("an applicant", () => {
  it.each([
    " ",
    "Jan de Vries",
    "J. Jansen",
    "jan.de-vries",
    "jansen",
    "jan@example.org",
    "bsn-123456782",
    "a-1\u202e",
  ])("is known to the court only: %j may say who it is", (applicantReference) => {
    expect(() =>
      submitApplication(idOf("a-1"), idOf("rb-amsterdam"), { ...applicationContent(), applicantReference }, NOW),
    ).toThrowError(
      expect.objectContaining({
        code: "APPLICANT_NOT_OPAQUE",
        message: expect.stringMatching(
          /^input.applicantReference must be a file number of the court's, such as file-2026-17: .*Never a name/,
        ),
        facts: { field: "input.applicantReference" },
      }),
    );
  });
});

describe("submitting refuses", () => {
  it.each([
    ["an empty case number", { caseNumber: idOf<CaseNumber>("") }, "FIELD_INVALID", "input.caseNumber"],
    ["no grounds", { grounds: "" }, "FIELD_INVALID", "input.grounds"],
    ["no urgency (spoedeisend belang)", { urgency: "" }, "FIELD_INVALID", "input.urgency"],
    ["grounds of over 20,000 characters", { grounds: "x".repeat(20_001) }, "FIELD_INVALID", "input.grounds"],
    ["no URL", { urls: [] }, "FIELD_INVALID", "input.urls"],
    ["a relative URL", { urls: ["/v/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL of another scheme", { urls: ["ftp://vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL with credentials", { urls: ["https://a:b@vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a hotline without a name", { source: "HOTLINE" as const }, "FIELD_INVALID", "input.sourceName"],
    ["a trusted flagger without a name", { source: "TRUSTED_FLAGGER" as const }, "FIELD_INVALID", "input.sourceName"],
    [
      "a hotline with an empty name",
      { source: "HOTLINE" as const, sourceName: " " },
      "FIELD_INVALID",
      "input.sourceName",
    ],
    ["over 1,000 URLs", { urls: urls(1001) }, "FIELD_INVALID", "input.urls"],
    ["a second URL that is none", { urls: [...urls(1), "v/1"] }, "URL_INVALID", "input.urls[1]"],
    ["a URL of a scheme like http", { urls: ["httpss://vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL of a scheme that ends in http", { urls: ["xhttp://vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL with only a user", { urls: ["https://a@vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL with only a password", { urls: ["https://:b@vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL of over 4,096 characters", { urls: [urlOf(4097)] }, "URL_INVALID", "input.urls[0]"],
    ["a notice without an id", { noticeId: idOf<NoticeId>(" ") }, "FIELD_INVALID", "input.noticeId"],
    ["a complaint without an id", { complaintId: idOf<ComplaintId>("") }, "FIELD_INVALID", "input.complaintId"],
    ["a notice without its id", { noticeId: idOf<NoticeId>(" ") }, "FIELD_INVALID", "input.noticeId"],
    ["a complaint without its id", { complaintId: idOf<ComplaintId>(" ") }, "FIELD_INVALID", "input.complaintId"],
    [
      "a complaint without a notice",
      { complaintId: idOf<ComplaintId>("c1"), noNoticeBecause: "" },
      "NOTICE_UNEXPLAINED",
      "input.noticeId",
    ],
    ["neither a prior notice nor why there was none", { noNoticeBecause: "" }, "NOTICE_UNEXPLAINED", "input.noticeId"],
    ["an empty reason why there was none", { noNoticeBecause: "  " }, "NOTICE_UNEXPLAINED", "input.noticeId"],
    ["an invisible reason why there was none", { noNoticeBecause: "\u200b" }, "NOTICE_UNEXPLAINED", "input.noticeId"],
    [
      "a reason why there was none of over 20,000 characters",
      { noNoticeBecause: "x".repeat(20_001) },
      "FIELD_INVALID",
      "input.noNoticeBecause",
    ],
    ["grounds of invisible characters", { grounds: "\u200b\u2060" }, "FIELD_INVALID", "input.grounds"],
    ["grounds that cannot be stored", { grounds: "a\0b" }, "FIELD_INVALID", "input.grounds"],
    [
      "a hotline with a name of over 200 characters",
      { source: "HOTLINE" as const, sourceName: "x".repeat(201) },
      "FIELD_INVALID",
      "input.sourceName",
    ],
  ])("%s", (_, change, code, field) => {
    expect(() => submitApplication(idOf("a"), idOf("rb-amsterdam"), applicationContent(change), NOW)).toThrowError(
      expect.objectContaining({
        code,
        message: expect.stringContaining(field.replace("[0]", "")),
        facts: expect.objectContaining({ field }),
      }),
    );
  });

  it("a notice that is neither named nor explained", () => {
    const { noNoticeBecause: _, ...silent } = applicationContent();
    expect(() => submitApplication(idOf("a"), idOf("rb-amsterdam"), silent, NOW)).toThrowError(
      expect.objectContaining({ code: "NOTICE_UNEXPLAINED", message: expect.stringContaining("why there was none") }),
    );
  });
});

describe("submitting takes", () => {
  const { noNoticeBecause: _, ...silent } = applicationContent();
  it.each([
    ["a named hotline", applicationContent({ source: "HOTLINE", sourceName: "Helpwanted" })],
    ["1,000 URLs", applicationContent({ urls: urls(1000) })],
    ["a URL of 4,096 characters", applicationContent({ urls: [urlOf(4096)] })],
    ["an http URL", applicationContent({ urls: ["http://vidshare.example/1"] })],
    [
      "texts of the greatest length",
      applicationContent({ caseNumber: idOf("c".repeat(100)), grounds: "x".repeat(20_000) }),
    ],
    ["a prior notice", { ...silent, noticeId: idOf<NoticeId>("notice-1") }],
    ["a complaint to the AP", applicationContent({ complaintId: idOf<ComplaintId>("complaint-1") })],
  ])("%s, as it was sent", (_, content) => {
    expect(submitApplication(idOf("a"), idOf("rb-amsterdam"), content, NOW)).toEqual({
      kind: "ApplicationSubmitted",
      id: "a",
      court: idOf<CourtId>("rb-amsterdam"),
      content,
      at: NOW,
    });
  });
});
