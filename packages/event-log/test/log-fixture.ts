import { type Database, Migration, openDatabase } from "@exparte/database";
import { testDatabase } from "@exparte/testing";
import {
  createEventLog,
  type EventLog,
  eventLogBound,
  eventLogBoundForAll,
  eventLogEpochs,
  eventLogReaders,
  eventLogTables,
} from "../src/index.js";

class CreateLog extends Migration {
  override up(): void {
    this.addSql(eventLogTables("ledger"));
    this.addSql(eventLogReaders("ledger"));
  }
}

class BoundLog extends Migration {
  override up(): void {
    this.addSql(eventLogBound("ledger"));
  }
}

class BoundForAll extends Migration {
  override up(): void {
    this.addSql(eventLogBoundForAll("ledger"));
  }
}

class Epochs extends Migration {
  override up(): void {
    this.addSql(eventLogEpochs("ledger"));
  }
}

// Services got epochs after the bound; here they come first, as the program of today also writes to earlier logs.
const BEFORE_THE_BOUND = [
  { name: "0001-create-log", class: CreateLog },
  { name: "0001-epochs", class: Epochs },
];
const WITH_THE_BOUND = [...BEFORE_THE_BOUND, { name: "0002-bound-log", class: BoundLog }];
const MIGRATIONS = [...WITH_THE_BOUND, { name: "0003-bound-for-all", class: BoundForAll }];

export interface LogFixture {
  url: string;
  adminUrl: string;
  database: Database;
  log: EventLog;
  /** Another process's view: a pool of its own. */
  open(poolMax?: number): Promise<Database>;
  close(): Promise<void>;
}

/** Opens schema `ledger` of any database, with an event log in it. */
export function openLog(url: string, poolMax = 10, migrations = MIGRATIONS): Promise<Database> {
  return openDatabase({
    url,
    schema: "ledger",
    entities: [],
    migrations,
    poolMax,
    onProblem: () => {}, // connections are killed on purpose
  });
}

/** A database of its own with an event log in schema `ledger`, opened by the schema's role. */
export async function logFixture(): Promise<LogFixture> {
  const { url, adminUrl, close } = await testDatabase({
    name: "event-log",
    schema: "ledger",
    prepare: async (template) => (await openLog(template.url)).close(),
  });
  const opened: Database[] = [];
  const openOne = async (poolMax?: number) => {
    const database = await openLog(url, poolMax);
    opened.push(database);
    return database;
  };
  return {
    url,
    adminUrl,
    database: await openOne(20),
    log: createEventLog({ schema: "ledger" }),
    open: openOne,
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      await close();
    },
  };
}

/**
 * A database whose log is in the order it had before `eventLogBound`, or has the bound but not for all, and how to
 * bring it up to date.
 */
export async function earlierLog({ bound = false } = {}): Promise<{
  url: string;
  adminUrl: string;
  database: Database;
  bringUpToDate(): Promise<Database>;
  close(): Promise<void>;
}> {
  const { url, adminUrl, close } = await testDatabase({ name: "earlier-event-log", schema: "ledger" });
  const opened: Database[] = [];
  const open = async (migrations: typeof MIGRATIONS) => {
    const database = await openDatabase({ url, schema: "ledger", entities: [], migrations, onProblem: () => {} });
    opened.push(database);
    return database;
  };
  return {
    url,
    adminUrl,
    database: await open(bound ? WITH_THE_BOUND : BEFORE_THE_BOUND),
    bringUpToDate: () => open(MIGRATIONS),
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      await close();
    },
  };
}

/** A promise that the test resolves, to hold a transaction open. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Takes this many items; fails when the iteration ends earlier. */
export async function take<T>(items: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await items.next();
    if (done === true) throw new Error(`It ended after ${taken.length} of ${count}`);
    taken.push(value);
  }
  return taken;
}
