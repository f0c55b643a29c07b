import type { FeedWhole, LoggedEvent } from "@exparte/event-log";
import { Args, ArgsType, Field, Resolver, Root, Subscription } from "type-graphql";
import { followParties } from "../use-cases/follow-parties.js";
import type { PlatformsContext } from "./context.js";
import { PartyFeedEvent } from "./party-feed.js";

@ArgsType()
class PartyFeedArgs {
  @Field(() => String, {
    nullable: true,
    description: "The last cursor that was stored; absent at the very beginning.",
  })
  after?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Say also, every other second, up to which moment the feed is whole: an entry of the kind FeedWhole, that everything recorded before its `at` has been sent. It is no event, and its cursor need not be kept.",
  })
  sayWhole!: boolean;
}

@Resolver(() => PartyFeedEvent)
export class PartyFeedResolver {
  @Subscription(() => PartyFeedEvent, {
    description:
      "Services, scope feeds:read: every change after a cursor and then live, each once and in an order that never changes.",
    subscribe: ({ args, context }: { args: PartyFeedArgs; context: PlatformsContext }) =>
      followParties(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  partyFeed(
    @Root() { cursor, kind, at, body }: LoggedEvent | FeedWhole,
    @Args(() => PartyFeedArgs) _args: PartyFeedArgs,
  ): PartyFeedEvent {
    return { cursor, kind, at, body };
  }
}
