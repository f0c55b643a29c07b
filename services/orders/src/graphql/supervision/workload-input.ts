import { Field, InputType, Int } from "type-graphql";
import {
  COST_SOURCES,
  type CostModelChange,
  DEFAULT_COST_MODEL,
  type WorkStep,
} from "../../rules/supervision/workload.js";
import { WorkStepEnum } from "./work-step.js";

const told = (what: string, name: Exclude<keyof typeof COST_SOURCES, "minutes">): string =>
  `${what} Unless said: ${DEFAULT_COST_MODEL[name]}; ${COST_SOURCES[name]}.`;

/** What each rate is, its default, and that default's source and date. */
export const COSTED = {
  judgeHourCents: told("An hour of a judge, all in.", "judgeHourCents"),
  registryHourCents: told("An hour of a registry clerk, all in.", "registryHourCents"),
  applicationFeeCents: told("Court fee for an application.", "applicationFeeCents"),
  oppositionFeeCents: told("Court fee for an opposition.", "oppositionFeeCents"),
} as const;

@InputType({ description: "How long one step takes, where it is not as the model has it (see WorkStep)." })
export class StepMinutesInput {
  @Field(() => WorkStepEnum, { description: "Which step of the procedure it is." })
  step!: WorkStep;

  @Field(() => Int, {
    nullable: true,
    description: "What one takes of a judge, in whole minutes, 0 to 10,000; left out, as the model has it.",
  })
  judgeMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "What one takes of a registry clerk, in whole minutes, 0 to 10,000; left out, as the model has it.",
  })
  registryMinutes?: number | null;
}

@InputType({
  description:
    "What the cost model is to take differently from its defaults. In euro cents, whole, 0 to 10,000,000. The bailiff, lawyers, appeals and the main proceedings are not in it.",
})
export class CostModelInput {
  @Field(() => [StepMinutesInput], {
    nullable: true,
    description: "The steps that take other times than the model has.",
  })
  steps?: StepMinutesInput[] | null;

  @Field(() => Int, { nullable: true, description: COSTED.judgeHourCents })
  judgeHourCents?: number | null;

  @Field(() => Int, { nullable: true, description: COSTED.registryHourCents })
  registryHourCents?: number | null;

  @Field(() => Int, { nullable: true, description: COSTED.applicationFeeCents })
  applicationFeeCents?: number | null;

  @Field(() => Int, { nullable: true, description: COSTED.oppositionFeeCents })
  oppositionFeeCents?: number | null;
}

/** The change that an input asks for; null says as little as leaving out. */
export function costChange(input: CostModelInput | null | undefined): CostModelChange {
  const { steps, ...rates } = input ?? {};
  return {
    ...saidOf(rates),
    ...(steps ? { steps: steps.map(({ step, ...minutes }) => ({ step, ...saidOf(minutes) })) } : {}),
  };
}

function saidOf(values: Readonly<Record<string, number | null | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, value]])));
}
