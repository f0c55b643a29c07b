import type { Database } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import { type PlayedTime, playTime } from "@exparte/timers";
import { instant } from "../../rules/instant.js";
import {
  PASS_DEADLINE,
  type PassDeadlinePayload,
  TIMERS_SCHEMA,
  TURN_PENALTY,
  type TurnPenaltyPayload,
} from "../../store/timers.js";
import { passDeadline } from "../order/pass-deadline.js";
import { turnPenaltyTimer } from "../penalty-of-order/change-penalty.js";

/** A clock on which the timers of orders fire at their moments. */
export function playOrderTime({ database, log }: { readonly database: Database; readonly log: EventLog }): PlayedTime {
  return playTime({
    sql: database.sql,
    schema: TIMERS_SCHEMA,
    tasks(clock) {
      const deps = { database, log, clock: () => instant(clock().getTime()) };
      return {
        [PASS_DEADLINE]: (payload: unknown) => passDeadline(deps, payload as PassDeadlinePayload),
        [TURN_PENALTY]: (payload: unknown) => turnPenaltyTimer(deps, payload as TurnPenaltyPayload),
      };
    },
  });
}
