import { type Instant, instant } from "@exparte/dutch-time";
import type { RefusalFacts } from "@exparte/refusal";
import { checkLabel, checkPast, checkText } from "../field.js";
import type { ComplaintId, DecisionId, RemedyId } from "../ids.js";
import { refuse } from "../refusals.js";
import { endOfTerm, isCertainEnd, isInTime, OBJECTION_WITHIN, REMEDY_WITHIN } from "../term.js";
import { DECISION_STAGES, type Decision, type DecisionStage } from "./decision.js";

/**
 * Remedy (rechtsmiddel): how either side contests a decision.
 *
 * OBJECTION      bezwaar against the first decision, with the AP itself (Awb art. 7:1).
 * APPEAL         beroep against a decision on objection, with the district court (Awb art. 8:1).
 * HIGHER_APPEAL  hoger beroep against the court's ruling, with the Council of State (Awb art. 8:105); the AP may as well.
 *
 * LODGED     within six weeks, or later with an excuse on record (Awb art. 6:11). Left by
 * → UPHELD   the decision contested stands;
 * → REVISED  another takes its place;
 * → WITHDRAWN  by the side that lodged it (Awb art. 6:21);
 * → OVERTAKEN  a higher instance ruled first: its ruling binds those below, so they decide no more. That side
 *              continues at the next instance; that it was not heard below is not held against it (Awb art. 6:13).
 */
export const REMEDY_KINDS = ["OBJECTION", "APPEAL", "HIGHER_APPEAL"] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

export const REMEDY_STATUSES = ["LODGED", "UPHELD", "REVISED", "WITHDRAWN", "OVERTAKEN"] as const;
export type RemedyStatus = (typeof REMEDY_STATUSES)[number];

export const REMEDY_SIDES = ["COMPLAINANT", "CONTROLLER", "AP"] as const;
export type RemedySide = (typeof REMEDY_SIDES)[number];

export interface RemedyContent {
  readonly kind: RemedyKind;
  readonly side: RemedySide;
  readonly grounds: string;
  /** When the AP, or the court, received it. */
  readonly receivedAt: Instant;
  /** When it was put in the post, where it was (Awb art. 6:9(2)). */
  readonly postedAt?: Instant;
  /** The excuse for being late (Awb art. 6:11). */
  readonly lateBecause?: string;
  /** The case number at the court. */
  readonly reference?: string;
}

export interface Remedy extends RemedyContent {
  readonly id: RemedyId;
  readonly status: RemedyStatus;
  /** The decision contested. */
  readonly decisionId: DecisionId;
  readonly late: boolean;
  readonly lodgedAt: Instant;
  readonly closedAt?: Instant;
}

/**
 * By when the AP decides on an objection: six weeks from the end of the term for objecting, or from its receipt if that
 * came later (Awb art. 7:10(1)). An advisory committee gives the AP twelve weeks, and it may adjourn by six more or
 * wait for what the objector still owes it (art. 7:10(2) to (4)); none of that is recorded here. Undefined for an
 * appeal: no term binds the court.
 */
export function objectionDueAt({ kind, receivedAt }: Remedy, contested: Decision): Instant | undefined {
  const contestableUntil = contestableEnd(contested);
  if (kind !== "OBJECTION" || contestableUntil === undefined) return undefined;
  // The term's last day: the term ends at the first moment of the next day.
  const ended = instant(Date.parse(contestableUntil) - 1);
  return endOfTerm(receivedAt > ended ? receivedAt : ended, OBJECTION_WITHIN);
}

/** Which remedy contests a decision of each stage, and which decision follows from it. */
export const REMEDY_AGAINST: Readonly<Record<DecisionStage, RemedyKind | undefined>> = {
  PRIMARY: "OBJECTION",
  ON_OBJECTION: "APPEAL",
  ON_APPEAL: "HIGHER_APPEAL",
  ON_HIGHER_APPEAL: undefined,
};
export const STAGE_AFTER: Readonly<Record<RemedyKind, DecisionStage>> = {
  OBJECTION: "ON_OBJECTION",
  APPEAL: "ON_APPEAL",
  HIGHER_APPEAL: "ON_HIGHER_APPEAL",
};

export function isPending({ status }: Remedy): boolean {
  return status === "LODGED";
}

/** Whether this remedy would lead to a decision that ranks below the standing one, and so can no longer be decided. */
export function isOvertaken(kind: RemedyKind, standing: Decision | undefined): boolean {
  if (standing === undefined) return false;
  return DECISION_STAGES.indexOf(STAGE_AFTER[kind]) < DECISION_STAGES.indexOf(standing.stage);
}

/** Names the remedy that is still open against the standing decision, if any. */
export function overtaken(kind: RemedyKind, { stage, madeKnownAt }: Decision, facts: RefusalFacts): Error {
  const next = REMEDY_AGAINST[stage];
  const wayOut =
    next === undefined
      ? "Nothing lies against that; file what is new as a complaint of its own."
      : `Lodge ${next} against that instead, or file what is new as a complaint of its own.`;
  return refuse(
    "REMEDY_OVERTAKEN",
    `No ${kind} is lodged or decided any more: since ${madeKnownAt} a higher instance's decision stands, ${stage}, which binds those below. ${wayOut}`,
    { ...facts, standing: stage },
  );
}

