import type { Actor } from "@exparte/auth";
import { type Instant, instant } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { type Complaint, type ComplaintContent, evolveComplaint } from "../src/rules/complaint/complaint.js";
import { type ComplaintCommand, decideComplaint } from "../src/rules/complaint/complaint-decisions.js";
import { fileComplaint, normalComplaint } from "../src/rules/complaint/complaint-filing.js";
import type { DecisionTerms } from "../src/rules/decision/decision.js";
import type { RemedyContent } from "../src/rules/decision/remedy.js";
import type { Notice } from "../src/rules/notice/notice.js";

/** A Thursday; six weeks on is Thursday 16 July, a working day. */
export const NOW = instant("2026-06-04T09:00:00Z");

/** A moment so many days after NOW. */
export function days(count: number): Instant {
  return instant(Date.parse(NOW) + count * 86_400_000);
}

export const CONTENT: ComplaintContent = {
  caseNumber: "z2026-00012",
  complainantReference: "AP/2026/12",
  controller: "vidshare",
  urls: ["https://vidshare.example/v/1"],
  description: "Home address and photographs.",
  platformRefused: true,
};

export function filed(content: ComplaintContent = CONTENT, notice?: Notice): Complaint {
  return evolveComplaint(undefined, fileComplaint("c1", normalComplaint(content, NOW), notice, NOW));
}

/** The complaint after one command, or the refusal that it meets. */
export function after(state: Complaint, command: ComplaintCommand, now: Instant = NOW): Complaint {
  return decideComplaint(state, command, now).reduce<Complaint>(evolveComplaint, state);
}

export const INFRINGEMENT: DecisionTerms = {
  outcome: "INFRINGEMENT_FOUND",
  reasons: "There is no ground for keeping the address up.",
  sanctions: [
    { kind: "FINE", amountCents: 5_000_000 },
    { kind: "PERIODIC_PENALTY", amountCents: 100_000, maximumCents: 1_000_000, from: days(14) },
  ],
};
export const DISMISSAL: DecisionTerms = { outcome: "DISMISSED", reasons: "Nothing was infringed.", sanctions: [] };
export const JOURNALISM: DecisionTerms = {
  outcome: "NOT_COMPETENT",
  ground: "JOURNALISTIC_EXCEPTION",
  reasons: "The report was made for journalism alone.",
  sanctions: [],
};

export function remedy(change: Partial<RemedyContent> = {}): RemedyContent {
  return { kind: "OBJECTION", side: "CONTROLLER", grounds: "The address was public.", receivedAt: NOW, ...change };
}

/** The code and field with which the work is refused; "done" when it is not refused. */
export function codeOf(work: () => unknown): string {
  try {
    work();
    return "done";
  } catch (error) {
    if (error instanceof Refusal)
      return error.facts.field === undefined ? error.code : `${error.code} ${error.facts.field}`;
    throw error;
  }
}

const SCOPES: Readonly<Record<string, readonly string[]>> = {
  ap: ["complaints:handle", "compliance:read"],
  court: ["notices:record", "notices:read"],
  hotline: ["notices:record", "notices:read"],
  platform: ["inbox:read", "orders:confirm", "notices:read", "compliance:read"],
  regulator: ["compliance:read"],
};

export function actor(partyType: string, partyId: string, scopes = SCOPES[partyType] ?? []): Actor {
  return {
    partyType,
    partyId,
    subject: `${partyType}:${partyId}`,
    scopes: new Set(scopes),
    expiresAt: new Date("2030-01-01"),
  };
}
