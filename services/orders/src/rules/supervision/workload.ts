import type { AddresseeEvent } from "../addressee/addressee-events.js";
import type { AppealEvent } from "../appeal/appeal.js";
import type { ApplicationEvent } from "../application/application.js";
import type { OrderEvent } from "../order/order-events.js";
import type { PenaltyEvent } from "../penalty/penalty-events.js";
import { refuse } from "../refusals.js";

/**
 * What the procedure costs a court, by a stated model: each step takes minutes of a judge and of a registry clerk, each
 * minute has its price, and court fees come in. Every figure is a parameter. Nobody has measured this procedure yet, so
 * most defaults are assumptions, and each says so in COST_SOURCES.
 *
 * Steps are what the court does; its events show that it did. Not in the model: the bailiff, whom the applicant pays;
 * the main proceedings; appeals; lawyers.
 */
export const WORK_STEPS = [
  "APPLICATION",
  "DECISION",
  "WITHDRAWAL",
  "CLARIFICATION",
  "SUSPENSION",
  "OPPOSITION",
  "HEARING",
  "OPPOSITION_DECISION",
  "MODIFICATION",
  "LAPSE",
  "MAIN_CLAIM",
] as const;
export type WorkStep = (typeof WORK_STEPS)[number];

/** Costs the court nothing: the platform does it, a timer does, or it comes with an event that has a step. */
type EventWithoutWork =
  | "OrderIssued"
  | "OrderResumed"
  | "OrderLifted"
  | "OrderMadeFinal"
  | "MainJudgmentGiven"
  | AppealEvent["kind"]
  | "MainTermPassed"
  | "OppositionWithdrawn"
  | "OppositionMooted"
  | PenaltyEvent["kind"]
  | Exclude<AddresseeEvent["kind"], "ClarificationGiven">;

/** The event that says that a step was done. Every event stands here or is named as one without work. */
export const STEP_OF_EVENT = {
  ApplicationSubmitted: "APPLICATION",
  ApplicationGranted: "DECISION",
  ApplicationRefused: "DECISION",
  ApplicationReferred: "DECISION",
  ApplicationWithdrawn: "WITHDRAWAL",
  ClarificationGiven: "CLARIFICATION",
  OrderSuspended: "SUSPENSION",
  OppositionLodged: "OPPOSITION",
  HearingSet: "HEARING",
  OppositionDecided: "OPPOSITION_DECISION",
  OrderModified: "MODIFICATION",
  OrderLapsed: "LAPSE",
  MainClaimRegistered: "MAIN_CLAIM",
} as const satisfies Record<Exclude<ApplicationEvent["kind"] | OrderEvent["kind"], EventWithoutWork>, WorkStep>;
export type EventOfWork = keyof typeof STEP_OF_EVENT;

export interface StepMinutes {
  readonly judgeMinutes: number;
  readonly registryMinutes: number;
}

export interface CostModel {
  readonly steps: Readonly<Record<WorkStep, StepMinutes>>;
  readonly judgeHourCents: number;
  readonly registryHourCents: number;
  readonly applicationFeeCents: number;
  readonly oppositionFeeCents: number;
}

export const DEFAULT_COST_MODEL: CostModel = {
  steps: {
    APPLICATION: { judgeMinutes: 0, registryMinutes: 30 },
    DECISION: { judgeMinutes: 60, registryMinutes: 30 },
    WITHDRAWAL: { judgeMinutes: 20, registryMinutes: 10 },
    CLARIFICATION: { judgeMinutes: 15, registryMinutes: 10 },
    SUSPENSION: { judgeMinutes: 20, registryMinutes: 10 },
    OPPOSITION: { judgeMinutes: 0, registryMinutes: 30 },
    HEARING: { judgeMinutes: 0, registryMinutes: 20 },
    OPPOSITION_DECISION: { judgeMinutes: 180, registryMinutes: 90 },
    MODIFICATION: { judgeMinutes: 30, registryMinutes: 15 },
    LAPSE: { judgeMinutes: 15, registryMinutes: 15 },
    MAIN_CLAIM: { judgeMinutes: 0, registryMinutes: 10 },
  },
  judgeHourCents: 15_000,
  registryHourCents: 8_000,
  applicationFeeCents: 32_000,
  oppositionFeeCents: 68_800,
};