const FIRST: Readonly<Record<RemedyKind, string>> = {
  OBJECTION: "There is no decision yet to object to.",
  APPEAL: "Appeal lies against a decision on objection, and there is none yet (Awb art. 7:1); object first.",
  HIGHER_APPEAL: "Higher appeal lies against a ruling of the district court, and there is none yet; appeal first.",
};

/** The decision that a remedy of this kind contests: the last of its stage. Refuses with REMEDY_NOT_OPEN. */
export function contestedBy(kind: RemedyKind, decisions: readonly Decision[], complaintId: ComplaintId): Decision {
  const contested = decisions.findLast(({ stage }) => REMEDY_AGAINST[stage] === kind);
  if (contested !== undefined) return contested;
  throw refuse("REMEDY_NOT_OPEN", FIRST[kind], { complaintId, kind });
}

/** A requested remedy. Without `receivedAt`, it was received now. */
export type RemedyAsked = Omit<RemedyContent, "receivedAt"> & Partial<Pick<RemedyContent, "receivedAt">>;

/**
 * The remedy of this kind that a side has lodged and not withdrawn: at most one. While it is pending, it also contests
 * any decision that replaces the one it was lodged against (Awb art. 6:19(1)). Once it is decided it contests nothing
 * more, since a higher instance's decision then stands.
 */
export function lodgedBefore(known: readonly Remedy[], { kind, side }: RemedyAsked): Remedy | undefined {
  return known.find((one) => one.kind === kind && one.side === side && one.status !== "WITHDRAWN");
}

/** Whether this is a retry: the same grounds, and no field that differs from the record. A retry lodges nothing. */
export function saysTheSame(known: Remedy, asked: RemedyAsked): boolean {
  const said = ["grounds", "receivedAt", "postedAt", "lateBecause", "reference"] as const;
  return said.every((name) => asked[name] === undefined || asked[name] === known[name]);
}

/** Refuses what cannot be lodged; otherwise says whether it is late, with its excuse. */
export function checkRemedy(asked: RemedyContent, contested: Decision, now: Instant): { readonly late: boolean } {
  const { kind, side, receivedAt, postedAt, lateBecause } = asked;
  checkText(asked.grounds, "input.grounds", 20_000);
  if (asked.reference !== undefined) checkLabel(asked.reference, "input.reference", 100);
  if (lateBecause !== undefined) checkText(lateBecause, "input.lateBecause", 20_000);
  checkPast(receivedAt, "input.receivedAt", now);
  if (receivedAt < contested.madeKnownAt) throw early("input.receivedAt", receivedAt, contested);
  if (postedAt !== undefined && (postedAt > receivedAt || postedAt < contested.madeKnownAt)) {
    throw early("input.postedAt", postedAt, contested);
  }
  if (side === "AP" && kind !== "HIGHER_APPEAL") {
    throw refuse(
      "REMEDY_NOT_YOURS",
      "input.side: the AP does not contest its own decision; it lodges higher appeal only, against a court's ruling.",
      { field: "input.side", kind },
    );
  }
  const contestableUntil = contestableEnd(contested);
  const late = contestableUntil !== undefined && !isInTime(contestableUntil, receivedAt, postedAt);
  if (late && lateBecause === undefined) {
    throw refuse(
      "REMEDY_LATE",
      `The term for ${kind} ended on ${contestableUntil}${uncertain(contestableUntil)} and it came in on ${receivedAt}. The AP records in input.lateBecause why that is not held against them (Awb art. 6:11); without it the decision stands.`,
      { field: "input.lateBecause", contestableUntil: contestableUntil ?? null },
    );
  }
  if (!late && lateBecause !== undefined) {
    throw refuse(
      "FIELD_INVALID",
      `input.lateBecause: it is in time, until ${contestableUntil}; leave the excuse out.`,
      {
        field: "input.lateBecause",
      },
    );
  }
  return { late };
}

/** The end on record, or the one that equated days give that became known after it was recorded. */
function contestableEnd({ contestableUntil, madeKnownAt }: Decision): Instant | undefined {
  if (contestableUntil === undefined) return undefined;
  const anew = endOfTerm(madeKnownAt, REMEDY_WITHIN);
  return anew > contestableUntil ? anew : contestableUntil;
}

function uncertain(end: Instant): string {
  return isCertainEnd(end) ? "" : ", or later, as the equated days of that year are not known here,";
}

export function lodgedAlready(
  { id, kind, side, status, receivedAt, reference }: Remedy,
  complaintId: ComplaintId,
): Error {
  const wayOut = status === "LODGED" ? "Withdraw it before lodging another" : "Contest what came of it instead";
  return refuse(
    "REMEDY_LODGED",
    `The ${side} already lodged ${kind} ${id}, which is ${status}. ${wayOut}; to repeat it, give the same grounds and what is on record: received ${receivedAt}, reference ${reference ?? "none"}.`,
    { complaintId, remedyId: id, status },
  );
}

function early(field: string, moment: Instant, { madeKnownAt }: Decision): Error {
  return refuse(
    "FIELD_INVALID",
    `${field} is ${moment}: not between when the decision was made known, on ${madeKnownAt}, and when this was received.`,
    { field },
  );
}
