import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { type CostModel, type StepMinutes, WORK_STEPS, type WorkStep } from "../../rules/supervision/workload.js";
import type { Workload as Seen, CourtWorkload as SeenOfCourt } from "../../use-cases/supervision/see-workload.js";
import { SafeInt } from "../scalars.js";
import { WorkStepEnum } from "./work-step.js";
import { COSTED } from "./workload-input.js";

/** The platforms service owns courts. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Court")
export class Court {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ description: "How often a step of the procedure was done, and what that cost by the model." })
export class StepCost {
  @Field(() => WorkStepEnum)
  step!: WorkStep;

  @Field(() => Int)
  times!: number;

  @Field(() => SafeInt)
  judgeMinutes!: number;

  @Field(() => SafeInt)
  registryMinutes!: number;

  @Field(() => SafeInt)
  costCents!: number;
}

@ObjectType({ description: "What the model takes one step to need." })
export class StepModel {
  @Field(() => WorkStepEnum)
  step!: WorkStep;

  @Field(() => Int)
  judgeMinutes!: number;

  @Field(() => Int)
  registryMinutes!: number;
}

@ObjectType({ description: "The cost model that these figures were made with, whole. In euro cents." })
export class CostModelUsed {
  @Field(() => [StepModel])
  steps!: StepModel[];

  @Field(() => Int, { description: COSTED.judgeHourCents })
  judgeHourCents!: number;

  @Field(() => Int, { description: COSTED.registryHourCents })
  registryHourCents!: number;

  @Field(() => Int, { description: COSTED.applicationFeeCents })
  applicationFeeCents!: number;

  @Field(() => Int, { description: COSTED.oppositionFeeCents })
  oppositionFeeCents!: number;
}

@ObjectType({
  description: "What courts did in a period, counted at the moment it was done, and its cost. Money in euro cents.",
})
export class Workload {
  @Field(() => Int, { description: "Entered in the period." })
  applications!: number;

  @Field(() => Int, { description: "Granted in the period; likewise the next three." })
  granted!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => Int, { description: "Referred to police and prosecution." })
  referred!: number;

  @Field(() => Int)
  withdrawn!: number;

  @Field(() => Int, { description: "Entered before the end of the period, and neither decided nor withdrawn by then." })
  pending!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Granted, of those granted, refused or referred; 0 to 1, null when there are none.",
  })
  grantRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median of entry to decision, over those granted, refused or referred in the period.",
  })
  medianSecondsToDecision!: number | null;

  @Field(() => Float, { nullable: true, description: "95th percentile of the same." })
  p95SecondsToDecision!: number | null;

  @Field(() => Int)
  oppositionsLodged!: number;

  @Field(() => Int)
  oppositionsDecided!: number;

  @Field(() => Int, { description: "A hearing that was moved counts again." })
  hearingsSet!: number;

  @Field(() => Int)
  clarifications!: number;

  @Field(() => Int)
  suspensions!: number;

  @Field(() => Int, { description: "New versions of orders, on opposition or to correct one." })
  modifications!: number;

  @Field(() => Int, { description: "Orders that lapsed, no main claim having been brought in time." })
  lapses!: number;

  @Field(() => Int)
  mainClaims!: number;

  @Field(() => SafeInt, { description: "By the model." })
  judgeMinutes!: number;

  @Field(() => SafeInt, { description: "By the model." })
  registryMinutes!: number;

  @Field(() => SafeInt, { description: "By the model: the sum over the steps." })
  costCents!: number;

  @Field(() => SafeInt, { description: "By the model: fees for applications and oppositions." })
  feesCents!: number;

  @Field(() => Float, { nullable: true, description: "costCents for each application entered; null without any." })
  costPerApplicationCents!: number | null;

  @Field(() => [StepCost])
  steps!: StepCost[];

  @Field(() => CostModelUsed)
  costModel!: CostModelUsed;

  static of({ work, cost, model }: Seen): Workload {
    return Object.assign(new Workload(), figuresOf({ work, cost, model }));
  }
}

@ObjectType({ description: "What one court did in a period." })
export class CourtWorkload extends Workload {
  @Field(() => Court, { nullable: true })
  court!: Court;

  static ofCourt(seen: SeenOfCourt): CourtWorkload {
    return Object.assign(new CourtWorkload(), figuresOf(seen), { court: { id: seen.court } });
  }
}

function figuresOf({ work, cost, model }: Seen): Omit<Workload, "court"> {
  const { events, medianSecondsToDecision, p95SecondsToDecision, pending } = work;
  const applications = events.ApplicationSubmitted ?? 0;
  const granted = events.ApplicationGranted ?? 0;
  const refused = events.ApplicationRefused ?? 0;
  const referred = events.ApplicationReferred ?? 0;
  const decided = granted + refused + referred;
  return {
    applications,
    granted,
    refused,
    referred,
    withdrawn: events.ApplicationWithdrawn ?? 0,
    pending,
    grantRate: decided === 0 ? null : granted / decided,
    medianSecondsToDecision,
    p95SecondsToDecision,
    oppositionsLodged: events.OppositionLodged ?? 0,
    oppositionsDecided: events.OppositionDecided ?? 0,
    hearingsSet: events.HearingSet ?? 0,
    clarifications: events.ClarificationGiven ?? 0,
    suspensions: events.OrderSuspended ?? 0,
    modifications: events.OrderModified ?? 0,
    lapses: events.OrderLapsed ?? 0,
    mainClaims: events.MainClaimRegistered ?? 0,
    judgeMinutes: cost.judgeMinutes,
    registryMinutes: cost.registryMinutes,
    costCents: cost.costCents,
    feesCents: cost.feesCents,
    costPerApplicationCents: applications === 0 ? null : cost.costCents / applications,
    steps: [...cost.steps],
    costModel: modelUsed(model),
  };
}

function modelUsed({ steps, ...rates }: CostModel): CostModelUsed {
  const minutes = (step: WorkStep): StepMinutes => steps[step];
  return { ...rates, steps: WORK_STEPS.map((step) => ({ step, ...minutes(step) })) };
}
