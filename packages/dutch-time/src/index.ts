export { type Instant, instant, isInstant } from "./instant.js";
export { type Period, problemOfPeriod } from "./period.js";
export { endOfDay, isInDays, TIME_ZONE, termEnd, termEndWithDay, termStart } from "./term.js";
