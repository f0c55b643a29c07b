import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { CursorProofArgs } from "./cursor-args.js";
import { DateTime } from "./date-time.js";

/** What a query for one page of an inbox or feed takes. */
@ArgsType()
export class PolledArgs extends CursorProofArgs {
  @Field(() => Int, {
    defaultValue: 0,
    description: "The position of the last message or entry that you stored; 0 at the very beginning.",
  })
  after!: number;

  @Field(() => Int, { defaultValue: 100, description: "How many messages or entries to a page, 1 to 1,000." })
  first!: number;
}

/** The fields that the messages of all inboxes and feeds share; each message type inherits them. */
@ObjectType()
export abstract class NumberedMessage {
  @Field(() => Int, {
    description: "Its number in your inbox or feed: store it with what you did for it, and acknowledge it.",
  })
  position!: number;

  @Field(() => DateTime, { description: "When the hub put it there." })
  sentAt!: Date;

  @Field(() => String, { description: "Its digest, by which you prove that you missed none." })
  digest!: string;

  @Field(() => String, { description: "The digest of the one before; empty at position 1." })
  previousDigest!: string;

  @Field(() => String, {
    description:
      "The epoch of the hub's log: with position and digest it is your cursor. Another one begins when the log was restored or a standby took over.",
  })
  epoch!: string;
}

/** The inherited fields, from an event of the log. */
export function numbered(event: {
  readonly streamPosition: number;
  readonly at: Date;
  readonly digest: string;
  readonly previousDigest: string;
  readonly epoch: string;
}): NumberedMessage {
  const { streamPosition: position, at: sentAt, digest, previousDigest, epoch } = event;
  return { position, sentAt, digest, previousDigest, epoch };
}

/** How far an inbox has come; each inbox's type inherits it. */
@ObjectType()
export abstract class StreamProgress {
  @Field(() => Int, { description: "The position of the last message or entry; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "The position up to and with which you acknowledged; 0 when you have not." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true, description: "When you last acknowledged; null when you have not." })
  acknowledgedAt!: Date | null;

  @Field(() => String, { description: "The epoch that the hub's log is in." })
  epoch!: string;
}

/** The inherited fields, from a stream's head in the log. */
export function progressOf(head: {
  readonly position: number;
  readonly acknowledged: number;
  readonly acknowledgedAt: Date | null;
  readonly epoch: string;
}): StreamProgress {
  const { position, acknowledged, acknowledgedAt, epoch } = head;
  return { head: position, acknowledged, acknowledgedAt, epoch };
}
