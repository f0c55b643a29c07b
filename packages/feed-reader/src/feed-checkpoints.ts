interface Sql {
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** How far a service has read the others' feeds. */
export interface FeedCheckpoints {
  /** Null at the very beginning. */
  of(database: { readonly sql: Sql }, feed: string): Promise<string | null>;
  /**
   * In the transaction that stores the entry. The checkpoint stays locked until the commit, so replicas that read the
   * same feed store entries one after the other. Several of them may get the same entry, so its effect must bear
   * repetition.
   */
  move(tx: { readonly sql: Sql }, feed: string, cursor: string): Promise<void>;
}

/** Kept in the table `feed_checkpoints (feed text primary key, cursor text not null)` of the service's schema. */
export function feedCheckpoints(schema: string): FeedCheckpoints {
  const table = `${schema}.feed_checkpoints`;
  return {
    async of({ sql }, feed) {
      const [row] = await sql.query<{ cursor: string }>(`select cursor from ${table} where feed = $1`, [feed]);
      return row?.cursor ?? null;
    },
    async move({ sql }, feed, cursor) {
      await sql.query(
        `insert into ${table} (feed, cursor) values ($1, $2) on conflict (feed) do update set cursor = excluded.cursor`,
        [feed, cursor],
      );
    },
  };
}
