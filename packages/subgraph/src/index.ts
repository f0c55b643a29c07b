import "reflect-metadata";

export { SUBGRAPH_REFUSALS } from "./coded-error.js";
export { comparedFigure } from "./compared-figure.js";
export { AcknowledgingArgs } from "./cursor-args.js";
export { DateTime } from "./date-time.js";
export { enumOf } from "./enum-of.js";
export { FeedArgs } from "./feed-args.js";
export { FollowingArgs } from "./following-args.js";
export type { JsonRoute } from "./json-routes.js";
export { NumberedMessage, numbered, PolledArgs, progressOf, StreamProgress } from "./numbered-stream.js";
export { connectionOf, PageInfo } from "./page-info.js";
export { PeriodInput } from "./period-input.js";
export { type RunningSubgraph, type SubgraphOptions, startSubgraph } from "./start-subgraph.js";
export type { SubgraphContext } from "./subgraph-context.js";
export { type SubgraphSchema, type SubgraphSchemaOptions, subgraphSchema } from "./subgraph-schema.js";
