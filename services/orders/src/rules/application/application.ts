import { isBlank, isOpaqueReference, OPAQUE_REFERENCE } from "@exparte/text";
import { checkUrl, requireLabel, requireText } from "../field.js";
import type { ApplicationId, CaseNumber, ComplaintId, CourtId, NoticeId, OrderId } from "../ids.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { type AskedDuty, checkAskedDuties } from "./asked-duties.js";
import type { RefusedPart } from "./grant-in-part.js";
import type { AppealedCase } from "./instance.js";

/**
 * Application (verzoek): what the applicant asks of the court.
 *
 * SUBMITTED   the registry entered it. The judge leaves it by
 * → GRANTED   the order is given, ex parte, on a marginal test (bevel tot voorlopige verwijdering);
 * → GRANTED_IN_PART  likewise, and of what the order leaves out the judge says why (grant-in-part.ts);
 * → REFUSED   a finding fails; the application keeps the reasons;
 * → REFERRED_TO_PROSECUTION  the content is better dealt with by the police and the Public Prosecution Service
 *             (politie en OM);
 * → WITHDRAWN the applicant no longer asks.
 * The last five are final: after a referral, a new application can be submitted.
 *
 * The applicant is known to the court only: the hub holds an opaque reference.
 */
export type ApplicationStatus =
  | "SUBMITTED"
  | "GRANTED"
  | "GRANTED_IN_PART"
  | "REFUSED"
  | "REFERRED_TO_PROSECUTION"
  | "WITHDRAWN";

export const APPLICATION_SOURCES = ["VICTIM", "HOTLINE", "COURT", "TRUSTED_FLAGGER"] as const;
export type ApplicationSource = (typeof APPLICATION_SOURCES)[number];

export interface ApplicationContent {
  readonly caseNumber: CaseNumber;
  readonly source: ApplicationSource;
  /** The hotline's or flagger's name, if the source is one. */
  readonly sourceName?: string;
  readonly applicantReference: string;
  /** Of the others, where several apply together. */
  readonly furtherApplicantReferences?: readonly string[];
  /** An applicant is a minor (minderjarig). */
  readonly minor?: boolean;
  /** The court keeps from the other side who applies, as far as the law allows. */
  readonly confidential?: boolean;
  readonly urls: readonly string[];
  /** What is asked, duty by duty; absent: that the `urls` be removed. */
  readonly duties?: readonly AskedDuty[];
  readonly grounds: string;
  /** Spoedeisend belang: why ordinary proceedings would be too slow. */
  readonly urgency: string;
  /** The prior notice to the platform (melding), or why there was none. */
  readonly noticeId?: NoticeId;
  readonly noNoticeBecause?: string;
  /**
   * The complaint to the AP about the same content, if the AP referred the complainant to the court. As with the
   * notice, the complaints service is not asked whether it exists: an urgent application does not wait for another
   * service.
   */
  readonly complaintId?: ComplaintId;
  /** The case of a lower court in which it was refused, whole or in part (appeal-of-refusal.ts). */
  readonly appealOf?: AppealedCase;
  /** An earlier application, referred to prosecution, which this one follows. */
  readonly followsApplicationId?: ApplicationId;
}

export interface Application {
  readonly id: ApplicationId;
  readonly court: CourtId;
  readonly status: ApplicationStatus;
  readonly content: ApplicationContent;
  readonly submittedAt: Instant;
  readonly decidedAt?: Instant;
  readonly reasons?: string;
  readonly orderId?: OrderId;
  /** For GRANTED_IN_PART. */
  readonly refused?: readonly RefusedPart[];
}

export type ApplicationEvent =
  | {
      readonly kind: "ApplicationSubmitted";
      readonly id: ApplicationId;
      readonly court: CourtId;
      readonly content: ApplicationContent;
      readonly at: Instant;
    }
  | {
      readonly kind: "ApplicationGranted";
      readonly orderId: OrderId;
      /** Absent where all that is asked is granted. */
      readonly refused?: readonly RefusedPart[];
      readonly at: Instant;
    }
  | { readonly kind: "ApplicationRefused"; readonly reasons: string; readonly at: Instant }
  | { readonly kind: "ApplicationReferred"; readonly reasons: string; readonly at: Instant }
  | { readonly kind: "ApplicationWithdrawn"; readonly reasons: string; readonly at: Instant };

export type ApplicationCommand =
  | { readonly type: "grant"; readonly orderId: OrderId; readonly refused?: readonly RefusedPart[] }
  | { readonly type: "refuse"; readonly reasons: string }
  | { readonly type: "refer"; readonly reasons: string }
  | { readonly type: "withdraw"; readonly reasons: string };

