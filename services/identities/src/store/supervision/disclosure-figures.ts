import type { Sql } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import { type FigureMedian, roundedFigures } from "@exparte/publication";
import { REFUSAL_REASONS, type RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import type { PlatformId } from "../../rules/ids.js";
import { DISCLOSURE_FIGURES, type DisclosureFigure } from "../../rules/supervision/disclosure-figure.js";

/** Null where there is nothing to take a median or a rate of. */
export type DisclosureNumbers = Readonly<
  Record<Exclude<DisclosureFigure, PerhapsNone>, number> & Record<PerhapsNone, number | null>
>;
type PerhapsNone = Extract<DisclosureFigure, `${string}MEDIAN_SECONDS_TO_ANSWER` | `${string}DISCLOSURE_RATE`>;

const count = (condition: string) => `(count(*) filter (where ${condition}))::int`;

/** Figures of the requests inside the code of conduct, of those outside it, of those that orders made, or of all. */
function counted(which: string) {
  const those = `filter (where ${which})`;
  return {
    REQUESTED: count(which),
    DISCLOSED: count(`${which} and status = 'DISCLOSED'`),
    REFUSED: count(`${which} and status = 'REFUSED'`),
    WITHDRAWN: count(`${which} and status = 'WITHDRAWN'`),
    EXPIRED: count(`${which} and status = 'EXPIRED'`),
    OPEN: count(`${which} and status in ('REQUESTED', 'POSTER_NOTIFIED')`),
    MEDIAN_SECONDS_TO_ANSWER: `percentile_cont(0.5) within group (order by extract(epoch from answered_at - requested_at)::float8) ${those}`,
    DISCLOSURE_RATE: `${count(`${which} and status = 'DISCLOSED'`)}::float8 / nullif(${count(`${which} and status in ('DISCLOSED', 'REFUSED')`)}, 0)`,
  };
}

function named<Prefix extends string, Name extends string>(
  prefix: Prefix,
  columns: Readonly<Record<Name, string>>,
): Record<`${Prefix}${Name}`, string> {
  const renamed = Object.entries<string>(columns).map(([name, column]) => [`${prefix}${name}`, column]);
  return Object.fromEntries(renamed) as Record<`${Prefix}${Name}`, string>;
}

const COLUMNS: Readonly<Record<DisclosureFigure, string>> = {
  ...counted("true"),
  UNREADABLE: count("unreadable"),
  REFUSED_NOT_BOUND: count("refusal_reason = 'NOT_BOUND'"),
  REFUSED_POSTER_OBJECTED: count("refusal_reason = 'POSTER_OBJECTED'"),
  REFUSED_DATA_NOT_HELD: count("refusal_reason = 'DATA_NOT_HELD'"),
  REFUSED_BALANCE_DIFFERS: count("refusal_reason = 'BALANCE_DIFFERS'"),
  REFUSED_LEGAL_OBSTACLE: count("refusal_reason = 'LEGAL_OBSTACLE'"),
  ...named("INSIDE_", counted("basis = 'CODE_OF_CONDUCT' and not outside_code")),
  ...named("OUTSIDE_", counted("basis = 'CODE_OF_CONDUCT' and outside_code")),
  ...named("ORDER_", counted("basis = 'ORDER'")),
  NOTICES_LATE: count("state #> '{lateNotice,overdueAt}' is not null"),
};

const NUMBERS = DISCLOSURE_FIGURES.map((figure) => `${COLUMNS[figure]} as "${figure}"`).join(", ");

/** Of requests made in the period, by platform; a platform without requests is left out. */
export async function numbersByPlatform(
  sql: Sql,
  platforms: readonly PlatformId[],
  period: Period,
): Promise<Map<PlatformId, DisclosureNumbers>> {
  const rows = await sql.query<DisclosureNumbers & { readonly platform: PlatformId }>(
    `select platform, ${NUMBERS} from identities.disclosure_requests
     where ${WITHIN} and platform = any ($3::text[]) group by platform`,
    [...bounds(period), platforms],
  );
  return new Map(rows.map(({ platform, ...numbers }) => [platform, roundedFigures(numbers)]));
}

export async function numbersOfAll(sql: Sql, period: Period): Promise<DisclosureNumbers> {
  const [numbers] = await sql.query<DisclosureNumbers>(
    `select ${NUMBERS} from identities.disclosure_requests where ${WITHIN}`,
    bounds(period),
  );
  if (numbers === undefined) throw new Error("An aggregate without groups gave no row");
  return roundedFigures(numbers);
}

/** Over the platforms that were asked in the period. */
export async function mediansOfFigures(sql: Sql, period: Period): Promise<Map<DisclosureFigure, FigureMedian>> {
  const values = DISCLOSURE_FIGURES.map((figure) => `('${figure}', "${figure}"::float8)`).join(", ");
  const rows = await sql.query<FigureMedian & { readonly figure: DisclosureFigure }>(
    `with figures as (
       select ${NUMBERS} from identities.disclosure_requests where ${WITHIN} group by platform
     )
     select figure, count(value)::int as parties, percentile_cont(0.5) within group (order by value) as median
     from figures cross join lateral (values ${values}) as one (figure, value) group by figure`,
    bounds(period),
  );
  return new Map(rows.map(({ figure, ...median }) => [figure, roundedFigures(median)]));
}

/**
 * Enough requests to find five orders in. If these hold fewer than five, the count does not say that there are more.
 */
const LOOKED_AT = 1_000;

/** Under how many orders other platforms were asked in the period, as far as the last thousand requests show. */
export async function ordersBeside(sql: Sql, platform: PlatformId, period: Period): Promise<number> {
  const [row] = await sql.query<{ orders: number }>(
    `select count(distinct order_id)::int as orders from (
       select order_id from identities.disclosure_requests
       where ${WITHIN} and platform <> $3 order by requested_at desc, id desc limit ${LOOKED_AT}
     ) as those`,
    [...bounds(period), platform],
  );
  return row?.orders ?? 0;
}

const WITHIN = "requested_at >= $1::timestamptz and requested_at < $2::timestamptz";

function bounds({ from, until }: Period): [string, string] {
  return [from.toISOString(), until.toISOString()];
}

/** The figures of a platform without requests in the period. */
export const NO_NUMBERS = Object.fromEntries(
  DISCLOSURE_FIGURES.map((figure) => [figure, isPerhapsNone(figure) ? null : 0]),
) as DisclosureNumbers;

function isPerhapsNone(figure: DisclosureFigure): figure is PerhapsNone {
  return figure.endsWith("MEDIAN_SECONDS_TO_ANSWER") || figure.endsWith("DISCLOSURE_RATE");
}

export interface SideFigures {
  readonly requested: number;
  readonly disclosed: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly expired: number;
  readonly open: number;
  readonly medianSecondsToAnswer: number | null;
  /** The share of requests answered by a disclosure or a refusal. */
  readonly disclosureRate: number | null;
}

export interface DisclosureFigures extends SideFigures {
  /** Of those disclosed. */
  readonly unreadable: number;
  /** Lists every reason, including those that nobody gave. */
  readonly refusedByReason: readonly { readonly reason: RefusalReason; readonly count: number }[];
  readonly insideCode: number;
  readonly outsideCode: number;
  /** The same figures for participants, whose refusals the code governs, and for others, whose refusal is no breach. */
  readonly inside: SideFigures;
  readonly outside: SideFigures;
  /** The same figures for requests that a duty of an order made. */
  readonly underOrder: SideFigures;
  /** How often the poster was not told in time once the reason for silence had passed. */
  readonly noticesLate: number;
}

export function figuresOf(numbers: DisclosureNumbers): DisclosureFigures {
  return {
    ...sideOf(numbers, ""),
    unreadable: numbers.UNREADABLE,
    refusedByReason: REFUSAL_REASONS.map((reason) => ({ reason, count: numbers[`REFUSED_${reason}` as const] })),
    insideCode: numbers.INSIDE_REQUESTED,
    outsideCode: numbers.OUTSIDE_REQUESTED,
    inside: sideOf(numbers, "INSIDE_"),
    outside: sideOf(numbers, "OUTSIDE_"),
    underOrder: sideOf(numbers, "ORDER_"),
    noticesLate: numbers.NOTICES_LATE,
  };
}

function sideOf(numbers: DisclosureNumbers, side: "" | "INSIDE_" | "OUTSIDE_" | "ORDER_"): SideFigures {
  return {
    requested: numbers[`${side}REQUESTED` as const],
    disclosed: numbers[`${side}DISCLOSED` as const],
    refused: numbers[`${side}REFUSED` as const],
    withdrawn: numbers[`${side}WITHDRAWN` as const],
    expired: numbers[`${side}EXPIRED` as const],
    open: numbers[`${side}OPEN` as const],
    medianSecondsToAnswer: numbers[`${side}MEDIAN_SECONDS_TO_ANSWER` as const],
    disclosureRate: numbers[`${side}DISCLOSURE_RATE` as const],
  };
}
