import type { ComplianceKind } from "@exparte/orders/rules/supervision/compliance-feed";
import { STEP_OF_EVENT, WORK_STEPS } from "@exparte/orders/rules/supervision/workload";
import { mean } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { type Assumptions, applicationsAYear, DEFAULTS } from "./assumptions.js";
import { decidedWithin, figuresOf } from "./figures.js";
import type { EventKind } from "./played-case.js";
import { rosterOf } from "./roster.js";
import { type EndedCase, type Outcome, type Run, simulate } from "./simulate.js";
import { publicReportOf, supervised } from "./supervised-case.js";

const START_MS = Date.parse("2026-01-05T00:00:00+01:00");

/** Five applications a day. */
const ASSUMED: Assumptions = DEFAULTS;

function run(change: Partial<Run> = {}): Run {
  return { seed: 7, replication: 0, startMs: START_MS, days: 91, judges: 1, discipline: "urgent-first", ...change };
}

const times = ({ cases }: Outcome, kind: EventKind) => cases.reduce((sum, { events }) => sum + (events[kind] ?? 0), 0);
const waitHours = ({ arrivedMs, begunMs }: EndedCase) => (begunMs - arrivedMs) / 3_600_000;
const meanWait = (outcome: Outcome) => mean(outcome.cases.map(waitHours));

