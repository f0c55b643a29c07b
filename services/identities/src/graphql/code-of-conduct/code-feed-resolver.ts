import type { FeedWhole, LoggedEvent } from "@exparte/event-log";
import { Args, ArgsType, Field, Resolver, Root, Subscription } from "type-graphql";
import { codeFacts, followCode } from "../../use-cases/code-of-conduct/follow-code.js";
import type { IdentitiesContext } from "../context.js";
import { CodeFeedEvent } from "./code-feed.js";

@ArgsType()
class CodeFeedArgs {
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

@Resolver(() => CodeFeedEvent)
export class CodeFeedResolver {
  @Subscription(() => CodeFeedEvent, {
    description:
      "Services, scope feeds:read: every version of the code and every joining and leaving after a cursor and then live, each once and in an order that never changes.",
    subscribe: ({ args, context }: { args: CodeFeedArgs; context: IdentitiesContext }) =>
      followCode(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  codeFeed(@Root() event: LoggedEvent | FeedWhole, @Args(() => CodeFeedArgs) _args: CodeFeedArgs): CodeFeedEvent {
    const { cursor, kind, at } = event;
    return { cursor, kind, at, body: "stream" in event ? codeFacts(event) : event.body };
  }
}
