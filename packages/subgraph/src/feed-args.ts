import { ArgsType, Field } from "type-graphql";

/** What a subscription to a feed between services takes. */
@ArgsType()
export class FeedArgs {
  @Field(() => String, {
    nullable: true,
    description: "The last cursor that was stored; absent at the very beginning.",
  })
  after?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Say also, every other second, up to which moment the feed is whole: an entry of the kind FeedWhole, that everything recorded before its `at` has been sent. It is no event, and its cursor need not be kept.",
  })
  sayWhole!: boolean;
}
