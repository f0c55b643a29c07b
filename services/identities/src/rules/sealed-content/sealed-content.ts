import { type Instant, termEnd } from "@exparte/dutch-time";
import type { CourtId, JweDigest, KeyId } from "../ids.js";
import { refuse } from "../refusals.js";

/**
 * Sealed content: a JWE that a platform left for the court. The hub holds its bytes and cannot read them. It is the
 * answer to a request (DISCLOSURE) or the poster's objection to it (OBJECTION).
 *
 * The court may collect it once or several times; each access is recorded. It is destroyed when the court confirms
 * receipt, when the order ends, or after 30 days. Then no bytes remain, only this record.
 */
export const CONTENT_KINDS = ["DISCLOSURE", "OBJECTION"] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

export const DESTRUCTION_CAUSES = [
  "RECEIPT_CONFIRMED",
  "RETENTION_ENDED",
  "ORDER_ENDED",
  "UNREADABLE",
  "BREACH_FOUND",
] as const;
export type DestructionCause = (typeof DESTRUCTION_CAUSES)[number];

/** ISO 8601. */
export const RETENTION = "P30D";

export interface SealedContent {
  readonly kind: ContentKind;
  /** Of the key it was encrypted to. */
  readonly kid: KeyId;
  /** base64url(SHA-256) of the JWE. */
  readonly digest: JweDigest;
  readonly leftAt: Instant;
  readonly destroyBy: Instant;
  readonly collections: readonly Collection[];
  readonly destroyed?: { readonly because: DestructionCause; readonly at: Instant };
}

export interface Collection {
  readonly at: Instant;
  readonly court: CourtId;
  /** Which client or person of the court. */
  readonly subject: string;
}

export type SealedContentEvent =
  | {
      readonly kind: "ContentCollected";
      readonly content: ContentKind;
      readonly court: CourtId;
      readonly subject: string;
      readonly at: Instant;
    }
  | {
      readonly kind: "ContentDestroyed";
      readonly content: ContentKind;
      readonly because: DestructionCause;
      readonly at: Instant;
    };

export function leaveContent(kind: ContentKind, kid: KeyId, digest: JweDigest, now: Instant): SealedContent {
  return { kind, kid, digest, leftAt: now, destroyBy: termEnd(now, RETENTION), collections: [] };
}

export function collectContent(
  state: SealedContent | undefined,
  kind: ContentKind,
  by: { readonly court: CourtId; readonly subject: string },
  now: Instant,
): SealedContentEvent[] {
  const content = present(state, kind);
  // The timer may be late; the term is not.
  if (content.destroyed !== undefined || now > content.destroyBy) {
    const since = content.destroyed?.at ?? content.destroyBy;
    throw refuse(
      "CONTENT_DESTROYED",
      `The ${kind} was destroyed on ${since} (${content.destroyed?.because ?? "RETENTION_ENDED"}). Request it anew if it is needed still.`,
      { content: kind },
    );
  }
  return [{ kind: "ContentCollected", content: kind, ...by, at: now }];
}

export function confirmReceipt(
  state: SealedContent | undefined,
  kind: ContentKind,
  now: Instant,
): SealedContentEvent[] {
  const content = present(state, kind);
  if (content.destroyed !== undefined) return [];
  if (content.collections.length === 0) {
    throw refuse(
      "CONTENT_NOT_COLLECTED",
      `The ${kind} has not been collected; confirming its receipt would destroy it unread. Collect it first.`,
      { content: kind },
    );
  }
  return [{ kind: "ContentDestroyed", content: kind, because: "RECEIPT_CONFIRMED", at: now }];
}

/** Decides nothing when there is no content, or it was already destroyed. */
export function destroyContent(
  state: SealedContent | undefined,
  because: DestructionCause,
  now: Instant,
): SealedContentEvent[] {
  if (state === undefined || state.destroyed !== undefined) return [];
  return [{ kind: "ContentDestroyed", content: state.kind, because, at: now }];
}

export function evolveContent(state: SealedContent, event: SealedContentEvent): SealedContent {
  switch (event.kind) {
    case "ContentCollected": {
      const { at, court, subject } = event;
      return { ...state, collections: [...state.collections, { at, court, subject }] };
    }
    case "ContentDestroyed":
      return { ...state, destroyed: { because: event.because, at: event.at } };
    default:
      return event satisfies never;
  }
}

function present(state: SealedContent | undefined, kind: ContentKind): SealedContent {
  if (state !== undefined) return state;
  throw refuse("CONTENT_ABSENT", `No ${kind} was left with this request; read its status to see where it stands.`, {
    content: kind,
  });
}
