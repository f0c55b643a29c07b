import { Field, ID, InputType } from "type-graphql";
import type { FindingId, ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import { DateTime } from "../scalars.js";
import { FindingOutcomeEnum } from "./enums.js";

@InputType({ description: "The court finds a breach (overtreding): items were up, whatever the platform says." })
export class FindBreachInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform whose items they are." })
  platform!: PlatformId;

  @Field(() => [ID], { description: "The ids of the items that were up." })
  itemIds!: ItemId[];

  @Field(() => DateTime, {
    description: "From when on they were up: after service, while the order covered them, not in the future.",
  })
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when they were up. Left out, the breach lasts until the platform confirms them once more, or the court finds compliance.",
  })
  until?: Date | null;

  @Field(() => String, { description: "Why the court finds so; the platform reads it." })
  reasons!: string;
}

@InputType({ description: "The court finds compliance: items were gone, whatever the platform says." })
export class FindComplianceInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform whose items they are." })
  platform!: PlatformId;

  @Field(() => [ID], { description: "The ids of the items that were gone." })
  itemIds!: ItemId[];

  @Field(() => DateTime, { description: "Since when they were gone; not in the future." })
  effectAt!: Date;

  @Field(() => String, { description: "Why the court finds so; the platform reads it." })
  reasons!: string;
}

@InputType({ description: "The platform contests what the court found of its items." })
export class ContestFindingInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, {
    nullable: true,
    description: "For the court, recording what a platform outside the hub says.",
  })
  platform?: PlatformId | null;

  @Field(() => ID, { description: "The id of the finding." })
  findingId!: FindingId;

  @Field(() => String, { description: "Why it is wrong." })
  grounds!: string;
}

@InputType({ description: "The court's decision on a finding: after the platform contested it, or to undo a mistake." })
export class DecideFindingInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform that the finding is about." })
  platform!: PlatformId;

  @Field(() => ID, { description: "The id of the finding." })
  findingId!: FindingId;

  @Field(() => FindingOutcomeEnum, { description: "What becomes of it." })
  outcome!: "UPHELD" | "WITHDRAWN";

  @Field(() => String, { description: "Why; the platform reads it." })
  reasons!: string;
}
