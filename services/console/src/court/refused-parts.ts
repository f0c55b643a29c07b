import type { ApplicationSeenFragment } from "../graph/court-documents.js";
import { lineOf } from "./targets.js";

/** What of the application is not granted, as the graph takes it. */
export interface RefusedPart {
  readonly duty: number;
  /** By their place from 1; absent: all of them. */
  readonly targets?: readonly number[];
  readonly reasons: string;
}

export type AskedDuty = ApplicationSeenFragment["duties"][number];

interface GivenDuty {
  readonly kind: string;
  readonly targets: readonly Readonly<Record<string, string>>[];
}

/** What of an asked duty the order does not give, with the judge's reasons; nothing where it gives all of it. */
export function refusedOf(
  { number, kind, targets }: AskedDuty,
  given: readonly GivenDuty[],
  reasons: string,
): RefusedPart[] {
  const isGiven = (target: AskedDuty["targets"][number]) =>
    given.some((duty) => duty.kind === kind && duty.targets.some((one) => lineOf(one) === lineOf(target)));
  const left = targets.flatMap((target, index) => (isGiven(target) ? [] : [index + 1]));
  if (reasons === "" || left.length === 0) return [];
  return [{ duty: number, reasons, ...(left.length === targets.length ? {} : { targets: left }) }];
}
