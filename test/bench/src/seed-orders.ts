import type pg from "pg";

/** How many years ago the first order was given. The last one is a day old, so that no term ends during the count. */
const YEARS = 5;
const DAY_MS = 86_400_000;

function pastYears(): Seeding {
  const until = new Date(Date.now() - DAY_MS);
  return { from: new Date(until.getTime() - YEARS * 365 * DAY_MS), until, skew: 1 };
}

export interface Seeding {
  readonly from: Date;
  readonly until: Date;
  /** 1: all platforms receive equally many; above 1, the first ones receive most. */
  readonly skew: number;
}

/** An order's state as the service stores it, without the parts that differ per order. */
const STATE = {
  status: "IN_FORCE",
  seal: "e30.e30.e30",
  oppositions: [],
  suspensions: [],
  mainTermEnd: "2030-01-01T00:00:00.000Z",
};

const DOCUMENT = {
  type: "exparte-order",
  version: 1,
  judge: "the judge of the bench",
  legalBasis: "art. 6:162 BW",
  statementOfReasons:
    "The video shows the applicant in private circumstances and was published without consent. ".repeat(6),
  provisionsInfringed: ["art. 6:162 BW"],
  marginalTest: Object.fromEntries(
    ["unlawfulness", "freedomOfExpression", "urgency"].map((name) => [
      name,
      { holds: true, reasons: "Sufficiently plausible on the papers of the case, as the applicant has shown." },
    ]),
  ),
  addressees: [],
  redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
  territorialScope: { extent: "NL", reasons: "Limited to where the harm is done." },
  language: "nl",
  issuedAt: "2026-01-01T00:00:00.000Z",
  removeWithin: "PT2H",
  penalty: { amountCents: 1_000_000, currency: "EUR", unit: "DAY", startedUnits: true, maximumCents: 100_000_000 },
};

/**
 * Writes orders, by default of the past years, straight into the services' tables, each with one addressee: far more
 * than a bench could give one by one. Nine of ten are served and eight complied with; one of ten was contested and one
 * of twenty lifted. One of twenty led to a request for disclosure, and as many to complaints. Earlier rows of these
 * tables are deleted.
 */
export async function seedOrders(
  client: pg.Client,
  orders: number,
  platforms: number,
  { from, until, skew }: Seeding = pastYears(),
): Promise<void> {
  await client.query("truncate orders.applications, orders.orders, orders.compliance_facts cascade");
  await client.query("truncate identities.known_orders, complaints.complaints, complaints.notices cascade");
  // These rows need not survive a crash, and their references are correct as written.
  await client.query("set synchronous_commit = off");
  await client.query("set session_replication_role = replica");
  const indexes = await dropIndexes(client);
  await client.query("select setseed(0.5)");
  await client.query(
    `insert into orders.known_platforms (id, kind, domains, languages, connected)
     select ${platformOf("n")}, 'HOSTING', '[]', '["nl"]', true from generate_series(0, $1::int - 1) as n
     on conflict do nothing`,
    [platforms],
  );
  await client.query(DRAWN, [orders, platforms, from, until, skew]);
  for (const statement of WRITTEN) await client.query(statement);
  await client.query(WRITE_ORDERS, [JSON.stringify(STATE), JSON.stringify(DOCUMENT)]);
  for (const statement of WRITTEN_AFTER) await client.query(statement);
  await client.query("drop table bench_orders");
  for (const definition of indexes) await client.query(definition);
  await client.query("set session_replication_role = origin");
  for (const table of TABLES) await client.query(`vacuum analyze ${table}`);
}

