import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, PER_DAY, penaltyCase } from "../../../test/penalty-case.js";
import { termEnd } from "../instant.js";
import { type PenaltyTerms, UNITS_MAX } from "./penalty.js";
import { checkModeration, type Moderation, type PenaltyHistory } from "./penalty-history.js";
import { type PenaltyStatement, penaltyStatement } from "./penalty-statement.js";

const euros = (history: PenaltyHistory, clock: string) => penaltyStatement(history, nl(clock)).forfeitedCents / 100;
const course = ({ running, ...rest }: PenaltyStatement) => ("since" in rest ? rest.since : running || rest.because);
const moments = (history: PenaltyHistory, clock: string) =>
  penaltyStatement(history, nl(clock)).units.map((unit) => unit.forfeitedAt);

describe("when a penalty can be forfeited", () => {
  it("forfeits nothing before service (Rv 611a(3))", () => {
    const { servedAt: _, ...unserved } = penaltyCase();
    expect(euros(unserved, "2027-01-01")).toBe(0);
    expect(course(penaltyStatement(unserved, nl("2027-01-01")))).toBe("NOT_SERVED");
    const servedLate = penaltyCase({ servedAt: nl("2026-03-10 10:00") });
    expect(moments(servedLate, "2026-03-10 11:00")).toEqual([nl("2026-03-10 10:00")]);
  });

  it("forfeits nothing within the term for compliance, its last moment included (Rv 611a(4))", () => {
    expect(euros(penaltyCase(), "2026-03-04 10:00")).toBe(0);
    expect(course(penaltyStatement(penaltyCase(), nl("2026-03-04 09:59")))).toBe("WITHIN_TERM");
    expect(euros(penaltyCase(), "2026-03-04 10:01")).toBe(1000);
    expect(course(penaltyStatement(penaltyCase(), nl("2026-03-04 10:01")))).toBe(nl("2026-03-04 10:00"));
    const inTime = penaltyCase({ items: [item(idOf("a"), between("2026-03-04 10:00"))] });
    expect(euros(inTime, "2026-04-01")).toBe(0);
  });

  it("counts each day or part of a day from the end of the term, unless the order says otherwise", () => {
    const byStarted = ["2026-03-05 10:00", "2026-03-05 10:01", "2026-03-06 10:01"].map((now) =>
      euros(penaltyCase(), now),
    );
    expect(byStarted).toEqual([1000, 2000, 3000]);
    const full = penaltyCase({}, { startedUnits: false });
    expect(["2026-03-05 09:59", "2026-03-05 10:00", "2026-03-06 10:01"].map((now) => euros(full, now))).toEqual([
      0, 1000, 2000,
    ]);
    expect(moments(full, "2026-03-05 12:00")).toEqual([nl("2026-03-05 10:00")]);
  });

  it("stops at the maximum, and cuts the last unit to fit (Rv 611b)", () => {
    const history = penaltyCase({}, { maximumCents: 250_000 });
    const statement = penaltyStatement(history, nl("2027-01-01"));
    expect(statement.units.map((unit) => unit.amountCents)).toEqual([100_000, 100_000, 50_000]);
    expect(statement).toMatchObject({ maximumReached: true, running: false, because: "MAXIMUM_REACHED" });
    expect(penaltyStatement(history, nl("2026-03-06 09:00"))).toMatchObject({ maximumReached: false, running: true });
  });

  it("stops at full compliance, not before every item is gone", () => {
    const history = penaltyCase({
      items: [item(idOf("a"), between("2026-03-03 12:00")), item(idOf("b"), between("2026-03-06 12:00"))],
    });
    expect(euros(history, "2026-06-01")).toBe(3000);
    expect(course(penaltyStatement(history, nl("2026-06-01")))).toBe("COMPLIED");
  });

  it("runs again when a correction undoes compliance, and never forfeits one day twice", () => {
    const back = penaltyCase({
      items: [item(idOf("a"), between("2026-03-04 12:00", "2026-03-04 18:00"), between("2026-03-07 12:00"))],
    });
    expect(moments(back, "2026-06-01")).toEqual(
      ["2026-03-04 10:00", "2026-03-05 10:00", "2026-03-06 10:00", "2026-03-07 10:00"].map(nl),
    );
  });

  it("forfeits the day on which content came back, also when it had gone just as that day began", () => {
    const pause = between("2026-03-05 10:00", "2026-03-05 11:00");
    const history = penaltyCase({ items: [item(idOf("a"), pause, between("2026-03-05 12:00"))] });
    expect(moments(history, "2026-06-01")).toEqual(["2026-03-04 10:00", "2026-03-05 11:00"].map(nl));
  });

  it("stops at lifting and at lapse; the judge says whether what was forfeited falls away", () => {
    const ended = (how: "LIFTED" | "LAPSED", forfeited: "STAYS" | "FALLS_AWAY") =>
      penaltyStatement(penaltyCase({ ended: { at: nl("2026-03-06 12:00"), how, forfeited } }), nl("2026-06-01"));
    expect(ended("LIFTED", "STAYS")).toMatchObject({ forfeitedCents: 300_000, fallenAwayCents: 0, because: "ENDED" });
    expect(ended("LAPSED", "STAYS")).toMatchObject({ forfeitedCents: 300_000, collectibleCents: 300_000 });
    const away = ended("LIFTED", "FALLS_AWAY");
    expect(away).toMatchObject({ forfeitedCents: 0, collectibleCents: 0, fallenAwayCents: 300_000 });
    expect(away.units.every((unit) => unit.standing === "FALLEN_AWAY")).toBe(true);
  });

  it("forfeits nothing while the order is suspended, and goes on in the same days afterwards", () => {
    const history = penaltyCase({ suspensions: [between("2026-03-05 09:00", "2026-03-07 12:00")] });
    expect(moments(history, "2026-03-08 12:00")).toEqual(
      ["2026-03-04 10:00", "2026-03-07 12:00", "2026-03-08 10:00"].map(nl),
    );
    expect(course(penaltyStatement(history, nl("2026-03-06")))).toBe("SUSPENDED");
  });

  it("forfeits nothing while the term stands still for clarification, and counts from the end of the new term", () => {
    const stopped = { endsAt: nl("2026-03-04 10:00"), stoppedAt: nl("2026-03-03 15:00") };
    const waiting = penaltyCase({ complianceTerms: [stopped] });
    expect(penaltyStatement(waiting, nl("2026-05-01"))).toMatchObject({ forfeitedCents: 0, because: "TERM_STOPPED" });
    const anew = penaltyCase({ complianceTerms: [stopped, { endsAt: nl("2026-03-12 16:30") }] });
    expect(moments(anew, "2026-03-13 16:31")).toEqual(["2026-03-12 16:30", "2026-03-13 16:30"].map(nl));
  });

  it("forfeits nothing in bankruptcy or debt rescheduling that bears on it (Rv 611e)", () => {
    const during = between("2026-03-05 00:00", "2026-03-10 00:00");
    const bankrupt = penaltyCase({ insolvencies: [{ kind: "BANKRUPTCY", ...during }] });
    expect(euros(bankrupt, "2026-03-10 00:00")).toBe(1000);
    expect(course(penaltyStatement(bankrupt, nl("2026-03-09")))).toBe("INSOLVENT");
    const outside = penaltyCase({ insolvencies: [{ kind: "DEBT_RESCHEDULING", forfeitsAllTheSame: true, ...during }] });
    expect(euros(outside, "2026-03-10 00:00")).toBe(6000);
  });
});

