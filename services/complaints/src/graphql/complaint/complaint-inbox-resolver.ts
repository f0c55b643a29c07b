import type { RecordedEvent } from "@exparte/event-log";
import { AcknowledgingArgs, FollowingArgs, numbered, PolledArgs, progressOf } from "@exparte/subgraph";
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { ComplaintMessageKind } from "../../rules/complaint/complaint-inbox.js";
import type { ComplaintId } from "../../rules/ids.js";
import {
  acknowledgeComplaintInbox,
  followComplaintInbox,
  readComplaintInbox,
} from "../../use-cases/complaint/read-complaint-inbox.js";
import { seeComplaint } from "../../use-cases/complaint/see-complaints.js";
import type { ComplaintsContext } from "../context.js";
import { Complaint } from "./complaint.js";
import { ComplaintInbox, ComplaintInboxMessage, ComplaintInboxPage } from "./complaint-inbox.js";

type SubscribeData = { args: FollowingArgs; context: ComplaintsContext };

@Resolver(() => ComplaintInboxMessage)
export class ComplaintInboxResolver {
  @Subscription(() => ComplaintInboxMessage, {
    description:
      "Platform, scope inbox:read. Replays what came after a position, then follows live. At most `window` messages are sent beyond the last acknowledged one.",
    subscribe: ({ args, context }: SubscribeData) =>
      followComplaintInbox(context.deps, context.actor(), { ...args, signal: context.signal }),
  })
  complaintInbox(
    @Root() message: RecordedEvent,
    @Args(() => FollowingArgs) _args: FollowingArgs,
  ): ComplaintInboxMessage {
    return inboxMessage(message);
  }

  @Query(() => ComplaintInboxPage, {
    name: "complaintInbox",
    description: "Platform, scope inbox:read. For clients that poll.",
  })
  async complaintInboxPage(
    @Args(() => PolledArgs) asked: PolledArgs,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintInboxPage> {
    const { head, messages } = await readComplaintInbox(deps, actor(), asked);
    return { ...progressOf(head), messages: messages.map(inboxMessage) };
  }

  @Mutation(() => ComplaintInbox, {
    description: "Platform, scope inbox:read. Acknowledging again, or less, changes nothing.",
  })
  async acknowledgeComplaintInbox(
    @Args(() => AcknowledgingArgs) asked: AcknowledgingArgs,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintInbox> {
    return progressOf(await acknowledgeComplaintInbox(deps, actor(), asked));
  }

  @FieldResolver(() => Complaint, { description: "The complaint as it stands now." })
  async complaint(
    @Root() { complaintId }: ComplaintInboxMessage,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    const { complaint, viewer } = await seeComplaint(deps, actor(), complaintId);
    return new Complaint(complaint, viewer, deps.clock());
  }
}

function inboxMessage(event: RecordedEvent): ComplaintInboxMessage {
  const { kind, body } = event;
  return {
    ...numbered(event),
    kind: kind as ComplaintMessageKind,
    complaintId: String(body.complaintId) as ComplaintId,
    details: body.details as Record<string, unknown>,
  };
}
