import type { RecordedEvent, StreamHead } from "@exparte/event-log";
import { FollowingArgs } from "@exparte/subgraph";
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { ComplianceKind } from "../../rules/supervision/compliance-feed.js";
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
    @Arg("after", () => Int, {
      defaultValue: 0,
      description: "The position of the last entry that you stored; 0 at the very beginning.",
    })
    after: number,
    @Arg("first", () => Int, { defaultValue: 100, description: "How many entries to a page, 1 to 1,000." })
    first: number,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<ComplianceFeedPage> {
    const { head, entries } = await readComplianceFeed(deps, actor(), { after, first });
    return { ...feed(head), entries: entries.map(complianceEntry) };
  }

  @Mutation(() => ComplianceFeed, {
    description: "Regulator or AP, scope compliance:read. Only moves your window on; has no consequence in law.",
  })
  async acknowledgeComplianceFeed(
    @Arg("upTo", () => Int, {
      description: "The position of the last message or entry that you stored and no longer need.",
    })
    upTo: number,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<ComplianceFeed> {
    return feed(await acknowledgeComplianceFeed(deps, actor(), upTo));
  }

  @FieldResolver(() => TakedownOrder, { description: "The order as it stands now, without its text." })
  async order(@Root() { orderId }: ComplianceEntry, @Ctx() { deps, actor }: OrdersContext): Promise<TakedownOrder> {
    const { order, viewer } = await seeOrder(deps, actor(), orderId);
    return new TakedownOrder(order, viewer, deps.clock());
  }
}

function feed({ position, acknowledged, acknowledgedAt }: StreamHead): ComplianceFeed {
  return { head: position, acknowledged, acknowledgedAt };
}

function complianceEntry({ streamPosition, kind, at, body, digest, previousDigest }: RecordedEvent): ComplianceEntry {
  return {
    position: streamPosition,
    kind: kind as ComplianceKind,
    sentAt: at,
    orderId: String(body.orderId),
    court: String(body.court),
    platform: { id: String(body.platform) },
    details: body.details as Record<string, unknown>,
    digest,
    previousDigest,
  };
}
