import { Field, ID, InputType } from "type-graphql";
import type { ReinstatementOutcome } from "../../rules/addressee/addressee.js";
import { MainOutcomeEnum, OppositionOutcomeEnum, ReinstatementOutcomeEnum } from "../enums.js";
import { OrderInput } from "../order/order-inputs.js";
import { DateTime, Duration, JWS } from "../scalars.js";

@InputType({
  description: "Opposition (verzet), by an addressee with its own token, or by the poster through the court.",
})
export class LodgeOppositionInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "Never who the poster is." })
  grounds!: string;
}

@InputType({ description: "The judge's decision on opposition." })
export class OppositionDecisionInput {
  @Field(() => OppositionOutcomeEnum)
  outcome!: "UPHELD" | "MODIFIED" | "LIFTED";

  @Field(() => String)
  reasons!: string;

  @Field(() => OrderInput, {
    nullable: true,
    description: "With MODIFIED: the whole order as it is now, sealed as the next version.",
  })
  order?: OrderInput | null;

  @Field(() => Boolean, { nullable: true, description: "With LIFTED: whether penalties forfeited so far fall away." })
  penaltiesFallAway?: boolean | null;

  @Field(() => Duration, { nullable: true, description: "By when what is free must be back; left out, 24 hours." })
  reinstateWithin?: string | null;
}

@InputType({
  description:
    "The court clarifies or corrects; the platform's term begins anew, in full (after TERREG art. 3(7)–(8)).",
})
export class ClarifyOrderInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  platform!: string;

  @Field(() => String)
  text!: string;

  @Field(() => OrderInput, {
    nullable: true,
    description: "A corrected version of the order, where a text is not enough.",
  })
  order?: OrderInput | null;
}

@InputType({ description: "What a platform claimed to be impossible is not, says the court." })
export class RejectClaimInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  platform!: string;

  @Field(() => [ID], { nullable: true, description: "Of which items; left out: of all that the platform claims." })
  itemIds?: string[] | null;

  @Field(() => String)
  reasons!: string;
}

@InputType({ description: "The main claim (bodemprocedure, after Rv art. 1019i)." })
export class RegisterMainClaimInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "The main case's number." })
  reference!: string;

  @Field(() => DateTime)
  broughtAt!: Date;
}

@InputType()
export class ConcludeMainProceedingsInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => MainOutcomeEnum)
  outcome!: "CONFIRMED" | "REJECTED";

  @Field(() => String)
  reasons!: string;

  @Field(() => Boolean, { nullable: true, description: "With REJECTED: whether penalties forfeited so far fall away." })
  penaltiesFallAway?: boolean | null;

  @Field(() => Duration, { nullable: true, description: "By when what is free must be back; left out, 24 hours." })
  reinstateWithin?: string | null;
}

@InputType()
export class ItemReinstatementInput {
  @Field(() => ID)
  itemId!: string;

  @Field(() => ReinstatementOutcomeEnum)
  outcome!: ReinstatementOutcome;

  @Field(() => DateTime)
  effectAt!: Date;

  @Field(() => String, { nullable: true, description: "Required with KEPT_DOWN." })
  explanation?: string | null;
}

@InputType()
export class ConfirmReinstatementInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { nullable: true, description: "For the court, recording what became of a site outside the hub." })
  platform?: string | null;

  @Field(() => [ItemReinstatementInput])
  items!: ItemReinstatementInput[];

  @Field(() => JWS, {
    nullable: true,
    description:
      'The platform\'s seal over { type: "exparte-reinstatement", orderId, platform, items }, as with confirmTakedown.',
  })
  seal?: string | null;
}
