import { Field, Int, ObjectType } from "type-graphql";
import { Platform } from "../platform.js";
import { DateTime } from "../scalars.js";

@ObjectType({ description: "How far a connected platform is with its inbox, and nothing of what is in it." })
export class InboxLag {
  @Field(() => Platform, { nullable: true, description: "The platform whose inbox it is." })
  platform!: Platform | null;

  @Field(() => Int, { description: "How many messages it has not acknowledged." })
  waiting!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the oldest of those messages was sent; null while there are none.",
  })
  oldestSentAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the platform last acknowledged a message; null before it ever did.",
  })
  acknowledgedAt!: Date | null;
}
