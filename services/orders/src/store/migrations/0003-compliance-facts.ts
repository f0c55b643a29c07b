import { Migration } from "@exparte/database";

/** The source of figures over a period: one narrow row for each addressee (compliance-facts.ts). */
export class ComplianceFacts0003 extends Migration {
  override up(): void {
    this.addSql(`
      create table orders.compliance_facts (
        order_id text not null,
        platform text collate "C" not null,
        issued_at timestamptz not null,
        seconds_to_removal float8,
        seconds_to_reinstatement float8,
        overdue_after timestamptz,
        reinstatement_overdue_after timestamptz,
        forfeited_cents bigint not null default 0,
        prescribed_cents bigint not null default 0,
        currency text,
        served boolean not null,
        removed_in_time boolean,
        impossible_claimed boolean not null,
        contested boolean not null,
        decided boolean not null,
        reversed boolean not null,
        freed boolean not null,
        reinstated_in_time boolean,
        penalty_running boolean not null default false,
        primary key (order_id, platform)
      )`);
    this.addSql(BACKFILL);
    // The first index ranks times without reading rows. No index contains amounts, which change most often: so a row
    // with a new amount stays in its page.
    this.addSql(
      "create index on orders.compliance_facts (platform, issued_at desc, order_id desc) include (seconds_to_removal, seconds_to_reinstatement)",
    );
    this.addSql("create index on orders.compliance_facts (issued_at desc, order_id desc)");
    this.addSql("create index on orders.compliance_facts (issued_at desc, order_id desc) where penalty_running");
    this.addSql(LOOK_AT_PENALTIES);
  }
}

/** Computes the facts from the orders as they are, by the same rules as compliance-facts.ts. */
export const BACKFILL = `
  insert into orders.compliance_facts (order_id, platform, issued_at, served, seconds_to_removal, removed_in_time,
    overdue_after, impossible_claimed, contested, decided, reversed, freed, seconds_to_reinstatement,
    reinstated_in_time, reinstatement_overdue_after)
  select o.id, a.platform, o.issued_at, a.served_at is not null,
    extract(epoch from a.complied_at - a.served_at)::float8,
    case when a.complied_at is not null and a.served_at is not null then
      s.deadline is null or a.complied_at <= s.deadline or coalesce(s.stopped_at <= s.deadline, false) end,
    case when a.complied_at is null and not a.deadline_stopped then a.deadline end,
    a.impossible_claimed,
    coalesce(c.contested, false), coalesce(c.decided, false), coalesce(c.reversed, false),
    coalesce(d.due > 0, false),
    case when d.due = d.back then extract(epoch from greatest(d.back_at, d.freed_at) - d.freed_at)::float8 end,
    case when d.due = d.back then d.in_time end,
    case when a.reinstatement_due then a.reinstate_by end
  from orders.orders o
  join orders.addressees a on a.order_id = o.id
  left join lateral (
    select (one ->> 'deadline')::timestamptz as deadline, (one ->> 'deadlineStoppedAt')::timestamptz as stopped_at,
      one -> 'items' as items
    from jsonb_array_elements(o.state -> 'addressees') as one where one ->> 'platform' = a.platform
  ) s on true
  left join lateral (
    select true as contested, bool_or(status in ('UPHELD', 'MODIFIED', 'LIFTED')) as decided,
      bool_or(status in ('MODIFIED', 'LIFTED')) as reversed
    from orders.oppositions where order_id = o.id having count(*) > 0
  ) c on true
  left join lateral (
    select count(*) as due, count(item -> 'reinstatement') as back,
      min((item -> 'freed' ->> 'at')::timestamptz) as freed_at,
      max((item -> 'reinstatement' ->> 'effectAt')::timestamptz) as back_at,
      bool_and(coalesce(item -> 'reinstatement' ->> 'effectAt' <= item -> 'freed' ->> 'reinstateBy', true)) as in_time
    from jsonb_array_elements(s.items) as item where item -> 'freed' ->> 'duty' = 'DUE'
  ) d on true`;

/**
 * SQL cannot compute amounts, which follow from an order's events by our rules: each penalty's timer fires once and
 * counts.
 */
export const LOOK_AT_PENALTIES = `
  do $$ begin
    if to_regnamespace('orders_timers') is not null then
      perform orders_timers.add_job('turn-penalty', payload := json_build_object('orderId', a.order_id, 'platform', a.platform),
        job_key := 'PENALTY/' || a.order_id || '/' || a.platform)
      from orders.addressees a join orders.order_versions v on v.order_id = a.order_id
      where v.document ? 'penalty' and a.served_at is not null
      group by a.order_id, a.platform;
    end if;
  end $$`;
