import { Field, ID, InputType } from "type-graphql";
import type { ReinstatementOutcome } from "../../rules/addressee/addressee.js";
import type { ItemId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { OpponentRole } from "../../rules/opposition/opponent.js";
import { ReinstatementOutcomeEnum } from "../addressee/enums.js";
import { MainOutcomeEnum } from "../order/enums.js";
import { OrderInput } from "../order/order-inputs.js";
import { DateTime, Duration, JWS } from "../scalars.js";
import { OpponentRoleEnum, OppositionOutcomeEnum } from "./enums.js";

@InputType({
  description:
    "Opposition (verzet), by an addressee with its own token, or by a poster or third party through the court.",
})
export class LodgeOppositionInput {
  @Field(() => ID, { description: "The id of the order that is contested." })
  orderId!: OrderId;

  @Field(() => String, { description: "Why the order is contested; never who the poster is." })
  grounds!: string;

  @Field(() => OpponentRoleEnum, {
    nullable: true,
    description: "For the court: for whom it lodges; left out, for the poster.",
  })
  role?: OpponentRole | null;

  @Field(() => String, {
    nullable: true,
    description:
      "For the court: the file number by which it knows this poster or third party; opaque, and required with itemIds.",
  })
  opponentReference?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "The items that this poster or third party contests, of any platform; left out, the whole order, for the poster who is one.",
  })
  itemIds?: ItemId[] | null;
}

@InputType({ description: "The judge's decision on opposition." })
export class OppositionDecisionInput {
  @Field(() => OppositionOutcomeEnum, { description: "What becomes of the order." })
  outcome!: "UPHELD" | "MODIFIED" | "LIFTED";

  @Field(() => String, { description: "Why it is decided so." })
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

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Where the order goes on: whether it is obeyed although an appeal is lodged (uitvoerbaar bij voorraad); left out, as the order says, and that says yes where it is silent.",
  })
  enforceableDespiteAppeal?: boolean | null;
}

@InputType({
  description:
    "The court clarifies or corrects; the terms of the items that the platform claimed impossible begin anew, in full (after TERREG art. 3(7)–(8)).",
})
export class ClarifyOrderInput {
  @Field(() => ID, { description: "The id of the order that is clarified." })
  orderId!: OrderId;

  @Field(() => ID, {
    description: "The id of the platform that asked for clarification, by claiming an item impossible.",
  })
  platform!: PlatformId;

  @Field(() => String, { description: "What the court says to the platform." })
  text!: string;

  @Field(() => OrderInput, {
    nullable: true,
    description: "A corrected version of the order, where a text is not enough.",
  })
  order?: OrderInput | null;
}

@InputType({ description: "The court rejects a claim of impossibility: the platform can remove the item." })
export class RejectClaimInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform that claimed an item impossible." })
  platform!: PlatformId;

  @Field(() => [ID], {
    nullable: true,
    description: "The items whose claims are rejected; leave out for all claims of the platform.",
  })
  itemIds?: ItemId[] | null;

  @Field(() => String, { description: "Why; the platform reads it." })
  reasons!: string;
}

@InputType({ description: "The main claim (bodemprocedure, after Rv art. 1019i)." })
export class RegisterMainClaimInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => String, { description: "The main case's number." })
  reference!: string;

  @Field(() => DateTime, { description: "When the main claim was brought." })
  broughtAt!: Date;
}

@InputType({ description: "How the main proceedings ended, and what comes of the order." })
export class ConcludeMainProceedingsInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => MainOutcomeEnum, { description: "Whether the main claim was allowed." })
  outcome!: "CONFIRMED" | "REJECTED";

  @Field(() => String, { description: "Why it was decided so." })
  reasons!: string;

  @Field(() => Boolean, { nullable: true, description: "With REJECTED: whether penalties forfeited so far fall away." })
  penaltiesFallAway?: boolean | null;

  @Field(() => Duration, { nullable: true, description: "By when what is free must be back; left out, 24 hours." })
  reinstateWithin?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Where the order goes on: whether it is obeyed although an appeal is lodged (uitvoerbaar bij voorraad); left out, as the order says, and that says yes where it is silent.",
  })
  enforceableDespiteAppeal?: boolean | null;
}

@InputType({ description: "What became of one item that was to be put back." })
export class ItemReinstatementInput {
  @Field(() => ID, { description: "The id of the item." })
  itemId!: ItemId;

  @Field(() => ReinstatementOutcomeEnum, { description: "Whether it is back." })
  outcome!: ReinstatementOutcome;

  @Field(() => DateTime, { description: "When that took effect; not in the future." })
  effectAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The platform's own ground for keeping it down; required with KEPT_DOWN.",
  })
  explanation?: string | null;
}

@InputType({ description: "What became of the items that were to be put back." })
export class ConfirmReinstatementInput {
  @Field(() => ID, { description: "The id of the order that no longer covers the items." })
  orderId!: OrderId;

  @Field(() => ID, { nullable: true, description: "For the court, recording what became of a site outside the hub." })
  platform?: PlatformId | null;

  @Field(() => [ItemReinstatementInput], { description: "The items, and what became of each." })
  items!: ItemReinstatementInput[];

  @Field(() => JWS, {
    nullable: true,
    description:
      'The platform\'s seal over { type: "exparte-reinstatement", orderId, platform, items }, as with confirmTakedown.',
  })
  seal?: SealedText | null;
}
