import { describe, expect, it } from "vitest";
import { applicationContent, NOW } from "../test/fixtures.js";
import {
  type Application,
  type ApplicationCommand,
  type ApplicationStatus,
  decideApplication,
  evolveApplication,
  submitApplication,
} from "./application.js";

const submitted = evolveApplication(
  undefined,
  submitApplication("application-1", "rb-amsterdam", applicationContent(), NOW),
);

const COMMANDS: readonly ApplicationCommand[] = [
  { type: "grant", orderId: "order-1" },
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

function apply(state: Application, command: ApplicationCommand): Application {
  return evolveApplication(state, decideApplication(state, command, NOW));
}

describe("an application", () => {
  it.each(COMMANDS)("that is SUBMITTED can be decided: $type", (command) => {
    expect(apply(submitted, command)).toMatchObject({ status: LEADS_TO[command.type], decidedAt: NOW });
  });

  const closedThenCommand = COMMANDS.flatMap((first) => COMMANDS.map((command) => ({ first, command })));
  it.each(closedThenCommand)(
    "that was left by $first.type is not left again by $command.type",
    ({ first, command }) => {
      const closed = apply(submitted, first);
      expect(() => decideApplication(closed, command, NOW)).toThrowError(
        expect.objectContaining({
          code: "APPLICATION_DECIDED",
          facts: expect.objectContaining({ status: closed.status }),
        }),
      );
    },
  );

  it.each(["refuse", "refer", "withdraw"] as const)("is not left by %s without reasons", (type) => {
    expect(() => decideApplication(submitted, { type, reasons: "  " }, NOW)).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "reasons" } }),
    );
  });
});

describe("submitting refuses", () => {
  it.each([
    ["an empty case number", { caseNumber: "" }, "FIELD_INVALID", "input.caseNumber"],
    ["no applicant reference", { applicantReference: " " }, "FIELD_INVALID", "input.applicantReference"],
    ["no grounds", { grounds: "" }, "FIELD_INVALID", "input.grounds"],
    ["no urgency (spoedeisend belang)", { urgency: "" }, "FIELD_INVALID", "input.urgency"],
    ["grounds of over 20,000 characters", { grounds: "x".repeat(20_001) }, "FIELD_INVALID", "input.grounds"],
    ["no URL", { urls: [] }, "FIELD_INVALID", "input.urls"],
    ["a relative URL", { urls: ["/v/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL of another scheme", { urls: ["ftp://vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a URL with credentials", { urls: ["https://a:b@vidshare.example/1"] }, "URL_INVALID", "input.urls[0]"],
    ["a hotline without a name", { source: "HOTLINE" as const }, "FIELD_INVALID", "input.sourceName"],
    ["a trusted flagger without a name", { source: "TRUSTED_FLAGGER" as const }, "FIELD_INVALID", "input.sourceName"],
    ["neither a prior notice nor why there was none", { noNoticeBecause: "" }, "NOTICE_UNEXPLAINED", "input.noticeId"],
  ])("%s", (_, change, code, field) => {
    expect(() => submitApplication("a", "rb-amsterdam", applicationContent(change), NOW)).toThrowError(
      expect.objectContaining({ code, facts: expect.objectContaining({ field }) }),
    );
  });
});
