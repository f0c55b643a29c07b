import { instant } from "@exparte/dutch-time";
import { Field, ID, InputType } from "type-graphql";
import type { RemedyKind, RemedySide } from "../../rules/decision/remedy.js";
import type { Lodging } from "../../use-cases/complaint/contest-decision.js";
import { RemedySideEnum } from "../enums.js";
import { DateTime } from "../scalars.js";

@InputType({ description: "A platform gives the complaint and its grounds; the rest is the AP's to record." })
export class LodgeObjectionInput {
  @Field(() => ID, { description: "The id of the complaint whose decision is contested." })
  complaintId!: string;

  @Field(() => String, { description: "Why the decision is contested." })
  grounds!: string;

  @Field(() => RemedySideEnum, {
    nullable: true,
    description: "Which side contests it; left out by a platform: CONTROLLER.",
  })
  side?: RemedySide | null;

  @Field(() => DateTime, { nullable: true, description: "When the AP or the court received it; left out: now." })
  receivedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was posted: in time if before the end and received within a week after (Awb art. 6:9(2)).",
  })
  postedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Why being late is not held against them (Awb art. 6:11); only where it is late.",
  })
  lateBecause?: string | null;
}

@InputType({
  description: "A platform gives the complaint, the court and its grounds; the rest is the AP's to record.",
})
export class LodgeAppealInput extends LodgeObjectionInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Hoger beroep with the Council of State, against the district court's ruling; the AP may lodge it too.",
  })
  higher!: boolean;

  @Field(() => String, { nullable: true, description: "The case number at the court." })
  reference?: string | null;
}

export function lodging(kind: RemedyKind, input: LodgeObjectionInput, reference?: string | null): Lodging {
  const { grounds, side, receivedAt, postedAt, lateBecause } = input;
  return {
    kind,
    grounds,
    ...(side == null ? {} : { side }),
    ...(receivedAt == null ? {} : { receivedAt: instant(receivedAt) }),
    ...(postedAt == null ? {} : { postedAt: instant(postedAt) }),
    ...(lateBecause == null ? {} : { lateBecause }),
    ...(reference == null ? {} : { reference }),
  };
}
