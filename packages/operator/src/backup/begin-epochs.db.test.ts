import { eventLogEpochs, eventLogReaders, eventLogTables } from "@exparte/event-log";
import { testDatabase } from "@exparte/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { beginEpochs } from "./begin-epochs.js";

const OF_ONE_ONLY = "owner_of_one";
const SECRET = "of-one-only";
let database: Awaited<ReturnType<typeof testDatabase>>;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase({ name: "begin-epochs" });
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`create role ${OF_ONE_ONLY} login password '${SECRET}'`);
  await owner.query(`create schema first authorization ${OF_ONE_ONLY}; create schema second`);
  for (const schema of ["first", "second"])
    await owner.query(eventLogTables(schema) + eventLogReaders(schema) + eventLogEpochs(schema));
  await owner.query(`grant all on all tables in schema first to ${OF_ONE_ONLY}`);
});
afterAll(async () => {
  await owner?.query(`drop schema first cascade; drop role ${OF_ONE_ONLY}`);
  await owner?.end();
  await database?.close();
});

async function begun(): Promise<unknown[]> {
  const because = (schema: string) => owner.query(`select because from ${schema}.event_epochs order by number`);
  return [(await because("first")).rows.length, (await because("second")).rows.length];
}

it("begins no epoch anywhere for a role that may begin one in some services only, and says whom to be instead", async () => {
  const url = new URL(database.url);
  Object.assign(url, { username: OF_ONE_ONLY, password: SECRET });
  await expect(beginEpochs(url.href)).rejects.toMatchObject({
    code: "COMMAND_INVALID",
    message: expect.stringMatching(/^DATABASE_URL: .*permission denied for schema second.*superuser/),
    facts: { field: "DATABASE_URL" },
  });
  expect(await begun()).toEqual([1, 1]);
});

it("begins one in each service, and names it with the position after which it begins", async () => {
  expect(await beginEpochs(database.url)).toEqual([
    { service: "first", epoch: expect.stringMatching(/^[0-9a-f-]{36}$/), after: 0 },
    { service: "second", epoch: expect.stringMatching(/^[0-9a-f-]{36}$/), after: 0 },
  ]);
  expect(await begun()).toEqual([2, 2]);
});
