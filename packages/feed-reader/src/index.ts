export { type FeedCheckpoints, feedCheckpoints } from "./feed-checkpoints.js";
export { createFeeds, type Feeds, type FeedsOptions, type FollowedFeed } from "./feeds.js";
export type { FeedEvent } from "./read-feed.js";
