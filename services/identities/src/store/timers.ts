import type { Sql } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { setTimer } from "@exparte/timers";
import type { DisclosureEvent, DisclosureRequest } from "../rules/disclosure/disclosure-request.js";
import type { DisclosureId } from "../rules/ids.js";
import type { ContentKind } from "../rules/sealed-content/sealed-content.js";

export const TIMERS_SCHEMA = "identities_timers";
export const PASS_MOMENT = "pass-moment";
export const WIPE_CONTENT_KEYS = "wipe-content-keys";

/** A moment of a request that has come, whatever the request's state by now. */
export type PassMomentPayload = { readonly requestId: DisclosureId } & (
  | { readonly moment: "WINDOW_END"; readonly at: Instant }
  | { readonly moment: "EXPIRY"; readonly at: Instant }
  | { readonly moment: "NOTICE_FROM"; readonly at: Instant }
  | { readonly moment: "NOTICE_BY"; readonly at: Instant }
  | { readonly moment: "RETENTION_END"; readonly at: Instant; readonly content: ContentKind }
);

export interface WipePayload {
  readonly upToTransaction: string;
}

/** Sets the timers for the moments that an event has fixed. */
export async function setMomentTimers(sql: Sql, request: DisclosureRequest, event: DisclosureEvent): Promise<void> {
  const requestId = request.id;
  switch (event.kind) {
    case "DisclosureRequested": {
      const noticeFrom = event.dispensation?.noticeFrom;
      if (noticeFrom !== undefined) await set(sql, { requestId, moment: "NOTICE_FROM", at: noticeFrom });
      return setExpiry(sql, requestId, event.expiresAt);
    }
    case "PosterNotified":
      await set(sql, { requestId, moment: "WINDOW_END", at: event.windowEndsAt });
      return setExpiry(sql, requestId, event.expiresAt);
    case "LateNoticeDue":
      return set(sql, { requestId, moment: "NOTICE_BY", at: event.dueBy });
    case "IdentityDisclosed":
      return setRetention(sql, requestId, request.disclosure);
    case "ObjectionForwarded":
      return setRetention(sql, requestId, request.objection);
    case "NoticeDispensed":
    case "ObjectionWindowClosed":
    case "DisclosureRefused":
    case "DisclosureWithdrawn":
    case "DisclosureGroundLost":
    case "DisclosureRenewed":
    case "DisclosureReopened":
    case "RejectionTakenBack":
    case "DisclosureFoundMet":
    case "FoundMetTakenBack":
    case "LateNoticeOverdue":
    case "PosterToldLater":
    case "DisclosureExpired":
    case "BreachReported":
    case "ContentCollected":
    case "ContentDestroyed":
      return;
    default:
      return event satisfies never;
  }
}

export async function setWipeTimer(sql: Sql, payload: WipePayload): Promise<void> {
  // Each has its own timer: a later destruction must not delay the wiping of an earlier one.
  const key = `wipe/${payload.upToTransaction}`;
  await setTimer(sql, TIMERS_SCHEMA, { task: WIPE_CONTENT_KEYS, key, fireAt: new Date(), payload: { ...payload } });
}

async function setExpiry(sql: Sql, requestId: DisclosureId, at: Instant | undefined): Promise<void> {
  if (at !== undefined) await set(sql, { requestId, moment: "EXPIRY", at });
}

function setRetention(sql: Sql, requestId: DisclosureId, content: DisclosureRequest["disclosure"]): Promise<void> {
  if (content === undefined) throw new Error("Content was left without a record");
  return set(sql, { requestId, moment: "RETENTION_END", at: content.destroyBy, content: content.kind });
}

function set(sql: Sql, payload: PassMomentPayload): Promise<void> {
  const { requestId, moment } = payload;
  return setTimer(sql, TIMERS_SCHEMA, {
    task: PASS_MOMENT,
    key: `${moment}/${requestId}${payload.moment === "RETENTION_END" ? `/${payload.content}` : ""}`,
    // A window is closed at its end, and a notice due from its moment on; a term has passed one millisecond after it.
    fireAt: new Date(firesAt(payload)),
    payload: { ...payload },
  });
}

/** From when on the moment counts as having come. */
export function firesAt({ moment, at }: PassMomentPayload): Instant {
  return instant(Date.parse(at) + (moment === "WINDOW_END" || moment === "NOTICE_FROM" ? 0 : 1));
}