describe("what the judge changes (Rv 611d)", () => {
  const impossible = nl("2026-03-06 12:00");

  it("forfeits nothing from the date compliance was impossible; what was forfeited before stays (Rv 611d(2))", () => {
    const lifted = penaltyCase({
      recordedUntil: nl("2026-03-20"),
      moderations: [{ effect: "LIFTED", from: impossible }],
    });
    expect(euros(penaltyCase(), "2026-03-20")).toBe(10_000);
    expect(penaltyStatement(lifted, nl("2026-03-20"))).toMatchObject({
      forfeitedCents: 300_000,
      because: "IMPOSSIBLE",
    });
  });

  it("suspends it for a term", () => {
    const history = penaltyCase({
      moderations: [{ effect: "SUSPENDED", ...between("2026-03-05 00:00", "2026-03-08 00:00") }],
    });
    expect(moments(history, "2026-03-08 09:00")).toEqual(["2026-03-04 10:00", "2026-03-08 00:00"].map(nl));
  });

  it("reduces it, amount and maximum", () => {
    const reduced = { effect: "REDUCED", from: impossible, amountCents: 25_000 } as const;
    expect(euros(penaltyCase({ moderations: [reduced] }), "2026-03-08 12:00")).toBe(3500);
    const withMaximum = penaltyCase({ moderations: [{ ...reduced, maximumCents: 200_000 }] });
    expect(penaltyStatement(withMaximum, nl("2026-06-01"))).toMatchObject({
      forfeitedCents: 300_000,
      maximumReached: true,
    });
  });

  it("reduces nothing under a version that sets no penalty", () => {
    const versions = [{ from: nl("2026-03-02"), terms: PER_DAY }, { from: nl("2026-03-06 00:00") }];
    const reduced = { effect: "REDUCED", from: nl("2026-03-05"), amountCents: 25_000 } as const;
    const statement = penaltyStatement(penaltyCase({ versions, moderations: [reduced] }), nl("2026-06-01"));
    expect(statement).toMatchObject({ forfeitedCents: 125_000, because: "NO_PENALTY" });
  });

  it("excuses one item only when the impossibility is partial", () => {
    const history = (gone: PenaltyHistory["items"][number]) =>
      penaltyCase({
        items: [item(idOf("a")), gone],
        moderations: [{ effect: "LIFTED", from: nl("2026-03-03"), itemIds: [idOf("a")] }],
      });
    expect(euros(history(item(idOf("b"))), "2026-03-05")).toBe(1000);
    expect(euros(history(item(idOf("b"), between("2026-03-03"))), "2026-03-05")).toBe(0);
  });

  it("takes the terms of a modified order from their date, in the same days, and keeps what was forfeited", () => {
    const to = (terms: PenaltyTerms | undefined) =>
      penaltyCase({
        versions: [
          { from: nl("2026-03-02"), terms: PER_DAY },
          { from: nl("2026-03-06 00:00"), ...(terms && { terms }) },
        ],
      });
    expect(euros(to({ ...PER_DAY, amountCents: 300_000 }), "2026-03-06 12:00")).toBe(5000);
    expect(euros(to({ ...PER_DAY, maximumCents: 150_000 }), "2026-06-01")).toBe(2000);
    expect(penaltyStatement(to(undefined), nl("2026-06-01"))).toMatchObject({
      forfeitedCents: 200_000,
      because: "NO_PENALTY",
    });
    const hourly = to({ ...PER_DAY, unit: "HOUR", amountCents: 10_000 });
    expect(euros(hourly, "2026-03-06 02:30")).toBe(2300);
    // From then on, only a whole day is forfeited, when it has passed.
    const full = to({ ...PER_DAY, startedUnits: false });
    expect(moments(full, "2026-03-08 12:00")).toEqual(
      ["2026-03-04 10:00", "2026-03-05 10:00", "2026-03-07 00:00", "2026-03-08 00:00"].map(nl),
    );
  });

  it("stops for what a modification frees and begins for what it adds", () => {
    const items = [
      { ...item(idOf("a")), freedAt: nl("2026-03-05 12:00") },
      { ...item(idOf("b")), addedAt: nl("2026-03-09 12:00") },
    ];
    expect(moments(penaltyCase({ items }), "2026-03-09 13:00")).toEqual(
      ["2026-03-04 10:00", "2026-03-05 10:00", "2026-03-09 12:00"].map(nl),
    );
  });
});

