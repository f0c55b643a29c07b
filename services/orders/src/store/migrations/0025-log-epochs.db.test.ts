import { openDatabase } from "@exparte/database";
import { createEventLog } from "@exparte/event-log";
import { testDatabase } from "@exparte/testing";
import { expect, it } from "vitest";
import { STORE } from "../store.js";

it("takes over a log from before there were epochs: its cursors, without one, go on where they were", async () => {
  const before = STORE.migrations.findIndex(({ name }) => name === "0025-log-epochs");
  const migrations = STORE.migrations.slice(0, before);
  const { url, close } = await testDatabase({
    name: "orders-before-epochs",
    schema: "orders",
    async prepare(at) {
      await (await openDatabase({ ...STORE, migrations, url: at.url })).close();
    },
  });
  const earlier = await openDatabase({ ...STORE, migrations, url });
  // As the program of that version recorded it.
  await earlier.sql.query("insert into orders.event_heads (stream, position, digest) select 'inbox/a', 3, 'digest-3'");
  await earlier.sql.query(
    `insert into orders.events (stream, stream_position, kind, body, at, previous_digest, digest)
     select 'inbox/a', n, 'ORDER_ISSUED', '{}', now(), case n when 1 then '' else 'digest-' || n - 1 end, 'digest-' || n
     from generate_series(1, 3) as n`,
  );
  await earlier.close();

  const { sql, close: closeDatabase } = await openDatabase({ ...STORE, url });
  const log = createEventLog({ schema: "orders" });
  const epoch = await log.epoch(sql);
  for (const cursor of [
    { position: 2 },
    { position: 2, digest: "digest-2" },
    { position: 2, digest: "digest-2", epoch },
  ])
    expect(await log.requireCursor(sql, { stream: "inbox/a", cursor, to: "GO_ON" })).toMatchObject({ epoch });
  const { events } = await log.readLog(sql, { after: "2", limit: 10 });
  expect(events).toMatchObject([{ streamPosition: 3, epoch }]);
  await closeDatabase();
  await close();
});
