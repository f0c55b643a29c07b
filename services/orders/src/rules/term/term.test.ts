import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import { endOfDay, type Instant, instant } from "../instant.js";
import { lateSpans, type PastTerm, withoutClaim } from "./late-spans.js";
import {
  beginTerm,
  beginTermDuring,
  canBeClaimed,
  changeLength,
  claimTerm,
  countFromService,
  endAfterSuspension,
  endOfTerm,
  endWithLength,
  goOnWithTerm,
  isInTime,
  isOverdue,
  meetTerm,
  passTerm,
  recountTerm,
  rejectClaimOn,
  renewTerm,
  reopenTerm,
  settleTerm,
  standsStill,
  stoodStillSince,
  suspendTerm,
  type Term,
  timerOf,
  unclaimedTerm,
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

describe("a term that stood still", () => {
  it("goes on with what was left, counted from as much later, and no longer moves with service", () => {
    expect(goOn(suspendTerm(begun(), minutes(10)), minutes(40))).toEqual({
      givenBy: "SERVICE",
      givenAt: minutes(40),
      within: "PT2H",
      from: minutes(30),
      until: minutes(150),
    });
    const day = 24 * 60;
    expect(goOn(suspendTerm(begun(DAYS), minutes(10)), minutes(10 + day))).toMatchObject({
      from: minutes(day),
      until: "2026-03-05T22:59:59.999Z",
    });
  });

  it("does not end later for a suspension in which it ran on", () => {
    expect(endAfterSuspension(begun(), minutes(50))).toBe(minutes(120));
  });

  it("and had passed by then is the same term still", () => {
    const late = goOn(suspendTerm(begun(), minutes(121)), minutes(500));
    expect(late).toEqual(begun());
  });

  it("and was still to begin is counted from when the order goes on", () => {
    expect(goOn(beginTerm(HOURS, minutes(0), undefined), minutes(60))).toMatchObject({
      givenAt: minutes(60),
      from: minutes(60),
      until: minutes(180),
    });
    expect(goOn(beginTerm(DAYS, minutes(0), undefined), minutes(60)).from).toBe(minutes(60));
  });

  it("does so since whichever came first, a suspension or a claim", () => {
    const suspended = suspendTerm(begun(), minutes(20));
    const claimed = claimTerm(begun(), minutes(10));
    expect([begun(), suspended, claimed].map(stoodStillSince)).toEqual([undefined, minutes(20), minutes(10)]);
    expect(stoodStillSince(suspendTerm(claimed, minutes(20)))).toBe(minutes(10));
    expect(stoodStillSince(claimTerm(suspended, minutes(30)))).toBe(minutes(20));
  });

  it("can be claimed though its end has gone by meanwhile; one that had passed cannot", () => {
    expect(canBeClaimed(suspendTerm(begun(), minutes(10)), minutes(500))).toBe(true);
    expect(canBeClaimed(suspendTerm(begun(), minutes(121)), minutes(500))).toBe(false);
    expect(canBeClaimed(begun(), minutes(121))).toBe(false);
    expect(canBeClaimed(claimTerm(begun(), minutes(10)), minutes(20))).toBe(false);
  });

  it("is met in time while it is still to begin", () => {
    expect(isInTime(beginTerm(HOURS, minutes(0), undefined), minutes(999))).toBe(true);
  });
});

describe("a claim on a term", () => {
  it("that was made before the term begins is kept with its moment, and stops it from an earlier service", () => {
    expect(claimTerm(begun(), minutes(10))).not.toHaveProperty("claimMadeAt");
    const early = claimTerm(begun(HOURS, minutes(60)), minutes(60), minutes(30));
    expect(early).toMatchObject({ claimedAt: minutes(60), claimMadeAt: minutes(30) });
    const moved = { from: minutes(20), until: minutes(140), claimedAt: minutes(30) };
    expect(countFromService(early, minutes(20))).toMatchObject(moved);
    expect(countFromService(early, minutes(40))).toMatchObject({ from: minutes(40), claimedAt: minutes(40) });
  });

  it("leaves nothing behind when it is answered", () => {
    const early = claimTerm(begun(HOURS, minutes(60)), minutes(60), minutes(30));
    expect(unclaimedTerm({ ...early, claimIsOfOther: true })).toEqual(begun(HOURS, minutes(60)));
  });

  it("that is rejected lets a term of an older row, which it stopped before it began, run in full from then", () => {
    const stopped: Term = { givenBy: "SERVICE", givenAt: minutes(10), ...HOURS, claimedAt: minutes(30) };
    expect(rejectClaimOn(stopped)).toEqual({
      givenBy: "SERVICE",
      givenAt: minutes(10),
      ...HOURS,
      from: minutes(30),
      until: minutes(150),
    });
  });

  it("that is rejected while the order is suspended leaves a term that is still to begin as it is", () => {
    const waiting = beginTerm(HOURS, minutes(0), undefined);
    expect(rejectClaimOn(claimTerm(waiting, minutes(10)))).toEqual(waiting);
  });

  it("is answered with a whole new term, which the court gives, and of an item that was met already", () => {
    const claimed = claimTerm(begun(), minutes(10));
    const answered = { givenBy: "CLARIFICATION", givenAt: minutes(50), within: "PT2H", from: minutes(50) };
    const until = minutes(170);
    expect(renewTerm(claimed, HOURS, until, minutes(50))).toStrictEqual({ ...answered, until });
    const met = { ...answered, until, metAt: minutes(20) };
    expect(renewTerm(meetTerm(claimed, minutes(20)), HOURS, until, minutes(50))).toEqual(met);
  });
});

describe("a service that turns out to have been earlier", () => {
  const known = begun(HOURS, minutes(300));

  it("moves the term that is counted from it, past the suspensions between the two services", () => {
    expect(recountTerm(known, minutes(100), [])).toEqual({ ...known, from: minutes(100), until: minutes(220) });
    const between = { from: minutes(110), until: minutes(140) };
    const after = { from: minutes(310), until: minutes(320) };
    for (const suspensions of [[between], [between, after], [between, { from: minutes(310) }]]) {
      expect(recountTerm(known, minutes(100), suspensions)).toEqual({
        ...settleTerm(known),
        from: minutes(130),
        until: minutes(250),
      });
    }
  });

  it("moves it past a suspension that ended with the known one, and past none that came after that", () => {
    const untilKnown = { from: minutes(110), until: minutes(300) };
    // Ten minutes of its two hours had run by then.
    expect(recountTerm(known, minutes(100), [untilKnown]).until).toBe(minutes(410));
    const suspended = suspendTerm(known, minutes(310));
    for (const after of [{ from: minutes(310), until: minutes(315) }, { from: minutes(310) }])
      expect(recountTerm(suspended, minutes(200), [after])).toEqual({
        ...suspended,
        from: minutes(200),
        until: minutes(320),
      });
  });

  it("moves one of a month, of an order from before days were whole, past a suspension by as much as that took", () => {
    const month = begun({ within: "P1M" }, instant("2026-05-10T09:00:00Z"));
    const three = { from: instant("2026-04-29T09:00:00Z"), until: instant("2026-05-02T09:00:00Z") };
    expect(recountTerm(month, instant("2026-04-28T09:00:00Z"), [three]).until).toBe("2026-05-31T09:00:00.000Z");
  });

  it("moves no term that is counted from something else", () => {
    const settled = settleTerm({ ...known, firstWithin: "PT1H" });
    expect(settled).toEqual({
      givenBy: "SERVICE",
      givenAt: minutes(300),
      within: "PT2H",
      from: minutes(300),
      until: minutes(420),
    });
    expect(recountTerm(settled, minutes(100), [])).toBe(settled);
    expect(countFromService(settled, minutes(100))).toBe(settled);
  });

  it("in the midst of a suspension begins the term, in full, when that ends", () => {
    const during = beginTermDuring(HOURS, minutes(10), [{ from: minutes(10), until: minutes(60) }]);
    expect(during).toMatchObject({ from: minutes(60), until: minutes(180) });
    expect(beginTermDuring(HOURS, minutes(10), [{ from: minutes(0) }])).toMatchObject({ suspendedAt: minutes(10) });
    const next = minutes(10 + 26 * 60);
    expect(beginTermDuring(DAYS, minutes(10), [{ from: minutes(10), until: next }]).until).toBe(endOfTerm(DAYS, next));
  });
});

describe("another length", () => {
  it("of a term that is still to begin counts when it begins", () => {
    const waiting = beginTerm(DAYS, minutes(0), undefined);
    const changed = changeLength(
      waiting,
      { within: "PT5H" },
      endWithLength(waiting, { within: "PT5H" }, minutes(10)),
      minutes(10),
    );
    expect(changed).toEqual({ givenBy: "SERVICE", givenAt: minutes(0), within: "PT5H", suspendedAt: minutes(0) });
  });

  it("that is longer gives another term than the one that had passed", () => {
    const passed: Term = { ...passTerm(begun(), minutes(121)), keeps: true };
    expect(changeLength(passed, { within: "PT5H" }, minutes(300), minutes(200))).toEqual({
      ...begun(),
      within: "PT5H",
      firstWithin: "PT2H",
      givenBy: "VERSION",
      givenAt: minutes(200),
      until: minutes(300),
    });
  });
});

describe("the stretches in which an item's terms had passed", () => {
  it("have no end while the last one has not ceased, and that at which the order lets the item go", () => {
    expect(lateSpans([{ term: begun() }])).toStrictEqual([{ endsAt: minutes(120) }]);
    expect(lateSpans([{ term: begun() }], minutes(200))).toEqual([{ endsAt: minutes(120), stoppedAt: minutes(200) }]);
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
