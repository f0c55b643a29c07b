import { Field, ID, InputType } from "type-graphql";
import type { ConfirmationOutcome, ImpossibleReason } from "../../rules/addressee/addressee.js";
import type { ItemId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import { ConfirmationOutcomeEnum, ImpossibleReasonEnum, MeansOfServiceEnum } from "../enums.js";
import { DateTime, JWS } from "../scalars.js";

@InputType({
  description: "Service (betekening) by bailiff or in another way that the court accepts, recorded by the court.",
})
export class RecordServiceInput {
  @Field(() => ID)
  orderId!: OrderId;

  @Field(() => ID)
  platform!: PlatformId;

  @Field(() => DateTime)
  servedAt!: Date;

  @Field(() => MeansOfServiceEnum, { defaultValue: "BAILIFF" })
  means!: "BAILIFF" | "SUBSTITUTE";

  @Field(() => String, { nullable: true, description: "What came of it, such as to whom it was handed." })
  note?: string | null;
}

@InputType()
export class ItemConfirmationInput {
  @Field(() => ID)
  itemId!: ItemId;

  @Field(() => ConfirmationOutcomeEnum)
  outcome!: ConfirmationOutcome;

  @Field(() => DateTime, { description: "When the content went (DSA art. 9(1))." })
  effectAt!: Date;

  @Field(() => String, { nullable: true, description: "Where access is disabled; with ACCESS_DISABLED only." })
  where?: string | null;

  @Field(() => ImpossibleReasonEnum, { nullable: true, description: "With IMPOSSIBLE only." })
  impossibleReason?: ImpossibleReason | null;

  @Field(() => String, { nullable: true })
  explanation?: string | null;
}

@InputType()
export class ConfirmTakedownInput {
  @Field(() => ID)
  orderId!: OrderId;

  @Field(() => ID, {
    nullable: true,
    description: "For the court, recording the outcome of a platform outside the hub.",
  })
  platform?: PlatformId | null;

  @Field(() => [ItemConfirmationInput])
  items!: ItemConfirmationInput[];

  @Field(() => JWS, {
    nullable: true,
    description:
      'The platform\'s seal over { type: "exparte-confirmation", orderId, platform, items }, so that nobody can confirm in its name.',
  })
  seal?: SealedText | null;
}
