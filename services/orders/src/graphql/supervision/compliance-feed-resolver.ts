import type { RecordedEvent } from "@exparte/event-log";
import { AcknowledgingArgs, FollowingArgs, numbered, PolledArgs, progressOf } from "@exparte/subgraph";
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { PlatformId } from "../../rules/ids.js";
import type { ComplianceKind } from "../../rules/supervision/compliance-feed.js";
import { orderOfMessage } from "../../store/order/orders.js";
import { seeOrder } from "../../use-cases/order/see-orders.js";
import {
  acknowledgeComplianceFeed,
  followComplianceFeed,
  readComplianceFeed,
} from "../../use-cases/supervision/read-compliance-feed.js";
import type { OrdersContext } from "../context.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { ComplianceEntry, ComplianceFeed, ComplianceFeedPage } from "./compliance-feed.js";

@Resolver(() => ComplianceEntry)
export class ComplianceFeedResolver {
  @Subscription(() => ComplianceEntry, {
    description:
      "Regulator or AP, scope compliance:read. Replays what came after a position, then follows live. At most `window` entries are sent beyond the last one that you acknowledged.",
    subscribe: ({ args, context }: { args: FollowingArgs; context: OrdersContext }) =>
      followComplianceFeed(context.deps, context.actor(), { ...args, signal: context.signal }),
  })
  complianceFeed(@Root() entry: RecordedEvent, @Args(() => FollowingArgs) _args: FollowingArgs): ComplianceEntry {
    return complianceEntry(entry);
  }

  @Query(() => ComplianceFeedPage, {
    name: "complianceFeed",
    description: "Regulator or AP, scope compliance:read. For supervisors that poll.",
  })
  async complianceFeedPage(
    @Args(() => PolledArgs) asked: PolledArgs,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<ComplianceFeedPage> {
    const { head, messages } = await readComplianceFeed(deps, actor(), asked);
    return { ...progressOf(head), entries: messages.map(complianceEntry) };
  }

  @Mutation(() => ComplianceFeed, {
    description: "Regulator or AP, scope compliance:read. Only moves your window on; has no consequence in law.",
  })
  async acknowledgeComplianceFeed(
    @Args(() => AcknowledgingArgs) asked: AcknowledgingArgs,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<ComplianceFeed> {
    return progressOf(await acknowledgeComplianceFeed(deps, actor(), asked));
  }

  @FieldResolver(() => TakedownOrder, { description: "The order as it stands now, without its text." })
  async order(@Root() { orderId }: ComplianceEntry, @Ctx() { deps, actor }: OrdersContext): Promise<TakedownOrder> {
    const { order, viewer } = await seeOrder(deps, actor(), orderId);
    return new TakedownOrder(order, viewer, deps.clock());
  }
}

function complianceEntry(event: RecordedEvent): ComplianceEntry {
  const { kind, body } = event;
  return {
    ...numbered(event),
    kind: kind as ComplianceKind,
    orderId: orderOfMessage(body).orderId,
    court: String(body.court),
    platform: { id: String(body.platform) as PlatformId },
    details: body.details as Record<string, unknown>,
  };
}
