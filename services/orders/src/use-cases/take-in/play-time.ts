import type { Database } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import { type FiredTimer, takeDueTimer } from "@exparte/timers";
import { type Instant, instant } from "../../rules/instant.js";
import {
  PASS_DEADLINE,
  type PassDeadlinePayload,
  TIMERS_SCHEMA,
  TURN_PENALTY,
  type TurnPenaltyPayload,
} from "../../store/timers.js";
import { passDeadline } from "../order/pass-deadline.js";
import { turnPenaltyTimer } from "../penalty-of-order/change-penalty.js";

/** A clock that goes on only when it is told, and fires each timer of the service at its moment. */
export interface PlayedTime {
  now(): Instant;
  /** Fires what is due by then, in the order of time, and stands there. */
  goTo(moment: Instant): Promise<void>;
}

export function playTime({ database, log }: { readonly database: Database; readonly log: EventLog }): PlayedTime {
  let now = instant(0);
  const deps = { database, log, clock: () => now };

  async function fire({ task, payload }: FiredTimer): Promise<void> {
    // As the store set them.
    if (task === PASS_DEADLINE) await passDeadline(deps, payload as unknown as PassDeadlinePayload);
    else if (task === TURN_PENALTY) await turnPenaltyTimer(deps, payload as unknown as TurnPenaltyPayload);
    else throw new Error(`No timer of this history is a ${task}`);
  }

  return {
    now: () => now,
    async goTo(moment) {
      for (;;) {
        const due = await takeDueTimer(database.sql, TIMERS_SCHEMA, new Date(moment));
        if (due === undefined) break;
        // One that was set for a moment that has passed fires at once.
        const fireAt = instant(due.fireAt.getTime());
        if (fireAt > now) now = fireAt;
        await fire(due);
      }
      now = moment;
    },
  };
}
