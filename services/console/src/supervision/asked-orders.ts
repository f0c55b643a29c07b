import type { HalfYear } from "./periods.js";

/** The figures that lead to the orders they count. */
export const DRILLED = [
  "RECEIVED",
  "OVERDUE_NOW",
  "SHARE_WITHIN_TERM",
  "MEDIAN_SECONDS_TO_REMOVAL",
  "SHARE_REINSTATED_WITHIN_TERM",
  "REINSTATEMENT_OVERDUE_NOW",
] as const;
export type DrilledFigure = (typeof DRILLED)[number];

export interface AskedOrders {
  readonly figure: DrilledFigure;
  /** An id; absent for all platforms. */
  readonly platform: string | undefined;
  readonly chosen: HalfYear;
}
