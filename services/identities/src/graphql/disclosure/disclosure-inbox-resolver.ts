import type { RecordedEvent } from "@exparte/event-log";
import { AcknowledgingArgs, FollowingArgs, numbered, PolledArgs, progressOf } from "@exparte/subgraph";
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { DisclosureMessageKind } from "../../rules/disclosure/disclosure-inbox.js";
import type { DisclosureId, SealedText } from "../../rules/ids.js";
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
    @Args(() => PolledArgs) asked: PolledArgs,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureInboxPage> {
    const { head, messages } = await readDisclosureInbox(deps, actor(), asked);
    return { ...progressOf(head), messages: messages.map(disclosureMessage) };
  }

  @Mutation(() => DisclosureInbox, { description: "Platform, scope disclosures:answer." })
  async acknowledgeDisclosureInbox(
    @Args(() => AcknowledgingArgs) asked: AcknowledgingArgs,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureInbox> {
    return progressOf(await acknowledgeDisclosureInbox(deps, actor(), asked));
  }

  @FieldResolver(() => DisclosureRequest, { description: "The request as it stands now." })
  async request(
    @Root() { requestId }: DisclosureMessage,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    return new DisclosureRequest(await seeDisclosure(deps, actor(), requestId));
  }
}

function disclosureMessage(event: RecordedEvent): DisclosureMessage {
  const { kind, body } = event;
  return {
    ...numbered(event),
    kind: kind as DisclosureMessageKind,
    requestId: String(body.requestId) as DisclosureId,
    seal: typeof body.seal === "string" ? (body.seal as SealedText) : null,
    details: body.details as Record<string, unknown>,
  };
}
