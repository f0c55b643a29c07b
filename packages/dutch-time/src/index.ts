export { dateOrNull, type Instant, instant, isInstant } from "./instant.js";
export { checkPeriod, type Period } from "./period.js";
export { DUTCH_TIME_REFUSALS } from "./refusals.js";
export { TIME_ZONE, termEnd, termStart } from "./term.js";