describe("a run", () => {
  it("is the same with the same seed, and different with another", () => {
    const once = simulate(ASSUMED, run());
    expect(simulate(ASSUMED, run())).toEqual(once);
    expect(simulate(ASSUMED, run({ seed: 8 })).cases).not.toEqual(once.cases);
    expect(simulate(ASSUMED, run({ replication: 1 })).cases).not.toEqual(once.cases);
  });

  it("without applications has nothing to decide, to wait for or to pay", () => {
    const outcome = simulate({ ...ASSUMED, applyShare: 0 }, run());
    expect(outcome).toMatchObject({ cases: [], stillQueued: 0, askedHours: 0, workedHours: 0 });
    const figures = figuresOf(outcome, 24);
    expect(figures).toMatchObject({ applicationsADay: 0, judgeHoursAWeek: 0, costAYearCents: 0 });
    expect(figures.queueMedianHours).toBeNaN();
  });

  it.each([
    ["judges to spare", 3],
    ["too few judges", 1],
  ])("decides every application or leaves it queued at the end, with %s", (_, judges) => {
    const outcome = simulate({ ...ASSUMED, applyShare: 1 }, run({ judges }));
    const endMs = START_MS + 91 * 86_400_000;
    const decidedInTime = outcome.cases.filter(({ decidedMs }) => decidedMs < endMs);
    expect(decidedInTime.length + outcome.stillQueued).toBe(times(outcome, "ApplicationSubmitted"));
    expect(outcome.cases.map(({ status }) => status)).not.toContain("SUBMITTED");
    expect(outcome.stillQueued > 200).toBe(judges === 1);
    for (const { arrivedMs, begunMs, decidedMs } of outcome.cases) {
      expect(arrivedMs).toBeLessThan(endMs);
      expect(begunMs).toBeGreaterThanOrEqual(arrivedMs);
      expect(decidedMs).toBeGreaterThan(begunMs);
    }
  });

  it("plays every order to a state that the rules allow as an end", () => {
    const { cases } = simulate(ASSUMED, run());
    for (const { status, orderStatus, events } of cases) {
      expect(orderStatus !== undefined).toBe(status === "GRANTED");
      // The judgment resumes or lifts every order that was suspended pending opposition.
      expect(orderStatus).not.toBe("SUSPENDED");
      const decided = (events.OppositionDecided ?? 0) + (events.OppositionMooted ?? 0);
      expect(decided).toBe(events.OppositionLodged ?? 0);
    }
    expect(new Set(cases.map(({ orderStatus }) => orderStatus))).toEqual(
      new Set([undefined, "IN_FORCE", "LIFTED", "LAPSED"]),
    );
  });

  it("costs, case by case, what the model charges for each event", () => {
    const assumed = { ...ASSUMED, judgeHourCents: 12_345, decisionMinutes: 47, opposeShare: 0.5 };
    const { cases, model } = simulate(assumed, run());
    const centsOf = (minutes: number, hourCents: number) => Math.round((minutes * hourCents) / 60);
    const stepCents = new Map(
      WORK_STEPS.map((step) => {
        const { judgeMinutes, registryMinutes } = model.steps[step];
        return [step, centsOf(judgeMinutes, 12_345) + centsOf(registryMinutes, assumed.registryHourCents)];
      }),
    );
    for (const { events, costCents, feesCents } of cases) {
      const counted = Object.entries(STEP_OF_EVENT).map(
        ([kind, step]) => (events[kind as EventKind] ?? 0) * (stepCents.get(step) ?? Number.NaN),
      );
      expect(costCents).toBe(counted.reduce((sum, cost) => sum + cost, 0));
      expect(feesCents).toBe(assumed.applicationFeeCents + (events.OppositionLodged ?? 0) * assumed.oppositionFeeCents);
    }
    expect(model.steps.DECISION.judgeMinutes).toBe(47);
  });

  it("has about as many of each thing as assumed", () => {
    // What is annulled on appeal is lifted as well.
    const outcome = simulate({ ...ASSUMED, applyShare: 1, annulledShare: 0 }, run({ judges: 6, days: 91 }));
    const about = (share: number, of: number) => 4 * Math.sqrt((share * (1 - share)) / of);
    const expectShare = (counted: number, of: number, share: number) =>
      expect(Math.abs(counted / of - share)).toBeLessThan(about(share, of));
    const [applications, orders] = [times(outcome, "ApplicationSubmitted"), times(outcome, "OrderIssued")];
    const expected = (applicationsAYear({ ...ASSUMED, applyShare: 1 }) * 91) / 365.25;
    expect(Math.abs(applications - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expectShare(orders, applications, ASSUMED.grantShare);
    expectShare(times(outcome, "ApplicationRefused"), applications, ASSUMED.refuseShare);
    expectShare(times(outcome, "ApplicationReferred"), applications, ASSUMED.referShare);
    expectShare(times(outcome, "OppositionLodged"), orders, ASSUMED.opposeShare);
    const outcomes = times(outcome, "OppositionDecided");
    expectShare(times(outcome, "OrderModified"), outcomes, ASSUMED.modifiedShare);
    expectShare(times(outcome, "OrderLifted"), outcomes, ASSUMED.liftedShare);
    expectShare(times(outcome, "OrderAppealLodged"), outcomes, ASSUMED.appealShare);
    expectShare(times(outcome, "MainClaimRegistered"), orders - times(outcome, "OrderLifted"), ASSUMED.claimShare);
  });
});

describe("the new duties of a simulated period", () => {
  const outcome = simulate({ ...ASSUMED, applyShare: 1, opposeShare: 0.5 }, run({ judges: 8 }));
  const learnt = supervised(outcome.cases);
  const noticed = (kind: ComplianceKind) => learnt.notices.filter((one) => one === kind).length;
  const expectAbout = (is: number, share: number) => expect(Math.abs(is - share)).toBeLessThan(0.07);

  it("are in its figures: on paper, posters told, disclosures and appeals, about as many as assumed", () => {
    const figures = figuresOf(outcome, 24);
    expectAbout(figures.onPaperShare, (1 - ASSUMED.connectedShare) * ASSUMED.respondentShare);
    expectAbout(figures.postersToldShare, ASSUMED.tellPosterShare / (1 - ASSUMED.posterUnknownShare));
    expect(learnt.parts.filter(({ facts }) => facts.posterNotPossible).length).toBeGreaterThan(0);
    const connected = learnt.parts.filter(({ received }) => received.platformKind === "SOCIAL_MEDIA");
    const asked = connected.filter(({ disclosed }) => disclosed !== undefined);
    expectAbout(asked.length / connected.length, ASSUMED.discloseShare);
    expect(new Set(asked.map(({ disclosed }) => disclosed))).toEqual(new Set(["IN_TIME", "LATE", "NEVER"]));
    expectAbout(figures.appealedShare, ASSUMED.appealShare);
    expectAbout(figures.annulledShare, ASSUMED.annulledShare);
  });

  it("are in the compliance feed, where each poster who was not told in time stands once", () => {
    expect(noticed("POSTER_OVERDUE")).toBe(times(outcome, "PosterConfirmationOverdue"));
    // Nothing of a poster is due any more of an order that has been lifted or has lapsed.
    expect(noticed("POSTER_OVERDUE_ENDED")).toBeGreaterThan(0);
    expect(noticed("POSTER_OVERDUE_ENDED")).toBeLessThan(noticed("POSTER_OVERDUE"));
  });

  it("are in the public report, which names no respondent and no group of fewer than five", () => {
    const { byType, byRemoval, byOutcome } = publicReportOf(learnt);
    const rows = [...byType, ...byRemoval, ...byOutcome];
    expect(rows.map(({ platform }) => platform)).toContain("RESPONDENTS");
    expect(JSON.stringify(rows)).not.toContain("respondent-");
    for (const { orders } of rows) expect(orders).toBeGreaterThanOrEqual(5);
    expect(new Set(byOutcome.map(({ category }) => category))).toContain("NARROWED");
  });

  it("leave what they do not bear on as it is, draw for draw", () => {
    const without = {
      ...ASSUMED,
      applyShare: 1,
      respondentShare: 0,
      discloseShare: 0,
      tellPosterShare: 0,
      appealShare: 0,
    };
    const moments = (one: Outcome) =>
      one.cases.map(({ begunMs, decidedMs, status }) => `${begunMs} ${decidedMs} ${status}`);
    const [first, second] = [without, { ...without, respondentShare: 1, discloseShare: 1, tellPosterShare: 1 }].map(
      (assumed) => simulate(assumed, run({ judges: 4, days: 28 })),
    );
    expect(first && moments(first)).toEqual(second && moments(second));
  });
});

describe("the queue", () => {
  it("does not get shorter when twice as many apply", () => {
    for (const seed of [1, 2, 3]) {
      const waits = [0.1, 0.2, 0.4, 0.8].map((applyShare) =>
        meanWait(simulate({ ...ASSUMED, applyShare }, run({ seed }))),
      );
      expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    }
  });

  it("does not get longer with one more judge, and no case's fate changes", () => {
    const outcomes = [1, 2, 3, 4].map((judges) => simulate({ ...ASSUMED, applyShare: 1 }, run({ judges })));
    const waits = outcomes.map(meanWait);
    expect(waits).toEqual(waits.toSorted((a, b) => b - a));
    const fates = outcomes.map((outcome) =>
      outcome.cases.map(({ arrivedMs, status }) => `${arrivedMs} ${status}`).sort(),
    );
    for (const fate of fates) expect(fate).toEqual(fates[0]);
  });

  it("starts no task when nobody is on duty", () => {
    const { cases } = simulate(ASSUMED, run());
    const roster = rosterOf(1, ASSUMED);
    for (const { begunMs } of cases) expect(roster.onDuty(begunMs)).toBe(1);
  });

  it("makes applications wait less when judgments wait for them", () => {
    const assumed = { ...ASSUMED, applyShare: 0.45, opposeShare: 0.6 };
    const [urgentFirst, fifo] = (["urgent-first", "fifo"] as const).map((discipline) =>
      meanWait(simulate(assumed, run({ discipline, days: 182 }))),
    );
    expect(urgentFirst).toBeLessThan(fifo ?? 0);
  });

  it("is as long as theory predicts for one judge who never sleeps (Pollaczek–Khinchine)", () => {
    const always = { officeFrom: 0, officeUntil: 24, weekendFrom: 0, weekendUntil: 24, weekendShare: 1 };
    const nothingElse = { grantShare: 0, refuseShare: 1, referShare: 0 };
    const [load, minutes, spread] = [0.7, 60, 0.5];
    const perMinute = load / minutes;
    const population = Math.round((perMinute * 60 * 24 * 365.25) / (DEFAULTS.metShare * DEFAULTS.legalShare));
    const assumed = { ...ASSUMED, ...always, ...nothingElse, population, applyShare: 1, years: 1 };
    const outcome = simulate({ ...assumed, decisionMinutes: minutes, minutesSpread: spread }, run({ days: 2000 }));
    const expectedMinutes = (perMinute * minutes ** 2 * (1 + spread ** 2)) / (2 * (1 - load));
    expect(meanWait(outcome) * 60).toBeGreaterThan(expectedMinutes * 0.93);
    expect(meanWait(outcome) * 60).toBeLessThan(expectedMinutes * 1.07);
  });

  it("is measured over all applications, including those that wait longest", () => {
    const outcome = simulate({ ...ASSUMED, applyShare: 1 }, run());
    const share = figuresOf(outcome, 24).withinTargetShare;
    expect(share).toBe(decidedWithin(outcome.cases, 24));
    expect(share).toBeLessThan(0.5);
  });
});
