import type { EntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import { type Sql, sqlOn } from "./sql.js";

/**
 * What one transaction offers: rows through `em`, plain SQL on the same connection, and actions for after the commit.
 */
export interface Tx {
  em: EntityManager;
  sql: Sql;
  /** Runs the action once after the commit, without waiting for it. A failure is reported, never thrown. */
  afterCommit(action: () => void | Promise<void>): void;
}

export type AfterCommit = () => void | Promise<void>;

/**
 * Runs `work` in one transaction: flushes `em`, commits, then starts the actions left for after the commit.
 * A serialization failure or deadlock reaches the caller as the error it is.
 */
export async function runTransaction<T>(
  em: EntityManager,
  work: (tx: Tx) => Promise<T>,
  start: (action: AfterCommit) => void,
): Promise<T> {
  const actions: AfterCommit[] = [];
  let open = true;
  const result = await em
    .transactional(async (forked) => {
      const connection: Kysely<unknown> | undefined = forked.getTransactionContext();
      if (connection === undefined) throw new Error("The object mapper began no transaction");
      const afterCommit = (action: AfterCommit) => {
        if (!open) throw new Error("afterCommit was called when its transaction had already ended");
        actions.push(action);
      };
      const sql: Sql = { ...sqlOn(() => connection), afterCommit };
      return work({ em: forked, sql, afterCommit });
    })
    .finally(() => {
      open = false;
    });
  for (const action of actions) start(action);
  return result;
}
