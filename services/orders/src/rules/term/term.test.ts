import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import { endOfDay, type Instant, instant } from "../instant.js";
import { lateSpans, type PastTerm, withoutClaim } from "./late-spans.js";
import {
  beginTerm,
  changeLength,
  claimTerm,
  endAfterSuspension,
  endOfTerm,
  endWithLength,
  goOnWithTerm,
  isInTime,
  isOverdue,
  meetTerm,
  rejectClaimOn,
  renewTerm,
  reopenTerm,
  standsStill,
  suspendTerm,
  type Term,
  timerOf,
} from "./term.js";

const HOURS = { within: "PT2H" };
const DAYS = { within: "P2D", wholeDays: true } as const;
const begun = (length: { within: string; wholeDays?: true } = HOURS, at = minutes(0)) =>
  beginTerm(length, at, endOfTerm(length, at));
const goOn = (term: Term, at: Instant) => goOnWithTerm(term, endAfterSuspension(term, at), at);

describe("a term", () => {
  it("in hours runs to the minute; one in days ends with its last day in Amsterdam", () => {
    expect(begun().until).toBe(minutes(120));
    expect(begun(DAYS).until).toBe("2026-03-04T22:59:59.999Z");
    expect(begun({ within: "P1DT2H", wholeDays: true }).until).toBe(minutes(26 * 60));
    expect(begun({ within: "P2D" }).until).toBe(minutes(48 * 60));
  });

  it("of days ends with the day also when that has 23 or 25 hours", () => {
    const spring = instant("2026-03-28T12:00:00Z");
    expect(endOfTerm({ within: "P1D", wholeDays: true }, spring)).toBe("2026-03-29T21:59:59.999Z");
    const autumn = instant("2026-10-24T12:00:00Z");
    expect(endOfTerm({ within: "P1D", wholeDays: true }, autumn)).toBe("2026-10-25T22:59:59.999Z");
  });

  it("is overdue after its end, not at it; not while it stands still, and not when it is met", () => {
    expect(isOverdue(begun(), minutes(120))).toBe(false);
    expect(isOverdue(begun(), minutes(121))).toBe(true);
    for (const term of [suspendTerm(begun(), minutes(10)), claimTerm(begun(), minutes(10))]) {
      expect(standsStill(term)).toBe(true);
      expect(isOverdue(term, minutes(999))).toBe(false);
      expect(timerOf(term)).toBeUndefined();
    }
    const met = meetTerm(begun(), minutes(50));
    expect([isOverdue(met, minutes(999)), timerOf(met)]).toEqual([false, undefined]);
    expect(isOverdue(reopenTerm(met), minutes(999))).toBe(true);
    expect(timerOf(begun())).toBe(minutes(120));
  });

  it("that is to begin during a suspension begins in full when that ends", () => {
    const waiting = beginTerm(DAYS, minutes(0), undefined);
    expect([waiting.until, timerOf(waiting), standsStill(waiting)]).toEqual([undefined, undefined, true]);
    expect(goOn(waiting, minutes(60)).until).toBe(endOfTerm(DAYS, minutes(60)));
  });

  it("is met in time by what goes at its end, or while it stands still before that", () => {
    expect([120, 121].map((minute) => isInTime(begun(), minutes(minute)))).toEqual([true, false]);
    expect(isInTime(suspendTerm(begun(), minutes(120)), minutes(500))).toBe(true);
    expect(isInTime(suspendTerm(begun(), minutes(121)), minutes(500))).toBe(false);
    expect(isInTime(claimTerm(begun(), minutes(20)), minutes(500))).toBe(true);
  });

  it("is lengthened from where it began; a shorter one is given whole and takes nothing away", () => {
    const change = (term: Term, within: string, at: number) =>
      changeLength(term, { within }, endWithLength(term, { within }, minutes(at)), minutes(at));
    expect(change(begun(), "PT5H", 60)).toMatchObject({
      givenBy: "VERSION",
      givenAt: minutes(60),
      until: minutes(300),
    });
    expect(change(begun(), "PT1H", 30).until).toBe(minutes(90));
    expect(change(begun(), "PT1H", 100).until).toBe(minutes(120));
    expect(change(change(begun(), "PT1H", 30), "PT3H", 40).until).toBe(minutes(210));
  });
});

