import { attackFigures, type KnownSum } from "@exparte/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf } from "./cells.js";
import { type Group, groupsOf } from "./groups.js";
import { medianOf, publishedMedian } from "./median.js";

interface Picked {
  readonly fruit: string;
  readonly orchard: string;
  readonly region: string;
  readonly ripeness: string;
  readonly person: string;
}

const AT_LEAST = 5;
const personOf = ({ person }: Picked) => person;
const byOrchard = { pathOf: ({ region, orchard }: Picked) => [region, orchard], personOf, atLeast: AT_LEAST };
const byFruit = { pathOf: ({ fruit }: Picked) => [fruit], personOf, atLeast: AT_LEAST };
const byRipeness = { pathOf: ({ ripeness }: Picked) => [ripeness], personOf, atLeast: AT_LEAST };

const times = (count: number, record: Partial<Picked>): Picked[] =>
  Array.from({ length: count }, () => ({
    fruit: "apple",
    orchard: "hill",
    region: "north",
    ripeness: "ripe",
    person: `person ${people++}`,
    ...record,
  }));
let people = 0;

const REGION: Readonly<Record<string, string>> = {
  hill: "north",
  lake: "north",
  mill: "south",
  dune: "south",
  fen: "west",
};

/** Crowded and sparse tables alike; with few persons, several records are of one. */
const harvest = fc
  .record({
    orchards: fc.shuffledSubarray(Object.keys(REGION), { minLength: 1 }),
    fruits: fc.shuffledSubarray(["apple", "pear", "plum", "quince"], { minLength: 1 }),
    persons: fc.constantFrom(3, 8, 20, 1_000),
    counts: fc.array(fc.oneof(fc.nat(4), fc.nat(4), fc.nat(15)), { minLength: 60, maxLength: 60 }),
    seed: fc.nat(999),
  })
  .map(({ orchards, fruits, persons, counts, seed }) => {
    let index = 0;
    let number = seed;
    return orchards.flatMap((orchard) =>
      fruits.flatMap((fruit) =>
        ["green", "ripe", "rotten"].flatMap((ripeness) => {
          const count = counts[index++ % counts.length] ?? 0;
          return Array.from({ length: count }, () => {
            number = (number * 31 + 7) % 1_009;
            return { fruit, orchard, region: REGION[orchard] ?? "", ripeness, person: `person ${number % persons}` };
          });
        }),
      ),
    );
  });

const personsOf = (members: readonly Picked[]) => new Set(members.map(personOf)).size;
const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + of(one), 0);

describe("groups that are published", () => {
  it("hold everybody once, and each has at least five persons", () => {
    fc.assert(
      fc.property(harvest, (picked) => {
        const groups = groupsOf(picked, byOrchard);
        if (personsOf(picked) < AT_LEAST) {
          expect(groups).toEqual([]);
          return;
        }
        expect(new Set(groups.flatMap(({ members }) => members))).toEqual(new Set(picked));
        expect(sum(groups, ({ members }) => members.length)).toBe(picked.length);
        for (const { members } of groups) expect(personsOf(members)).toBeGreaterThanOrEqual(AT_LEAST);
      }),
    );
  });

  it("put the small ones of a branch together, and name a large one in full", () => {
    const groups = groupsOf(
      [
        ...times(9, { orchard: "hill", region: "north" }),
        ...times(3, { orchard: "mill", region: "south" }),
        ...times(4, { orchard: "dune", region: "south" }),
      ],
      byOrchard,
    );
    expect(groups.map(({ path, members }) => [path, members.length])).toEqual([
      [["north", "hill"], 9],
      [["south"], 7],
    ]);
  });

  it("add the smallest large one to small ones that are too few even together, so that no difference reveals them", () => {
    const groups = groupsOf(
      [
        ...times(30, { orchard: "hill" }),
        ...times(9, { orchard: "lake" }),
        ...times(2, { orchard: "mill", region: "south" }),
      ],
      byOrchard,
    );
    expect(groups.map(({ path, members }) => [path, members.length])).toEqual([
      [["north", "hill"], 30],
      [[], 11],
    ]);
  });

  it("count persons, not records: six records of one person are a group of one", () => {
    const groups = groupsOf(
      [...times(6, { fruit: "plum", person: "who picks plums" }), ...times(5, {}), ...times(8, { fruit: "pear" })],
      byFruit,
    );
    expect(groups.map(({ path, members }) => [path, members.length])).toEqual([
      [["pear"], 8],
      [[], 11],
    ]);
  });

  it("publish nothing about fewer than five persons", () => {
    expect(groupsOf(times(4, {}), byOrchard)).toEqual([]);
    expect(groupsOf([], byOrchard)).toEqual([]);
  });
});

