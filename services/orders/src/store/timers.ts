import type { Sql } from "@exparte/database";
import { setTimer, type Timer } from "@exparte/timers";
import type { Addressee } from "../rules/addressee/addressee.js";
import { deadlinesOf } from "../rules/addressee/deadline.js";
import { posterTermsOpen } from "../rules/addressee/poster.js";
import type { OrderId, PlatformId } from "../rules/ids.js";
import type { Instant } from "../rules/instant.js";
import type { Order } from "../rules/order/order.js";

export const TIMERS_SCHEMA = "orders_timers";
export const PASS_DEADLINE = "pass-deadline";

/** The main proceedings concern the whole order, so there is no platform. */
export type PassDeadlinePayload = { readonly orderId: OrderId; readonly deadline: Instant } & (
  | { readonly of: "SERVICE" | "REMOVAL" | "POSTER" | "REINSTATEMENT"; readonly platform: PlatformId }
  | { readonly of: "MAIN_PROCEEDINGS" }
);

/**
 * Sets a timer for every deadline that the change has set or moved. Timers of removed deadlines fire without effect.
 */
export async function setDeadlineTimers(sql: Sql, before: Order | undefined, after: Order): Promise<void> {
  for (const payload of newDeadlines(before, after)) await setTimer(sql, TIMERS_SCHEMA, timerFor(payload));
}

function newDeadlines(before: Order | undefined, after: Order): PassDeadlinePayload[] {
  const orderId = after.id;
  const found: PassDeadlinePayload[] = [];
  if (after.mainTermEnd !== before?.mainTermEnd)
    found.push({ of: "MAIN_PROCEEDINGS", orderId, deadline: after.mainTermEnd });
  for (const addressee of after.addressees) {
    const { platform, reinstateBy, serveBy } = addressee;
    const earlier = before?.addressees.find((one) => one.platform === platform);
    if (serveBy !== undefined && serveBy !== earlier?.serveBy)
      found.push({ of: "SERVICE", orderId, platform, deadline: serveBy });
    const known = earlier === undefined ? [] : deadlinesOf(earlier);
    for (const deadline of deadlinesOf(addressee))
      if (!known.includes(deadline)) found.push({ of: "REMOVAL", orderId, platform, deadline });
    const open = earlier === undefined ? [] : posterEnds(earlier);
    for (const deadline of posterEnds(addressee))
      if (!open.includes(deadline)) found.push({ of: "POSTER", orderId, platform, deadline });
    if (reinstateBy !== undefined && reinstateBy !== earlier?.reinstateBy) {
      found.push({ of: "REINSTATEMENT", orderId, platform, deadline: reinstateBy });
    }
  }
  return found;
}

function posterEnds(addressee: Addressee): Instant[] {
  return [...new Set(posterTermsOpen(addressee).map(({ confirmBy }) => confirmBy))];
}

function timerFor(payload: PassDeadlinePayload): Timer {
  const key = `${payload.of}/${payload.orderId}/${"platform" in payload ? payload.platform : ""}`;
  return {
    task: PASS_DEADLINE,
    // An addressee's items may have terms that end at different moments.
    key: payload.of === "REMOVAL" || payload.of === "POSTER" ? `${key}/${payload.deadline}` : key,
    // A deadline has passed one millisecond after it: at the deadline itself, an act is still in time.
    fireAt: new Date(Date.parse(payload.deadline) + 1),
    payload: { ...payload },
  };
}

export const TURN_PENALTY = "turn-penalty";

export interface TurnPenaltyPayload {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
}

/** Sets when to check again whether a platform's penalty has begun, ceased or reached its maximum. */
export async function setPenaltyTimer(sql: Sql, payload: TurnPenaltyPayload, fireAt: Date): Promise<void> {
  await setTimer(sql, TIMERS_SCHEMA, {
    task: TURN_PENALTY,
    key: `PENALTY/${payload.orderId}/${payload.platform}`,
    fireAt,
    payload: { ...payload },
  });
}
