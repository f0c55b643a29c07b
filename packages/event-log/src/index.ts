export {
  type AskedAcknowledgement,
  type AskedFollowing,
  type AskedPage,
  acknowledgeAsked,
  type CursorProof,
  followAsked,
  readAsked,
} from "./asked-stream.js";
export { eventLogEpochs } from "./epoch-tables.js";
export {
  asJson,
  digestOf,
  type EventDigest,
  type JsonObject,
  type JsonValue,
  type NewEvent,
  type RecordedEvent,
  verifyChain,
} from "./event.js";
export {
  type CursorAsked,
  type CursorHeld,
  createEventLog,
  type EventLog,
  type LoggedEvent,
  type LogPage,
  type StreamCursor,
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
