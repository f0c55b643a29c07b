import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";

/** The orders service's share of a platform; the platforms service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("Platform")
export class Platform {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ description: "How a platform did with the orders it received in a period. Times are in seconds." })
export class Compliance {
  @Field(() => Int, { description: "Orders addressed to the platform and given in the period." })
  received!: number;

  @Field(() => Int, { description: "Of those, served by acknowledgement or bailiff." })
  served!: number;

  @Field(() => Int, { description: "Of those, every item confirmed as gone." })
  complied!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Median of service to removal, over the complied; null when there are none.",
  })
  medianSecondsToRemoval!: number | null;

  @Field(() => Float, { nullable: true, description: "95th percentile of service to removal, over the complied." })
  p95SecondsToRemoval!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Complied by the deadline, of all whose deadline has passed or that complied; 0 to 1.",
  })
  shareWithinTerm!: number | null;

  @Field(() => Int, { description: "Served, past the deadline and not complied, at this moment." })
  overdueNow!: number;

  @Field(() => Int, { description: "Addressee records in which an item is claimed impossible to remove." })
  impossibleClaimed!: number;

  @Field(() => Float, { nullable: true, description: "Orders that were contested, of those received; 0 to 1." })
  oppositionRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Orders lifted or narrowed on opposition, of those in which an opposition was decided; 0 to 1.",
  })
  reversalRate!: number | null;

  @Field(() => Int, { description: "Orders under which something had to be put back." })
  reinstatementsDue!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Median of the end of the order, or of its narrowing, to the last item's return.",
  })
  medianSecondsToReinstatement!: number | null;

  @Field(() => Float, { nullable: true })
  p95SecondsToReinstatement!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Put back within the term, of all whose term has passed or that are back; 0 to 1.",
  })
  shareReinstatedWithinTerm!: number | null;

  @Field(() => Int, { description: "Past the term for putting back, with something still down, at this moment." })
  reinstatementOverdueNow!: number;
}
