/* A court's terms run by the calendar of its place. */
export { type Instant, instant, TIME_ZONE as COURT_TIME_ZONE, termEnd, termStart } from "@exparte/dutch-time";
