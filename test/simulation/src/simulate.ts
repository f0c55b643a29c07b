import { APPEAL_OUTCOMES, type AppealOutcome } from "@exparte/orders/rules/appeal/appeal";
import type { Application } from "@exparte/orders/rules/application/application";
import type { Order } from "@exparte/orders/rules/order/order";
import { type CostModel, costModelWith, costOf, workDone } from "@exparte/orders/rules/supervision/workload";
import { type Assumptions, applicationsAYear, YEAR_DAYS } from "./assumptions.js";
import { chance } from "./chance.js";
import { followGrant, type Surroundings } from "./course.js";
import { DAY_MS, drawFate, type Fate } from "./fate.js";
import { type Discipline, judgesOf } from "./judges.js";
import { type CountedEvents, type PlayedCase, playCase } from "./played-case.js";
import { rosterOf } from "./roster.js";
import { type SupervisedCase, supervisedCase } from "./supervised-case.js";
import { timelineFrom } from "./timeline.js";

/** How the simulation runs, apart from its assumptions. */
export interface Run {
  readonly seed: number;
  /** The number of this run among several with one seed. */
  readonly replication: number;
  readonly startMs: number;
  /** Applications arrive for this many days; each is then played to its end. */
  readonly days: number;
  readonly judges: number;
  readonly discipline: Discipline;
  /** Only to try a number of judges: what supervisors learn is not counted. */
  readonly isTrial?: boolean;
}

/** What is kept of a finished case. */
export interface EndedCase {
  readonly arrivedMs: number;
  /** When a judge began it, and when it was decided or withdrawn. */
  readonly begunMs: number;
  readonly decidedMs: number;
  readonly status: Application["status"];
  readonly orderStatus?: Order["status"];
  /** How often each event happened; absent means never. */
  readonly events: CountedEvents;
  readonly appealOutcomes: readonly AppealOutcome[];
  /** What supervisors learnt of its order; absent in a trial, and without an order. */
  readonly supervised?: SupervisedCase;
  readonly costCents: number;
  readonly feesCents: number;
}

export interface Outcome {
  readonly run: Run;
  readonly assumptions: Assumptions;
  readonly model: CostModel;
  readonly cases: readonly EndedCase[];
  /** Applications not decided by the end of the last day. */
  readonly stillQueued: number;
  /** Hours until the end of the last day: of incoming work, of work done, and on duty. */
  readonly askedHours: number;
  readonly workedHours: number;
  readonly dutyHours: number;
}

const ARRIVALS = 0;
const FATES = 1;
const MORE_OF_FATES = 2;

/** The cost model that follows from these assumptions. */
export function costModelOf(a: Assumptions): CostModel {
  return costModelWith({
    steps: [
      { step: "DECISION", judgeMinutes: a.decisionMinutes },
      { step: "WITHDRAWAL", judgeMinutes: a.withdrawalMinutes },
      { step: "OPPOSITION_DECISION", judgeMinutes: a.oppositionMinutes },
    ],
    judgeHourCents: a.judgeHourCents,
    registryHourCents: a.registryHourCents,
    applicationFeeCents: a.applicationFeeCents,
    oppositionFeeCents: a.oppositionFeeCents,
  });
}

/**
 * Plays one run. The same assumptions and run always give the same outcome. `keep` is given every case, once it is played to
 * its end.
 */
export function simulate(assumptions: Assumptions, run: Run, keep?: (played: PlayedCase) => void): Outcome {
  const { seed, replication, startMs } = run;
  const endMs = startMs + run.days * DAY_MS;
  const model = costModelOf(assumptions);
  const minutes = {
    clarification: model.steps.CLARIFICATION.judgeMinutes,
    suspension: model.steps.SUSPENSION.judgeMinutes,
    lapse: model.steps.LAPSE.judgeMinutes,
  };
  const timeline = timelineFrom(startMs);
  const roster = rosterOf(run.judges, assumptions);
  let askedMinutes = 0;
  let workedMinutes = 0;
  const judges = judgesOf(roster, timeline, run.discipline, {
    asked(minutes, nowMs) {
      if (nowMs < endMs) askedMinutes += minutes;
    },
    begun(minutes, nowMs) {
      if (nowMs < endMs) workedMinutes += minutes;
    },
  });
  const around: Surroundings = { timeline, judges, roster, assumptions };
  const decided: { played: PlayedCase; arrivedMs: number; begunMs: number; decidedMs: number }[] = [];

  const draws = (what: number, number: number) => chance(seed, replication, what, number);
  function arrive(number: number, arrivedMs: number): void {
    const played = playCase(number, arrivedMs);
    const fate = drawFate(draws(FATES, number), draws(MORE_OF_FATES, number), assumptions, minutes);
    let begunMs = arrivedMs;
    judges.ask(
      {
        urgent: true,
        minutes: fate.decisionMinutes,
        begin(nowMs) {
          begunMs = nowMs;
        },
        end(decidedMs) {
          decideApplication(played, fate, around, decidedMs);
          decided.push({ played, arrivedMs, begunMs, decidedMs });
        },
      },
      arrivedMs,
    );
  }

  const arrivals = chance(seed, replication, ARRIVALS);
  const dailyRate = applicationsAYear(assumptions) / YEAR_DAYS;
  let arrived = 0;
  function nextArrival(nowMs: number): void {
    if (dailyRate === 0) return;
    const atMs = nowMs + arrivals.wait(1 / dailyRate) * DAY_MS;
    if (atMs >= endMs) return;
    timeline.at(atMs, (ms) => {
      nextArrival(atMs);
      arrive(++arrived, ms);
    });
  }
  nextArrival(startMs);
  timeline.play();

  if (keep !== undefined) for (const { played } of decided) keep(played);
  if (decided.length !== arrived) throw new Error(`${arrived} applications came and ${decided.length} were decided`);
  return {
    run,
    assumptions,
    model,
    cases: decided.map(({ played, ...moments }) => endedCase(played, moments, model, run.isTrial === true)),
    stillQueued: decided.filter(({ decidedMs }) => decidedMs >= endMs).length,
    askedHours: askedMinutes / 60,
    workedHours: workedMinutes / 60,
    dutyHours: roster.dutyHours(startMs, endMs),
  };
}

function endedCase(
  { application, order, orderEvents, events }: PlayedCase,
  moments: Pick<EndedCase, "arrivedMs" | "begunMs" | "decidedMs">,
  model: CostModel,
  isTrial: boolean,
): EndedCase {
  const { costCents, feesCents } = costOf(workDone(events), model);
  const { status } = application;
  const supervised = isTrial || order === undefined ? {} : { supervised: supervisedCase(order, orderEvents) };
  const orderStatus = order === undefined ? {} : { orderStatus: order.status };
  const appealOutcomes = APPEAL_OUTCOMES.filter((outcome) => order?.appeals?.some(({ status }) => status === outcome));
  return { ...moments, status, ...orderStatus, events, appealOutcomes, ...supervised, costCents, feesCents };
}

function decideApplication(played: PlayedCase, fate: Fate, around: Surroundings, nowMs: number): void {
  const reasons = "Simulated.";
  switch (fate.outcome) {
    case "GRANTED":
      followGrant(played, fate, around, nowMs);
      break;
    case "REFUSED":
      played.close({ type: "refuse", reasons }, nowMs);
      break;
    case "REFERRED":
      played.close({ type: "refer", reasons }, nowMs);
      break;
    case "WITHDRAWN":
      played.close({ type: "withdraw", reasons }, nowMs);
      break;
    default:
      fate.outcome satisfies never;
  }
}
