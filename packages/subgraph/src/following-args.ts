import { ArgsType, Field, Int } from "type-graphql";

/** What a subscription to an inbox or feed takes. */
@ArgsType()
export class FollowingArgs {
  @Field(() => Int, { defaultValue: 0 })
  after!: number;

  @Field(() => Int, { defaultValue: 1000 })
  window!: number;
}
