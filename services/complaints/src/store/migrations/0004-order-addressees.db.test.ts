import { openDatabase } from "@exparte/database";
import { testDatabase } from "@exparte/testing";
import { expect, it } from "vitest";
import { addresseesOf } from "../directory.js";
import { checkpoints } from "../feed-checkpoints.js";
import { SCHEMA, STORE } from "../store.js";
import { Complaints0001 } from "./0001-complaints.js";
import { Complaints0002 } from "./0002-decisions.js";
import { PublicReports0003 } from "./0003-public-reports.js";

it("has the feed of orders read again, which tells to whom those known before are addressed", async () => {
  const { url, close } = await testDatabase({ name: "complaints-0003", schema: SCHEMA });
  const migrations = [
    { name: "0001-complaints", class: Complaints0001 },
    { name: "0002-decisions", class: Complaints0002 },
    { name: "0003-public-reports", class: PublicReports0003 },
  ];
  const before = await openDatabase({ url, schema: SCHEMA, entities: [], migrations });
  await before.sql.query("insert into complaints.known_orders (id, court) values ('order-1', 'rb-amsterdam')");
  await before.sql.query(
    "insert into complaints.feed_checkpoints (feed, cursor) values ('orders.orderFeed', '7.1'), ('platforms.partyFeed', '3.1')",
  );
  await before.close();
  const now = await openDatabase({ ...STORE, url });
  expect(await addresseesOf(now, "order-1")).toBeUndefined();
  expect(await checkpoints.of(now, "orders.orderFeed")).toBeNull();
  expect(await checkpoints.of(now, "platforms.partyFeed")).toBe("3.1");
  await now.close();
  await close();
});