/** What can happen to a term, a while after what happened before. */
const happening = fc.record({
  after: fc.integer({ min: 1, max: 400 }),
  what: fc.constantFrom("suspend", "goOn", "claim", "reject", "renew", "longer"),
});
const length = fc.constantFrom(HOURS, DAYS, { within: "P1D" }, { within: "PT30M" });

function live(
  start: { readonly within: string; readonly wholeDays?: true },
  happenings: readonly { readonly after: number; readonly what: string }[],
  heedClaims = true,
): { readonly past: PastTerm[]; readonly now: Instant } {
  let past: PastTerm[] = [{ term: begun(start) }];
  let minute = 0;
  for (const { after, what } of happenings) {
    minute += after;
    const now = minutes(minute);
    const before = past.at(-1)?.term as Term;
    const { suspendedAt, claimedAt } = before;
    let term = before;
    if (what === "suspend") term = suspendTerm(before, now);
    else if (what === "goOn" && suspendedAt !== undefined) term = goOn(before, now);
    else if (what === "claim" && heedClaims) term = claimTerm(before, now);
    else if (what === "reject" && claimedAt !== undefined) {
      past = withoutClaim(past, claimedAt);
      term = rejectClaimOn(before);
    } else if (what === "renew" && suspendedAt === undefined)
      term = renewTerm(before, before, endOfTerm(before, now), now);
    else if (what === "longer")
      term = changeLength(before, { within: "P9D" }, endWithLength(before, { within: "P9D" }, now), now);
    past = term.givenAt === before.givenAt ? past.with(-1, { term }) : [...past, { term }];
  }
  return { past, now: minutes(minute) };
}

describe("whatever happens to a term", () => {
  it("a claim that is rejected has stopped nothing: the term is as it would be without it", () => {
    const noRenewal = fc.array(happening).map((all) => all.filter(({ what }) => what !== "renew"));
    fc.assert(
      fc.property(length, noRenewal, (start, happenings) => {
        const rejected = live(start, [...happenings, { after: 1, what: "reject" }]);
        const without = live(start, [...happenings, { after: 1, what: "reject" }], false);
        expect(rejected.past.at(-1)?.term).toEqual(without.past.at(-1)?.term);
        expect(lateSpans(rejected.past)).toEqual(lateSpans(without.past));
      }),
      randomRuns(1_000),
    );
  });

  it("one in whole days ends at the end of a day", () => {
    fc.assert(
      fc.property(fc.array(happening), (happenings) => {
        const untils = live(
          DAYS,
          happenings.filter(({ what }) => what !== "longer"),
        ).past.flatMap(({ term }) => term.until ?? []);
        for (const until of untils) expect(until).toBe(endOfDay(until));
      }),
      randomRuns(500),
    );
  });

  it("a suspension leaves it as long as it had, and never less", () => {
    fc.assert(
      fc.property(
        length,
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        (start, at, pause) => {
          const term = begun(start);
          const after = goOn(suspendTerm(term, minutes(at)), minutes(at + pause));
          const left = Date.parse(String(term.until)) - Date.parse(minutes(at));
          const kept = Date.parse(String(after.until)) - Date.parse(minutes(at + pause));
          if (left < 0) expect(after.until).toBe(term.until);
          else if (start === DAYS) expect(kept).toBeGreaterThanOrEqual(left);
          else expect(kept).toBe(left);
        },
      ),
      randomRuns(500),
    );
  });

  it("the stretches in which its terms had passed follow each other, and do not overlap", () => {
    fc.assert(
      fc.property(length, fc.array(happening), (start, happenings) => {
        const spans = lateSpans(live(start, happenings).past);
        spans.slice(1).forEach(({ endsAt }, index) => {
          const { endsAt: from, stoppedAt } = spans[index] ?? {};
          expect(stoppedAt).toBeDefined();
          if (stoppedAt !== undefined && from !== undefined && from < stoppedAt) expect(endsAt >= stoppedAt).toBe(true);
        });
      }),
      randomRuns(1_000),
    );
  });
});
