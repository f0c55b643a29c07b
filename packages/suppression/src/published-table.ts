import { cellsOf } from "./cells.js";
import { type Group, type Grouping, groupsOf } from "./groups.js";

/** Stands for everybody in a figure's row or column. */
export const TOTAL = "TOTAL";
/**
 * Stands for the members of a branch, or of all, who are not named: they are too few, or hide others who are too few.
 */
export const REST = "REST";

export interface Figure<Member> {
  /**
   * As many words as a row's path has: `REST` for the words it leaves open, `TOTAL` in each place for all rows
   * together.
   */
  readonly row: readonly string[];
  readonly column: string;
  readonly members: readonly Member[];
}

export interface TableGrouping<Member> extends Pick<Grouping<Member>, "personOf" | "atLeast"> {
  /** From the general to the particular. */
  readonly rowOf: (member: Member) => readonly string[];
  readonly columnOf: (member: Member) => string;
}

/**
 * What may be published of a population by rows and columns: the total, the rows, the columns and their cells, each of
 * at least `atLeast` persons, and nothing from which a reader could derive more (see `groupsOf` and `cellsOf`). A
 * missing figure is withheld or zero; the table does not say which. Tables of one population with the same rows may be
 * published side by side, but no other tables of it. Each figure may come with a sum to which every member adds at
 * least one: what hides a count also hides such a sum.
 */
export function publishedTable<Member>(
  members: readonly Member[],
  { rowOf, columnOf, personOf, atLeast }: TableGrouping<Member>,
): Figure<Member>[] {
  const rows = groupsOf(members, { pathOf: rowOf, personOf, atLeast });
  const columns = groupsOf(members, { pathOf: (member) => [columnOf(member)], personOf, atLeast });
  const [first] = members;
  if (first === undefined || rows.length === 0) return [];
  const words = rowOf(first).map(() => TOTAL);
  const rowWords = ({ path }: Group<Member>) => words.map((_, index) => path[index] ?? REST);
  const columnWord = ({ path: [word = REST] }: Group<Member>) => word;
  return [
    { row: words, column: TOTAL, members },
    ...rows.filter(isPart).map((row) => ({ row: rowWords(row), column: TOTAL, members: row.members })),
    ...columns.filter(isPart).map((column) => ({ row: words, column: columnWord(column), members: column.members })),
    ...cellsOf(rows, columns, { personOf, atLeast })
      .filter(({ row, column }) => isPart(row, 0, rows) && isPart(column, 0, columns))
      .map((cell) => ({ row: rowWords(cell.row), column: columnWord(cell.column), members: cell.members })),
  ];
}

/** False for a division's only group if it has no name: it is the total. */
function isPart({ path }: Group<unknown>, _index: number, groups: readonly Group<unknown>[]): boolean {
  return path.length > 0 || groups.length > 1;
}
