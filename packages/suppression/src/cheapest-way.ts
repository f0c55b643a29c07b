import TinyQueue from "tinyqueue";

/** A table whose places are numbered: row r and column c cross at `r * columns + c`. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** How many members each place has. */
  readonly members: Int32Array;
  /** How many of them each place can still give. */
  readonly left: Int32Array;
  /** 1 for each place that is published. */
  readonly published: Uint8Array;
}

/** Places that each give a member, and places that each take one, so that every row and column keeps its total. */
export interface Way {
  readonly giving: readonly number[];
  readonly taking: readonly number[];
}

/**
 * Dijkstra's algorithm from a place's column to its row. It leaves a column over a place that gives, and a row over one
 * that takes. A published place costs its members, a withheld one nothing. Undefined when there is no path.
 *
 * In a table with far more rows than columns it never looks at most rows: reaching a column ends a path at once, and it
 * does not follow anything that cannot be cheaper.
 */
export function cheapestWay(grid: Grid, goal: number): Way | undefined {
  const { rows, columns, members, left, published } = grid;
  const lines = rows + columns; // the rows, and after them the columns
  const goalRow = Math.floor(goal / columns);
  const costOf = (place: number) => (at(published, place) === 1 ? at(members, place) : 0);
  const ends = Array.from({ length: columns }, (_, column) => {
    const place = goalRow * columns + column;
    return place === goal || at(left, place) === 0 ? Number.POSITIVE_INFINITY : costOf(place);
  });
  const leastEnd = Math.min(...ends);

  const costs = new Float64Array(lines).fill(Number.POSITIVE_INFINITY);
  const reachedBy = new Int32Array(lines).fill(-1);
  // A cost and a line as one number.
  const open = new TinyQueue<number>([], (a, b) => a - b);
  const isFound = (cost: number): boolean => cost + leastEnd >= at(costs, goalRow);
  const isNearer = (line: number, cost: number, place: number): boolean => {
    if (cost >= at(costs, line)) return false;
    costs[line] = cost;
    reachedBy[line] = place;
    return true;
  };
  const reach = (line: number, cost: number, place: number): void => {
    if (isNearer(line, cost, place)) open.push(cost * lines + line);
  };
  function leaveRow(row: number, cost: number): void {
    for (let column = 0, place = row * columns; column < columns; column += 1, place += 1) {
      const there = cost + costOf(place);
      reach(rows + column, there, place);
      isNearer(goalRow, there + (ends[column] ?? 0), goalRow * columns + column);
    }
  }
  function leaveColumn(column: number, cost: number): void {
    const gives = (row: number, place: number) => row !== goalRow && at(left, place) > 0;
    // Rows that cost nothing are as near as this one and lead to all columns in a few steps, so the others can be
    // skipped.
    for (let row = 0, place = column; row < rows && !isFound(cost); row += 1, place += columns) {
      if (at(published, place) === 0 && gives(row, place) && isNearer(row, cost, place)) leaveRow(row, cost);
    }
    if (isFound(cost)) return;
    for (let row = 0, place = column; row < rows; row += 1, place += columns) {
      if (at(published, place) === 1 && gives(row, place)) reach(row, cost + at(members, place), place);
    }
  }

  reach(rows + (goal % columns), 0, -1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const line = next % lines;
    const cost = Math.floor(next / lines);
    if (isFound(cost)) break;
    if (cost > at(costs, line)) continue;
    if (line < rows) leaveRow(line, cost);
    else leaveColumn(line - rows, cost);
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
