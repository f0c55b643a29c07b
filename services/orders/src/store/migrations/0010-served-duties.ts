import { Migration } from "@exparte/database";

/** The facts of service belong to an addressee's current duties (addressee.ts). */
export class ServedDuties0010 extends Migration {
  override up(): void {
    this.addSql(TELL_SERVED_DUTIES);
  }
}

/**
 * Deletes service of the version before one with new items; otherwise the new version could not be served. Marks a term
 * as one from service when it ends where a term from the first service would: calendar days in the Netherlands, then
 * hours.
 */
export const TELL_SERVED_DUTIES = `
  update orders.orders set state = jsonb_set(state, '{addressees}', (
    select jsonb_agg(
      case
        when a ->> 'newVersionUnserved' = 'true' then
          (a - 'electronicServiceAt' - 'bailiffServiceAt') || jsonb_build_object('dutiesGivenAt', to_char(
            (state -> 'document' ->> 'issuedAt')::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        when (a ->> 'deadline')::timestamptz =
          (((a ->> 'servedAt')::timestamptz at time zone 'Europe/Amsterdam') + make_interval(days => extract(day from term)::integer))
            at time zone 'Europe/Amsterdam' + (term - make_interval(days => extract(day from term)::integer))
          then a || '{"termFromService": true}'
        else a
      end order by n)
    from jsonb_array_elements(state -> 'addressees') with ordinality as addressee (a, n),
      cast(a ->> 'removeWithin' as interval) as term))`;
