import type { FeedWhole, LoggedEvent } from "@exparte/event-log";
import { FeedArgs } from "@exparte/subgraph";
import { Args, Resolver, Root, Subscription } from "type-graphql";
import { followParties } from "../use-cases/follow-parties.js";
import type { PlatformsContext } from "./context.js";
import { PartyFeedEvent } from "./party-feed.js";

@Resolver(() => PartyFeedEvent)
export class PartyFeedResolver {
  @Subscription(() => PartyFeedEvent, {
    description:
      "Services, scope feeds:read: every change after a cursor and then live, each once and in an order that never changes.",
    subscribe: ({ args, context }: { args: FeedArgs; context: PlatformsContext }) =>
      followParties(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  partyFeed(
    @Root() { cursor, kind, at, body }: LoggedEvent | FeedWhole,
    @Args(() => FeedArgs) _args: FeedArgs,
  ): PartyFeedEvent {
    return { cursor, kind, at, body };
  }
}
