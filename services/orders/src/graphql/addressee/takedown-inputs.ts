import { Field, ID, InputType } from "type-graphql";
import type { ConfirmationOutcome, ImpossibleReason } from "../../rules/addressee/addressee.js";
import type { ItemId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import { DateTime, JWS } from "../scalars.js";
import { ConfirmationOutcomeEnum, ImpossibleReasonEnum, MeansOfServiceEnum } from "./enums.js";

@InputType({
  description: "Service (betekening) by bailiff or in another way that the court accepts, recorded by the court.",
})
export class RecordServiceInput {
  @Field(() => ID, { description: "The id of the order that was served." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform that it was served on." })
  platform!: PlatformId;

  @Field(() => DateTime, { description: "When it was served." })
  servedAt!: Date;

  @Field(() => MeansOfServiceEnum, { defaultValue: "BAILIFF", description: "How it was served." })
  means!: "BAILIFF" | "SUBSTITUTE";

  @Field(() => String, { nullable: true, description: "What came of it, such as to whom it was handed." })
  note?: string | null;
}

@InputType({ description: "What became of one item." })
export class ItemConfirmationInput {
  @Field(() => ID, { description: "The id of the item." })
  itemId!: ItemId;

  @Field(() => ConfirmationOutcomeEnum, { description: "What became of it." })
  outcome!: ConfirmationOutcome;

  @Field(() => DateTime, { description: "When the content went (DSA art. 9(1))." })
  effectAt!: Date;

  @Field(() => String, { nullable: true, description: "Where access is disabled; with ACCESS_DISABLED only." })
  where?: string | null;

  @Field(() => ImpossibleReasonEnum, { nullable: true, description: "Why it cannot be removed; with IMPOSSIBLE only." })
  impossibleReason?: ImpossibleReason | null;

  @Field(() => String, { nullable: true, description: "What else the court is to know." })
  explanation?: string | null;
}

@InputType({ description: "What became of the items of one addressee." })
export class ConfirmTakedownInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, {
    nullable: true,
    description: "For the court, recording the outcome of a platform outside the hub.",
  })
  platform?: PlatformId | null;

  @Field(() => [ItemConfirmationInput], { description: "The items, and what became of each." })
  items!: ItemConfirmationInput[];

  @Field(() => JWS, {
    nullable: true,
    description:
      'The platform\'s seal over { type: "exparte-confirmation", orderId, platform, items }, so that nobody can confirm in its name.',
  })
  seal?: SealedText | null;
}