describe("an account", () => {
  const now = nl("2026-03-04 12:00");
  const [unit, at] = ["DAY", nl("2026-03-04 10:00")];

  it("of the order as a whole is of no item, and has no moment of prescription while that stands still", () => {
    const { units, runs } = penaltyStatement(penaltyCase({ notKnowable: [between("2026-03-01")] }), now);
    expect(units).toStrictEqual([{ forfeitedAt: at, amountCents: 100_000, standing: "COLLECTIBLE" }]);
    expect(runs).toStrictEqual([
      { unit, count: 1, amountCents: 100_000, firstForfeitedAt: at, lastForfeitedAt: at, standing: "COLLECTIBLE" },
    ]);
    const claimed = { ...item(idOf("a")), complianceTerms: [], termsIfRejected: [{ endsAt: at }] };
    expect(penaltyStatement(penaltyCase({ items: [claimed] }), now).units).toStrictEqual([
      { forfeitedAt: at, amountCents: 100_000, standing: "PENDING" },
    ]);
  });

  it("prescribes first for what was forfeited first, whichever item that is of", () => {
    const { maximumCents: _, ...unlimited } = { ...PER_DAY, per: "ITEM" } as const;
    const later = { ...item(idOf("a")), complianceTerms: [{ endsAt: nl("2026-03-10 10:00") }] };
    const versions = [{ from: nl("2026-03-02"), terms: unlimited }];
    const history = penaltyCase({ items: [later, item(idOf("b"))], versions });
    expect(penaltyStatement(history, nl("2026-03-12")).prescribesNextAt).toBe(nl("2026-09-05"));
  });
});

