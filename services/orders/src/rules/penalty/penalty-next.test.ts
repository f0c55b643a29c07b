import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, PER_DAY, penaltyCase } from "../../../test/penalty-case.js";
import type { PenaltyTerms } from "./penalty.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { nextPenaltyMoment } from "./penalty-next.js";

const next = (history: PenaltyHistory, clock: string) => nextPenaltyMoment(history, nl(clock));

describe("the next moment of a penalty", () => {
  it("is when the term for compliance passes, then when the maximum is reached, then none", () => {
    expect(next(penaltyCase(), "2026-03-03")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-03-04 10:00") });
    // A timer that fires at exactly this moment must not be set to it again.
    expect(next(penaltyCase(), "2026-03-04 10:00")).toEqual({ kind: "MAXIMUM_REACHED", at: nl("2026-03-13 10:00") });
    expect(next(penaltyCase(), "2026-03-13 09:59")).toEqual({ kind: "MAXIMUM_REACHED", at: nl("2026-03-13 10:00") });
    expect(next(penaltyCase(), "2026-03-13 10:00")).toBeUndefined();
    expect(next(penaltyCase({}, { startedUnits: false }), "2026-03-05")).toEqual({
      kind: "MAXIMUM_REACHED",
      at: nl("2026-03-14 10:00"),
    });
  });

  it("is when a suspension for a term begins or ends", () => {
    const history = penaltyCase({ moderations: [{ effect: "SUSPENDED", ...between("2026-03-05", "2026-03-08") }] });
    expect(next(history, "2026-03-04 11:00")).toEqual({ kind: "ACCRUAL_STOPS", at: nl("2026-03-05") });
    expect(next(history, "2026-03-05")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-03-08") });
  });

  it("is when a later version raises the maximum", () => {
    const versions = [
      { from: nl("2026-03-02"), terms: { ...PER_DAY, maximumCents: 200_000 } },
      { from: nl("2026-04-01"), terms: PER_DAY },
    ];
    expect(next(penaltyCase({ versions }), "2026-03-10")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-04-01") });
    // Until then the lower maximum counts.
    const full = { kind: "MAXIMUM_REACHED", at: nl("2026-03-05 10:00") };
    expect(next(penaltyCase({ versions }), "2026-03-04 11:00")).toEqual(full);
  });

  it("concerns the higher maximum once a version has raised it", () => {
    const versions = [
      { from: nl("2026-03-02"), terms: { ...PER_DAY, maximumCents: 200_000 } },
      { from: nl("2026-04-01"), terms: { ...PER_DAY, maximumCents: 400_000 } },
    ];
    const reached = { kind: "MAXIMUM_REACHED", at: nl("2026-04-02 10:00") };
    expect(next(penaltyCase({ versions }), "2026-04-01 12:00")).toEqual(reached);
    // The same holds when the lower maximum is reached at this very moment, by a whole day that ends.
    const whole = { ...PER_DAY, startedUnits: false };
    const atOnce = [
      { from: nl("2026-03-02"), terms: { ...whole, maximumCents: 100_000 } },
      { from: nl("2026-03-05 10:00"), terms: { ...whole, maximumCents: 300_000 } },
    ];
    expect(next(penaltyCase({ versions: atOnce }), "2026-03-05 10:00")).toEqual({
      kind: "MAXIMUM_REACHED",
      at: nl("2026-03-07 10:00"),
    });
  });

  it("is when the maximum is reached that the judge alone has set", () => {
    const { maximumCents: _, ...unlimited } = PER_DAY;
    const history = penaltyCase({
      versions: [{ from: nl("2026-03-02"), terms: unlimited }],
      moderations: [
        { effect: "SUSPENDED", ...between("2026-06-01", "2026-06-08") },
        { effect: "REDUCED", amountCents: 100_000, maximumCents: 200_000, ...between("2026-03-03", "2026-05-01") },
      ],
    });
    expect(next(history, "2026-03-04 11:00")).toEqual({ kind: "MAXIMUM_REACHED", at: nl("2026-03-05 10:00") });
    expect(next(history, "2026-03-06")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-05-01") });
  });

  it("is the earliest of several, whether a version, the judge or time itself brings it", () => {
    const reduced = { effect: "REDUCED", amountCents: 100_000, maximumCents: 200_000 } as const;
    const history = penaltyCase({
      versions: [
        { from: nl("2026-03-02"), terms: { ...PER_DAY, maximumCents: 300_000 } },
        { from: nl("2026-05-01"), terms: PER_DAY },
      ],
      moderations: [{ ...reduced, ...between("2026-03-03", "2026-03-20") }],
    });
    expect(next(history, "2026-03-10")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-03-20") });
  });

  it("of a penalty that runs and one for once is whichever comes first", () => {
    const once = { ...PER_DAY, unit: "ONCE" } as const;
    const change = (first: PenaltyTerms, then: PenaltyTerms) =>
      penaltyCase({
        versions: [
          { from: nl("2026-03-02"), terms: first },
          { from: nl("2026-03-08"), terms: then },
        ],
      });
    const forfeited = (clock: string) => ({ kind: "FORFEITED", at: nl(clock) });
    expect(next(change(once, PER_DAY), "2026-03-03")).toEqual(forfeited("2026-03-04 10:00"));
    expect(next(change(once, PER_DAY), "2026-03-05")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-03-08") });
    expect(next(change(PER_DAY, once), "2026-03-03")).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-03-04 10:00") });
    expect(next(change(PER_DAY, once), "2026-03-05")).toEqual(forfeited("2026-03-08"));
  });

  it("does not exist within ten years when a small amount reaches a large maximum later", () => {
    const slow = penaltyCase({}, { amountCents: 1, maximumCents: 10_000 });
    expect(next(slow, "2026-03-05")).toBeUndefined();
  });

  it("is when the maximum is reached that applies at the end of a whole day, not at its beginning", () => {
    const terms = { ...PER_DAY, startedUnits: false, maximumCents: 200_000 };
    const raised = penaltyCase({
      versions: [
        { from: nl("2026-03-02"), terms },
        { from: nl("2026-03-05 20:00"), terms: { ...terms, maximumCents: 300_000 } },
      ],
    });
    expect(next(raised, "2026-03-05 21:00")).toEqual({ kind: "MAXIMUM_REACHED", at: nl("2026-03-07 10:00") });
    const reduced = penaltyCase({
      versions: [{ from: nl("2026-03-02"), terms: { ...terms, maximumCents: 1_000_000 } }],
      moderations: [
        {
          effect: "REDUCED",
          amountCents: 100_000,
          maximumCents: 200_000,
          ...between("2026-03-05 20:00", "2026-03-20"),
        },
      ],
    });
    expect(next(reduced, "2026-03-05 21:00")).toEqual({ kind: "MAXIMUM_REACHED", at: nl("2026-03-06 10:00") });
  });

  it("is when a penalty for once is forfeited, and then none", () => {
    const once = penaltyCase({}, { unit: "ONCE" });
    expect(next(once, "2026-03-03")).toEqual({ kind: "FORFEITED", at: nl("2026-03-04 10:00") });
    expect(next(once, "2026-03-04 10:00")).toBeUndefined();
  });

  it("does not exist once everything is gone, the order has ended, or nothing is served", () => {
    expect(next(penaltyCase({ items: [item(idOf("a"), between("2026-03-03"))] }), "2026-03-03")).toBeUndefined();
    expect(
      next(penaltyCase({ ended: { at: nl("2026-03-03"), how: "LAPSED", forfeited: "STAYS" } }), "2026-03-03"),
    ).toBeUndefined();
    const { servedAt: _, ...unserved } = penaltyCase();
    expect(next(unserved, "2026-03-03")).toBeUndefined();
  });

  it("refuses a moment before the last known event", () => {
    expect(() => next(penaltyCase(), "2026-03-01")).toThrow(
      expect.objectContaining({ code: "PENALTY_BEFORE_HISTORY" }),
    );
  });
});
