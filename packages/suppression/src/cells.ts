import { type Group, type Grouping, personsIn } from "./groups.js";

/** What one row and one column have in common, published. */
export interface Cell<Member> {
  readonly row: Group<Member>;
  readonly column: Group<Member>;
  readonly members: readonly Member[];
}

type Whose<Member> = Pick<Grouping<Member>, "personOf" | "atLeast">;

/**
 * Of the table in which two divisions of one population cross, the cells that may be published beside the totals of
 * all rows and all columns (both from `groupsOf`, so that each total has enough persons).
 *
 * A cell of fewer than `atLeast` persons is withheld, and with it others, so that subtraction reveals nothing. The
 * promise, to whoever knows every published total and cell, and that counts are whole and not negative: **for each
 * small cell there is another table with the same published figures, in which that cell has as many more members as it
 * lacks persons.** So no small cell can be derived, nor be known to be small; nor can any sum of small cells under
 * `atLeast`. Besides, what is withheld in a row or a column, which is its total less its published cells, has at least
 * `atLeast` persons together.
 *
 * A cell of nothing is withheld too: that there is nothing reads like too little. So it can take, too.
 *
 * How: to raise a cell by one, another in its row and one in its column each give one, and where their column and row
 * cross takes it; in general, a way from the cell's column back to its row, over cells that give and cells that take.
 * A way over withheld cells costs nothing; one over published cells costs their members, and they are then withheld.
 * The cheapest way is taken until the cell can be raised enough (the network method of Kelly, Golden and Assad, 1992,
 * and Cox, 1995, with each published cell's members as its cost). There always is a way, as the totals have enough.
 *
 * Two tables that share their rows stay safe side by side: given the row totals, which are published, each can be
 * replaced by its other table without the other's noticing.
 */
export function cellsOf<Member>(
  rows: readonly Group<Member>[],
  columns: readonly Group<Member>[],
  whose: Whose<Member>,
): Cell<Member>[] {
  const table = tableOf(rows, columns, whose);
  for (const place of table.places.filter(({ persons }) => persons > 0 && persons < whose.atLeast)) {
    protect(table, place, whose.atLeast - place.persons);
  }
  while ([...table.lines.values()].some((line) => widen(line, whose))) {
    // One more withheld in a row may leave its column with too few.
  }
  return table.places.flatMap(({ row, column, members, published }) => (published ? [{ row, column, members }] : []));
}

interface Place<Member> extends Cell<Member> {
  readonly persons: number;
  published: boolean;
}

interface Table<Member> {
  readonly places: readonly Place<Member>[];
  /** The places of each row and of each column. */
  readonly lines: ReadonlyMap<Group<Member>, readonly Place<Member>[]>;
}

function tableOf<Member>(
  rows: readonly Group<Member>[],
  columns: readonly Group<Member>[],
  { personOf, atLeast }: Whose<Member>,
): Table<Member> {
  const columnOf = new Map(columns.flatMap((column) => column.members.map((member) => [member, column] as const)));
  const places = rows.map((row) => {
    const byColumn = Map.groupBy(row.members, (member) => columnOf.get(member));
    if (byColumn.has(undefined)) throw new Error("Rows and columns divide different populations");
    return columns.map((column): Place<Member> => {
      const members = byColumn.get(column) ?? [];
      const persons = personsIn(members, personOf);
      return { row, column, members, persons, published: persons >= atLeast };
    });
  });
  const lines = [
    ...rows.map((row, r) => [row, places[r] ?? []] as const),
    ...columns.map((column, c) => [column, places.flatMap((line) => line.slice(c, c + 1))] as const),
  ];
  return { places: places.flat(), lines: new Map(lines) };
}

/** Withholds what is needed for a cell to be able to have so many more members. */
function protect<Member>(table: Table<Member>, place: Place<Member>, more: number): void {
  const raised = new Map<Place<Member>, number>();
  for (let missing = more; missing > 0; ) {
    const way = cheapestWay(table, place, raised);
    const step = Math.min(missing, ...way.giving.map((giver) => has(giver, raised)));
    for (const giver of way.giving) raised.set(giver, (raised.get(giver) ?? 0) - step);
    for (const taker of way.taking) raised.set(taker, (raised.get(taker) ?? 0) + step);
    for (const used of [...way.giving, ...way.taking]) used.published = false;
    missing -= step;
  }
}

function has<Member>(place: Place<Member>, raised: ReadonlyMap<Place<Member>, number>): number {
  return place.members.length + (raised.get(place) ?? 0);
}

interface Way<Member> {
  readonly giving: readonly Place<Member>[];
  readonly taking: readonly Place<Member>[];
}

interface Reached<Member> {
  readonly cost: number;
  readonly by?: { readonly place: Place<Member>; readonly from: Group<Member> };
}

/** Dijkstra's from the place's column to its row: a column is left over a cell that gives, a row over one that takes. */
function cheapestWay<Member>(
  { lines }: Table<Member>,
  goal: Place<Member>,
  raised: ReadonlyMap<Place<Member>, number>,
): Way<Member> {
  const reached = new Map<Group<Member>, Reached<Member>>([[goal.column, { cost: 0 }]]);
  const open = new Set([goal.column]);
  for (let here = nearest(open, reached); here !== undefined && here !== goal.row; here = nearest(open, reached)) {
    open.delete(here);
    for (const place of lines.get(here) ?? []) {
      const gives = place.column === here;
      if (place === goal || (gives && has(place, raised) === 0)) continue;
      const next = gives ? place.row : place.column;
      const cost = costOf(reached, here) + (place.published ? place.members.length : 0);
      if (cost >= costOf(reached, next)) continue;
      reached.set(next, { cost, by: { place, from: here } });
      open.add(next);
    }
  }
  const giving: Place<Member>[] = [];
  const taking: Place<Member>[] = [];
  for (let step = reached.get(goal.row)?.by; step !== undefined; step = reached.get(step.from)?.by) {
    (step.place.column === step.from ? giving : taking).push(step.place);
  }
  if (giving.length === 0) throw new Error("A row or a column has too few persons for its cells to be published");
  return { giving, taking };
}

function nearest<Member>(
  open: ReadonlySet<Group<Member>>,
  reached: ReadonlyMap<Group<Member>, Reached<Member>>,
): Group<Member> | undefined {
  let nearest: Group<Member> | undefined;
  for (const group of open) {
    if (nearest === undefined || costOf(reached, group) < costOf(reached, nearest)) nearest = group;
  }
  return nearest;
}

function costOf<Member>(reached: ReadonlyMap<Group<Member>, Reached<Member>>, group: Group<Member>): number {
  return reached.get(group)?.cost ?? Number.POSITIVE_INFINITY;
}

/** Whether something had to be withheld, so that what is withheld of a line has enough persons together. */
function widen<Member>(line: readonly Place<Member>[], { personOf, atLeast }: Whose<Member>): boolean {
  const withheld = line.filter(({ published }) => !published).flatMap(({ members }) => members);
  if (withheld.length === 0 || personsIn(withheld, personOf) >= atLeast) return false;
  const [least] = line.filter(({ published }) => published).toSorted((a, b) => a.members.length - b.members.length);
  if (least === undefined) return false;
  least.published = false;
  return true;
}
