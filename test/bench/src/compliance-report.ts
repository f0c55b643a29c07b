import { request } from "@exparte/client";
import type pg from "pg";
import { type BareFigures, bareFigures, PARTS_OF_REPORT, type PartOfReport } from "./bare-figures.js";
import type { BenchHub } from "./bench-hub.js";
import { median, ms, ratio, table } from "./figures.js";

/** What the whole report is to answer within, at a million orders and two thousand platforms. */
const AT_MOST_MS = 2_000;
const RUNS = 5;
/** As many as the gateway lets one operation ask every figure of. */
const PAGE = 2_000;

const REPORT = `query ($period: PeriodInput!, $first: Int!, $after: String) {
  complianceReport(period: $period, first: $first, after: $after) {
    nodes {
      id
      compliance(period: $period) {
        received served complied medianSecondsToRemoval p95SecondsToRemoval shareWithinTerm overdueNow impossibleClaimed
        oppositionRate reversalRate reinstatementsDue medianSecondsToReinstatement p95SecondsToReinstatement
        shareReinstatedWithinTerm reinstatementOverdueNow penaltiesRunning
        removalTimes { counts } reinstatementTimes { counts } penalties { currency forfeitedCents prescribedCents }
      }
      disclosures(period: $period) {
        requested disclosed refused refusedByReason { reason count } withdrawn expired open insideCode outsideCode
        medianSecondsToAnswer disclosureRate
      }
      codeOfConduct { since }
      complaints(period: $period) {
        received underReview notCompetent journalisticException dismissed infringementFound
        sanctions { fines periodicPenalties processingBans } objections appeals changedOnReview irrevocable medianDays
      }
      noticeOutcomes(period: $period) {
        noticed open removed removedAsUnlawful removedUnderHouseRules refusedAsLawful refusedForPublicInterest noResponse
        removalRate refusalRate noResponseRate
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const COMPARED = `query ($period: PeriodInput!, $comparedWith: PeriodInput!, $platform: ID!) {
  _entities(representations: [{ __typename: "Platform", id: $platform }]) {
    ... on Platform { complianceCompared(period: $period, comparedWith: $comparedWith) { figure value earlier median } }
  }
}`;

const TOGETHER = `query ($period: PeriodInput!) { compliance(period: $period) {
  received medianSecondsToRemoval p95SecondsToRemoval removalTimes { counts } penalties { forfeitedCents }
} }`;

type Node = Readonly<Record<PartOfReport, Readonly<Record<string, unknown>> | null>> & { readonly id: string };

interface Page {
  readonly complianceReport: {
    readonly nodes: readonly Node[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const PERIOD_YEARS = 6;

function yearsBack(years: number): { from: string; until: string } {
  const now = Date.now();
  return {
    from: new Date(now - years * 365 * 86_400_000).toISOString(),
    until: new Date(now + 86_400_000).toISOString(),
  };
}

/**
 * Every figure of every platform from three services, page after page through the gateway, beside the same numbers from
 * one plain statement for each service. The report is compared with those numbers before anything is timed.
 */
export async function measureReport(bench: BenchHub, client: pg.Client, orders: number): Promise<void> {
  const token = await bench.token({ type: "regulator", id: "acm" }, ["compliance:read"]);
  const at = (url: string) => ({ url, token: () => token });
  const period = yearsBack(PERIOD_YEARS);

  async function report(): Promise<Node[]> {
    const nodes: Node[] = [];
    let after: string | null = null;
    do {
      const page: Page = await request<Page>(at(bench.hub.url), REPORT, { period, first: PAGE, after });
      nodes.push(...page.complianceReport.nodes);
      after = page.complianceReport.pageInfo.hasNextPage ? page.complianceReport.pageInfo.endCursor : null;
    } while (after !== null);
    return nodes;
  }
  const bare = () => bareFigures(client, period);
  const straight = (query: string, variables: object) => () =>
    request(at(bench.hub.urls.orders), query, { period, ...variables });

  const whole = await report();
  await report();
  requireSame(whole, await bare());
  const platform = whole.find(({ compliance }) => Number(compliance?.received) > 0)?.id;
  const comparedWith = { from: yearsBack(2 * PERIOD_YEARS - 3).from, until: period.from };
  const names = ["whole report, through the gateway", "the same numbers, bare SQL"] as const;
  const times = await timed([report, bare]);
  const others = await timed([straight(TOGETHER, {}), straight(COMPARED, { platform, comparedWith })]);

  const [reportMs = Number.NaN, bareMs = Number.NaN] = times;
  console.log(
    `\nCompliance of ${whole.length} platforms over ${orders.toLocaleString("en")} orders; median of ${RUNS} runs.\n`,
  );
  console.log(
    table([
      ["", "median", "beside bare SQL"],
      ...names.map((name, index) => [name, ms(times[index] ?? Number.NaN), ratio(times[index] ?? Number.NaN, bareMs)]),
      ["all platforms together, from the service", ms(others[0] ?? Number.NaN), ""],
      ["one platform, compared with a period and all", ms(others[1] ?? Number.NaN), ""],
    ]),
  );
  const verdict = reportMs <= AT_MOST_MS ? "PASS" : "FAIL";
  console.log(`\n  The report, every figure equal to bare SQL's; within ${AT_MOST_MS} ms: ${verdict}.`);
  if (verdict === "FAIL") process.exitCode = 1;
}

/** In turn, so that a drift of the machine affects all alike. */
async function timed(actions: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const samples: number[][] = actions.map(() => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, action] of actions.entries()) {
      const begunAtMs = performance.now();
      await action();
      samples[index]?.push(performance.now() - begunAtMs);
    }
  }
  return samples.map(median);
}

/** A fast but wrong report is worth nothing, so every figure of every platform is compared. */
function requireSame(report: readonly Node[], bare: BareFigures): void {
  for (const node of report) {
    for (const part of PARTS_OF_REPORT) {
      const counted = bare[part].get(node.id);
      for (const [figure, told] of Object.entries(node[part] ?? {})) {
        const same = counted === undefined ? isNothing(told) : plain(told) === plain(counted[figure]);
        if (same) continue;
        throw new Error(
          `The report's ${part}.${figure} of ${node.id} is ${plain(told)}, and bare SQL's is ${plain(counted?.[figure])}`,
        );
      }
      if (node[part] === null && counted !== undefined) throw new Error(`The report has no ${part} of ${node.id}`);
    }
  }
}

/** The last digits of a floating point number depend on the order in which it was summed. */
function plain(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) => {
    if (typeof one === "number") return Number(one.toPrecision(12));
    if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** Whether these are the figures of a platform without records: only zeros and names. */
function isNothing(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === 0 || value === null || typeof value === "string";
  return Object.values(value).every(isNothing);
}
