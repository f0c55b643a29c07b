import type { Addressee } from "@exparte/orders/rules/addressee/addressee";
import { asksForClarification } from "@exparte/orders/rules/addressee/clarification";
import { deadlinesOf } from "@exparte/orders/rules/addressee/deadline";
import { posterTermsOpen } from "@exparte/orders/rules/addressee/poster";
import type { AppealId, CaseNumber, CourtId, OppositionId, PlatformId } from "@exparte/orders/rules/ids";
import { type Instant, instant } from "@exparte/orders/rules/instant";
import type { Order } from "@exparte/orders/rules/order/order";
import type { Assumptions } from "./assumptions.js";
import { type AddresseeFate, type AppealFate, DAY_MS, type Fate, type OppositionFate } from "./fate.js";
import type { Judges } from "./judges.js";
import { named } from "./named.js";
import type { OrderCommand, PlayedCase } from "./played-case.js";
import type { Roster } from "./roster.js";
import { DISCLOSE } from "./simulated-order.js";
import type { Timeline } from "./timeline.js";

export interface Surroundings {
  readonly timeline: Timeline;
  readonly judges: Judges;
  readonly roster: Roster;
  readonly assumptions: Assumptions;
}

const NOBODY = () => undefined;
const APPLICANT = { role: "APPLICANT" } as const;
const isRunning = ({ order }: PlayedCase): boolean => order?.status === "IN_FORCE" || order?.status === "SUSPENDED";
const stands = (played: PlayedCase): boolean => isRunning(played) || played.order?.status === "FINAL";

/** Plays everything after a grant, as the case's fate says: service, removal, opposition, main claim or lapse. */
export function followGrant(played: PlayedCase, fate: Fate, around: Surroundings, grantedMs: number): void {
  const { timeline, assumptions } = around;
  const order = played.grant(fate.addressees, assumptions.removeWithinHours, grantedMs);
  order.addressees.forEach(({ platform }, index) => {
    const met = fate.addressees[index];
    if (met !== undefined) followAddressee(played, platform, met, fate, around, grantedMs);
  });
  const { opposition } = fate;
  if (opposition !== undefined) {
    timeline.at(grantedMs + opposition.afterMs, (nowMs) => oppose(played, opposition, fate, around, nowMs));
  }
  followMainTerm(played, fate, around, grantedMs, order);
}

/** Decides a command, and schedules what the hub's timers would do: a deadline passes one moment after its time. */
function decide(played: PlayedCase, command: OrderCommand, { timeline }: Surroundings, nowMs: number): void {
  const before = new Map(played.order?.addressees.map((addressee) => [addressee.platform, addressee]));
  played.decide(command, nowMs);
  for (const addressee of played.order?.addressees ?? []) {
    const { platform, reinstateBy } = addressee;
    const was = before.get(platform);
    if (addressee === was) continue;
    for (const deadline of newOf(deadlinesOf, was, addressee)) {
      timeline.at(Date.parse(deadline) + 1, (atMs) =>
        played.decide({ type: "passDeadline", platform, deadline }, atMs),
      );
    }
    for (const deadline of newOf(posterEnds, was, addressee)) {
      timeline.at(Date.parse(deadline) + 1, (atMs) =>
        played.decide({ type: "passPosterTerm", platform, deadline }, atMs),
      );
    }
    if (reinstateBy !== undefined && reinstateBy !== was?.reinstateBy) {
      timeline.at(Date.parse(reinstateBy) + 1, (atMs) =>
        played.decide({ type: "passReinstatementDeadline", platform, deadline: reinstateBy }, atMs),
      );
    }
  }
}

function newOf(
  endsOf: (addressee: Addressee) => readonly Instant[],
  was: Addressee | undefined,
  is: Addressee,
): readonly Instant[] {
  const ends = endsOf(is);
  if (ends.length === 0 || was === undefined) return ends;
  const known = endsOf(was);
  return ends.filter((one) => !known.includes(one));
}

function posterEnds(addressee: Addressee): Instant[] {
  return [...new Set(posterTermsOpen(addressee).map(({ confirmBy }) => confirmBy))];
}

