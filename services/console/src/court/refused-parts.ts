import type { ApplicationSeenFragment } from "../graph/court-documents.js";
import type { Typed, Wrong } from "./fields.js";
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

/** Where the judge says why an asked duty is not given, or not all of it. */
export const leftName = (duty: number) => `left-${duty}`;

/** What of an asked duty the order does not give, with the judge's reasons; nothing where it gives all of it. */
export function refusedOf(asked: AskedDuty, given: readonly GivenDuty[], reasons: string): RefusedPart[] {
  const left = leftOf(asked, given);
  if (reasons === "" || left.length === 0) return [];
  return [{ duty: asked.number, reasons, ...(left.length === asked.targets.length ? {} : { targets: left }) }];
}

/** The places in the list, from 1, of the targets that no duty of this kind names. */
function leftOf({ kind, targets }: AskedDuty, given: readonly GivenDuty[]): number[] {
  const isGiven = (target: AskedDuty["targets"][number]) =>
    given.some((duty) => duty.kind === kind && duty.targets.some((one) => isSame(one, target)));
  return targets.flatMap((target, index) => (isGiven(target) ? [] : [index + 1]));
}

/** One result of two searches is two targets, and an account is more than its page. */
function isSame(one: GivenDuty["targets"][number], other: AskedDuty["targets"][number]): boolean {
  const isKind = one.kind === other.kind || (other.kind === "URL" && ["ACCOUNT", "SITE"].includes(one.kind ?? ""));
  return isKind && lineOf(one) === lineOf(other) && (one.query ?? "") === (other.query ?? "");
}

/** Reasons why something is not given, where all of it is. */
export function wrongInLeft(typed: Typed, asked: readonly AskedDuty[], given: readonly GivenDuty[]): Wrong[] {
  return asked
    .filter((duty) => typed.text(leftName(duty.number)) !== "" && leftOf(duty, given).length === 0)
    .map(({ number }) => ({ at: leftName(number), problem: { kind: "allGiven" } }));
}

/** What is asked and not given, of one duty. */
export interface LeftOut {
  readonly duty: number;
  readonly lines: readonly string[];
}

/** What of an asked duty the order does not name, whether the judge says why or not. */
export function leftOut(asked: AskedDuty, given: readonly GivenDuty[]): LeftOut[] {
  const left = leftOf(asked, given);
  const lines = asked.targets.filter((_, index) => left.includes(index + 1)).map(namedLine);
  return lines.length === 0 ? [] : [{ duty: asked.number, lines }];
}

const namedLine = (target: AskedDuty["targets"][number]) =>
  target.query === null || target.query === undefined ? lineOf(target) : `${lineOf(target)} · ${target.query}`;
