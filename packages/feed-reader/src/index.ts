export { type FeedEvent, type FeedHeard, type FeedReader, type FeedReaderOptions, readFeed } from "./read-feed.js";
