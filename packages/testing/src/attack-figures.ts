import * as solver from "highs";

// The package's types describe its CommonJS build, where the default export is a member of the module.
const loadHighs = solver.default as unknown as typeof solver.default.default;

/** A published figure: the sum of these parts, none of which need be published by itself. */
export interface KnownSum {
  readonly parts: readonly string[];
  readonly value: number;
}

/** What a reader can derive who knows all figures, and that parts are whole numbers not below zero. */
export interface Attack {
  /** The parts that adding and subtracting figures reveals, with their values. Gaussian elimination over fractions. */
  derived(): Map<string, number>;
  /** Whether adding and subtracting the figures, each with any weight, gives the sum of these parts. */
  derives(parts: readonly string[]): boolean;
  /** The least and the most that the sum of these parts can be: two integer programs. */
  between(parts: readonly string[]): { readonly least: number; readonly most: number };
}

/** Sets up a real attack on published figures. The solver is HiGHS. */
export async function attackFigures(figures: readonly KnownSum[]): Promise<Attack> {
  const highs = await loadHighs();
  // No figure separates parts that occur in the same figures: they share one column.
  const kinds = kindsOf(figures);
  const columns = [...Map.groupBy(kinds.keys(), (part) => kinds.get(part)).values()];
  const rows = figures.map(({ parts, value }) => {
    const held = new Set(parts);
    return [...columns.map(([part = ""]) => fraction(held.has(part) ? 1n : 0n)), fraction(BigInt(value))];
  });
  const { matrix, pivots } = reduced(rows, columns.length);
  return {
    derived() {
      return new Map(
        pivots.flatMap((column, row) => {
          const entries = matrix[row] ?? [];
          const alone = entries.slice(0, -1).every((entry, index) => index === column || entry.over === 0n);
          const [part = "", ...others] = columns[column] ?? [];
          const value = entries.at(-1);
          if (!alone || others.length > 0 || value === undefined) return [];
          return [[part, Number(value.over) / Number(value.under)] as const];
        }),
      );
    },
    derives(parts) {
      const inside = new Set(parts);
      if (parts.some((part) => !kinds.has(part))) return false;
      if (
        columns.some((column) => column.some((part) => inside.has(part)) && !column.every((part) => inside.has(part)))
      ) {
        return false;
      }
      // The remainder of the wanted sum after subtracting every pivot row.
      let wanted = columns.map(([part = ""]) => fraction(inside.has(part) ? 1n : 0n));
      for (const [row, column] of pivots.entries()) {
        const factor = wanted[column];
        if (factor === undefined || factor.over === 0n) continue;
        wanted = wanted.map((entry, at) => less(entry, factor, matrix[row]?.[at] ?? entry));
      }
      return wanted.every(({ over }) => over === 0n);
    },
    between(parts) {
      const bound = (goal: "Minimize" | "Maximize"): number => {
        const problem = programOf(goal, parts, figures);
        const { Status, ObjectiveValue } = highs.solve(problem, { output_flag: false });
        if (Status === "Unbounded") return Number.POSITIVE_INFINITY;
        if (Status !== "Optimal") throw new Error(`The figures contradict each other: ${Status}`);
        return Math.round(ObjectiveValue);
      };
      return { least: bound("Minimize"), most: bound("Maximize") };
    },
  };
}

/**
 * In the CPLEX LP format. The names of parts may hold any character, so the program uses names of its own. Parts that
 * occur in the same sums are one variable: their sum.
 */
function programOf(goal: "Minimize" | "Maximize", parts: readonly string[], figures: readonly KnownSum[]): string {
  const heldBy = kindsOf([{ parts, value: 0 }, ...figures]);
  const sum = (summed: readonly string[]) =>
    [...new Set(summed.map((part) => heldBy.get(part) ?? ""))].map((variable) => `1 ${variable}`).join(" + ");
  const constraints = figures
    .filter((figure) => figure.parts.length > 0)
    .map((figure, index) => ` c${index}: ${sum(figure.parts)} = ${figure.value}`);
  const general = [...new Set(heldBy.values())].join(" ");
  return `${goal}\n obj: ${sum(parts)}\nSubject To\n${constraints.join("\n")}\nGeneral\n ${general}\nEnd\n`;
}

/** For each part, the sums in which it occurs. */
function kindsOf(sums: readonly KnownSum[]): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const [index, { parts }] of sums.entries()) {
    for (const part of parts) kinds.set(part, `${kinds.get(part) ?? "x"}_${index}`);
  }
  return kinds;
}

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function fraction(over: bigint, under = 1n): Fraction {
  const sign = under < 0n ? -1n : 1n;
  const divisor = greatestDivisor(over < 0n ? -over : over, under < 0n ? -under : under) || 1n;
  return { over: (sign * over) / divisor, under: (sign * under) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

function less(a: Fraction, factor: Fraction, b: Fraction): Fraction {
  return fraction(a.over * factor.under * b.under - factor.over * b.over * a.under, a.under * factor.under * b.under);
}

/** Reduced row echelon form, with pivots in the first `columns` columns. */
function reduced(
  rows: readonly (readonly Fraction[])[],
  columns: number,
): { readonly matrix: readonly (readonly Fraction[])[]; readonly pivots: readonly number[] } {
  const matrix = rows.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const found = matrix.findIndex((row, index) => index >= pivots.length && row[column]?.over !== 0n);
    const pivotRow = matrix[found];
    const pivot = pivotRow?.[column];
    if (pivotRow === undefined || pivot === undefined) continue;
    matrix.splice(found, 1);
    const scaled = pivotRow.map(({ over, under }) => fraction(over * pivot.under, under * pivot.over));
    for (const [index, row] of matrix.entries()) {
      const factor = row[column];
      if (factor === undefined || factor.over === 0n) continue;
      matrix[index] = row.map((entry, at) => less(entry, factor, scaled[at] ?? entry));
    }
    matrix.splice(pivots.length, 0, scaled);
    pivots.push(column);
  }
  return { matrix, pivots };
}
