import { Refusal } from "@exparte/refusal";
import { stringify } from "csv-stringify/sync";
import express, { type Request, type Response, type Router } from "express";
import { httpStatusOf } from "../http-status.js";
import { refuse } from "../refusals.js";
import { REPORT_COLUMNS, REPORT_DICTIONARY } from "./dictionary.js";
import { type AnsweredReport, REPORT_QUERY, type ReportRow, reportRows } from "./figures.js";

const PATH = "/public-report";
/** A published report never changes, but a mistake in the form of the download must not live in caches for ever. */
const FRESH_SECONDS = 3_600;

interface Answer {
  readonly data?: { readonly publicReport: readonly AnsweredReport[] } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** Points of an address's rate per ten seconds (request-rates): the report is read and a file is made from it. */
const POINTS = 30;

export type AskGraph = (operation: { query: string; variables: object }) => Promise<Answer>;

export interface ReportDownloadOptions {
  readonly ask: AskGraph;
  /** Charges points to the sender. Rejects with RATE_LIMITED. */
  take(request: Request, points: number): Promise<void>;
}

/**
 * The public report as a file: `GET /public-report.csv` and `.json` with `from` and `until` (months, exclusive), and
 * `GET /public-report/dictionary`. It is built from the graph's public answer, so the same limits and refusals apply.
 */
export function reportDownload(options: ReportDownloadOptions): Router {
  const router = express.Router();
  router.get(`${PATH}/dictionary`, (_request, response) => void open(response).json(REPORT_DICTIONARY));
  router.get(`${PATH}.csv`, (request, response) =>
    download(options, request, response, (rows, name) => {
      response.set("link", `<${PATH}/dictionary>; rel="describedby"`);
      response.type("text/csv").attachment(`${name}.csv`).send(reportCsv(rows));
    }),
  );
  router.get(`${PATH}.json`, (request, response) =>
    download(options, request, response, (rows) => {
      response.json({ dictionary: REPORT_DICTIONARY, figures: rows });
    }),
  );
  return router;
}

/** RFC 4180, with a header line. */
export function reportCsv(rows: readonly ReportRow[]): string {
  return stringify([...rows], {
    header: true,
    columns: REPORT_COLUMNS.map(({ name }) => name),
    record_delimiter: "windows",
  });
}

async function download(
  { ask, take }: ReportDownloadOptions,
  request: Request,
  response: Response,
  send: (rows: ReportRow[], name: string) => void,
): Promise<void> {
  const { from = "", until = "", ...others } = request.query;
  const unknown = Object.keys(others);
  open(response);
  const refused = await refusalOf(take(request, POINTS));
  if (refused !== undefined) {
    const { code, message, facts } = refused;
    const { status, headers = {} } = httpStatusOf({ ...facts, code });
    response.status(status).set(headers);
    response.json({ errors: [{ message, extensions: { ...facts, code } }] });
    return;
  }
  if (unknown.length > 0 || typeof from !== "string" || typeof until !== "string") {
    const message =
      unknown.length > 0
        ? `${unknown.join(", ")}: the public report takes a period and nothing else; it is not narrowed further than it is published.`
        : "from and until are given once each.";
    const { code, facts } = refuse("PARAMETER_UNKNOWN", message, { parameters: unknown });
    response.status(400).json({ errors: [{ message, extensions: { ...facts, code } }] });
    return;
  }
  const { data, errors } = await ask({ query: REPORT_QUERY, variables: { period: { from, until } } });
  if (errors !== undefined || !data) {
    response.status(statusOf(errors?.[0]?.extensions?.code)).json({ errors });
    return;
  }
  response.set("cache-control", `public, max-age=${FRESH_SECONDS}`);
  send(reportRows(data.publicReport), `public-report-${from}-${until}`);
}

async function refusalOf(work: Promise<void>): Promise<Refusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Any site's page may show it: there is no token that another site could misuse. */
function open(response: Response): Response {
  return response.set("access-control-allow-origin", "*");
}

function statusOf(code: unknown): number {
  if (typeof code !== "string") return 500;
  if (code.startsWith("UPSTREAM_") || code === "REPORT_BEING_MADE") return 503;
  return code.startsWith("PERIOD_") ? 400 : 500;
}
