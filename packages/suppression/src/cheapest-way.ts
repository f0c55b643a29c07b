import TinyQueue from "tinyqueue";

/** A table by numbers: the place where row r and column c cross is `r * columns + c`. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** How many members each place has. */
  readonly members: Int32Array;
  /** 1 for each place that is published. */
  readonly published: Uint8Array;
}

/** Places that each give a member, and places that each take one: every row and column keeps as many as it has. */
export interface Way {
  readonly giving: readonly number[];
  readonly taking: readonly number[];
}

/**
 * Dijkstra's from a place's column to its row: a column is left over a place that gives, a row over one that takes. A
 * published place costs its members, a withheld one nothing. None when there is no way.
 *
 * `raised` says of places how many members more, or fewer, they have by the ways before; each can still give what it has.
 */
export function cheapestWay(grid: Grid, goal: number, raised: ReadonlyMap<number, number>): Way | undefined {
  const { rows, columns, members, published } = grid;
  const lines = rows + columns; // the rows, and after them the columns
  const goalRow = Math.floor(goal / columns);
  const costs = new Float64Array(lines).fill(Number.POSITIVE_INFINITY);
  const reachedBy = new Int32Array(lines).fill(-1);
  // A cost and a line as one number. Of equal costs columns come first: one step leads from them to the goal.
  const open = new TinyQueue<number>([], (a, b) => a - b);

  function reach(place: number, line: number, cost: number): void {
    if (cost >= at(costs, line)) return;
    costs[line] = cost;
    reachedBy[line] = place;
    open.push(cost * lines + (lines - 1 - line));
  }
  function leaveColumn(column: number, row: number, cost: number): void {
    const place = row * columns + column;
    if (place === goal || at(members, place) + (raised.get(place) ?? 0) === 0) return;
    reach(place, row, cost + (at(published, place) === 1 ? at(members, place) : 0));
  }

  reach(-1, rows + (goal % columns), 0);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const line = lines - 1 - (next % lines);
    const cost = Math.floor(next / lines);
    if (line === goalRow) break;
    if (cost > at(costs, line)) continue;
    if (line < rows) {
      for (let column = 0; column < columns; column += 1) {
        const place = line * columns + column;
        if (place === goal) continue;
        reach(place, rows + column, cost + (at(published, place) === 1 ? at(members, place) : 0));
      }
      continue;
    }
    leaveColumn(line - rows, goalRow, cost);
    // Nothing that is still open is nearer than here, so nothing leads to the goal for less.
    if (at(costs, goalRow) === cost) break;
    for (let row = 0; row < rows; row += 1) leaveColumn(line - rows, row, cost);
  }
  return wayBack(goalRow, reachedBy, grid);
}

function wayBack(goalRow: number, reachedBy: Int32Array, { rows, columns }: Grid): Way | undefined {
  const giving: number[] = [];
  const taking: number[] = [];
  for (let line = goalRow, place = at(reachedBy, line); place !== -1; place = at(reachedBy, line)) {
    (line < rows ? giving : taking).push(place);
    line = line < rows ? rows + (place % columns) : Math.floor(place / columns);
  }
  return giving.length === 0 ? undefined : { giving, taking };
}

function at(numbers: Int32Array | Uint8Array | Float64Array, index: number): number {
  return numbers[index] ?? Number.NaN;
}
