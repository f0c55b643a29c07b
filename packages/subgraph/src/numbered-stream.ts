import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "./date-time.js";

/** What a query for one page of an inbox or feed takes. */
@ArgsType()
export class PolledArgs {
  @Field(() => Int, { defaultValue: 0 })
  after!: number;

  @Field(() => Int, { defaultValue: 100 })
  first!: number;
}

/** What the messages of all inboxes and feeds have in common: each inherits it. */
@ObjectType()
export abstract class NumberedMessage {
  @Field(() => Int)
  position!: number;

  @Field(() => DateTime)
  sentAt!: Date;

  @Field(() => String)
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

/** The inherited fields, of an event as the log gives it. */
export function numbered(event: {
  readonly streamPosition: number;
  readonly at: Date;
  readonly digest: string;
  readonly previousDigest: string;
}): NumberedMessage {
  const { streamPosition: position, at: sentAt, digest, previousDigest } = event;
  return { position, sentAt, digest, previousDigest };
}

/** How far an inbox has come: each inherits it. */
@ObjectType()
export abstract class StreamProgress {
  @Field(() => Int, { description: "The last message's position; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "Acknowledged up to and with this position." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true })
  acknowledgedAt!: Date | null;
}

/** The inherited fields, of a stream's head as the log gives it. */
export function progressOf(head: {
  readonly position: number;
  readonly acknowledged: number;
  readonly acknowledgedAt: Date | null;
}): StreamProgress {
  return { head: head.position, acknowledged: head.acknowledged, acknowledgedAt: head.acknowledgedAt };
}
