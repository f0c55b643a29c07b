import type { FeedWhole, LoggedEvent } from "@exparte/event-log";
import { Args, ArgsType, Field, Resolver, Root, Subscription } from "type-graphql";
import { disclosureFacts, followDisclosures } from "../../use-cases/disclosure/follow-disclosures.js";
import type { IdentitiesContext } from "../context.js";
import { DisclosureFeedEvent } from "./disclosure-feed.js";

@ArgsType()
class DisclosureFeedArgs {
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

@Resolver(() => DisclosureFeedEvent)
export class DisclosureFeedResolver {
  @Subscription(() => DisclosureFeedEvent, {
    description:
      "Services, scope feeds:read: what comes of every disclosure request, and every version of the code of conduct, after a cursor and then live, each once and in an order that never changes.",
    subscribe: ({ args, context }: { args: DisclosureFeedArgs; context: IdentitiesContext }) =>
      followDisclosures(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  disclosureFeed(
    @Root() event: LoggedEvent | FeedWhole,
    @Args(() => DisclosureFeedArgs) _args: DisclosureFeedArgs,
  ): DisclosureFeedEvent {
    const { cursor, kind, at } = event;
    return { cursor, kind, at, body: "stream" in event ? disclosureFacts(event) : event.body };
  }
}