describe("cells that are published", () => {
  const table = (counts: readonly (readonly number[])[]) => {
    const picked = counts.flatMap((row, r) =>
      row.flatMap((count, c) => times(count, { orchard: `orchard ${r}`, fruit: `fruit ${c}` })),
    );
    const cells = cellsOf(groupsOf(picked, byOrchard), groupsOf(picked, byFruit), byFruit);
    return counts.map((row, r) =>
      row.map((_, c) => {
        const cell = cells.find(
          ({ row: { path }, column }) => path.at(-1) === `orchard ${r}` && column.path.at(-1) === `fruit ${c}`,
        );
        return cell?.members.length ?? null;
      }),
    );
  };

  it("are all cells where none is small", () => {
    expect(table([[10, 20], [30, 5]])).toEqual([[10, 20], [30, 5]]); // biome-ignore format: a table
  });

  it("leave out a small one and the three that would reveal it", () => {
    expect(
      table([
        [2, 20, 30],
        [40, 10, 60],
        [70, 80, 90],
      ]),
    ).toEqual([
      [null, null, 30],
      [null, null, 60],
      [70, 80, 90],
    ]);
  });

  it("leave out no more where small ones hide each other", () => {
    expect(
      table([
        [3, 4, 50],
        [4, 3, 50],
        [60, 60, 60],
      ]),
    ).toEqual([
      [null, null, 50],
      [null, null, 50],
      [60, 60, 60],
    ]);
  });

  it("leave out enough that a small one could be five, not merely that it is unknown", () => {
    // With the 28 published, each 2 would be known to be at most 4.
    expect(
      table([
        [18, 26, 18],
        [28, 2, 2],
      ]),
    ).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  it("leave out more where subtraction would leave too little of a row", () => {
    expect(
      table([
        [4, 0, 50],
        [0, 40, 50],
        [60, 60, 60],
      ])[0],
    ).toEqual([null, null, null]);
  });
});

const FRUITS = ["apple", "pear", "plum", "quince"];
const RIPENESSES = ["green", "ripe", "rotten"];

type Place = Omit<Picked, "person" | "region">;
const PLACES: readonly Place[] = Object.keys(REGION).flatMap((orchard) =>
  FRUITS.flatMap((fruit) => RIPENESSES.map((ripeness) => ({ orchard, fruit, ripeness }))),
);

/**
 * Of all words, those that the group stands for: a rest stands for whatever no other group names, even if that is
 * nothing.
 */
function wordsOf(group: Group<Picked>, groups: readonly Group<Picked>[], of: keyof Place, all: readonly string[]) {
  const own = new Set(group.members.map((member) => member[of]));
  const named = new Set(
    groups.filter((other) => other !== group).flatMap(({ members }) => members.map((member) => member[of])),
  );
  return new Set(all.filter((word) => own.has(word) || (group.path.length < 1 && !named.has(word))));
}

/** The finest places that a cell is a sum of, as the attacker knows them; without a row or column, of all. */
function partsOf(...words: readonly { readonly of: keyof Place; readonly words: ReadonlySet<string> }[]): string[] {
  return PLACES.filter((place) => words.every(({ of, words }) => words.has(place[of]))).map(
    ({ orchard, fruit, ripeness }) => `${orchard}/${fruit}/${ripeness}`,
  );
}

describe("what subtraction leaves of a row or a column", () => {
  it("is nothing, or at least five persons", () => {
    fc.assert(
      fc.property(harvest, (picked) => {
        const rows = groupsOf(picked, byOrchard);
        const columns = groupsOf(picked, byFruit);
        const published = new Set(cellsOf(rows, columns, byFruit).flatMap(({ members }) => members));
        for (const line of [...rows, ...columns]) {
          const left = personsOf(line.members.filter((member) => !published.has(member)));
          expect(left === 0 || left >= AT_LEAST).toBe(true);
        }
      }),
    );
  });
});

describe("an attack on everything that is published", () => {
  /** Every small cell of two tables that share their rows, and every figure published of them. */
  function publish(picked: readonly Picked[]) {
    const rows = groupsOf(picked, byOrchard);
    const orchards = (row: Group<Picked>) =>
      ({ of: "orchard", words: wordsOf(row, rows, "orchard", Object.keys(REGION)) }) as const;
    const figures: KnownSum[] = rows.map((row) => ({ parts: partsOf(orchards(row)), value: row.members.length }));
    const small: { parts: string[]; records: number; persons: number }[] = [];
    for (const { of, grouping, all } of [
      { of: "fruit", grouping: byFruit, all: FRUITS },
      { of: "ripeness", grouping: byRipeness, all: RIPENESSES },
    ] as const) {
      const columns = groupsOf(picked, grouping);
      const words = (column: Group<Picked>) => ({ of, words: wordsOf(column, columns, of, all) });
      const cells = cellsOf(rows, columns, grouping);
      figures.push(...columns.map((column) => ({ parts: partsOf(words(column)), value: column.members.length })));
      for (const row of rows) {
        for (const column of columns) {
          const members = row.members.filter((member) => column.members.includes(member));
          const parts = partsOf(orchards(row), words(column));
          const persons = personsOf(members);
          if (cells.some((cell) => cell.row === row && cell.column === column)) {
            figures.push({ parts, value: members.length });
          } else if (persons > 0 && persons < AT_LEAST) small.push({ parts, records: members.length, persons });
        }
      }
    }
    return { figures, small };
  }

  it("derives no group under five, nor that it is under five: by elimination and by integer programs, over two tables that share their rows", async () => {
    let attacked = 0;
    await fc.assert(
      fc.asyncProperty(harvest, async (picked) => {
        const { figures, small } = publish(picked);
        expect(figures.every(({ value }) => value >= AT_LEAST)).toBe(true);
        const attack = await attackFigures(figures);
        for (const { parts, records, persons } of small) {
          expect(attack.derives(parts)).toBe(false);
          const { least, most } = attack.between(parts);
          expect(most).toBeGreaterThanOrEqual(records + AT_LEAST - persons);
          expect(least).toBeLessThan(most);
          attacked += 1;
        }
        for (const value of attack.derived().values()) expect(value === 0 || value >= AT_LEAST).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(attacked).toBeGreaterThan(10);
  }, 120_000);

  it("succeeds where only the small cells themselves are withheld", async () => {
    const figures: KnownSum[] = [
      { parts: ["a", "b", "c"], value: 33 },
      { parts: ["a"], value: 20 },
      { parts: ["b"], value: 10 },
    ];
    const attack = await attackFigures(figures);
    expect(attack.derives(["c"])).toBe(true);
    expect(attack.derived().get("c")).toBe(3);
    expect(attack.between(["c"])).toEqual({ least: 3, most: 3 });
  });
});

describe("the median of a group", () => {
  it("is the middle value, or the mean of the two in the middle", () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
  });

  it("counts what has not happened as longer than anything, and is null when it has not happened to half", () => {
    expect(medianOf([1, 2, 3, null, null])).toBe(3);
    expect(medianOf([1, 2, null, null])).toBeNull();
    expect(medianOf([1, null, null])).toBeNull();
    expect(medianOf([])).toBeNull();
  });

  it("is published for ten persons and for no fewer, however many records they have", () => {
    const tens = times(10, {});
    const publish = (picked: readonly Picked[]) => publishedMedian(picked, personOf, () => 3);
    expect(publish(tens)).toBe(3);
    expect(publish(tens.slice(1))).toBeNull();
    expect(publish([...tens.slice(1), ...tens.slice(1)])).toBeNull();
  });
});
