export { type Instant, instant, isInstant } from "./instant.js";
export { type Period, problemOfPeriod } from "./period.js";
export { TIME_ZONE, termEnd, termStart } from "./term.js";
