import { request } from "@exparte/client";
import type pg from "pg";
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

interface Node {
  readonly id: string;
  readonly compliance: {
    readonly received: number;
    readonly complied: number;
    readonly medianSecondsToRemoval: number | null;
    readonly p95SecondsToReinstatement: number | null;
    readonly penalties: readonly { readonly forfeitedCents: number }[];
  };
  readonly disclosures: { readonly requested: number };
  readonly complaints: { readonly received: number };
}

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
 * Every figure of every platform from three services, page after page through the gateway, beside the same numbers by
 * one plain statement per service. The report is checked against those numbers before anything is timed.
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
  const platform = whole.find(({ compliance }) => compliance.received > 0)?.id;
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
  if (reportMs > AT_MOST_MS) console.log(`  The report took longer than ${AT_MOST_MS} ms.`);
}

/** In turn, so that what drifts on the machine drifts for all. */
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

interface BareFigures {
  readonly orders: Map<string, Record<string, unknown>>;
  readonly disclosures: Map<string, Record<string, unknown>>;
  readonly complaints: Map<string, Record<string, unknown>>;
}

/** What one would type into psql: a statement for each service, over its own tables. */
async function bareFigures(client: pg.Client, { from, until }: { from: string; until: string }): Promise<BareFigures> {
  const byPlatform = async (statement: string) => {
    const { rows } = await client.query(statement, [from, until]);
    return new Map(rows.map((row: Record<string, unknown>) => [String(row.platform), row]));
  };
  return {
    orders: await byPlatform(BARE_ORDERS),
    disclosures: await byPlatform(BARE_DISCLOSURES),
    complaints: await byPlatform(BARE_COMPLAINTS),
  };
}

const ENDS = [900, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800];

const BARE_ORDERS = `
  select platform, count(*)::int as received, (count(*) filter (where served))::int as served,
    count(removed_in_time)::int as complied,
    percentile_cont(0.5) within group (order by seconds_to_removal) as median_removal,
    percentile_cont(0.95) within group (order by seconds_to_removal) as p95_removal,
    (count(*) filter (where removed_in_time))::float8
      / nullif(count(*) filter (where removed_in_time is not null or overdue_after < now()), 0) as in_term,
    count(*) filter (where overdue_after < now()) as overdue, count(*) filter (where impossible_claimed) as impossible,
    (count(*) filter (where contested))::float8 / nullif(count(*), 0) as opposition,
    (count(*) filter (where reversed))::float8 / nullif(count(*) filter (where decided), 0) as reversal,
    count(*) filter (where freed) as freed,
    percentile_cont(0.5) within group (order by seconds_to_reinstatement) as median_reinstatement,
    percentile_cont(0.95) within group (order by seconds_to_reinstatement) as p95_reinstatement,
    (count(*) filter (where reinstated_in_time))::float8 / nullif(count(*) filter
      (where reinstated_in_time is not null or reinstatement_overdue_after < now()), 0) as back_in_term,
    count(*) filter (where reinstatement_overdue_after < now()) as back_overdue,
    count(*) filter (where penalty_running) as running,
    ${["seconds_to_removal", "seconds_to_reinstatement"]
      .flatMap((seconds) => ENDS.map((end) => `count(*) filter (where ${seconds} <= ${end}) as ${seconds}_${end}`))
      .join(", ")},
    (sum(forfeited_cents) filter (where currency = 'EUR'))::float8 as forfeited,
    (sum(prescribed_cents) filter (where currency = 'EUR'))::float8 as prescribed
  from orders.compliance_facts where issued_at >= $1 and issued_at < $2 group by platform`;

const BARE_DISCLOSURES = `
  select platform, count(*)::int as requested, count(*) filter (where status = 'DISCLOSED') as disclosed,
    count(*) filter (where status = 'REFUSED') as refused, count(*) filter (where refusal_reason = 'BALANCE_DIFFERS') as differs,
    count(*) filter (where outside_code) as outside,
    percentile_cont(0.5) within group (order by extract(epoch from answered_at - requested_at)::float8) as median_answer
  from identities.disclosure_requests where requested_at >= $1 and requested_at < $2 group by platform`;

const BARE_COMPLAINTS = `
  select controller as platform, count(*)::int as received, count(*) filter (where status = 'DISMISSED') as dismissed,
    count(*) filter (where status = 'INFRINGEMENT_FOUND') as found, count(*) filter (where 'FINE' = any (sanctions)) as fines,
    percentile_cont(0.5) within group (order by extract(epoch from decided_at - received_at)::float8 / 86400) as median_days
  from complaints.complaints where received_at >= $1 and received_at < $2 group by controller`;

/** A report that is quick and wrong is worth nothing. */
function requireSame(report: readonly Node[], { orders, disclosures, complaints }: BareFigures): void {
  for (const { id, compliance, disclosures: disclosed, complaints: complained } of report) {
    const bare = orders.get(id);
    const pairs = [
      [compliance.received, bare?.received ?? 0],
      [compliance.complied, bare?.complied ?? 0],
      [compliance.medianSecondsToRemoval, bare?.median_removal ?? null],
      [compliance.p95SecondsToReinstatement, bare?.p95_reinstatement ?? null],
      [compliance.penalties[0]?.forfeitedCents ?? null, bare?.forfeited ?? null],
      [disclosed.requested, disclosures.get(id)?.requested ?? 0],
      [complained.received, complaints.get(id)?.received ?? 0],
    ];
    const differs = pairs.find(([told, counted]) => told !== counted);
    if (differs) throw new Error(`The report says ${differs[0]} of ${id}, and bare SQL says ${differs[1]}`);
  }
}
