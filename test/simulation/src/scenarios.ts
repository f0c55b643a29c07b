import type { Assumptions } from "./assumptions.js";

/**
 * How many of those who consider legal steps really apply: what nobody knows, and what everything depends on. The
 * ceiling has every one of them apply, and all within one year.
 */
export const SCENARIOS = {
  low: { applyShare: 0.05 },
  middle: { applyShare: 0.25 },
  high: { applyShare: 1 },
  ceiling: { applyShare: 1, years: 1 },
} as const satisfies Record<string, Partial<Assumptions>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** The scenario's own assumptions stand above the defaults, and what was said on the command line above both. */
export function scenario(name: ScenarioName, defaults: Assumptions, said: Partial<Assumptions>): Assumptions {
  return { ...defaults, ...SCENARIOS[name], ...said };
}
