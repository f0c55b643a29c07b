import { stringify } from "csv-stringify/sync";
import type { Response } from "express";

/** Sends a table as a file. A spreadsheet runs none of it: what would be a formula begins with a quote. */
export function sendCsv(response: Response, name: string, rows: readonly Readonly<Record<string, unknown>>[]): void {
  response
    .set("cache-control", "no-store")
    .type("text/csv")
    .attachment(`${name}.csv`)
    .send(stringify([...rows], { header: true, escape_formulas: true }));
}
