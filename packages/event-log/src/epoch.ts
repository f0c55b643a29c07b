import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

/** The epoch that a log is in. */
export interface Epoch {
  readonly epoch: string;
  readonly number: number;
}

export interface EpochRow {
  epoch: string | null;
  epoch_number: string | null;
  moved: boolean | null;
}

/** The first of a log's epochs: nothing has changed since, and a position alone means what it says. */
export const FIRST_EPOCH = 1;

/** To be read from `${tables.epoch}() as now` in the statement that reads the log, so that both are of one moment. */
export const EPOCH_COLUMNS = "now.epoch, now.number::text as epoch_number, now.moved";

/** Undefined when the log has moved to another place: then `beginEpoch`, and read again. */
export function epochIn(row: EpochRow | undefined): Epoch | undefined {
  if (row === undefined || row.epoch === null) throw new Error("The event log has no epoch: its migration has not run");
  return row.moved === true ? undefined : { epoch: row.epoch, number: Number(row.epoch_number) };
}

/** Begins an epoch if the log has moved to another place; several that come at once begin one. */
export async function beginEpoch(tables: TableNames, sql: Sql): Promise<void> {
  await sql.query(`select from ${tables.beginEpoch}('PLACE_CHANGED')`);
}

/** The present epoch, which it begins if need be. */
export async function presentEpoch(tables: TableNames, sql: Sql): Promise<Epoch> {
  for (;;) {
    const [row] = await sql.query<EpochRow>(`select ${EPOCH_COLUMNS} from ${tables.epoch}() as now`);
    const epoch = epochIn(row);
    if (epoch !== undefined) return epoch;
    await beginEpoch(tables, sql);
  }
}

/** Where the log parted from an epoch. */
export type Parting =
  | { readonly kind: "PRESENT" }
  /** Up to this position of the whole log nothing has changed since. */
  | { readonly kind: "PARTED"; readonly after: number }
  /** This log was never in that epoch, or was restored to a moment before it. */
  | { readonly kind: "UNKNOWN" };

export interface PartingRow {
  parted: boolean | null;
  parted_after: string | null;
}

/** Of the row of `partingFrom`, as `theirs`; without a row its columns are null. */
export const PARTING_COLUMNS = "theirs.parted, theirs.parted_after";

/**
 * SQL: where the log first changed after the epoch that an expression gives. Null is the first epoch: there were none
 * before.
 */
export function partingFrom({ epochs }: Pick<TableNames, "epochs">, epoch: string): string {
  return `select later.after is not null as parted, later.after::text as parted_after
    from ${epochs} as known left join lateral (
      select after from ${epochs} where number > known.number order by number limit 1) as later on true
    where known.epoch = coalesce(${epoch}, (select epoch from ${epochs} order by number limit 1))`;
}

export function partingIn({ parted, parted_after: after }: PartingRow): Parting {
  if (parted === null) return { kind: "UNKNOWN" };
  return parted ? { kind: "PARTED", after: Number(after) } : { kind: "PRESENT" };
}
