export { type FeedEvent, type FeedReader, type FeedReaderOptions, readFeed } from "./read-feed.js";
