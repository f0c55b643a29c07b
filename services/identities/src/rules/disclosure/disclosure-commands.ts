import type { Instant } from "@exparte/dutch-time";
import type { CourtId, FindingId, JweDigest, KeyId, SealedText } from "../ids.js";
import type { ContentKind } from "../sealed-content/sealed-content.js";
import type { BreachedCategory, OrderEnd, RefusalReason, ReopeningCause } from "./disclosure-request.js";

export type DisclosureCommand =
  /** By the platform. */
  | { readonly type: "notifyPoster" }
  | { readonly type: "forwardObjection"; readonly kid: KeyId; readonly digest: JweDigest; readonly seal: SealedText }
  | { readonly type: "disclose"; readonly kid: KeyId; readonly digest: JweDigest; readonly seal: SealedText }
  | { readonly type: "refuse"; readonly reason: RefusalReason; readonly provision?: string }
  /** By the court. */
  | { readonly type: "dispense"; readonly reasons: string; readonly seal: SealedText }
  | { readonly type: "withdraw"; readonly reasons: string }
  | { readonly type: "collect"; readonly content: ContentKind; readonly court: CourtId; readonly subject: string }
  | { readonly type: "confirmReceipt"; readonly content: ContentKind }
  | {
      readonly type: "reportBreach";
      readonly categories: readonly BreachedCategory[];
      readonly unreadable?: boolean;
    }
  /** By what becomes of the order, and by time. */
  | { readonly type: "endOrder"; readonly because: OrderEnd }
  | {
      readonly type: "answerClaim";
      readonly because: Exclude<ReopeningCause, "UNREADABLE" | "BREACH_FOUND" | "COMPLIANCE_TAKEN_BACK">;
    }
  | { readonly type: "rejectAnswer" | "acceptAsMet" | "takeBackFinding"; readonly findingId: FindingId }
  | { readonly type: "askLateNotice"; readonly noticeFrom: Instant }
  | { readonly type: "passLateNotice"; readonly dueBy: Instant }
  | { readonly type: "closeWindow"; readonly windowEndsAt: Instant }
  | { readonly type: "expire"; readonly expiresAt: Instant }
  | { readonly type: "passRetention"; readonly content: ContentKind; readonly destroyBy: Instant };