function followAddressee(
  played: PlayedCase,
  platform: PlatformId,
  met: AddresseeFate,
  fate: Fate,
  around: Surroundings,
  grantedMs: number,
): void {
  const { timeline, judges } = around;
  const later = (fromMs: number, does: (nowMs: number) => void) => timeline.at(fromMs + met.compliesAfterMs, does);
  const remove = (nowMs: number) => {
    if (!stands(played)) return;
    confirm(played, platform, "REMOVED", around, nowMs);
    tellPoster(played, platform, met.poster, around, nowMs);
  };
  timeline.at(grantedMs + met.servedAfterMs, (servedMs) => {
    if (!stands(played)) return;
    const means = met.connected ? "ELECTRONIC" : "BAILIFF";
    decide(played, { type: "serve", platform, means, servedAt: instant(servedMs) }, around, servedMs);
    if (met.behaviour === "COMPLIES") later(servedMs, remove);
    if (met.behaviour !== "NEVER" && met.disclosesAfterMs !== undefined)
      timeline.at(servedMs + met.disclosesAfterMs, disclose);
    if (met.behaviour !== "DOUBTS") return;
    later(servedMs, (doubtedMs) => {
      if (!stands(played)) return;
      confirm(played, platform, "IMPOSSIBLE", around, doubtedMs);
      judges.ask({ urgent: true, minutes: fate.clarificationMinutes, end: clarify }, doubtedMs);
    });
  });

  /** The identities service, where it is answered, tells. */
  function disclose(nowMs: number): void {
    const answer = { given: "DISCLOSED" } as const;
    const command = {
      type: "recordPosterAnswer",
      platform,
      duty: DISCLOSE,
      answer,
      answeredAt: instant(nowMs),
    } as const;
    if (stands(played)) decide(played, command, around, nowMs);
  }

  function clarify(nowMs: number): void {
    if (!stands(played) || !waits(played, platform)) return;
    decide(played, { type: "clarify", platform, text: "Simulated." }, around, nowMs);
    later(nowMs, remove);
  }
}

function waits(played: PlayedCase, platform: PlatformId): boolean {
  const found = addressee(played, platform);
  return found !== undefined && asksForClarification(found);
}

function addressee({ order }: PlayedCase, platform: PlatformId): Addressee | undefined {
  return order?.addressees.find((one) => one.platform === platform);
}

/** The platform confirms every item that it still has to remove. */
function confirm(
  played: PlayedCase,
  platform: PlatformId,
  outcome: "REMOVED" | "IMPOSSIBLE",
  around: Surroundings,
  nowMs: number,
): void {
  const items =
    addressee(played, platform)?.items.filter(({ freed, duty }) => freed === undefined && duty !== DISCLOSE) ?? [];
  if (items.length === 0) return;
  const confirmations = items.map(({ id: itemId }) => ({
    itemId,
    outcome,
    effectAt: instant(nowMs),
    ...(outcome === "IMPOSSIBLE" ? { impossibleReason: "INSUFFICIENT_INFORMATION" as const } : {}),
  }));
  decide(played, { type: "confirm", platform, confirmations }, around, nowMs);
}

/** An intermediary says at once that it told the posters of what it removed, or why it cannot; or nothing. */
function tellPoster(
  played: PlayedCase,
  platform: PlatformId,
  outcome: AddresseeFate["poster"],
  around: Surroundings,
  nowMs: number,
): void {
  const found = addressee(played, platform);
  if (found === undefined || outcome === undefined) return;
  const said = outcome === "INFORMED" ? { informedAt: instant(nowMs) } : { because: "POSTER_UNKNOWN" as const };
  const confirmations = posterTermsOpen(found).map(({ item }) => ({ itemId: item.id, outcome, ...said }));
  if (confirmations.length > 0)
    decide(played, { type: "confirmPosterInformed", platform, confirmations }, around, nowMs);
}

