import type { RecordedEvent } from "@exparte/event-log";
import { AcknowledgingArgs, FollowingArgs, numbered, PolledArgs, progressOf } from "@exparte/subgraph";
import { Args, Ctx, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { PlatformId } from "../../rules/ids.js";
import type { CoordinationKind } from "../../rules/order/coordination.js";
import { orderOfMessage } from "../../store/order/orders.js";
import {
  acknowledgeCoordinatorInbox,
  followCoordinatorInbox,
  readCoordinatorInbox,
} from "../../use-cases/order/read-coordinator-inbox.js";
import type { OrdersContext } from "../context.js";
import { CoordinatorInbox, CoordinatorInboxPage, CoordinatorMessage } from "./coordinator-inbox.js";

@Resolver(() => CoordinatorMessage)
export class CoordinatorInboxResolver {
  @Subscription(() => CoordinatorMessage, {
    description:
      "Coordinator, scope coordination:read. Replays what came after a position, then follows live. At most `window` messages are sent beyond the last acknowledged one.",
    subscribe: ({ args, context }: { args: FollowingArgs; context: OrdersContext }) =>
      followCoordinatorInbox(context.deps, context.actor(), { ...args, signal: context.signal }),
  })
  coordinatorInbox(
    @Root() message: RecordedEvent,
    @Args(() => FollowingArgs) _args: FollowingArgs,
  ): CoordinatorMessage {
    return coordinatorMessage(message);
  }

  @Query(() => CoordinatorInboxPage, {
    name: "coordinatorInbox",
    description: "Coordinator, scope coordination:read. For clients that poll.",
  })
  async coordinatorInboxPage(
    @Args(() => PolledArgs) asked: PolledArgs,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<CoordinatorInboxPage> {
    const { head, messages } = await readCoordinatorInbox(deps, actor(), asked);
    return { ...progressOf(head), messages: messages.map(coordinatorMessage) };
  }

  @Mutation(() => CoordinatorInbox, {
    description: "Coordinator, scope coordination:read. Only moves your window on; has no consequence in law.",
  })
  async acknowledgeCoordinatorInbox(
    @Args(() => AcknowledgingArgs) asked: AcknowledgingArgs,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<CoordinatorInbox> {
    return progressOf(await acknowledgeCoordinatorInbox(deps, actor(), asked));
  }
}

function coordinatorMessage(event: RecordedEvent): CoordinatorMessage {
  const { kind, body } = event;
  return {
    ...numbered(event),
    kind: kind as CoordinationKind,
    ...orderOfMessage(body),
    court: String(body.court),
    platform: typeof body.platform === "string" ? { id: body.platform as PlatformId } : null,
    seal: typeof body.seal === "string" ? body.seal : null,
    details: body.details as Record<string, unknown>,
  };
}
