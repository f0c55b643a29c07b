import { requireText } from "../field.js";
import type { ItemId, OppositionId } from "../ids.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import type { Opponent } from "./opponent.js";

/**
 * Opposition (verzet; modelled on Rv art. 1019e(3)): an addressee, a poster or a third party (opponent.ts) contests the
 * order afterwards, and both sides are heard. Several do so at once, and each opposition is decided on its own.
 *
 * LODGED       the court has it. The order stays in force unless the judge suspends it.
 * HEARING_SET  the parties are called; the date can be moved. A judge may decide before that date, or without one, as
 *              when the applicant gives in: nobody need wait for a hearing that has no use.
 * UPHELD       the judge upholds the order;
 * MODIFIED     or narrows or changes it, under a new sealed version;
 * LIFTED       or lifts it, saying whether forfeited penalties fall away;
 * WITHDRAWN    or whoever lodged it no longer asks;
 * MOOT         or nothing is left to decide: the order ended on another ground, such as another's opposition, the main
 *              proceedings confirmed it, or a version lets go every item that it contests. Whoever lodged it withdrew
 *              nothing.
 * The last five are final. Before MOOT existed, an opposition that lost its object was recorded as WITHDRAWN.
 */
export const OPPOSITION_STATUSES = [
  "LODGED",
  "HEARING_SET",
  "UPHELD",
  "MODIFIED",
  "LIFTED",
  "WITHDRAWN",
  "MOOT",
] as const;
export type OppositionStatus = (typeof OPPOSITION_STATUSES)[number];

export interface Opposition {
  readonly id: OppositionId;
  readonly by: Opponent;
  /** What it contests; absent for the whole order. */
  readonly itemIds?: readonly ItemId[];
  readonly grounds: string;
  readonly status: OppositionStatus;
  readonly lodgedAt: Instant;
  readonly hearingAt?: Instant;
  readonly decidedAt?: Instant;
  readonly reasons?: string;
  readonly terms?: DecisionTerms;
  /** Until when an appeal against the decision is in time; absent where none lies, where the hub cannot tell, and before this was kept. */
  readonly appealBy?: Instant;
  /** An appeal against the decision suspends the order. */
  readonly appealSuspends?: true;
}

/** What the judge decided besides the outcome: kept as it was asked, to know a retry from another decision. */
export interface DecisionTerms {
  readonly penaltiesFallAway?: boolean;
  readonly reinstateWithin?: string;
  readonly enforceableDespiteAppeal?: boolean;
}

export type OppositionOutcome = "UPHELD" | "MODIFIED" | "LIFTED";

export type OppositionEvent =
  | {
      readonly kind: "OppositionLodged";
      readonly oppositionId: OppositionId;
      readonly opponent: Opponent;
      readonly itemIds?: readonly ItemId[];
      readonly grounds: string;
      readonly at: Instant;
    }
  | {
      readonly kind: "HearingSet";
      readonly oppositionId: OppositionId;
      readonly hearingAt: Instant;
      readonly at: Instant;
    }
  | {
      readonly kind: "OppositionDecided";
      readonly oppositionId: OppositionId;
      readonly outcome: OppositionOutcome;
      readonly reasons: string;
      readonly terms?: DecisionTerms;
      readonly appealBy?: Instant;
      readonly appealSuspends?: true;
      readonly at: Instant;
    }
  | {
      readonly kind: "OppositionWithdrawn" | "OppositionMooted";
      readonly oppositionId: OppositionId;
      readonly reasons: string;
      readonly at: Instant;
    };

export interface Decided {
  readonly outcome: OppositionOutcome;
  readonly reasons: string;
  readonly terms?: DecisionTerms;
  readonly appealBy?: Instant;
  readonly appealSuspends?: true;
}

export type OppositionCommand =
  | { readonly type: "setHearing"; readonly hearingAt: Instant }
  | ({ readonly type: "decide" } & Decided)
  | { readonly type: "withdraw"; readonly reasons: string };

export function isPending(opposition: Opposition): boolean {
  return opposition.status === "LODGED" || opposition.status === "HEARING_SET";
}

