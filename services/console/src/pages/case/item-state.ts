import type { CaseItem, Duty, OwnItem } from "./seen-case.js";

/** How an item stands, for its words: `state.<kind>`, with the moment that they name. */
export interface ItemState {
  readonly kind:
    | "gone"
    | "disclosed"
    | "dueBy"
    | "askedBy"
    | "late"
    | "notServed"
    | "still"
    | "suspended"
    | "suspendedOwn"
    | "freed"
    | "backBy"
    | "putBackBy"
    | "putBackLate"
    | "held"
    | "back"
    | "keptDown"
    | "claimed"
    | "fallsShort";
  readonly label: "done" | "due" | "late" | "waits" | "none" | "gone" | "there" | "back";
  readonly at?: string | undefined;
}

/** Of a poster, third party or applicant: somebody else is to do it. */
export function stateOfItem({ duty, covered, suspended, deadline, reinstateBy, goneSince }: CaseItem): ItemState {
  if (suspended) return { kind: "suspended", label: "waits" };
  if (!covered) {
    return reinstateBy === null ? { kind: "freed", label: "none" } : { kind: "backBy", label: "back", at: reinstateBy };
  }
  if (goneSince !== null) return { kind: duty === "DISCLOSE" ? "disclosed" : "gone", label: "gone", at: goneSince };
  return deadline === null ? { kind: "notServed", label: "waits" } : { kind: "dueBy", label: "there", at: deadline };
}

/** What tells how an item of an addressee stands. */
export type StandingItem = Pick<
  OwnItem,
  "suspendedAt" | "reinstatementDuty" | "goneSince" | "deadline" | "deadlineStoppedAt"
> & {
  readonly reinstatement: Pick<NonNullable<OwnItem["reinstatement"]>, "outcome" | "effectAt"> | null;
  readonly confirmation: Pick<NonNullable<OwnItem["confirmation"]>, "outcome" | "counts"> | null;
};

/** Of a respondent or a platform, who is to do it. */
export function stateOfOwnItem(
  { kind }: Pick<Duty, "kind">,
  item: StandingItem,
  reinstateBy: string | null,
  now: Date,
): ItemState {
  const { suspendedAt, reinstatementDuty, reinstatement, confirmation, goneSince, deadline, deadlineStoppedAt } = item;
  if (reinstatementDuty === "DUE") {
    if (reinstatement !== null) {
      const back = reinstatement.outcome === "REINSTATED" ? "back" : "keptDown";
      return { kind: back, label: "done", at: reinstatement.effectAt };
    }
    if (reinstateBy !== null) {
      return isPast(reinstateBy, now)
        ? { kind: "putBackLate", label: "late", at: reinstateBy }
        : { kind: "putBackBy", label: "due", at: reinstateBy };
    }
  }
  if (suspendedAt !== null) return { kind: "suspendedOwn", label: "none" };
  if (reinstatementDuty === "HELD") return { kind: "held", label: "none" };
  if (reinstatementDuty !== null) return { kind: "freed", label: "none" };
  if (goneSince !== null) return { kind: kind === "DISCLOSE" ? "disclosed" : "gone", label: "done", at: goneSince };
  const isLate = deadline !== null && deadlineStoppedAt === null && isPast(deadline, now);
  if (confirmation?.outcome === "IMPOSSIBLE" && !isLate) return { kind: "claimed", label: "waits" };
  if (deadline === null) return { kind: "notServed", label: "waits" };
  if (deadlineStoppedAt !== null) return { kind: "still", label: "waits", at: deadlineStoppedAt };
  if (isLate) return { kind: "late", label: "late", at: deadline };
  if (confirmation !== null && !confirmation.counts) return { kind: "fallsShort", label: "due" };
  return { kind: "askedBy", label: "due", at: deadline };
}

function isPast(moment: string, now: Date): boolean {
  return new Date(moment) < now;
}
