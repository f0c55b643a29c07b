import type { RecordedEvent, StreamHead } from "@exparte/event-log";
import { FollowingArgs } from "@exparte/subgraph";
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { DisclosureMessageKind } from "../../rules/disclosure/disclosure-inbox.js";
import {
  acknowledgeDisclosureInbox,
  followDisclosureInbox,
  readDisclosureInbox,
} from "../../use-cases/disclosure/read-disclosure-inbox.js";
import { seeDisclosure } from "../../use-cases/disclosure/see-disclosures.js";
import type { IdentitiesContext } from "../context.js";
import { DisclosureInbox, DisclosureInboxPage, DisclosureMessage } from "./disclosure-inbox.js";
import { DisclosureRequest } from "./disclosure-request.js";

type SubscribeData = { args: FollowingArgs; context: IdentitiesContext };

@Resolver(() => DisclosureMessage)
export class DisclosureInboxResolver {
  @Subscription(() => DisclosureMessage, {
    description:
      "Platform, scope disclosures:answer. Replays what came after a position, then follows live. At most `window` messages are sent beyond the last acknowledged one.",
    subscribe: ({ args, context }: SubscribeData) =>
      followDisclosureInbox(context.deps, context.actor(), { ...args, signal: context.signal }),
  })
  disclosureInbox(@Root() message: RecordedEvent, @Args(() => FollowingArgs) _args: FollowingArgs): DisclosureMessage {
    return disclosureMessage(message);
  }

  @Query(() => DisclosureInboxPage, {
    name: "disclosureInbox",
    description: "Platform, scope disclosures:answer. For clients that poll.",
  })
  async disclosureInboxPage(
    @Arg("after", () => Int, {
      defaultValue: 0,
      description: "The position of the last message that you stored; 0 at the very beginning.",
    })
    after: number,
    @Arg("first", () => Int, { defaultValue: 100, description: "How many messages to a page, 1 to 1,000." })
    first: number,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureInboxPage> {
    const { head, messages } = await readDisclosureInbox(deps, actor(), { after, first });
    return { ...inbox(head), messages: messages.map(disclosureMessage) };
  }

  @Mutation(() => DisclosureInbox, { description: "Platform, scope disclosures:answer." })
  async acknowledgeDisclosureInbox(
    @Arg("upTo", () => Int, {
      description: "The position of the last message or entry that you stored and no longer need.",
    })
    upTo: number,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureInbox> {
    return inbox(await acknowledgeDisclosureInbox(deps, actor(), upTo));
  }

  @FieldResolver(() => DisclosureRequest, { description: "The request as it stands now." })
  async request(
    @Root() { requestId }: DisclosureMessage,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    return new DisclosureRequest(await seeDisclosure(deps, actor(), requestId));
  }
}

function inbox({ position, acknowledged, acknowledgedAt }: StreamHead): DisclosureInbox {
  return { head: position, acknowledged, acknowledgedAt };
}

function disclosureMessage({
  streamPosition,
  kind,
  at,
  body,
  digest,
  previousDigest,
}: RecordedEvent): DisclosureMessage {
  return {
    position: streamPosition,
    kind: kind as DisclosureMessageKind,
    sentAt: at,
    requestId: String(body.requestId),
    seal: typeof body.seal === "string" ? body.seal : null,
    details: body.details as Record<string, unknown>,
    digest,
    previousDigest,
  };
}