function oppose(played: PlayedCase, met: OppositionFate, fate: Fate, around: Surroundings, lodgedMs: number): void {
  const { judges, timeline, roster, assumptions } = around;
  const platform = played.order?.addressees[0]?.platform;
  if (!isRunning(played) || platform === undefined) return;
  const oppositionId: OppositionId = named(`${played.application.id}/opposition`);
  const by = met.byPoster ? ({ role: "POSTER" } as const) : ({ role: "ADDRESSEE", platform } as const);
  decide(played, { type: "lodgeOpposition", oppositionId, by, grounds: "Simulated." }, around, lodgedMs);
  if (met.suspends) {
    judges.ask({ urgent: true, minutes: fate.suspensionMinutes, end: suspend }, lodgedMs);
  }
  const hearingMs = roster.hearingDay(lodgedMs + assumptions.hearingDays * DAY_MS);
  decide(played, { type: "setHearing", oppositionId, hearingAt: instant(hearingMs) }, around, lodgedMs);
  timeline.at(hearingMs, (nowMs) => {
    if (isPending()) judges.ask({ urgent: true, minutes: met.hearingMinutes, end: reserveJudgment }, nowMs);
  });

  function isPending(): boolean {
    return isRunning(played) && played.order?.oppositions.at(-1)?.status === "HEARING_SET";
  }
  function suspend(nowMs: number): void {
    if (isPending() && played.order?.status === "IN_FORCE") {
      decide(played, { type: "suspend", reasons: "Pending opposition." }, around, nowMs);
    }
  }
  function reserveJudgment(nowMs: number): void {
    judges.ask({ urgent: false, minutes: met.judgmentMinutes, end: giveJudgment }, nowMs);
  }
  function giveJudgment(nowMs: number): void {
    if (!isPending()) return;
    decide(played, { type: "decideOpposition", oppositionId, decision: decisionOf(played, met, nowMs) }, around, nowMs);
    putBack(played, fate, around, nowMs);
    const { appeal } = met;
    if (appeal !== undefined) timeline.at(nowMs + appeal.afterMs, (lodgedMs) => lodgeAppeal(appeal, lodgedMs));
  }
  /** What a decision kept may have ended since, on another ground. */
  function isAboutSomething(): boolean {
    return met.outcome === "LIFTED" || isRunning(played);
  }
  /** Whom the decision did not give what was asked; another court hears it, which nothing is queued for. */
  function lodgeAppeal(appeal: AppealFate, atMs: number): void {
    if (!isAboutSomething()) return;
    const appealId: AppealId = named(`${played.application.id}/appeal`);
    const lodging = {
      appealId,
      against: { decision: "OPPOSITION", oppositionId },
      heardBy: named<CourtId>("simulated-court-of-appeal"),
      instance: "COURT_OF_APPEAL",
      caseNumber: named<CaseNumber>(`200.${appealId}`),
      appellant: met.outcome === "LIFTED" ? APPLICANT : by,
      lodgedAt: instant(atMs),
    } as const;
    decide(played, { type: "lodgeOrderAppeal", ...lodging }, around, atMs);
    timeline.at(atMs + appeal.decidedAfterMs, (nowMs) => {
      if (played.order?.appeals?.at(-1)?.status !== "LODGED" || !isAboutSomething()) return;
      const decision = { outcome: appeal.outcome, reasons: "Simulated.", coveredBy: NOBODY };
      decide(played, { type: "decideOrderAppeal", appealId, decision }, around, nowMs);
      putBack(played, fate, around, nowMs);
    });
  }
}

type Decision = Extract<OrderCommand, { type: "decideOpposition" }>["decision"];

function decisionOf(played: PlayedCase, { outcome }: OppositionFate, nowMs: number): Decision {
  const reasons = "Simulated.";
  switch (outcome) {
    case "UPHELD":
      return { outcome, reasons };
    case "LIFTED":
      return { outcome, reasons, penaltiesFallAway: false, coveredBy: NOBODY };
    case "MODIFIED": {
      return { outcome, reasons, ...played.narrowed(nowMs) };
    }
    default:
      return outcome satisfies never;
  }
}

/** Each platform restores what the order no longer covers. */
function putBack(played: PlayedCase, fate: Fate, around: Surroundings, freedMs: number): void {
  played.order?.addressees.forEach(({ platform }, index) => {
    around.timeline.at(freedMs + (fate.addressees[index]?.reinstatesAfterMs ?? 0), (nowMs) => {
      const due = addressee(played, platform)?.items.filter(
        ({ freed, reinstatement }) => freed?.duty === "DUE" && reinstatement === undefined,
      );
      const confirmations = (due ?? []).map(({ id: itemId }) => ({
        itemId,
        outcome: "REINSTATED" as const,
        effectAt: instant(nowMs),
      }));
      if (confirmations.length > 0) {
        decide(played, { type: "confirmReinstatement", platform, confirmations }, around, nowMs);
      }
    });
  });
}

/** The main claim is brought within its term, or the term passes and some respondents have the order lapse. */
function followMainTerm(played: PlayedCase, fate: Fate, around: Surroundings, grantedMs: number, order: Order): void {
  const { timeline, judges } = around;
  const endsMs = Date.parse(order.mainTermEnd);
  const { mainClaimAt } = fate;
  if (mainClaimAt !== undefined) {
    timeline.at(grantedMs + mainClaimAt * (endsMs - grantedMs), (nowMs) => {
      const command = { type: "registerMainClaim", reference: "Simulated", broughtAt: instant(nowMs) } as const;
      if (isRunning(played)) decide(played, command, around, nowMs);
    });
    return;
  }
  timeline.at(endsMs + 1, (nowMs) => {
    played.decide({ type: "passMainTerm", deadline: order.mainTermEnd }, nowMs);
    if (fate.lapses && isRunning(played)) judges.ask({ urgent: false, minutes: fate.lapseMinutes, end: lapse }, nowMs);
  });

  function lapse(nowMs: number): void {
    if (!isRunning(played)) return;
    const terms = { penaltiesFallAway: false, coveredBy: NOBODY };
    decide(played, { type: "applyForLapse", by: { role: "POSTER" }, terms }, around, nowMs);
    putBack(played, fate, around, nowMs);
  }
}
