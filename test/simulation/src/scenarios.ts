import type { Assumptions } from "./assumptions.js";

/**
 * How many of those who consider legal steps actually apply: nobody knows, and everything depends on it. In the
 * ceiling, all of them apply within one year.
 */
export const SCENARIOS = {
  low: { applyShare: 0.05 },
  middle: { applyShare: 0.25 },
  high: { applyShare: 1 },
  ceiling: { applyShare: 1, years: 1 },
} as const satisfies Record<string, Partial<Assumptions>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** The scenario's assumptions override the defaults, and the command line overrides both. */
export function scenario(name: ScenarioName, defaults: Assumptions, said: Partial<Assumptions>): Assumptions {
  return { ...defaults, ...SCENARIOS[name], ...said };
}
