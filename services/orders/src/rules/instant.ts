/* A court's terms run by the calendar of its place. */
export {
  endOfDay,
  type Instant,
  instant,
  isInDays,
  TIME_ZONE as COURT_TIME_ZONE,
  termEnd,
  termEndWithDay,
  termStart,
} from "@exparte/dutch-time";
