import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify as stringifyStream } from "csv-stringify";
import { stringify } from "csv-stringify/sync";
import type { Response } from "express";
import type { Answer, Refused } from "../../graph/ask-graph.js";
import { WORDS } from "../../words/words.js";
import type { PartyVisit } from "../party-visit.js";

type Row = Readonly<Record<string, unknown>>;

/** A page of a table, and how the next one is asked for; `next` is absent after the last. */
export interface RowsPage {
  readonly rows: readonly Row[];
  readonly next?: () => Promise<Answer<RowsPage>>;
}

/** A longer table is cut off, and says so. */
const MOST_ROWS = 10_000;
/** A spreadsheet runs none of it: what would be a formula begins with a quote. */
const FORMAT = { header: true, escape_formulas: true } as const;

/** Sends a table as a file. */
export function sendCsv(response: Response, name: string, rows: readonly Row[]): void {
  asFile(response, name).send(stringify([...rows], FORMAT));
}

/** Sends a table of many pages as a file, page by page as they come, and stops asking when its reader leaves. */
export async function streamCsv({ response, language }: PartyVisit, name: string, first: RowsPage): Promise<void> {
  const { t } = WORDS[language];
  const rows = Readable.from(
    rowsOf(first, {
      tooMany: t("supervision.download.tooMany", { rows: MOST_ROWS }),
      refused: ({ code }) => t("supervision.download.refused", { code }),
    }),
  );
  try {
    await pipeline(rows, stringifyStream(FORMAT), asFile(response, name));
  } catch (cause) {
    if (!response.destroyed) throw cause;
  }
}

interface Endings {
  readonly tooMany: string;
  refused(refused: Refused): string;
}

/** The rows of all pages; the last row says, in its first column, where the table is not complete. */
async function* rowsOf(first: RowsPage, endings: Endings): AsyncGenerator<Row> {
  const [column = "note"] = Object.keys(first.rows[0] ?? {});
  let page = first;
  let left = MOST_ROWS;
  for (;;) {
    if (page.rows.length > left) {
      yield* page.rows.slice(0, left);
      yield { [column]: endings.tooMany };
      return;
    }
    yield* page.rows;
    left -= page.rows.length;
    if (page.next === undefined) return;
    const answer = await page.next();
    if ("refused" in answer) {
      yield { [column]: endings.refused(answer.refused) };
      return;
    }
    page = answer.data;
  }
}

function asFile(response: Response, name: string): Response {
  return response.set("cache-control", "no-store").type("text/csv").attachment(`${name}.csv`);
}
