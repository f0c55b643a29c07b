import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, PER_DAY, penaltyCase } from "../../../test/penalty-case.js";
import type { ItemId } from "../ids.js";
import type { PenaltyTerms } from "./penalty.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { penaltyStatement } from "./penalty-statement.js";
import { forfeitedRuns, forfeitures } from "./penalty-units.js";

const account = (history: PenaltyHistory, clock: string) => penaltyStatement(history, nl(clock));
const moments = (history: PenaltyHistory, clock: string) =>
  account(history, clock).units.map((unit) => unit.forfeitedAt);

describe("units (Rv 611b)", () => {
  it("forfeits once, at the first breach", () => {
    const history = penaltyCase({ items: [item(idOf("a"), between("2026-03-05", "2026-03-07"))] }, { unit: "ONCE" });
    expect(moments(history, "2026-06-01")).toEqual([nl("2026-03-04 10:00")]);
    expect(account(history, "2026-06-01")).toMatchObject({ running: false, because: "FORFEITED" });
  });

  it("forfeits once, even when a new term passes without compliance", () => {
    const terms = [{ endsAt: nl("2026-03-04 10:00"), stoppedAt: nl("2026-03-06") }, { endsAt: nl("2026-03-08") }];
    expect(moments(penaltyCase({ complianceTerms: terms }, { unit: "ONCE" }), "2026-06-01")).toHaveLength(1);
  });

  it("forfeits once for each item when items count on their own", () => {
    const history = penaltyCase(
      { items: [item(idOf("a")), item(idOf("b"), between("2026-03-03")), item(idOf("c"))] },
      { unit: "ONCE", per: "ITEM" },
    );
    expect(penaltyStatement(history, nl("2026-06-01")).units.map((unit) => unit.itemId)).toEqual(["a", "c"]);
  });

  it("counts a violation again when content comes back or a new term passes without compliance, not after a suspension", () => {
    const violations = (change: Partial<PenaltyHistory>) =>
      moments(penaltyCase(change, { unit: "VIOLATION" }), "2026-06-01").length;
    expect(violations({})).toBe(1);
    expect(violations({ suspensions: [between("2026-03-05", "2026-03-07")] })).toBe(1);
    expect(violations({ items: [item(idOf("a"), between("2026-03-05", "2026-03-07"))] })).toBe(2);
    expect(violations({ items: [item(idOf("a"), between("2026-03-05", "2026-03-07")), item(idOf("b"))] })).toBe(1);
    const terms = [{ endsAt: nl("2026-03-04 10:00"), stoppedAt: nl("2026-03-06") }, { endsAt: nl("2026-03-08") }];
    expect(violations({ complianceTerms: terms })).toBe(2);
  });

  describe("of a full day that begins under one version and ends under the next", () => {
    const under = (maximum: Partial<PenaltyTerms>): PenaltyTerms => ({
      amountCents: 4_000,
      currency: "EUR",
      unit: "VIOLATION",
      startedUnits: false,
      per: "ITEM",
      whileLasting: { amountCents: 100, unit: "DAY" },
      ...maximum,
    });
    // The first item is up from the 4th at ten; the second is added on the 5th at noon, under the second version.
    const forfeited = (first: Partial<PenaltyTerms>, second: Partial<PenaltyTerms>) =>
      account(
        penaltyCase({
          versions: [
            { from: nl("2026-03-02 09:00"), terms: under(first) },
            { from: nl("2026-03-05 11:00"), terms: under(second) },
          ],
          items: [item(idOf("a")), { ...item(idOf("b")), addedAt: nl("2026-03-05 12:00") }],
        }),
        "2026-03-06 10:30",
      ).units.map(({ forfeitedAt, amountCents }) => [forfeitedAt, amountCents]);
    const before = [
      [nl("2026-03-04 10:00"), 4_000],
      [nl("2026-03-05 10:00"), 100],
    ];

    it("nothing is forfeited when the maximum it began under is used up by what was forfeited before its end", () => {
      expect(forfeited({ maximumCents: 5_000 }, {})).toEqual([...before, [nl("2026-03-05 12:00"), 4_000]]);
    });

    it("nothing is taken from what was forfeited before its end, where it began without a maximum", () => {
      const [violation, day] = [nl("2026-03-05 12:00"), nl("2026-03-06 10:00")];
      expect(forfeited({}, { maximumCents: 4_150 })).toEqual([...before, [violation, 50], [day, 100]]);
    });
  });

  it("rule: forfeits for each violation and for each day that it lasts, under one maximum", () => {
    const lasting = {
      unit: "VIOLATION",
      amountCents: 100_000,
      whileLasting: { amountCents: 50_000, unit: "DAY" },
    } as const;
    const items = [item(idOf("a"), between("2026-03-05 12:00", "2026-03-08 11:00"), between("2026-03-08 12:00"))];
    const statement = account(penaltyCase({ items }, lasting), "2026-06-01");
    // The term ended on the 4th at ten: two days have begun before the item goes. It comes back for an hour on the 8th.
    expect(statement.units.map(({ forfeitedAt, amountCents }) => [forfeitedAt, amountCents])).toEqual([
      [nl("2026-03-04 10:00"), 100_000],
      [nl("2026-03-04 10:00"), 50_000],
      [nl("2026-03-05 10:00"), 50_000],
      [nl("2026-03-08 11:00"), 100_000],
      [nl("2026-03-08 11:00"), 50_000],
    ]);
    expect(statement.runs.map(({ unit, count }) => [unit, count])).toEqual([
      ["VIOLATION", 2],
      ["DAY", 3],
    ]);
    const cut = account(penaltyCase({ items }, { ...lasting, maximumCents: 220_000 }), "2026-06-01");
    expect(cut).toMatchObject({ forfeitedCents: 220_000, maximumReached: true });
    expect(cut.units.map(({ amountCents }) => amountCents)).toEqual([100_000, 50_000, 50_000, 20_000]);
    const running = account(penaltyCase({}, lasting), "2026-03-05");
    expect(running).toMatchObject({ running: true, forfeitedCents: 150_000 });
    const deaths = [between("2026-03-05")];
    expect(
      account(penaltyCase({ items, deaths }, lasting), "2026-06-01").units.map(({ amountCents }) => amountCents),
    ).toEqual([100_000, 50_000, 100_000]);
  });

  it("of both kinds without a maximum are reckoned and not gone through", () => {
    const items = Array.from({ length: 100 }, (_, n) => item(idOf<ItemId>(`${n}`)));
    const { maximumCents: _, ...unlimited } = { ...PER_DAY, unit: "VIOLATION" as const, per: "ITEM" as const };
    const terms: PenaltyTerms = { ...unlimited, whileLasting: { amountCents: 1, unit: "HOUR" } };
    const history = penaltyCase({ items, versions: [{ from: nl("2026-03-02 09:00"), terms }] });
    // Of each item the violation, its hours that are prescribed, and those that are not.
    expect(penaltyStatement(history, nl("2035-03-04 10:00")).runs).toHaveLength(300);
  });

  it("for the time that violations last count from the version that adds them", () => {
    const violation = { ...PER_DAY, unit: "VIOLATION" } as const;
    const versions = [
      { from: nl("2026-03-02"), terms: violation },
      { from: nl("2026-03-06"), terms: { ...violation, whileLasting: { amountCents: 50_000, unit: "DAY" } as const } },
    ];
    const { units } = account(penaltyCase({ versions }), "2026-03-08 12:00");
    expect(units.filter(({ amountCents }) => amountCents === 50_000).map(({ forfeitedAt }) => forfeitedAt)).toEqual(
      ["2026-03-06", "2026-03-07", "2026-03-08"].map(nl),
    );
  });

  it("that end at a moment come before those that begin at it, whichever item they are of", () => {
    const lasting = { amountCents: 50_000, unit: "DAY" } as const;
    const terms = { unit: "VIOLATION", startedUnits: false, per: "ITEM", whileLasting: lasting } as const;
    const back = item(idOf("a"), between("2026-03-05", "2026-03-06 10:00"));
    const { units } = account(penaltyCase({ items: [back, item(idOf("b"))] }, terms), "2026-03-06 12:00");
    expect(units.map(({ forfeitedAt, amountCents, itemId }) => [forfeitedAt, amountCents, itemId])).toEqual([
      [nl("2026-03-04 10:00"), 100_000, "a"],
      [nl("2026-03-04 10:00"), 100_000, "b"],
      [nl("2026-03-05 10:00"), 50_000, "b"],
      [nl("2026-03-06 10:00"), 50_000, "b"],
      [nl("2026-03-06 10:00"), 100_000, "a"],
    ]);
  });

  it("are forfeited for a breach that the court found beside the omission in which it falls, and once where it begins that", () => {
    const found = (from: string, ...gone: Parameters<typeof between>[]) => {
      const breaches = [{ finding: "finding-1", ...between(from) }];
      const one = { ...item(idOf("a"), ...gone.map((during) => between(...during))), breaches };
      return moments(penaltyCase({ items: [one] }, { unit: "VIOLATION" }), "2026-06-01");
    };
    expect(found("2026-03-06")).toEqual([nl("2026-03-04 10:00"), nl("2026-03-06")]);
    expect(found("2026-03-07", ["2026-03-05", "2026-03-07"])).toEqual([nl("2026-03-04 10:00"), nl("2026-03-07")]);
  });

  it("moderated, cost less for each violation, for each day, or for both", () => {
    const terms = { unit: "VIOLATION", whileLasting: { amountCents: 50_000, unit: "DAY" } } as const;
    const reduced = (change: { amountCents: number; whileLastingCents?: number }) =>
      account(
        penaltyCase({ moderations: [{ effect: "REDUCED", from: nl("2026-03-04"), ...change }] }, terms),
        "2026-03-04 12:00",
      ).units.map(({ amountCents }) => amountCents);
    expect(reduced({ amountCents: 10 })).toEqual([10, 50_000]);
    expect(reduced({ amountCents: 10, whileLastingCents: 5 })).toEqual([10, 5]);
  });

  it("counts each item on its own under one maximum for the whole", () => {
    const items = [item(idOf("a")), item(idOf("b"), between("2026-03-05 12:00"))];
    const statement = penaltyStatement(
      penaltyCase({ items }, { per: "ITEM", maximumCents: 450_000 }),
      nl("2026-06-01"),
    );
    expect(statement.units.map(({ itemId, amountCents }) => `${itemId} ${amountCents / 100}`)).toEqual([
      "a 1000",
      "b 1000",
      "a 1000",
      "b 1000",
      "a 500",
    ]);
  });

  it("has days of 23 and 25 hours when the clock changes, and hours always of 3,600 seconds", () => {
    const spring = (terms: Partial<PenaltyTerms>) =>
      penaltyCase({ complianceTerms: [{ endsAt: nl("2026-03-28 12:00") }] }, terms);
    expect(moments(spring({}), "2026-03-29 12:01").map((at) => at.slice(8, 16))).toEqual(["28T11:00", "29T10:00"]);
    const autumn = (terms: Partial<PenaltyTerms>) =>
      penaltyCase({ complianceTerms: [{ endsAt: nl("2026-10-24 12:00") }] }, terms);
    expect(moments(autumn({}), "2026-10-25 12:01").map((at) => at.slice(8, 16))).toEqual(["24T10:00", "25T11:00"]);
    expect(account(autumn({}), "2026-10-25 12:00").forfeitedCents).toBe(100_000);
    expect(moments(autumn({ unit: "HOUR", maximumCents: 1e9 }), "2026-10-25 12:00")).toHaveLength(25);
    expect(moments(spring({ unit: "HOUR", maximumCents: 1e9 }), "2026-03-29 12:00")).toHaveLength(23);
  });

  it("shifts only the one day whose hour does not exist, and takes the first of an hour that occurs twice", () => {
    const spring = penaltyCase({ complianceTerms: [{ endsAt: nl("2026-03-28 02:30") }] });
    expect(moments(spring, "2026-03-30 02:31")).toEqual([
      "2026-03-28T01:30:00.000Z",
      "2026-03-29T01:30:00.000Z",
      "2026-03-30T00:30:00.000Z",
    ]);
    const autumn = penaltyCase({ complianceTerms: [{ endsAt: nl("2026-10-24 02:30") }] });
    expect(moments(autumn, "2026-10-26 02:31")).toEqual([
      "2026-10-24T00:30:00.000Z",
      "2026-10-25T00:30:00.000Z",
      "2026-10-26T01:30:00.000Z",
    ]);
  });

  it("sorts units forfeited at one moment by their items, even when these have terms of their own", () => {
    const own = { ...item(idOf("b")), complianceTerms: [{ endsAt: nl("2026-03-03 10:00") }] };
    const versions = [
      { from: nl("2026-03-02"), terms: PER_DAY },
      { from: nl("2026-03-03 10:00"), terms: { ...PER_DAY, per: "ITEM" } },
    ] as const;
    const history = penaltyCase({ items: [item(idOf("a")), own, item(idOf("c"))], versions });
    const { units } = account(history, "2026-03-05 10:01");
    expect(units.map(({ itemId }) => itemId)).toEqual(["b", "a", "b", "c", "a", "b", "c"]);
  });

  it("counts violations in order of time, whatever the item, and skips one that the judge excused", () => {
    const items = [item(idOf("a"), between("2026-03-03", "2026-03-08")), item(idOf("b")), item(idOf("c"))];
    const moderations = [{ effect: "LIFTED", from: nl("2026-03-03"), itemIds: [idOf<ItemId>("b")] }] as const;
    const terms = { unit: "VIOLATION", per: "ITEM", maximumCents: 150_000 } as const;
    const { units } = account(penaltyCase({ items, moderations }, terms), "2026-06-01");
    expect(units.map(({ itemId, amountCents }) => [itemId, amountCents])).toEqual([
      ["c", 100_000],
      ["a", 50_000],
    ]);
  });

  it("forfeits once for an item that was gone in a first term and is back in the next", () => {
    const complianceTerms = [
      { endsAt: nl("2026-03-04 10:00"), stoppedAt: nl("2026-03-06") },
      { endsAt: nl("2026-03-08 10:00") },
    ];
    const items = [item(idOf("a")), item(idOf("b"), between("2026-03-03", "2026-03-07"))];
    const { units } = account(penaltyCase({ items, complianceTerms }, { unit: "ONCE", per: "ITEM" }), "2026-06-01");
    expect(units.map(({ itemId, forfeitedAt }) => [itemId, forfeitedAt])).toEqual([
      ["a", nl("2026-03-04 10:00")],
      ["b", nl("2026-03-08 10:00")],
    ]);
  });
});

