import { ArgsType, Field, Int } from "type-graphql";

/**
 * What proves that a position is of this log. Both are optional: an earlier client gives the position alone, and is
 * believed as far as nothing has changed since it was last known here.
 */
@ArgsType()
export abstract class CursorProofArgs {
  @Field(() => String, {
    nullable: true,
    description: "The digest of the message or entry at that position, as you stored it.",
  })
  digest?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The epoch that came with that message or entry. In another epoch the answer is EPOCH_CHANGED, which says from where on to compare.",
  })
  epoch?: string | null;
}

/** What acknowledging an inbox or feed takes. */
@ArgsType()
export class AcknowledgingArgs extends CursorProofArgs {
  @Field(() => Int, { description: "The position of the last message or entry that you stored and no longer need." })
  upTo!: number;
}
