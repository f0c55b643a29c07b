import { readFile } from "node:fs/promises";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { REPORT_COLUMNS } from "./dictionary.js";
import { type AskGraph, reportCsv, reportDownload } from "./download.js";
import { type AnsweredReport, reportRows } from "./figures.js";

const REPORT: AnsweredReport = {
  halfYear: "2026-H1",
  reportingPeriod: "2026-01-01/2026-06-30",
  memberState: "NL",
  applications: [{ court: "rb-amsterdam", category: "GRANTED", count: 9, medianHoursToDecision: 2.5 }],
  orders: [
    {
      platform: "vidshare",
      platformKind: "VIDEO",
      category: "TOTAL",
      count: 12,
      items: 30,
      medianHoursToInform: 0.5,
      medianHoursToGiveEffect: null,
    },
  ],
  removals: [],
  outcomes: [{ platform: "TOTAL", platformKind: "TOTAL", category: "LIFTED", count: 5 }],
  disclosures: [{ platform: "chirper", category: "REFUSED", count: 6, medianHoursToAnswer: 24 }],
  notices: [],
  complaints: [{ platform: "REST", category: "TOTAL", count: 7 }],
};

describe("the download", () => {
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  async function serve(ask: AskGraph, take = async () => {}): Promise<(path: string) => Promise<Response>> {
    const server = express().use(reportDownload({ ask, take })).listen(0);
    open.push(server);
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return (path) => fetch(`http://localhost:${port}${path}`);
  }

  it("has a line for each figure and a cell for each column, empty where the column does not apply", () => {
    expect(reportCsv(reportRows([REPORT])).split("\r\n")).toEqual([
      REPORT_COLUMNS.map(({ name }) => name).join(),
      "applications,2026-H1,2026-01-01/2026-06-30,NL,rb-amsterdam,,,GRANTED,9,,2.5,,,",
      "orders,2026-H1,2026-01-01/2026-06-30,NL,,vidshare,VIDEO,TOTAL,12,30,,0.5,,",
      "outcomes,2026-H1,2026-01-01/2026-06-30,NL,,TOTAL,TOTAL,LIFTED,5,,,,,",
      "disclosures,2026-H1,2026-01-01/2026-06-30,NL,,chirper,,REFUSED,6,,,,,24",
      "complaints,2026-H1,2026-01-01/2026-06-30,NL,,REST,,TOTAL,7,,,,,",
      "",
    ]);
  });

  it("asks the graph for the period, and may be cached for an hour at most", async () => {
    let asked: object = {};
    const get = await serve(async ({ variables }) => {
      asked = variables;
      return { data: { publicReport: [REPORT] } };
    });
    const response = await get("/public-report.json?from=2026-01&until=2026-07");
    expect(asked).toEqual({ period: { from: "2026-01", until: "2026-07" } });
    expect(response.headers.get("cache-control")).toBe("public, max-age=3600");
    expect(((await response.json()) as { figures: unknown[] }).figures).toHaveLength(5);
  });

  it("passes on a refusal of the graph, and says when a report is being made or a service is down; none of these may be cached", async () => {
    for (const [code, status] of [
      ["PERIOD_NOT_WHOLE", 400],
      ["REPORT_BEING_MADE", 503],
      ["UPSTREAM_UNAVAILABLE", 503],
      ["INTERNAL_SERVER_ERROR", 500],
    ] as const) {
      const get = await serve(async () => ({ data: null, errors: [{ extensions: { code } }] }));
      const response = await get("/public-report.csv?from=2026-01&until=2026-07");
      expect([response.status, await response.json()]).toEqual([status, { errors: [{ extensions: { code } }] }]);
      expect(response.headers.get("cache-control")).toBeNull();
    }
  });
});

describe("the columns of the download", () => {
  it("match the template of DSA art. 15(1)(a) as the guide's table shows", async () => {
    const readme = await readFile(new URL("../../../docs/guides/regulator.md", import.meta.url), "utf8");
    const section = readme.split(/^## /m).find((part) => part.startsWith("Publish\n")) ?? "";
    const shown = [...section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, column, template]) => [column, template]);
    const mapped = REPORT_COLUMNS.flatMap((column) => ("dsaColumn" in column ? [[column.name, column.dsaColumn]] : []));
    expect(shown).toEqual(mapped);
    expect(mapped).toHaveLength(8);
  });
});