describe("in an insolvency (Rv 611e)", () => {
  const during = between("2026-03-06 09:00", "2026-03-09 12:00");
  const bankrupt = penaltyCase({ insolvencies: [{ kind: "BANKRUPTCY", ...during }] });

  it("nothing is forfeited, and what was forfeited before is not admitted while it lasts", () => {
    expect(penaltyStatement(bankrupt, nl("2026-03-06 08:59"))).toMatchObject({
      collectibleCents: 200_000,
      notAdmittedCents: 0,
    });
    for (const clock of ["2026-03-06 09:00", "2026-03-09 11:59"]) {
      const statement = penaltyStatement(bankrupt, nl(clock));
      expect(statement).toMatchObject({ forfeitedCents: 200_000, collectibleCents: 0, notAdmittedCents: 200_000 });
      expect(statement.units.map(({ standing }) => standing)).toEqual(["NOT_ADMITTED", "NOT_ADMITTED"]);
      expect(statement.runs).toMatchObject([{ count: 2, standing: "NOT_ADMITTED" }]);
    }
    // The day that began on the 9th at 10:00 has a part without it.
    expect(penaltyStatement(bankrupt, nl("2026-03-09 12:01"))).toMatchObject({
      collectibleCents: 300_000,
      notAdmittedCents: 0,
    });
  });

  it("a claim outside debt rescheduling is forfeited and admitted all the same (611e(3))", () => {
    const kind = "DEBT_RESCHEDULING";
    const inside = penaltyCase({ insolvencies: [{ kind, ...during }] });
    expect(penaltyStatement(inside, nl("2026-03-07"))).toMatchObject({
      collectibleCents: 0,
      notAdmittedCents: 200_000,
    });
    const outside = penaltyCase({ insolvencies: [{ kind, forfeitsAllTheSame: true, ...during }] });
    expect(penaltyStatement(outside, nl("2026-03-07"))).toMatchObject({
      collectibleCents: 300_000,
      notAdmittedCents: 0,
    });
  });

  it("what is prescribed or has fallen away stays so", () => {
    const late = penaltyCase({ insolvencies: [{ kind: "BANKRUPTCY", ...between("2026-12-01") }] });
    expect(penaltyStatement(late, nl("2026-12-02"))).toMatchObject({ prescribedCents: 1_000_000, notAdmittedCents: 0 });
    const ended = { at: nl("2026-03-07"), how: "LIFTED", forfeited: "FALLS_AWAY" } as const;
    expect(penaltyStatement({ ...bankrupt, ended }, nl("2026-03-08"))).toMatchObject({
      fallenAwayCents: 200_000,
      notAdmittedCents: 0,
    });
  });

  it("the next prescription of what is not admitted is known once its end is", () => {
    // Two days and a part: 6 to 9 March do not count.
    expect(penaltyStatement(bankrupt, nl("2026-03-07")).prescribesNextAt).toBe(nl("2026-09-09"));
    const open = penaltyCase({ insolvencies: [{ kind: "BANKRUPTCY", ...between("2026-03-06 09:00") }] });
    expect(penaltyStatement(open, nl("2026-03-07"))).not.toHaveProperty("prescribesNextAt");
  });
});

