import type { FeedWhole, LoggedEvent } from "@exparte/event-log";
import { FeedArgs } from "@exparte/subgraph";
import { Args, Resolver, Root, Subscription } from "type-graphql";
import { codeFacts, followCode } from "../../use-cases/code-of-conduct/follow-code.js";
import type { IdentitiesContext } from "../context.js";
import { CodeFeedEvent } from "./code-feed.js";

@Resolver(() => CodeFeedEvent)
export class CodeFeedResolver {
  @Subscription(() => CodeFeedEvent, {
    description:
      "Services, scope feeds:read: every version of the code and every joining and leaving after a cursor and then live, each once and in an order that never changes.",
    subscribe: ({ args, context }: { args: FeedArgs; context: IdentitiesContext }) =>
      followCode(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  codeFeed(@Root() event: LoggedEvent | FeedWhole, @Args(() => FeedArgs) _args: FeedArgs): CodeFeedEvent {
    const { cursor, kind, at } = event;
    return { cursor, kind, at, body: "stream" in event ? codeFacts(event) : event.body };
  }
}
