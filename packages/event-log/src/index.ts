export {
  type AskedFollowing,
  type AskedPage,
  acknowledgeAsked,
  followAsked,
  readAsked,
} from "./asked-stream.js";
export {
  asJson,
  digestOf,
  type JsonObject,
  type JsonValue,
  type NewEvent,
  type RecordedEvent,
  verifyChain,
} from "./event.js";
export {
  createEventLog,
  type EventLog,
  type LoggedEvent,
  type LogPage,
  type StreamHead,
  type StreamPage,
  type StreamWanted,
} from "./event-log.js";
export { FEED_WHOLE, type FeedWhole, followFeed } from "./follow-feed.js";
export { followLog } from "./follow-log.js";
export { followStream } from "./follow-stream.js";
export { natsWakeups } from "./nats-wakeups.js";
export { noWakeups } from "./no-wakeups.js";
export { postgresWakeups } from "./postgres-wakeups.js";
export { EVENT_LOG_REFUSALS } from "./refusals.js";
export { requireLogOrder } from "./require-order.js";
export type { Sql } from "./sql.js";
export { eventLogBound, eventLogBoundForAll, eventLogReaders, eventLogTables } from "./tables.js";
export type { OnWake, Wakeups, WakeupsOptions } from "./wakeups.js";
export { type WakeupsChoice, wakeupsFor } from "./wakeups-for.js";