describe("after the debtor's death (Rv 611f)", () => {
  const died = between("2026-03-06 09:00");

  it("nothing more is forfeited by the day or hour, and what was forfeited before stays due", () => {
    for (const unit of ["DAY", "HOUR"] as const) {
      const before = penaltyStatement(penaltyCase({}, { unit, amountCents: 1_000 }), nl("2026-03-06 09:00"));
      const after = penaltyStatement(penaltyCase({ deaths: [died] }, { unit, amountCents: 1_000 }), nl("2026-04-01"));
      expect(after.forfeitedCents).toBe(before.forfeitedCents);
      expect(after).toMatchObject({ collectibleCents: before.forfeitedCents, running: false, because: "DECEASED" });
    }
  });

  it("it is forfeited again from the judge's decision on", () => {
    const continued = penaltyCase({ deaths: [{ ...died, until: nl("2026-03-09 12:00") }] });
    expect(moments(continued, "2026-03-10 11:00")).toEqual(
      ["2026-03-04 10:00", "2026-03-05 10:00", "2026-03-09 12:00", "2026-03-10 10:00"].map(nl),
    );
  });

  it("what is forfeited for once or for a violation is forfeited all the same, and prescription runs", () => {
    const early = between("2026-03-03");
    for (const unit of ["ONCE", "VIOLATION"] as const) {
      const statement = penaltyStatement(penaltyCase({ deaths: [early] }, { unit }), nl("2026-03-05"));
      expect(statement).toMatchObject({
        forfeitedCents: 100_000,
        because: "FORFEITED",
        prescribesNextAt: nl("2026-09-05"),
      });
    }
  });
});

describe("why a penalty does not run", () => {
  const because = (history: PenaltyHistory, clock: string) => course(penaltyStatement(history, nl(clock)));
  const stopped = { endsAt: nl("2026-03-04 10:00"), stoppedAt: nl("2026-03-03 15:00") };

  it("is that the order has ended, from the very moment on", () => {
    const end = "2026-03-03 12:00";
    const ended = { at: nl(end), how: "LIFTED", forfeited: "STAYS" } as const;
    expect(because(penaltyCase({ ended, recordedUntil: nl(end) }), end)).toBe("ENDED");
  });

  it("is that the term stands still, from the very moment on, until a new one runs", () => {
    const waiting = penaltyCase({ complianceTerms: [stopped] });
    expect(because(waiting, "2026-03-03 14:59")).toBe("WITHIN_TERM");
    expect(because(waiting, "2026-03-03 15:00")).toBe("TERM_STOPPED");
    const anew = penaltyCase({ complianceTerms: [stopped, { endsAt: nl("2026-03-12 16:30") }] });
    expect(because(anew, "2026-03-10")).toBe("WITHIN_TERM");
  });

  it("is that the term of an item that is up still runs, though that of another stands still", () => {
    const own = { ...item(idOf("b")), complianceTerms: [{ endsAt: nl("2026-03-12 10:00") }] };
    const history = penaltyCase({ items: [item(idOf("a")), own], complianceTerms: [stopped] });
    expect(because(history, "2026-03-10")).toBe("WITHIN_TERM");
  });

  it("is not that an item is suspended by itself, while the term of another one runs", () => {
    const alone = { ...item(idOf("b")), suspensions: [between("2026-03-03")] };
    expect(because(penaltyCase({ items: [item(idOf("a")), alone] }), "2026-03-03 12:00")).toBe("WITHIN_TERM");
    expect(because(penaltyCase({ items: [alone] }), "2026-03-03 12:00")).toBe("SUSPENDED");
  });

  it("is that the maximum is reached, though the term of an item that was added still runs", () => {
    const own = { ...item(idOf("b")), complianceTerms: [{ endsAt: nl("2026-05-01") }] };
    expect(because(penaltyCase({ items: [item(idOf("a")), own] }), "2026-04-01")).toBe("MAXIMUM_REACHED");
  });

  it("is not an insolvency under which it is forfeited all the same", () => {
    const during = between("2026-03-02 12:00");
    const kind = "DEBT_RESCHEDULING";
    const outside = penaltyCase({ insolvencies: [{ kind, forfeitsAllTheSame: true, ...during }] });
    expect(because(outside, "2026-03-03")).toBe("WITHIN_TERM");
    expect(because(penaltyCase({ insolvencies: [{ kind, ...during }] }), "2026-03-03")).toBe("INSOLVENT");
  });

  it("is not that it was reduced: what is forfeited for once is forfeited", () => {
    const reduced = { effect: "REDUCED", from: nl("2026-03-03"), amountCents: 50_000 } as const;
    expect(because(penaltyCase({ moderations: [reduced] }, { unit: "ONCE" }), "2026-04-01")).toBe("FORFEITED");
  });

  it("is that there is none, and no maximum that could be reached and no currency", () => {
    const none = penaltyStatement(penaltyCase({ versions: [{ from: nl("2026-03-02") }] }), nl("2026-04-01"));
    expect(none).toMatchObject({ because: "NO_PENALTY", maximumReached: false, forfeitedCents: 0 });
    expect(none).not.toHaveProperty("currency");
  });

  it("is nothing when a later version sets one, in the currency of that", () => {
    const versions = [{ from: nl("2026-03-02") }, { from: nl("2026-03-03"), terms: PER_DAY }];
    const set = penaltyStatement(penaltyCase({ versions }), nl("2026-03-04 11:00"));
    expect(set).toMatchObject({ running: true, currency: "EUR", forfeitedCents: 100_000 });
  });
});