export function submitApplication(
  id: ApplicationId,
  court: CourtId,
  content: ApplicationContent,
  now: Instant,
): ApplicationEvent {
  requireLabel(content.caseNumber, "input.caseNumber", 100);
  checkApplicants(content);
  requireText(content.grounds, "input.grounds");
  requireText(content.urgency, "input.urgency");
  if (content.duties !== undefined) checkAskedDuties(content.duties);
  if ((content.urls.length === 0 && content.duties === undefined) || content.urls.length > 1000) {
    throw refuse("FIELD_INVALID", "input.urls must name 1 to 1,000 places where the content stands.", {
      field: "input.urls",
    });
  }
  content.urls.forEach((url, index) => {
    checkUrl(url, `input.urls[${index}]`);
  });
  if ((content.source === "HOTLINE" || content.source === "TRUSTED_FLAGGER") && content.sourceName === undefined) {
    throw refuse("FIELD_INVALID", `A ${content.source} is named: fill in input.sourceName.`, {
      field: "input.sourceName",
    });
  }
  if (content.sourceName !== undefined) requireLabel(content.sourceName, "input.sourceName", 200);
  if (content.noticeId !== undefined) requireLabel(content.noticeId, "input.noticeId", 100);
  if (content.complaintId !== undefined) requireLabel(content.complaintId, "input.complaintId", 100);
  if (content.noticeId === undefined && isBlank(content.noNoticeBecause ?? "")) {
    throw refuse(
      "NOTICE_UNEXPLAINED",
      "Name the prior notice to the platform in input.noticeId, or say in input.noNoticeBecause why there was none.",
      { field: "input.noticeId" },
    );
  }
  if (content.noNoticeBecause !== undefined) requireText(content.noNoticeBecause, "input.noNoticeBecause");
  return { kind: "ApplicationSubmitted", id, court, content, at: now };
}

const APPLICANTS_MAX = 100;

function checkApplicants({ applicantReference, furtherApplicantReferences: others = [] }: ApplicationContent): void {
  checkOpaque(applicantReference, "input.applicantReference");
  const field = "input.furtherApplicantReferences";
  if (others.length > APPLICANTS_MAX) {
    throw refuse("FIELD_INVALID", `${field} may hold ${APPLICANTS_MAX} at most.`, { field });
  }
  others.forEach((reference, index) => {
    const at = `${field}[${index}]`;
    checkOpaque(reference, at);
    if (reference !== applicantReference && others.indexOf(reference) === index) return;
    throw refuse("FIELD_INVALID", `${at} is named already; name each applicant once.`, { field: at });
  });
}

/** The court alone may know who applies (domain reference §3), so that the hub holds a file number of the court's. */
function checkOpaque(reference: string, field: string): void {
  if (isOpaqueReference(reference)) return;
  throw refuse(
    "APPLICANT_NOT_OPAQUE",
    `${field} must be a file number of the court's, such as file-2026-17: ${OPAQUE_REFERENCE}. Never a name, an address or a number of the applicant's own.`,
    { field },
  );
}

/**
 * After a referral to the police and the Public Prosecution Service, the same court may get a new application (S19).
 */
export function checkFollows(earlier: Application, field: string): void {
  if (earlier.status === "REFERRED_TO_PROSECUTION") return;
  throw refuse(
    "NOT_REFERRED",
    `${field}: application ${earlier.id} is ${earlier.status}; only one that was referred to prosecution is followed. Leave the field out.`,
    { field, status: earlier.status },
  );
}

export function decideApplication(state: Application, command: ApplicationCommand, now: Instant): ApplicationEvent {
  if (state.status !== "SUBMITTED") {
    throw refuse(
      "APPLICATION_DECIDED",
      `Application ${state.id} is ${state.status} since ${state.decidedAt}${state.orderId ? `, by order ${state.orderId}` : ""}; only a SUBMITTED application can be decided or withdrawn.`,
      { status: state.status, applicationId: state.id, ...(state.orderId ? { orderId: state.orderId } : {}) },
    );
  }
  switch (command.type) {
    case "grant":
      return { kind: "ApplicationGranted", orderId: command.orderId, ...inPart(command), at: now };
    case "refuse":
      requireText(command.reasons, "reasons");
      return { kind: "ApplicationRefused", reasons: command.reasons, at: now };
    case "refer":
      requireText(command.reasons, "reasons");
      return { kind: "ApplicationReferred", reasons: command.reasons, at: now };
    case "withdraw":
      requireText(command.reasons, "reasons");
      return { kind: "ApplicationWithdrawn", reasons: command.reasons, at: now };
    default:
      return command satisfies never;
  }
}

export function evolveApplication(state: Application | undefined, event: ApplicationEvent): Application {
  if (event.kind === "ApplicationSubmitted") {
    return { id: event.id, court: event.court, status: "SUBMITTED", content: event.content, submittedAt: event.at };
  }
  if (state === undefined) throw new Error(`${event.kind} before ApplicationSubmitted`);
  switch (event.kind) {
    case "ApplicationGranted":
      return {
        ...state,
        status: event.refused === undefined ? "GRANTED" : "GRANTED_IN_PART",
        decidedAt: event.at,
        orderId: event.orderId,
        ...inPart(event),
      };
    case "ApplicationRefused":
      return { ...state, status: "REFUSED", decidedAt: event.at, reasons: event.reasons };
    case "ApplicationReferred":
      return { ...state, status: "REFERRED_TO_PROSECUTION", decidedAt: event.at, reasons: event.reasons };
    case "ApplicationWithdrawn":
      return { ...state, status: "WITHDRAWN", decidedAt: event.at, reasons: event.reasons };
    default:
      return event satisfies never;
  }
}

function inPart({ refused = [] }: { readonly refused?: readonly RefusedPart[] }): {
  readonly refused?: readonly RefusedPart[];
} {
  return refused.length === 0 ? {} : { refused };
}
