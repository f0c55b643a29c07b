import { CompiledQuery, type Kysely } from "kysely";

/**
 * Plain SQL with `$1` placeholders. Timestamps come back as PostgreSQL's text and `bigint` as text,
 * because the object mapper shares the connection: cast in the query or convert in the caller.
 */
export interface Sql {
  query<R>(text: string, params?: readonly unknown[]): Promise<R[]>;
  /** Present inside a transaction: runs the action once, after the commit, and never when it is rolled back. */
  afterCommit?(action: () => void | Promise<void>): void;
}

/** Runs each statement on whatever the given function returns: the pool, or one transaction's connection. */
export function sqlOn(connection: () => Pick<Kysely<unknown>, "executeQuery">): Sql {
  return {
    async query<R>(text: string, params: readonly unknown[] = []): Promise<R[]> {
      const result = await connection().executeQuery<R>(CompiledQuery.raw(text, [...params]));
      return result.rows;
    },
  };
}
