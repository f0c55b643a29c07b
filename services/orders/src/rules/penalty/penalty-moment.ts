import type { Instant } from "../instant.js";
import { refuse } from "./penalty-refusals.js";

/** How far ahead accounts reach and timers are set: ten years, since nobody waits longer for a maximum. */
export const LOOK_AHEAD_MS = 10 * 366 * 86_400_000;

/** Refuses an account for a moment before the order was given, or too far ahead. */
export function checkMoment(moment: Instant, since: Instant, now: Instant): void {
  if (moment < since) {
    throw refuse(
      "PENALTY_BEFORE_HISTORY",
      `There is an account since ${since}, when the order or its version was given, and none as of ${moment}; ask for a later moment.`,
      { field: "at", since },
    );
  }
  if (Date.parse(moment) - Date.parse(now) > LOOK_AHEAD_MS) {
    throw refuse("PENALTY_TOO_FAR", `${moment} is more than ten years ahead; ask for an earlier moment.`, {
      field: "at",
    });
  }
}
