import type { Assumptions } from "./assumptions.js";
import type { Chance } from "./chance.js";

export interface AddresseeFate {
  readonly connected: boolean;
  /** Nobody registered it: it gets the order on paper. */
  readonly respondent: boolean;
  readonly servedAfterMs: number;
  readonly behaviour: "COMPLIES" | "DOUBTS" | "NEVER";
  readonly compliesAfterMs: number;
  readonly reinstatesAfterMs: number;
  /** What it says of the poster when it has removed something; undefined: nothing. */
  readonly poster: "INFORMED" | "NOT_POSSIBLE" | undefined;
  /** It is also to disclose who posted it, and does so this long after service, if it complies at all. */
  readonly disclosesAfterMs?: number;
}

export interface AppealFate {
  readonly afterMs: number;
  readonly decidedAfterMs: number;
  readonly outcome: "CONFIRMED" | "ANNULLED";
}

export interface OppositionFate {
  readonly afterMs: number;
  readonly byPoster: boolean;
  readonly suspends: boolean;
  readonly outcome: "UPHELD" | "MODIFIED" | "LIFTED";
  readonly hearingMinutes: number;
  readonly judgmentMinutes: number;
  /** Against the decision on it. */
  readonly appeal?: AppealFate;
}

/**
 * Everything that will happen to one application, drawn when it arrives. It does not depend on who is on duty or how
 * long the queue is: two runs of one seed differ only by what was changed between them.
 */
export interface Fate {
  readonly outcome: "GRANTED" | "REFUSED" | "REFERRED" | "WITHDRAWN";
  readonly decisionMinutes: number;
  readonly addressees: readonly AddresseeFate[];
  readonly clarificationMinutes: number;
  readonly suspensionMinutes: number;
  readonly opposition?: OppositionFate;
  /** The main claim is brought at this fraction of its term. */
  readonly mainClaimAt?: number;
  readonly lapses: boolean;
  readonly lapseMinutes: number;
}

export interface OtherMinutes {
  readonly clarification: number;
  readonly suspension: number;
  readonly lapse: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The share of the hearing in a judge's time for an opposition; the rest is the judgment. */
const HEARING_PART = 1 / 3;

/** The objection window of the code of conduct. */
const WINDOW_DAYS = 14;

/** `more` draws what was added later, so that it changes nothing of what `chance` draws. */
export function drawFate(chance: Chance, more: Chance, a: Assumptions, minutes: OtherMinutes): Fate {
  const outcome = drawOutcome(chance.uniform(), a);
  const work = (mean: number) => chance.work(mean, a.minutesSpread);
  const decisionMinutes = work(outcome === "WITHDRAWN" ? a.withdrawalMinutes : a.decisionMinutes);
  const addressees = Array.from({ length: chance.happens(a.twoAddresseesShare) ? 2 : 1 }, () =>
    drawAddressee(chance, more, a),
  );
  const opposition = drawOpposition(chance, more, a);
  const opposed = chance.happens(a.opposeShare);
  const claims = chance.happens(a.claimShare);
  const part = chance.uniform();
  return {
    outcome,
    decisionMinutes,
    addressees,
    clarificationMinutes: work(minutes.clarification),
    suspensionMinutes: work(minutes.suspension),
    ...(opposed ? { opposition } : {}),
    ...(claims ? { mainClaimAt: part } : {}),
    lapses: chance.happens(a.lapseShare),
    lapseMinutes: work(minutes.lapse),
  };
}

function drawOutcome(drawn: number, a: Assumptions): Fate["outcome"] {
  if (drawn < a.grantShare) return "GRANTED";
  if (drawn < a.grantShare + a.refuseShare) return "REFUSED";
  return drawn < a.grantShare + a.refuseShare + a.referShare ? "REFERRED" : "WITHDRAWN";
}

function drawAddressee(chance: Chance, more: Chance, a: Assumptions): AddresseeFate {
  const connected = chance.happens(a.connectedShare);
  const drawn = chance.uniform();
  const onRegister = !more.happens(a.respondentShare);
  const told = more.uniform();
  const [discloses, days] = [more.happens(a.discloseShare), more.wait(a.discloseDays)];
  return {
    connected,
    respondent: !connected && !onRegister,
    poster:
      told < a.tellPosterShare
        ? "INFORMED"
        : told < a.tellPosterShare + a.posterUnknownShare
          ? "NOT_POSSIBLE"
          : undefined,
    ...(connected && discloses ? { disclosesAfterMs: (WINDOW_DAYS + days) * DAY_MS } : {}),
    servedAfterMs: connected ? chance.wait(a.acknowledgeMinutes) * MINUTE_MS : chance.wait(a.bailiffHours) * HOUR_MS,
    behaviour: drawn < a.neverShare ? "NEVER" : drawn < a.neverShare + a.doubtShare ? "DOUBTS" : "COMPLIES",
    compliesAfterMs: chance.wait(a.complyHours) * HOUR_MS,
    reinstatesAfterMs: chance.wait(a.complyHours) * HOUR_MS,
  };
}

function drawOpposition(chance: Chance, more: Chance, a: Assumptions): OppositionFate {
  const appeal: AppealFate = {
    afterMs: more.wait(a.appealDays) * DAY_MS,
    decidedAfterMs: more.wait(a.appealDecidedDays) * DAY_MS,
    outcome: more.happens(a.annulledShare) ? "ANNULLED" : "CONFIRMED",
  };
  const isAppealed = more.happens(a.appealShare);
  const drawn = chance.uniform();
  const minutes = chance.work(a.oppositionMinutes, a.minutesSpread);
  return {
    afterMs: chance.wait(a.opposeDays) * DAY_MS,
    byPoster: chance.happens(0.5),
    suspends: chance.happens(a.suspendShare),
    outcome: drawn < a.modifiedShare ? "MODIFIED" : drawn < a.modifiedShare + a.liftedShare ? "LIFTED" : "UPHELD",
    hearingMinutes: minutes * HEARING_PART,
    judgmentMinutes: minutes * (1 - HEARING_PART),
    ...(isAppealed ? { appeal } : {}),
  };
}
