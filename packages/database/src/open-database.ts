import { type Migration, Migrator } from "@mikro-orm/migrations";
import { type EntityManager, MikroORM, type Options } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { migrate } from "./migrate.js";
import { assertSchemaName } from "./prepare-roles.js";
import { releaseLostClients } from "./release-lost-clients.js";
import { type Sql, sqlOn } from "./sql.js";
import { type AfterCommit, runTransaction, type Tx } from "./transaction.js";

const POOL_MAX = 10;
const CONNECT_WITHIN_MS = 5_000;
const PING_WITHIN_MS = 5_000;
/** A transaction left open holds back every reader of the whole event log, so PostgreSQL ends it after this long. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** A migration keeps its name for ever: a renamed one would run a second time. */
export interface NamedMigration {
  name: string;
  class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** What a service keeps in its database. */
export interface Store {
  schema: string;
  entities: NonNullable<Options["entities"]>;
  /** In the order in which they run; append-only: one that has run somewhere is never changed. */
  migrations: readonly NamedMigration[];
  poolMax?: number;
}

export interface DatabaseOptions extends Store {
  /** The service's own role; `sslmode` and the like in the query string are honoured. */
  url: string;
  /** Called for dropped connections and failures after a commit. By default they become process warnings. */
  onProblem?: (message: string, cause: unknown) => void;
}

/** Connections of a pool: those that are open, those of them that nobody uses, and how many wait for one. */
export interface PoolUse {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
  readonly max: number;
}

export interface Database {
  orm: MikroORM;
  /** The migrations that ran while it was opened. */
  migrated: readonly string[];
  /** On the pool: each statement is its own transaction. */
  sql: Sql;
  /**
   * Everything in `work` is committed together or not at all. Must not be nested: the inner one would be a second
   * transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  poolUse(): PoolUse;
  /** Throws when the database does not answer within 5 s. */
  ping(): Promise<void>;
  /** Waits for the actions left for after the last commits, then closes the pool. */
  close(): Promise<void>;
}

/**
 * Opens a service's schema, creating it and running outstanding migrations first. Safe when several replicas start at
 * once.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, schema, entities, migrations, poolMax = POOL_MAX, onProblem = warn } = options;
  assertSchemaName(schema);
  let pool: Pool | undefined;
  const orm = await MikroORM.init({
    clientUrl: url,
    schema,
    entities,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations.map((migration) => ({ name: migration.name, class: migration.class })),
      tableName: "migrations",
      snapshot: false,
      silent: true,
    },
    pool: { min: 0, max: poolMax },
    driverOptions: {
      onPoolCreated(created: Pool) {
        pool = created;
        releaseLostClients(created);
      },
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      application_name: `exparte ${schema}`,
      options: `-c search_path=${schema} -c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS}`,
    },
    logger: (message) => onProblem(message, undefined),
  });
  let migrated: readonly string[];
  try {
    migrated = await migrate({ orm, url, schema });
  } catch (cause) {
    await orm.close(true);
    throw new Error(`The schema ${schema} could not be opened and migrated`, { cause });
  }

  const em: EntityManager = orm.em;
  let closing: Promise<void> | undefined;
  // The mapper would open a new pool, and nobody would close it.
  const assertOpen = () => {
    if (closing !== undefined) throw unavailable("08003", "The database has been closed");
  };
  const sql = sqlOn(() => {
    assertOpen();
    return em.getConnection().getClient();
  });
  const afterwards = new Set<Promise<void>>();
  const start = (action: AfterCommit) => {
    const running = (async () => action())()
      .catch((cause: unknown) => onProblem("What should follow a commit has failed", cause))
      .finally(() => afterwards.delete(running));
    afterwards.add(running);
  };
  return {
    orm,
    sql,
    migrated,
    async transaction(work) {
      assertOpen();
      return runTransaction(em.fork(), work, start);
    },
    poolUse() {
      const { totalCount: open = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = pool ?? {};
      return { open, idle, waiting, max: poolMax };
    },
    ping: () => within(PING_WITHIN_MS, sql.query("select 1")),
    close() {
      closing ??= (async () => {
        while (afterwards.size > 0) await Promise.all(afterwards);
        await orm.close(true);
      })();
      return closing;
    },
  };
}

/**
 * Carries the SQLSTATE that the server would give (08003 connection_does_not_exist, 08006 connection_failure). By that
 * code the caller can tell an outage, which is temporary, from a fault.
 */
function unavailable(code: "08003" | "08006", message: string): Error {
  return Object.assign(new Error(message), { code });
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable("08006", `The database did not answer within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function warn(message: string, cause: unknown): void {
  process.emitWarning(cause === undefined ? message : `${message}: ${String(cause)}`, "DatabaseWarning");
}
