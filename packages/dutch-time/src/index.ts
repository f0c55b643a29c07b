export { dateOrNull, type Instant, instant, isInstant } from "./instant.js";
export { checkPeriod, type Period } from "./period.js";
export { DUTCH_TIME_REFUSALS } from "./refusals.js";
export { endOfDay, isInDays, TIME_ZONE, termEnd, termEndWithDay, termStart } from "./term.js";
