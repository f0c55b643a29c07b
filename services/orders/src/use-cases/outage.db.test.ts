import type { EventLog, Sql } from "@exparte/event-log";
import { splitSeal } from "@exparte/seal";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actor, applicationContent, orderDocument } from "../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../test/room.js";
import type { CaseNumber } from "../rules/ids.js";
import { grantApplication } from "./application/grant-application.js";
import { submitApplication } from "./application/submit-application.js";

const amsterdam = actor("court", "rb-amsterdam");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

async function everything(): Promise<unknown> {
  const { sql } = room.deps.database;
  return {
    streams: await sql.query("select stream, count(*)::int from orders.events group by stream order by stream"),
    orders: await sql.query("select id, state from orders.orders order by id"),
    versions: await sql.query("select order_id, version from orders.order_versions order by 1, 2"),
    applications: await sql.query("select id, state from orders.applications order by id"),
    timers: await sql.query("select count(*)::int from orders_timers._private_jobs"),
  };
}

/** A database's log to which this happens when a grant has written everything but its events. */
const failing = (happens: (sql: Sql) => Promise<unknown>): EventLog => ({
  ...room.deps.log,
  async append(sql, events, at) {
    await happens(sql);
    return room.deps.log.append(sql, events, at);
  },
});

let cases = 0;

it.each<[string, string, (sql: Sql) => Promise<unknown>]>([
  ["becomes read-only", "25006", (sql) => sql.query("set transaction read only")],
  ["is too slow", "57014", (sql) => sql.query("set local statement_timeout = 1; select pg_sleep(60)")],
  ["waits too long for another", "55P03", waitForLock],
  ["is ended by its administrator", "57P01", (sql) => sql.query("select pg_terminate_backend(pg_backend_pid())")],
])("a grant whose database %s writes nothing, and the court's next try succeeds", async (_, code, happens) => {
  const caseNumber = idOf<CaseNumber>(`C/13/${600_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber });
  const seal = await room.seal("rb-amsterdam", document);
  const before = await everything();
  const grant = (log = room.deps.log) =>
    grantApplication({ ...room.deps, log }, amsterdam, id, contentOf(document), seal);
  const thrown = await grant(failing(happens)).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(sqlStateOf(thrown)).toBe(code);
  expect(await everything()).toEqual(before);
  await expect(grant()).resolves.toMatchObject({ seal: splitSeal(seal).seal, status: "IN_FORCE" });
});

/** Another transaction holds a lock that this one needs, for longer than a lock is waited for. */
async function waitForLock(sql: Sql): Promise<void> {
  await room.deps.database.transaction(async (other) => {
    await other.sql.query("lock table orders.event_acknowledgements in access exclusive mode");
    await sql.query("set local lock_timeout = 1; select from orders.event_acknowledgements");
  });
}

function sqlStateOf(thrown: unknown): unknown {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) if ("code" in cause) return cause.code;
  return thrown;
}
