import { stateOfOwnItem } from "./item-state.js";
import { dutiesOf, isPending, mayContest, type SeenCase } from "./seen-case.js";

/** What comes next, for its words: `next.<kind>`, with the moment that they name. */
export interface NextStep {
  readonly kind:
    | "awaitDecision"
    | "refused"
    | "referred"
    | "withdrawn"
    | "bringClaim"
    | "claimBrought"
    | "claimMissed"
    | "mayContest"
    | "mainTerm"
    | "mainClaim"
    | "hearingToBeSet"
    | "hearing"
    | "appeal"
    | "backBy"
    | "ended"
    | "final"
    | "waitForService"
    | "doBy"
    | "doLate"
    | "allDone"
    | "awaitAnswer"
    | "putBackBy"
    | "putBackLate"
    | "allBack"
    | "suspended";
  readonly at?: string | undefined;
}

/** What comes next in the case, and when: what is most urgent for whoever looks stands first. */
export function nextSteps(seen: SeenCase, now: Date): NextStep[] {
  switch (seen.for) {
    case "APPLICANT":
      return ofApplicant(seen, now);
    case "POSTER":
    case "THIRD_PARTY":
      return [...ofOpposition(seen, now), ...ofOrder(seen), ...contestable(seen), ...mainProceedings(seen, now)];
    case "RESPONDENT":
      return [...ofDuties(seen, now), ...ofOpposition(seen, now), ...contestable(seen), ...mainProceedings(seen, now)];
    default:
      return seen.for satisfies never;
  }
}

function ofApplicant(seen: SeenCase, now: Date): NextStep[] {
  switch (seen.applicationStatus) {
    case "SUBMITTED":
      return [{ kind: "awaitDecision" }];
    case "REFUSED":
      return [{ kind: "refused" }];
    case "REFERRED_TO_PROSECUTION":
      return [{ kind: "referred" }];
    case "WITHDRAWN":
      return [{ kind: "withdrawn" }];
    default:
      break;
  }
  if (seen.orderStatus !== "IN_FORCE" && seen.orderStatus !== "SUSPENDED") return ofOrder(seen);
  const { mainClaimBroughtAt: broughtAt, mainTermEnd } = seen;
  if (broughtAt !== null) return [{ kind: "claimBrought", at: broughtAt }];
  if (mainTermEnd === null) return [];
  return [{ kind: new Date(mainTermEnd) < now ? "claimMissed" : "bringClaim", at: mainTermEnd }];
}

function ofOpposition({ oppositions }: SeenCase, now: Date): NextStep[] {
  const last = oppositions.at(-1);
  if (last === undefined) return [];
  if (last.status === "HEARING_SET" && last.hearingAt !== null) return [{ kind: "hearing", at: last.hearingAt }];
  if (isPending(last)) return [{ kind: "hearingToBeSet" }];
  return last.appealBy === null || new Date(last.appealBy) < now ? [] : [{ kind: "appeal", at: last.appealBy }];
}

function ofOrder({ orderStatus, items }: SeenCase): NextStep[] {
  const back = items.flatMap(({ reinstateBy }) => reinstateBy ?? []).toSorted();
  const [first] = back;
  const returns: NextStep[] = first === undefined ? [] : [{ kind: "backBy", at: first }];
  switch (orderStatus) {
    case "LIFTED":
    case "LAPSED":
      return [{ kind: "ended" }, ...returns];
    case "FINAL":
      return [{ kind: "final" }, ...returns];
    default:
      return returns;
  }
}

function contestable(seen: SeenCase): NextStep[] {
  return mayContest(seen) ? [{ kind: "mayContest" }] : [];
}

function mainProceedings({ orderStatus, mainClaimBroughtAt, mainTermEnd }: SeenCase, now: Date): NextStep[] {
  if (orderStatus !== "IN_FORCE" && orderStatus !== "SUSPENDED") return [];
  if (mainClaimBroughtAt !== null) return [{ kind: "mainClaim", at: mainClaimBroughtAt }];
  if (mainTermEnd === null) return [];
  return [{ kind: new Date(mainTermEnd) < now ? "claimMissed" : "mainTerm", at: mainTermEnd }];
}

/** What a respondent is to do, the earliest of each kind. */
function ofDuties(seen: SeenCase, now: Date): NextStep[] {
  if (seen.orderStatus === "SUSPENDED") return [{ kind: "suspended" }];
  const back = seen.order?.addressees[0]?.reinstateBy ?? null;
  const states = dutiesOf(seen).flatMap((duty) => duty.items.map((item) => stateOfOwnItem(duty, item, back, now)));
  const first = (...kinds: (typeof states)[number]["kind"][]) =>
    states.filter(({ kind }) => kinds.includes(kind)).toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1))[0];
  const steps: NextStep[] = [];
  const add = (kind: NextStep["kind"], state: { readonly at?: string | undefined } | undefined) => {
    if (state !== undefined) steps.push({ kind, at: state.at });
  };
  add("doLate", first("late"));
  add("putBackLate", first("putBackLate"));
  add("doBy", first("askedBy"));
  add("putBackBy", first("putBackBy"));
  add("awaitAnswer", first("claimed"));
  add("waitForService", first("notServed"));
  if (steps.length > 0) return steps;
  if (seen.orderStatus === "LIFTED" || seen.orderStatus === "LAPSED") {
    return [{ kind: "ended" }, ...(first("back") === undefined ? [] : [{ kind: "allBack" } as const])];
  }
  return states.length > 0 && states.every(({ label }) => label === "done") ? [{ kind: "allDone" }] : [];
}