describe("a case that was", () => {
  // ECLI:NL:HR:2012:BW1260, opinion 1.1–1.2: served 20 December 2007, to comply within fourteen days, € 10,000 for each
  // day or part of a day, at most € 250,000. The hour of service is not recorded; noon is taken here.
  const servedAt = nl("2007-12-20 12:00");
  const terms: PenaltyTerms = {
    amountCents: 1_000_000,
    currency: "EUR",
    unit: "DAY",
    startedUnits: true,
    maximumCents: 25_000_000,
  };
  const history = penaltyCase({
    recordedUntil: servedAt,
    servedAt,
    versions: [{ from: servedAt, terms }],
    complianceTerms: [{ endsAt: termEnd(servedAt, "P14D") }],
  });

  it("forfeits from 3 January 2008, reaches the maximum with the 25th day on the 27th, and prescribes day by day in July", () => {
    expect(euros(history, "2008-01-03 12:00")).toBe(0);
    expect(euros(history, "2008-01-27 11:59")).toBe(240_000);
    const full = penaltyStatement(history, nl("2008-02-01"));
    expect(full).toMatchObject({ forfeitedCents: 25_000_000, maximumReached: true, collectibleCents: 25_000_000 });
    expect(full.units).toHaveLength(25);
    expect(full.units[0]).toMatchObject({ forfeitedAt: nl("2008-01-03 12:00"), prescribesAt: nl("2008-07-04") });
    expect(full.units[24]).toMatchObject({ forfeitedAt: nl("2008-01-27 12:00"), prescribesAt: nl("2008-07-28") });
    expect(penaltyStatement(history, nl("2008-07-04")).prescribedCents).toBe(1_000_000);
    expect(penaltyStatement(history, nl("2008-07-28"))).toMatchObject({
      prescribedCents: 25_000_000,
      collectibleCents: 0,
    });
  });
});

