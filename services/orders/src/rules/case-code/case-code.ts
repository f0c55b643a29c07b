import type { ApplicationId, CaseCodeId, CourtId, ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";

/**
 * Code of a case (zaakcode): the court gives it to somebody who has no client at an issuer, on paper or in person. Whoever
 * types it gets a token for ten minutes, of the party `case`, or `respondent` for an addressee outside the hub, and may
 * look at that case with it. The hub keeps no code, only a keyed digest of it.
 *
 * VALID    from when the court issues it. It may be used as often as one likes; each use is counted.
 * ENDED    its time is over: every code ends.
 * REVOKED  the court revoked it, such as one that was lost.
 * The last two are not left again. A token that was given before ends with its code.
 */
export const CASE_CODE_STATUSES = ["VALID", "ENDED", "REVOKED"] as const;
export type CaseCodeStatus = (typeof CASE_CODE_STATUSES)[number];

/**
 * POSTER and THIRD_PARTY contest their items; an APPLICANT reads; a RESPONDENT is an addressee outside the hub, which
 * contests and confirms what the order asks of it.
 */
export const CASE_CODE_USERS = ["POSTER", "THIRD_PARTY", "APPLICANT", "RESPONDENT"] as const;
export type CaseCodeUser = (typeof CASE_CODE_USERS)[number];

/** What somebody with the code sees of the case, and as whom. */
export type CaseCodeHolder =
  | {
      readonly user: "POSTER" | "THIRD_PARTY";
      readonly orderId: OrderId;
      readonly reference: string;
      readonly itemIds: readonly ItemId[];
    }
  | { readonly user: "APPLICANT"; readonly reference: string }
  | { readonly user: "RESPONDENT"; readonly orderId: OrderId; readonly platform: PlatformId };

export interface CaseCode {
  readonly id: CaseCodeId;
  readonly court: CourtId;
  readonly applicationId: ApplicationId;
  readonly holder: CaseCodeHolder;
  readonly issuedAt: Instant;
  readonly validUntil: Instant;
  readonly revokedAt?: Instant;
  /** How often a token was given for it. */
  readonly uses: number;
  readonly lastUsedAt?: Instant;
}

export type CaseCodeEvent =
  | { readonly kind: "CaseCodeIssued"; readonly user: CaseCodeUser; readonly validUntil: Instant; readonly at: Instant }
  | { readonly kind: "CaseCodeUsed"; readonly at: Instant }
  | { readonly kind: "CaseCodeRevoked"; readonly reasons: string; readonly at: Instant };

export function statusOf({ revokedAt, validUntil }: CaseCode, now: Instant): CaseCodeStatus {
  if (revokedAt !== undefined) return "REVOKED";
  return validUntil < now ? "ENDED" : "VALID";
}

/** The kind of party that a token for the code names, and its scopes. */
export function partyOf({ holder }: CaseCode): { readonly type: "case" | "respondent"; readonly scope: string } {
  switch (holder.user) {
    case "POSTER":
    case "THIRD_PARTY":
      return { type: "case", scope: "case:read case:contest" };
    case "APPLICANT":
      return { type: "case", scope: "case:read" };
    case "RESPONDENT":
      return { type: "respondent", scope: "case:read case:contest case:confirm" };
    default:
      return holder satisfies never;
  }
}
