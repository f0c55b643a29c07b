import type { RecordedEvent, StreamHead } from "@exparte/event-log";
import { FollowingArgs } from "@exparte/subgraph";
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { ComplaintMessageKind } from "../../rules/complaint/complaint-inbox.js";
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
    @Arg("after", () => Int, {
      defaultValue: 0,
      description: "The position of the last message that you stored; 0 at the very beginning.",
    })
    after: number,
    @Arg("first", () => Int, { defaultValue: 100, description: "How many messages to a page, 1 to 1,000." })
    first: number,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintInboxPage> {
    const { head, messages } = await readComplaintInbox(deps, actor(), { after, first });
    return { ...inbox(head), messages: messages.map(inboxMessage) };
  }

  @Mutation(() => ComplaintInbox, {
    description: "Platform, scope inbox:read. Acknowledging again, or less, changes nothing.",
  })
  async acknowledgeComplaintInbox(
    @Arg("upTo", () => Int, {
      description: "The position of the last message or entry that you stored and no longer need.",
    })
    upTo: number,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintInbox> {
    return inbox(await acknowledgeComplaintInbox(deps, actor(), upTo));
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

function inbox({ position, acknowledged, acknowledgedAt }: StreamHead): ComplaintInbox {
  return { head: position, acknowledged, acknowledgedAt };
}

function inboxMessage(event: RecordedEvent): ComplaintInboxMessage {
  const { streamPosition, kind, at, body, digest, previousDigest } = event;
  return {
    position: streamPosition,
    kind: kind as ComplaintMessageKind,
    sentAt: at,
    complaintId: String(body.complaintId),
    details: body.details as Record<string, unknown>,
    digest,
    previousDigest,
  };
}