describe("units of the order as a whole", () => {
  const { maximumCents: _, ...unlimited } = PER_DAY;
  const lasting = { ...unlimited, unit: "VIOLATION", whileLasting: { amountCents: 1_000, unit: "DAY" } } as const;
  const at = Date.parse(nl("2026-03-04 10:00"));
  const horizon = at + 1;

  it.each([
    ["under a maximum", PER_DAY, [["DAY", 100_000]]],
    ["without one", unlimited, [["DAY", 100_000]]],
    [
      "of both kinds, without one",
      lasting,
      [
        ["VIOLATION", 100_000],
        ["DAY", 1_000],
      ],
    ],
  ] as const)("are of no item, %s", (_, terms, expected) => {
    const history = penaltyCase({ versions: [{ from: nl("2026-03-02"), terms }] });
    expect([...forfeitures(history, horizon, -Infinity)]).toStrictEqual(
      expected.map(([unit, amountCents]) => ({ unit, forfeitedAt: at, amountCents })),
    );
    for (const run of forfeitedRuns(history, horizon)) expect(run).not.toHaveProperty("itemId");
  });
});

describe("a maximum that is reached (Rv 611b)", () => {
  const low: PenaltyTerms = { ...PER_DAY, maximumCents: 200_000 };
  const raised = (from: string, terms: Partial<PenaltyTerms> = {}) => [
    { from: nl("2026-03-02"), terms: low },
    { from: nl(from), terms: { ...PER_DAY, maximumCents: 400_000, ...terms } },
  ];

  it("leaves room again when a later version raises it, for the days that begin from then on", () => {
    expect(moments(penaltyCase({ versions: raised("2026-04-01 00:00") }), "2026-06-01")).toEqual(
      ["2026-03-04 10:00", "2026-03-05 10:00", "2026-04-01 10:00", "2026-04-02 10:00"].map(nl),
    );
  });

  it("leaves room for the day that begins with the version", () => {
    expect(moments(penaltyCase({ versions: raised("2026-04-01 10:00") }), "2026-04-01 10:01").at(-1)).toBe(
      nl("2026-04-01 10:00"),
    );
  });

  it("leaves room again when the judge's reduction of it ends, whatever a version has made of it since", () => {
    const reduced = { effect: "REDUCED", amountCents: 100_000, maximumCents: 200_000 } as const;
    const history = penaltyCase({
      versions: [
        { from: nl("2026-03-02"), terms: { ...PER_DAY, maximumCents: 300_000 } },
        { from: nl("2026-05-01"), terms: { ...PER_DAY, maximumCents: 400_000 } },
      ],
      moderations: [{ ...reduced, ...between("2026-03-03", "2026-03-20") }],
    });
    expect(moments(history, "2026-06-01")).toEqual(
      ["2026-03-04 10:00", "2026-03-05 10:00", "2026-03-20 10:00", "2026-05-01 10:00"].map(nl),
    );
  });

  it("of a version after one without a maximum counts what was forfeited under both before it, once", () => {
    const { maximumCents: _, ...unlimited } = PER_DAY;
    const versions = [
      { from: nl("2026-03-02"), terms: { ...PER_DAY, maximumCents: 300_000 } },
      { from: nl("2026-03-10"), terms: unlimited },
      { from: nl("2026-03-12"), terms: { ...PER_DAY, maximumCents: 600_000 } },
    ];
    expect(moments(penaltyCase({ versions }), "2026-06-01")).toEqual(
      ["04", "05", "06", "10", "11", "12"].map((day) => nl(`2026-03-${day} 10:00`)),
    );
  });

  it("that a later version lowers to the forfeited amount produces no unit of zero", () => {
    const versions = [
      { from: nl("2026-03-02"), terms: PER_DAY },
      { from: nl("2026-03-06"), terms: low },
    ];
    const { units } = account(penaltyCase({ versions }), "2026-06-01");
    expect(units.map(({ amountCents }) => amountCents)).toEqual([100_000, 100_000]);
  });
});
