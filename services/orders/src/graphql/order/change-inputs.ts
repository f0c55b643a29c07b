import { Field, ID, InputType } from "type-graphql";
import type { ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import type { CorrectionInitiative, LiftingCause, ModificationCause } from "../../rules/order/cause.js";
import { DateTime, Duration } from "../scalars.js";
import { CorrectionInitiativeEnum, LiftingCauseEnum, ModificationCauseEnum } from "./enums.js";
import { OrderInput } from "./order-inputs.js";

@InputType({ description: "What a correction of an evident mistake says of itself (Rv art. 31)." })
export class CorrectionInput {
  @Field(() => CorrectionInitiativeEnum, { description: "Whether a party asked for it." })
  initiative!: CorrectionInitiative;

  @Field(() => String, {
    description: "How and when the parties could say what they think of it, before it was made (Rv art. 31(1)).",
  })
  partiesHeard!: string;
}

@InputType({ description: "What an addition says of itself." })
export class AdditionInput {
  @Field(() => DateTime, { description: "When the applicant asked for it; after the order was given." })
  appliedAt!: Date;
}

@InputType({
  description:
    "The court changes the order without an opposition, for a cause that is checked against what the new version changes.",
})
export class ModifyOrderInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ModificationCauseEnum, { description: "Why the order is changed." })
  cause!: ModificationCause;

  @Field(() => String, { description: "Why that is so here." })
  reasons!: string;

  @Field(() => OrderInput, {
    description: "The whole order as it is now, sealed as the next version. With ADDITION, its three findings are new.",
  })
  order!: OrderInput;

  @Field(() => CorrectionInput, { nullable: true, description: "With CORRECTION, and with no other cause." })
  correction?: CorrectionInput | null;

  @Field(() => AdditionInput, { nullable: true, description: "With ADDITION, and with no other cause." })
  addition?: AdditionInput | null;

  @Field(() => Duration, { nullable: true, description: "By when what is free must be back; left out, 24 hours." })
  reinstateWithin?: string | null;
}

@InputType({
  description:
    "Items that are named by an evident mistake are suspended at once; the correction (modifyOrder) follows.",
})
export class SuspendItemsInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform whose items they are." })
  platform!: PlatformId;

  @Field(() => [ID], {
    description:
      "The ids of the items that are named by mistake; of what is to be removed and kept down, both of its items.",
  })
  itemIds!: ItemId[];

  @Field(() => String, { description: "What the mistake is." })
  reasons!: string;

  @Field(() => Duration, {
    nullable: true,
    description: "By when what was taken down must be back; left out, 24 hours.",
  })
  reinstateWithin?: string | null;
}

@InputType({ description: "The court demands suspended items after all." })
export class ResumeItemsInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform whose items they are." })
  platform!: PlatformId;

  @Field(() => [ID], { description: "The ids of the items." })
  itemIds!: ItemId[];

  @Field(() => String, { description: "Why they are demanded after all." })
  reasons!: string;
}

@InputType({ description: "The decision of the higher court that annulled the order." })
export class AnnulmentInput {
  @Field(() => String, { description: "The higher court, such as Gerechtshof Amsterdam." })
  court!: string;

  @Field(() => String, { description: "The case number or ECLI of its decision." })
  decision!: string;
}

@InputType({ description: "The order is lifted without an opposition." })
export class LiftOrderInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => LiftingCauseEnum, { description: "Why the order is lifted." })
  cause!: LiftingCause;

  @Field(() => String, { description: "Why that is so here." })
  reasons!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether penalties forfeited so far fall away, as the applicant, the parties or, with REVOKED, the judge say; with ANNULLED they always do.",
  })
  penaltiesFallAway?: boolean | null;

  @Field(() => AnnulmentInput, { nullable: true, description: "With ANNULLED, and with no other cause." })
  annulment?: AnnulmentInput | null;

  @Field(() => Duration, { nullable: true, description: "By when what is free must be back; left out, 24 hours." })
  reinstateWithin?: string | null;
}