describe("what cannot be accounted for", () => {
  it("refuses a moderation that makes the penalty heavier, or ends before it begins", () => {
    const from = nl("2026-03-05");
    const refused = (moderation: Moderation) => () => checkModeration(moderation, PER_DAY, "input");
    for (const amountCents of [0, -1, 0.5, 100_001]) {
      expect(refused({ effect: "REDUCED", from, amountCents })).toThrow(
        expect.objectContaining({ code: "MODERATION_INVALID" }),
      );
    }
    expect(refused({ effect: "REDUCED", from, amountCents: 1, maximumCents: 1_000_001 })).toThrow("input.maximumCents");
    expect(refused({ effect: "SUSPENDED", from, until: from })).toThrow(
      expect.objectContaining({
        code: "MODERATION_INVALID",
        message: "input.until must lie after input.from.",
        facts: { field: "input.until" },
      }),
    );
    expect(refused({ effect: "REDUCED", from, amountCents: 100, until: nl("2026-03-04") })).toThrow("input.until");
    expect(refused({ effect: "SUSPENDED", from, until: nl("2026-03-06") })).not.toThrow();
    // A penalty is suspended for a term (Rv 611d(1)).
    expect(refused({ effect: "SUSPENDED", from })).toThrow(
      expect.objectContaining({ code: "MODERATION_INVALID", facts: { field: "input.until" } }),
    );
    // What is reduced to a cent would be forfeited in more units than are counted.
    expect(refused({ effect: "REDUCED", from, amountCents: 99 })).toThrow(
      expect.objectContaining({ code: "MODERATION_INVALID", facts: { field: "input.maximumCents" } }),
    );
    expect(refused({ effect: "REDUCED", from, amountCents: 99, maximumCents: 990_000 })).not.toThrow();
    expect(refused({ effect: "REDUCED", from, amountCents: 100 })).not.toThrow();
    expect(refused({ effect: "REDUCED", from, amountCents: 100_000, maximumCents: 1_000_000 })).not.toThrow();
    expect(refused({ effect: "REDUCED", from, amountCents: 50_000, maximumCents: 500_000 })).not.toThrow();
    expect(refused({ effect: "LIFTED", from })).not.toThrow();
  });

  it("refuses a moment before the last known event: the clock does not run backwards", () => {
    const history = penaltyCase({ recordedUntil: nl("2026-03-20") });
    expect(() => penaltyStatement(history, nl("2026-03-19"))).toThrow(
      expect.objectContaining({
        code: "PENALTY_BEFORE_HISTORY",
        message: expect.stringMatching(/known up to 2026-03-19T23.* as of 2026-03-18T23.*; ask for a later moment/),
        facts: { recordedUntil: nl("2026-03-20") },
      }),
    );
    expect(() => penaltyStatement(history, nl("2026-03-20"))).not.toThrow();
  });

  it("refuses versions in two currencies, and more cents than can be counted exactly", () => {
    const versions = [
      { from: nl("2026-03-02"), terms: PER_DAY },
      { from: nl("2026-03-03"), terms: { ...PER_DAY, currency: "USD" } },
    ];
    expect(() => penaltyStatement(penaltyCase({ versions }), nl("2026-04-01"))).toThrow(
      expect.objectContaining({
        code: "PENALTY_CURRENCY_MIXED",
        message: "The versions of the order set its penalty in EUR and USD.",
        facts: { currencies: ["EUR", "USD"] },
      }),
    );
    const { maximumCents: _, ...once } = {
      ...PER_DAY,
      unit: "ONCE",
      per: "ITEM",
      amountCents: Number.MAX_SAFE_INTEGER,
    } as const;
    const huge = penaltyCase({ versions: [{ from: nl("2026-03-02"), terms: once }] });
    expect(() => penaltyStatement(huge, nl("2026-04-01"))).toThrow(
      expect.objectContaining({ code: "PENALTY_TOO_LARGE", message: "The penalties add up to too many cents." }),
    );
  });

  it("accounts for as many hours as a penalty can have, over both changes of summer time", () => {
    const history = penaltyCase({}, { unit: "HOUR", amountCents: 1, maximumCents: UNITS_MAX });
    const all = penaltyStatement(history, nl("2036-03-04 10:00"));
    expect(all).toMatchObject({ forfeitedCents: 10_000, maximumReached: true });
    // A year has as many short days as long ones.
    expect(penaltyStatement(history, nl("2027-03-04 10:00")).forfeitedCents).toBe(365 * 24);
  });
});
