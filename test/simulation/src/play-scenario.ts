import { ArgumentRefused, type Settings } from "./arguments.js";
import { type Figures, figuresOf, type Spread, spreadsOf } from "./figures.js";
import type { ScenarioName } from "./scenarios.js";
import type { Outcome } from "./simulate.js";
import { staffed, staffedFor } from "./staffing.js";

export interface PlayedScenario {
  readonly name: ScenarioName;
  readonly judges: number;
  readonly outcomes: readonly Outcome[];
  readonly figures: readonly Figures[];
  readonly spreads: Readonly<Record<keyof Figures, Spread>>;
}

/** Plays every run of a scenario, with the given number of judges or as many as its target needs. */
export function playScenario(
  { name, assumptions }: Settings["scenarios"][number],
  { seed, runs, days, startMs, discipline, target, judges: given }: Settings,
): PlayedScenario {
  const ofRuns = Array.from({ length: runs }, (_, replication) => ({ seed, replication, days, startMs, discipline }));
  const played = given === undefined ? staffedFor(assumptions, ofRuns, target) : staffed(assumptions, ofRuns, given);
  if (played === undefined) {
    throw new ArgumentRefused(
      `However many judges there are, they do not decide ${target.share * 100}% within ${target.hours} h in scenario ${name}: at night nobody is on duty. Widen --target-hours, lower --target-share, or have judges on duty longer (--office-from, --office-until, --weekend-from, --weekend-until).`,
    );
  }
  const { judges, outcomes } = played;
  const figures = outcomes.map((outcome) => figuresOf(outcome, target.hours));
  return { name, judges, outcomes, figures, spreads: spreadsOf(figures) };
}
