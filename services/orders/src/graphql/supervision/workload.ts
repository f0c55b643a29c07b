import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { type CostModel, type StepMinutes, WORK_STEPS, type WorkStep } from "../../rules/supervision/workload.js";
import type { Workload as Seen, CourtWorkload as SeenOfCourt } from "../../use-cases/supervision/see-workload.js";
import { SafeInt } from "../scalars.js";
import { WorkStepEnum } from "./work-step.js";
import { COSTED } from "./workload-input.js";

/** The platforms service owns courts. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Court", { description: "A court that gives orders and seals them." })
export class Court {
  @Field(() => ID, { description: "The court's id on the hub, which its access tokens carry and seals name." })
  id!: string;
}

@ObjectType({ description: "How often a step of the procedure was done, and what that cost by the model." })
export class StepCost {
  @Field(() => WorkStepEnum, { description: "Which step of the procedure it is." })
  step!: WorkStep;

  @Field(() => Int, { description: "How often it was done in the period." })
  times!: number;

  @Field(() => SafeInt, { description: "What it took of judges by the model, in minutes." })
  judgeMinutes!: number;

  @Field(() => SafeInt, { description: "What it took of registry clerks by the model, in minutes." })
  registryMinutes!: number;

  @Field(() => SafeInt, { description: "What it cost by the model, in euro cents." })
  costCents!: number;
}

@ObjectType({ description: "What the model takes one step to need." })
export class StepModel {
  @Field(() => WorkStepEnum, { description: "Which step of the procedure it is." })
  step!: WorkStep;

  @Field(() => Int, { description: "What one takes of a judge, in minutes." })
  judgeMinutes!: number;

  @Field(() => Int, { description: "What one takes of a registry clerk, in minutes." })
  registryMinutes!: number;
}

@ObjectType({ description: "The cost model that these figures were made with, whole. In euro cents." })
export class CostModelUsed {
  @Field(() => [StepModel], { description: "What the model takes each step to need." })
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
  @Field(() => Int, { description: "Applications entered in the period." })
  applications!: number;

  @Field(() => Int, { description: "Applications granted in the period, whole or in part." })
  granted!: number;

  @Field(() => Int, { description: "Of those, the ones that were granted in part." })
  grantedInPart!: number;

  @Field(() => Int, { description: "Applications refused in the period." })
  refused!: number;

  @Field(() => Int, { description: "Applications referred to police and prosecution in the period." })
  referred!: number;

  @Field(() => Int, { description: "Applications withdrawn in the period." })
  withdrawn!: number;

  @Field(() => Int, {
    description: "Applications entered before the end of the period, and neither decided nor withdrawn by then.",
  })
  pending!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "The share granted of those granted, refused or referred, 0 to 1; null when there are none. Rounded to four decimals.",
  })
  grantRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median seconds from entry to decision, over those granted, refused or referred in the period; null when there are none. Rounded to four decimals.",
  })
  medianSecondsToDecision!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "95th percentile of the seconds from entry to decision, over the same; null when there are none. Rounded to four decimals.",
  })
  p95SecondsToDecision!: number | null;

  @Field(() => Int, { description: "Oppositions lodged in the period." })
  oppositionsLodged!: number;

  @Field(() => Int, { description: "Oppositions decided in the period." })
  oppositionsDecided!: number;

  @Field(() => Int, { description: "Hearings set in the period; one that was moved counts again." })
  hearingsSet!: number;

  @Field(() => Int, { description: "Clarifications given to platforms in the period." })
  clarifications!: number;

  @Field(() => Int, { description: "Orders suspended in the period." })
  suspensions!: number;

  @Field(() => Int, { description: "New versions of orders, on opposition or to correct one." })
  modifications!: number;

  @Field(() => Int, { description: "Orders that lapsed, no main claim having been brought in time." })
  lapses!: number;

  @Field(() => Int, { description: "Main claims registered in the period." })
  mainClaims!: number;

  @Field(() => SafeInt, { description: "What all that took of judges by the model, in minutes." })
  judgeMinutes!: number;

  @Field(() => SafeInt, { description: "What all that took of registry clerks by the model, in minutes." })
  registryMinutes!: number;

  @Field(() => SafeInt, { description: "What all that cost by the model, in euro cents: the sum over the steps." })
  costCents!: number;

  @Field(() => SafeInt, {
    description: "What it brought in by the model, in euro cents: fees for applications and oppositions.",
  })
  feesCents!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "`costCents` for each application entered, in euro cents; null when none was. Rounded to four decimals.",
  })
  costPerApplicationCents!: number | null;

  @Field(() => [StepCost], { description: "How often each step was done, and what it cost." })
  steps!: StepCost[];

  @Field(() => CostModelUsed, { description: "The cost model that these figures were made with." })
  costModel!: CostModelUsed;

  static of({ work, cost, model }: Seen): Workload {
    return Object.assign(new Workload(), figuresOf({ work, cost, model }));
  }
}

@ObjectType({ description: "What one court did in a period." })
export class CourtWorkload extends Workload {
  @Field(() => Court, { nullable: true, description: "The court that the figures are about." })
  court!: Court;

  static ofCourt(seen: SeenOfCourt): CourtWorkload {
    return Object.assign(new CourtWorkload(), figuresOf(seen), { court: { id: seen.court } });
  }
}

function figuresOf({ work, cost, model }: Seen): Omit<Workload, "court"> {
  const { events, medianSecondsToDecision, p95SecondsToDecision, pending, grantedInPart } = work;
  const applications = events.ApplicationSubmitted ?? 0;
  const granted = events.ApplicationGranted ?? 0;
  const refused = events.ApplicationRefused ?? 0;
  const referred = events.ApplicationReferred ?? 0;
  const decided = granted + refused + referred;
  return {
    applications,
    granted,
    grantedInPart,
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
