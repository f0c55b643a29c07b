import type { FeedWhole, LoggedEvent, RecordedEvent } from "@exparte/event-log";
import { AcknowledgingArgs, FeedArgs, FollowingArgs, numbered, PolledArgs, progressOf } from "@exparte/subgraph";
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { InboxKind } from "../../rules/order/inbox.js";
import { orderOfMessage } from "../../store/order/orders.js";
import { acknowledgeInbox } from "../../use-cases/order/acknowledge-inbox.js";
import { followOrders } from "../../use-cases/order/follow-orders.js";
import { followInbox, readInbox } from "../../use-cases/order/read-inbox.js";
import { seeOrder } from "../../use-cases/order/see-orders.js";
import type { OrdersContext } from "../context.js";
import { Inbox, InboxMessage, InboxPage, OrderFeedEvent } from "./inbox.js";
import { TakedownOrder } from "./takedown-order.js";

type SubscribeData<Args> = { args: Args; context: OrdersContext };

@Resolver(() => InboxMessage)
export class InboxResolver {
  @Subscription(() => InboxMessage, {
    description:
      "Platform, scope inbox:read. Replays what came after a position, then follows live. At most `window` messages are sent beyond the last acknowledged one.",
    subscribe: ({ args, context }: SubscribeData<FollowingArgs>) =>
      followInbox(context.deps, context.actor(), { ...args, signal: context.signal }),
  })
  inbox(@Root() message: RecordedEvent, @Args(() => FollowingArgs) _args: FollowingArgs): InboxMessage {
    return inboxMessage(message);
  }

  @Query(() => InboxPage, { name: "inbox", description: "Platform, scope inbox:read. For clients that poll." })
  async inboxPage(
    @Args(() => PolledArgs) asked: PolledArgs,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<InboxPage> {
    const { head, messages } = await readInbox(deps, actor(), asked);
    return { ...progressOf(head), messages: messages.map(inboxMessage) };
  }

  @Mutation(() => Inbox, {
    description:
      "Platform, scope inbox:read. Acknowledging an order's message is its service (betekening), unless the order says that only a bailiff serves it.",
  })
  async acknowledgeInbox(
    @Args(() => AcknowledgingArgs) asked: AcknowledgingArgs,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Inbox> {
    return progressOf(await acknowledgeInbox(deps, actor(), asked));
  }

  @FieldResolver(() => TakedownOrder, { description: "The order as it stands now; scope orders:read." })
  async order(@Root() { orderId }: InboxMessage, @Ctx() { deps, actor }: OrdersContext): Promise<TakedownOrder> {
    const { order, viewer } = await seeOrder(deps, actor(), orderId);
    return new TakedownOrder(order, viewer, deps.clock());
  }

  @Subscription(() => OrderFeedEvent, {
    description: "Services, scope feeds:read: every order's and application's events, in the order of the log.",
    subscribe: ({ args, context }: SubscribeData<FeedArgs>) =>
      followOrders(context.deps, context.actor(), { ...args, after: args.after ?? null, signal: context.signal }),
  })
  orderFeed(@Root() event: LoggedEvent | FeedWhole, @Args(() => FeedArgs) _args: FeedArgs): OrderFeedEvent {
    const { cursor, kind, at, body } = event;
    return { cursor, stream: "stream" in event ? event.stream : "", kind, at, body };
  }
}

function inboxMessage(event: RecordedEvent): InboxMessage {
  const { kind, body } = event;
  return {
    ...numbered(event),
    kind: kind as InboxKind,
    ...orderOfMessage(body),
    seal: typeof body.seal === "string" ? body.seal : null,
    details: body.details as Record<string, unknown>,
  };
}