/**
 * Drops every index that is not a constraint's, so that it is built once instead of row by row. Returns the statements
 * that create them again.
 */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes
     where schemaname || '.' || tablename = any ($1)
       and not exists (select from pg_constraint where conname = indexname and connamespace = schemaname::regnamespace)`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

const TABLES = [
  "orders.applications",
  "orders.orders",
  "orders.addressees",
  "orders.oppositions",
  "orders.compliance_facts",
  "orders.known_platforms",
  "identities.disclosure_requests",
  "complaints.complaints",
  "complaints.notices",
];

/** $1 orders to $2 platforms, given from $3 until $4; $5 is the skew. */
const DRAWN = `
  create temp table bench_orders as
  select *, served_at + interval '2 hours' as deadline,
    case when complies then served_at + (0.01 + 30 * pace * pace) * interval '10 minutes' end as complied_at,
    case when reversed and complies then served_at + interval '20 days' + pace * interval '30 hours' end as reinstated_at,
    case when served and (not complies or pace > 0.7) then 1000000 * (1 + (luck * 20)::int) else 0 end as forfeited_cents
  from (
    select *, case when served then issued_at + pace * interval '8 hours' end as served_at, served and luck < 0.9 as complies
    from (
      select n, 'bench-' || lpad(n::text, 20, '0') as id, ${platformOf("least(floor(power(random(), $5::float8) * $2::int), $2::int - 1)::int")} as platform,
        'C/13/' || (700000 + n) || ' / KG RK ' || n % 97 || '-' || n % 1013 as case_number, 'court-' || n % 11 as court,
        date_trunc('milliseconds', $3::timestamptz + ($4::timestamptz - $3::timestamptz) * ((n - 1)::float8 / $1::int)) as issued_at,
        random() < 0.9 as served, random() as luck, random() as pace, n % 10 = 3 as contested, n % 20 = 3 as reversed
      from generate_series(1, $1::int) as n
    ) as drawn
  ) as timed`;

const WRITE_ORDERS = `
  insert into orders.orders (id, application_id, court, case_number, status, issued_at, state)
  select id, 'a-' || id, court, case_number, status, issued_at,
    $1::jsonb || jsonb_build_object('id', id, 'applicationId', 'a-' || id, 'issuedAt', issued, 'recordedUntil', issued,
      'status', status, 'document', $2::jsonb || jsonb_build_object('court', court, 'caseNumber', case_number,
        'illegalContentType', 'STATEMENT_CATEGORY_' || floor(16 * power(luck, 3))),
      'addressees', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('platform', platform, 'connected', true,
        'removeWithin', 'PT2H', 'servedAt', ${instant("served_at")}, 'deadline', ${instant("deadline")},
        'compliedAt', ${instant("complied_at")}, 'items', jsonb_build_array(jsonb_build_object('id', 'i-' || id,
          'url', 'https://' || platform || '.example/' || n))))))
  from (
    select *, ${instant("issued_at")} as issued, case when reversed then 'LIFTED' else 'IN_FORCE' end as status from bench_orders
  ) as given`;

const WRITTEN = [
  `insert into orders.applications (id, court, case_number, status, content_digest, submitted_at, decided_at, state)
   select 'a-' || id, court, case_number, 'GRANTED', '', issued_at, issued_at,
     jsonb_build_object('content', jsonb_build_object('applicantReference', n::text)) from bench_orders`,
  `insert into orders.compliance_facts (order_id, platform, issued_at, seconds_to_removal, seconds_to_reinstatement,
     overdue_after, forfeited_cents, prescribed_cents, currency, served, removed_in_time, impossible_claimed, contested,
     decided, reversed, freed, reinstated_in_time, penalty_running)
   select id, platform, issued_at, extract(epoch from complied_at - served_at),
     case when reinstated_at is not null then pace * 108000 end,
     case when complied_at is null and not reversed then deadline end, forfeited_cents,
     case when issued_at < now() - interval '7 months' then forfeited_cents else 0 end,
     case when forfeited_cents > 0 then 'EUR' end, served, complied_at <= deadline, n % 50 = 7, contested, contested,
     reversed, reinstated_at is not null, case when reinstated_at is not null then pace < 0.8 end,
     complied_at is null and served and not reversed and issued_at > now() - interval '100 days'
   from bench_orders`,
  `insert into identities.known_orders (id, court)
   select id, court from bench_orders where n % 20 = 5`,
  `insert into identities.disclosure_requests (id, order_id, court, platform, reference, status, outside_code,
     refusal_reason, requested_at, answered_at, state)
   select 'd-' || id, id, court, platform, id, case when luck < 0.6 then 'DISCLOSED' else 'REFUSED' end, luck < 0.3,
     case when luck >= 0.6 then 'BALANCE_DIFFERS' end, issued_at, issued_at + pace * interval '14 days', '{}'
   from bench_orders where n % 20 = 5`,
  `insert into complaints.complaints (id, case_number, controller, status, received_at, progress_due_at, state, decided_at, sanctions)
   select 'c-' || id, case_number, platform, case when luck < 0.5 then 'DISMISSED' else 'INFRINGEMENT_FOUND' end, issued_at,
     issued_at + interval '90 days', '{"remedies": []}', issued_at + pace * interval '200 days',
     case when luck < 0.7 then '{}'::text[] else '{FINE}' end
   from bench_orders where n % 20 = 9`,
  `insert into complaints.notices (id, recorder_type, recorder_id, reference, platform, source, status, removal_ground, noticed_at, state)
   select 'n-' || id, 'court', court, id, platform, 'VICTIM',
     (array['OPEN', 'REMOVED', 'REMOVED', 'REFUSED_LAWFUL', 'REFUSED_OVERRIDING_PUBLIC_INTEREST', 'NO_RESPONSE'])[1 + floor(luck * 6)::int],
     case when floor(luck * 6) = 1 then 'UNLAWFUL' when floor(luck * 6) = 2 then 'HOUSE_RULES' end, issued_at, '{"decisions": []}'
   from bench_orders where n % 20 = 11`,
];

/** Rows that refer to existing orders. */
const WRITTEN_AFTER = [
  `insert into orders.addressees (order_id, platform, status, connected, issued_at, served_at, deadline, deadline_stopped,
     complied_at, impossible_claimed, freed_at, reinstate_by, reinstated_at)
   select id, platform, case when complied_at is not null then 'COMPLIED' when served then 'SERVED' else 'PENDING' end,
     true, issued_at, served_at, deadline, reversed, complied_at, n % 50 = 7,
     reinstated_at - pace * interval '30 hours', reinstated_at + interval '6 hours', reinstated_at
   from bench_orders`,
  `insert into orders.oppositions (id, order_id, status, lodged_at, decided_at)
   select 'o-' || id, id, case when reversed then 'LIFTED' else 'UPHELD' end, issued_at, issued_at
   from bench_orders where contested`,
];

function platformOf(number: string): string {
  return `'figures-' || lpad((${number})::text, 4, '0')`;
}

/** A moment as the rules write it: in UTC, with milliseconds. */
function instant(moment: string): string {
  return `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
