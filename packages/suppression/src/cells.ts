import { cheapestWay, type Grid } from "./cheapest-way.js";
import { type Group, type Grouping, personsIn } from "./groups.js";

/** The published count of members in both a row and a column. */
export interface Cell<Member> {
  readonly row: Group<Member>;
  readonly column: Group<Member>;
  readonly members: readonly Member[];
}

type Whose<Member> = Pick<Grouping<Member>, "personOf" | "atLeast">;

/**
 * Chooses the cells that may be published of a table in which two divisions of one population cross, beside the totals
 * of all rows and columns (both from `groupsOf`, so that each total has enough persons).
 *
 * A cell of fewer than `atLeast` persons is withheld, and others with it, so that subtraction reveals nothing. The
 * promise holds against a reader who knows every published total and cell, and knows that counts are whole and not
 * negative: **for each small cell there is another table with the same published figures, in which that cell has as
 * many more members as it lacks persons.** So nobody can derive a small cell, or know that it is small; nor any sum of
 * small cells under `atLeast`. Besides, the withheld cells of a row or column (its total less its published cells) have
 * at least `atLeast` persons together.
 *
 * An empty cell is withheld too, because "nothing" must look like "too little". So an empty cell can take members too.
 *
 * How it works: to raise a cell by one, another cell in its row and another in its column each give one, and the cell
 * where that column and row cross takes it. In general this is a path from the cell's column back to its row, over
 * cells that give and cells that take. Withheld cells on the path cost nothing. Published cells cost their members, and
 * are then withheld. The cheapest path is taken until the cell can be raised enough (the network method of Kelly,
 * Golden and Assad, 1992, and Cox, 1995, with each published cell's members as its cost). There always is a path, as
 * the totals have enough persons.
 *
 * Two tables that share their rows stay safe side by side: the row totals are published, and with them each table can
 * be replaced by its alternative without changing the other.
 */
export function cellsOf<Member>(
  rows: readonly Group<Member>[],
  columns: readonly Group<Member>[],
  whose: Whose<Member>,
): Cell<Member>[] {
  const table = tableOf(rows, columns, whose);
  for (const [place, { persons }] of table.places.entries()) {
    if (persons > 0 && persons < whose.atLeast) protect(table, place, whose.atLeast - persons);
  }
  // Withholding one more cell of a row may leave its column with too few.
  for (let changed = true; changed; ) changed = widenAll(table, whose);
  return table.places.flatMap(({ row, column, members }, place) =>
    isPublished(table, place) ? [{ row, column, members }] : [],
  );
}

interface Place<Member> extends Cell<Member> {
  readonly persons: number;
}

interface Table<Member> extends Grid {
  /** What each cell can give while another is protected: its members if that other cell had more. */
  readonly left: Int32Array;
  readonly places: readonly Place<Member>[];
}

function tableOf<Member>(
  rows: readonly Group<Member>[],
  columns: readonly Group<Member>[],
  { personOf, atLeast }: Whose<Member>,
): Table<Member> {
  const columnOf = new Map(columns.flatMap((column) => column.members.map((member) => [member, column] as const)));
  const places = rows.flatMap((row) => {
    const byColumn = Map.groupBy(row.members, (member) => columnOf.get(member));
    if (byColumn.has(undefined)) throw new Error("Rows and columns divide different populations");
    return columns.map((column): Place<Member> => {
      const members = byColumn.get(column) ?? [];
      return { row, column, members, persons: personsIn(members, personOf) };
    });
  });
  const members = Int32Array.from(places, (place) => place.members.length);
  return {
    rows: rows.length,
    columns: columns.length,
    members,
    left: members.slice(),
    published: Uint8Array.from(places, ({ persons }) => (persons >= atLeast ? 1 : 0)),
    places,
  };
}

function isPublished({ published }: Grid, place: number): boolean {
  return published[place] === 1;
}

/** Withholds cells until the given cell could have this many more members. */
function protect<Member>(table: Table<Member>, place: number, more: number): void {
  const { members, left, published } = table;
  const changed = new Set<number>();
  const change = (at: number, by: number) => {
    left[at] = (left[at] ?? 0) + by;
    published[at] = 0;
    changed.add(at);
  };
  for (let missing = more; missing > 0; ) {
    const way = cheapestWay(table, place);
    if (way === undefined) throw new Error("A row or a column has too few persons for its cells to be published");
    const step = Math.min(missing, ...way.giving.map((giver) => left[giver] ?? 0));
    for (const giver of way.giving) change(giver, -step);
    for (const taker of way.taking) change(taker, step);
    missing -= step;
  }
  for (const at of changed) left[at] = members[at] ?? 0;
}

/** Withholds more where the withheld cells of a line have too few persons together, and says whether it did. */
function widenAll<Member>(table: Table<Member>, whose: Whose<Member>): boolean {
  const { rows, columns } = table;
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  const lines = [
    ...numbers(rows).map((row) => numbers(columns).map((column) => row * columns + column)),
    ...numbers(columns).map((column) => numbers(rows).map((row) => row * columns + column)),
  ];
  let changed = false;
  for (const line of lines) {
    while (widen(table, line, whose)) changed = true;
  }
  return changed;
}

function widen<Member>(table: Table<Member>, line: readonly number[], { personOf, atLeast }: Whose<Member>): boolean {
  const { places, members, published } = table;
  const withheld = line.filter((place) => !isPublished(table, place)).flatMap((place) => places[place]?.members ?? []);
  if (withheld.length === 0 || personsIn(withheld, personOf) >= atLeast) return false;
  const size = (place: number) => members[place] ?? 0;
  const [least] = line.filter((place) => isPublished(table, place)).toSorted((a, b) => size(a) - size(b));
  if (least === undefined) return false;
  published[least] = 0;
  return true;
}