/** The source of each default, and its date. The schema and the simulation show it. */
export const COST_SOURCES = {
  minutes: "assumption of November 2026: no court has timed this procedure yet",
  judgeHourCents:
    "assumption of November 2026: about €205,000 a year, all in, over 1,363 productive hours (Handleiding Overheidstarieven 2023)",
  registryHourCents:
    "assumption of November 2026: about €109,000 a year, all in, over 1,363 productive hours (Handleiding Overheidstarieven 2023)",
  applicationFeeCents:
    "griffierecht of a natural person for a claim of indeterminate value, district court (Wgbz, tariffs of 1 January 2024)",
  oppositionFeeCents:
    "griffierecht of a legal person for a claim of indeterminate value, district court (Wgbz, tariffs of 1 January 2024)",
} as const;

/** The parameters that differ from the defaults. */
export interface CostModelChange {
  readonly steps?: readonly ({ readonly step: WorkStep } & Partial<StepMinutes>)[];
  readonly judgeHourCents?: number;
  readonly registryHourCents?: number;
  readonly applicationFeeCents?: number;
  readonly oppositionFeeCents?: number;
}

const MINUTES_MAX = 10_000;
const CENTS_MAX = 10_000_000;

/** The default model with these changes. Refuses a value that is no whole number in its range, and names the field. */
export function costModelWith(change: CostModelChange): CostModel {
  const { steps: changed = [], ...rates } = change;
  const seen = new Set<WorkStep>();
  const steps = { ...DEFAULT_COST_MODEL.steps };
  changed.forEach(({ step, ...minutes }, index) => {
    const field = `cost.steps[${index}]`;
    if (seen.has(step)) throw refuse("FIELD_INVALID", `${field}: ${step} is named twice; name it once.`, { field });
    seen.add(step);
    for (const [name, value] of Object.entries(minutes)) checkWhole(value, MINUTES_MAX, `${field}.${name}`, "minutes");
    steps[step] = { ...steps[step], ...minutes };
  });
  for (const [name, value] of Object.entries(rates)) checkWhole(value, CENTS_MAX, `cost.${name}`, "cents");
  return { ...DEFAULT_COST_MODEL, ...rates, steps };
}

function checkWhole(value: number, max: number, field: string, unit: string): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= max) return;
  throw refuse("FIELD_INVALID", `${field} is ${value}; give whole ${unit} from 0 to ${max}.`, { field });
}

/** How often each step was done; absent means never. */
export type WorkDone = Readonly<Partial<Record<WorkStep, number>>>;

export interface StepCost extends StepMinutes {
  readonly step: WorkStep;
  readonly times: number;
  readonly costCents: number;
}

export interface WorkCost extends StepMinutes {
  readonly steps: readonly StepCost[];
  readonly costCents: number;
  readonly feesCents: number;
}

/**
 * What this work costs. A step done once is rounded to whole cents, and everything else is a sum of those, so that the
 * courts' costs add up to the total and the cases' costs to the court's.
 */
export function costOf(done: WorkDone, model: CostModel): WorkCost {
  const steps = WORK_STEPS.map((step): StepCost => {
    const times = done[step] ?? 0;
    const { judgeMinutes, registryMinutes } = model.steps[step];
    return {
      step,
      times,
      judgeMinutes: times * judgeMinutes,
      registryMinutes: times * registryMinutes,
      costCents: times * stepCents(model, step),
    };
  });
  const sum = (of: (cost: StepCost) => number) => steps.reduce((total, cost) => total + of(cost), 0);
  return {
    steps,
    judgeMinutes: sum(({ judgeMinutes }) => judgeMinutes),
    registryMinutes: sum(({ registryMinutes }) => registryMinutes),
    costCents: sum(({ costCents }) => costCents),
    feesCents: (done.APPLICATION ?? 0) * model.applicationFeeCents + (done.OPPOSITION ?? 0) * model.oppositionFeeCents,
  };
}

function stepCents({ steps, judgeHourCents, registryHourCents }: CostModel, step: WorkStep): number {
  const { judgeMinutes, registryMinutes } = steps[step];
  return Math.round((judgeMinutes * judgeHourCents) / 60) + Math.round((registryMinutes * registryHourCents) / 60);
}

/** How often each step was done, from how often each event happened. */
export function workDone(events: Readonly<Partial<Record<EventOfWork, number>>>): WorkDone {
  const done: Partial<Record<WorkStep, number>> = {};
  for (const [kind, step] of Object.entries(STEP_OF_EVENT) as [EventOfWork, WorkStep][]) {
    const times = events[kind] ?? 0;
    if (times > 0) done[step] = (done[step] ?? 0) + times;
  }
  return done;
}