/** What somebody lodges; without items against the whole order. */
export interface Lodging {
  readonly oppositionId: OppositionId;
  readonly by: Opponent;
  readonly grounds: string;
  readonly itemIds?: readonly ItemId[];
}

export function lodgeOpposition({ oppositionId, by, grounds, itemIds }: Lodging, now: Instant): OppositionEvent {
  requireText(grounds, "input.grounds");
  return {
    kind: "OppositionLodged",
    oppositionId,
    opponent: by,
    ...(itemIds === undefined ? {} : { itemIds }),
    grounds,
    at: now,
  };
}

/** Whether it was decided in just this way: a retry whose first answer was lost. */
export function isDecidedSo(state: Opposition, { outcome, reasons, terms }: Decided): boolean {
  return (
    state.status === outcome &&
    state.reasons === reasons &&
    state.terms?.penaltiesFallAway === terms?.penaltiesFallAway &&
    state.terms?.reinstateWithin === terms?.reinstateWithin &&
    state.terms?.enforceableDespiteAppeal === terms?.enforceableDespiteAppeal
  );
}

export function requirePending(state: Opposition): void {
  if (isPending(state)) return;
  throw refuse(
    "OPPOSITION_DECIDED",
    `Opposition ${state.id} is ${state.status} since ${state.decidedAt}; lodge a new one if there are new grounds.`,
    { oppositionId: state.id, status: state.status },
  );
}

export function decideOpposition(state: Opposition, command: OppositionCommand, now: Instant): OppositionEvent[] {
  requirePending(state);
  const oppositionId = state.id;
  switch (command.type) {
    case "setHearing":
      if (command.hearingAt === state.hearingAt) return [];
      if (command.hearingAt <= now) {
        throw refuse(
          "HEARING_IN_PAST",
          `A hearing at ${command.hearingAt} has passed; it is now ${now}. Set one that is to come.`,
          {
            field: "hearingAt",
          },
        );
      }
      return [{ kind: "HearingSet", oppositionId, hearingAt: command.hearingAt, at: now }];
    case "decide":
      requireText(command.reasons, "decision.reasons");
      return [{ kind: "OppositionDecided", oppositionId, ...decidedOf(command), at: now }];
    case "withdraw":
      requireText(command.reasons, "reasons");
      return [{ kind: "OppositionWithdrawn", oppositionId, reasons: command.reasons, at: now }];
    default:
      return command satisfies never;
  }
}

function decidedOf(decided: Decided): Decided {
  const { outcome, reasons, terms } = decided;
  return { outcome, reasons, ...(terms === undefined ? {} : { terms }), ...appealsAgainst(decided) };
}

function appealsAgainst({ appealBy, appealSuspends }: Decided): Pick<Decided, "appealBy" | "appealSuspends"> {
  return {
    ...(appealBy === undefined ? {} : { appealBy }),
    ...(appealSuspends === undefined ? {} : { appealSuspends }),
  };
}

export function lodgedOpposition(event: OppositionEvent & { kind: "OppositionLodged" }): Opposition {
  return {
    id: event.oppositionId,
    by: event.opponent,
    ...(event.itemIds === undefined ? {} : { itemIds: event.itemIds }),
    grounds: event.grounds,
    status: "LODGED",
    lodgedAt: event.at,
  };
}

export function evolveOpposition(
  state: Opposition,
  event: Exclude<OppositionEvent, { kind: "OppositionLodged" }>,
): Opposition {
  switch (event.kind) {
    case "HearingSet":
      return { ...state, status: "HEARING_SET", hearingAt: event.hearingAt };
    case "OppositionDecided":
      return {
        ...state,
        status: event.outcome,
        decidedAt: event.at,
        reasons: event.reasons,
        ...(event.terms === undefined ? {} : { terms: event.terms }),
        ...appealsAgainst(event),
      };
    case "OppositionWithdrawn":
      return { ...state, status: "WITHDRAWN", decidedAt: event.at, reasons: event.reasons };
    case "OppositionMooted":
      return { ...state, status: "MOOT", decidedAt: event.at, reasons: event.reasons };
    default:
      return event satisfies never;
  }
}
