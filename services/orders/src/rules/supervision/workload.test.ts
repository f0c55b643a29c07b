import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COST_SOURCES,
  costModelWith,
  costOf,
  DEFAULT_COST_MODEL,
  WORK_STEPS,
  type WorkDone,
  workDone,
} from "./workload.js";

const anyWork: fc.Arbitrary<WorkDone> = fc.record(
  Object.fromEntries(WORK_STEPS.map((step) => [step, fc.nat(100_000)])),
  { requiredKeys: [] },
);
const anyModel = fc
  .record({
    steps: fc.uniqueArray(
      fc.record({ step: fc.constantFrom(...WORK_STEPS), judgeMinutes: fc.nat(300), registryMinutes: fc.nat(300) }),
      { selector: ({ step }) => step },
    ),
    judgeHourCents: fc.nat(50_000),
    registryHourCents: fc.nat(50_000),
    applicationFeeCents: fc.nat(100_000),
    oppositionFeeCents: fc.nat(100_000),
  })
  .map(costModelWith);

function together(a: WorkDone, b: WorkDone): WorkDone {
  return Object.fromEntries(WORK_STEPS.map((step) => [step, (a[step] ?? 0) + (b[step] ?? 0)]));
}

const refusal = (code: string, field: string, message: unknown) =>
  expect.objectContaining({ code, facts: { field }, message });

describe("the cost model", () => {
  it("costs an application that is granted its entry and its decision", () => {
    const cost = costOf(workDone({ ApplicationSubmitted: 1, ApplicationGranted: 1 }), DEFAULT_COST_MODEL);
    // 60 minutes of a judge at €150, 60 minutes of a clerk at €80.
    expect(cost).toMatchObject({ judgeMinutes: 60, registryMinutes: 60, costCents: 23_000, feesCents: 32_000 });
  });

  it("charges a decision the same whether it grants, refuses or refers", () => {
    const { steps } = costOf(
      workDone({ ApplicationGranted: 1, ApplicationRefused: 2, ApplicationReferred: 3 }),
      DEFAULT_COST_MODEL,
    );
    expect(steps.find(({ step }) => step === "DECISION")).toMatchObject({ times: 6, judgeMinutes: 360 });
  });

  it("charges a fee for each application and each opposition, and for nothing else", () => {
    const done = Object.fromEntries(WORK_STEPS.map((step) => [step, 1]));
    const { applicationFeeCents, oppositionFeeCents } = DEFAULT_COST_MODEL;
    expect(costOf(done, DEFAULT_COST_MODEL).feesCents).toBe(applicationFeeCents + oppositionFeeCents);
  });

  it("uses whole cents, and the costs of parts add up to the cost of the whole", () => {
    fc.assert(
      fc.property(anyWork, anyWork, anyModel, (a, b, model) => {
        const [one, other, both] = [a, b, together(a, b)].map((work) => costOf(work, model));
        expect(both?.costCents).toBe((one?.costCents ?? 0) + (other?.costCents ?? 0));
        expect(both?.feesCents).toBe((one?.feesCents ?? 0) + (other?.feesCents ?? 0));
        expect(Number.isSafeInteger(both?.costCents)).toBe(true);
        expect(both?.steps.reduce((sum, { costCents }) => sum + costCents, 0)).toBe(both?.costCents);
      }),
    );
  });

  it("is the default when nothing else is given", () => {
    expect(costModelWith({})).toEqual(DEFAULT_COST_MODEL);
    const changed = costModelWith({ steps: [{ step: "DECISION", judgeMinutes: 90 }] });
    expect(changed.steps.DECISION).toEqual({ judgeMinutes: 90, registryMinutes: 30 });
    expect(changed.steps.LAPSE).toEqual(DEFAULT_COST_MODEL.steps.LAPSE);
  });

  it("gives the source and date of every default", () => {
    const { steps: _steps, ...rates } = DEFAULT_COST_MODEL;
    expect(Object.keys(COST_SOURCES).sort()).toEqual([...Object.keys(rates), "minutes"].sort());
    for (const source of Object.values(COST_SOURCES)) expect(source).toMatch(/\b20\d\d\b/);
  });

  const cents = "whole cents from 0 to 10000000";
  const wholeMinutes = "whole minutes from 0 to 10000";
  it.each([
    [{ judgeHourCents: -1 }, "cost.judgeHourCents", cents],
    [{ registryHourCents: 0.5 }, "cost.registryHourCents", cents],
    [{ applicationFeeCents: 10_000_001 }, "cost.applicationFeeCents", cents],
    [{ oppositionFeeCents: Number.NaN }, "cost.oppositionFeeCents", cents],
    [{ steps: [{ step: "LAPSE", judgeMinutes: -5 } as const] }, "cost.steps[0].judgeMinutes", wholeMinutes],
    [{ steps: [{ step: "LAPSE", registryMinutes: 10_001 } as const] }, "cost.steps[0].registryMinutes", wholeMinutes],
    [{ steps: [{ step: "LAPSE" } as const, { step: "LAPSE" } as const] }, "cost.steps[1]", "LAPSE is named twice"],
  ])("refuses %o, and names the field and its range", (change, field, says) => {
    const message = expect.stringMatching(new RegExp(`^${field.replaceAll(/[.[\]]/g, "\\$&")}.*${says}`));
    expect(() => costModelWith(change)).toThrow(refusal("FIELD_INVALID", field, message));
  });

  it("accepts zero, and the stated maximum", () => {
    const most = { judgeHourCents: 10_000_000, applicationFeeCents: 0 };
    const steps = [{ step: "LAPSE", judgeMinutes: 10_000, registryMinutes: 0 }] as const;
    const model = costModelWith({ ...most, steps });
    expect(model).toMatchObject({ ...most, steps: { LAPSE: { judgeMinutes: 10_000, registryMinutes: 0 } } });
  });

  it("counts only work that was done", () => {
    expect(workDone({ ApplicationSubmitted: 0, OrderLapsed: 2 })).toEqual({ LAPSE: 2 });
  });
});
