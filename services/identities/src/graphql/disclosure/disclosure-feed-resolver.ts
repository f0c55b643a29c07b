import type { FeedWhole, LoggedEvent } from "@exparte/event-log";
import { FeedArgs } from "@exparte/subgraph";
import { Args, Resolver, Root, Subscription } from "type-graphql";
import { disclosureFacts, followDisclosures } from "../../use-cases/disclosure/follow-disclosures.js";
import type { IdentitiesContext } from "../context.js";
import { DisclosureFeedEvent } from "./disclosure-feed.js";

@Resolver(() => DisclosureFeedEvent)
export class DisclosureFeedResolver {
  @Subscription(() => DisclosureFeedEvent, {
    description:
      "Services, scope feeds:read: what comes of every disclosure request, and every version of the code of conduct, after a cursor and then live, each once and in an order that never changes.",
    subscribe: ({ args, context }: { args: FeedArgs; context: IdentitiesContext }) =>
      followDisclosures(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  disclosureFeed(@Root() event: LoggedEvent | FeedWhole, @Args(() => FeedArgs) _args: FeedArgs): DisclosureFeedEvent {
    const { cursor, kind, at } = event;
    return { cursor, kind, at, body: "stream" in event ? disclosureFacts(event) : event.body };
  }
}
