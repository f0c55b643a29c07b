import { ArgsType, Field, Int } from "type-graphql";
import { CursorProofArgs } from "./cursor-args.js";

/** What a subscription to an inbox or feed takes. */
@ArgsType()
export class FollowingArgs extends CursorProofArgs {
  @Field(() => Int, {
    defaultValue: 0,
    description: "The position of the last message or entry that you stored; 0 at the very beginning.",
  })
  after!: number;

  @Field(() => Int, {
    defaultValue: 1000,
    description: "How many messages or entries are sent at most beyond the last that you acknowledged.",
  })
  window!: number;
}
