import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor } from "../../test/fixtures.js";
import { fireTimers } from "../../test/random-orders.js";
import { databaseOf, type RecordsKept, readRecordsKept } from "../../test/records-kept.js";
import { openRoom, type Room } from "../../test/room.js";
import type { CourtId, OrderId, PlatformId } from "../rules/ids.js";
import { instant } from "../rules/instant.js";
import { recordService } from "../use-cases/addressee/record-service.js";
import { decideOpposition, lodgeOpposition } from "../use-cases/opposition/contest-order.js";
import { printOrder } from "../use-cases/order/print-order.js";
import { verifySeal } from "../use-cases/order/verify-seal.js";
import { seePenalty } from "../use-cases/penalty-of-order/see-penalty.js";
import { seeAllCompliance } from "../use-cases/supervision/see-compliance.js";
import { saveRows } from "./order/orders.js";
import { OrderRow, OrderVersionRow } from "./rows.js";

const court = actor("court", "rb-amsterdam");
const DAY_MS = 86_400_000;
/** Of the addressees that wait for service, the first in this sequence is served. */
const BY_KEY = "order by order_id, platform limit 1";

let records: RecordsKept;
let room: Room;
beforeAll(async () => {
  records = await readRecordsKept();
  room = await openRoom({ database: await databaseOf(records), lastId: 1_000_000 });
  room.at(records.now);
}, 60_000);
afterAll(() => room[Symbol.asyncDispose]());

const rowsOf = (table: string): readonly Record<string, unknown>[] => records.tables[`orders.${table}`] ?? [];
const statusesOf = (table: string) => new Set(rowsOf(table).map(({ status }) => status));

/** An addressee of whom nothing is asked any more has no deadline. Then, its last one stayed. */
function due(addressee: Record<string, unknown>): Record<string, unknown> {
  const isAsked = rowsOf("items").some(
    ({ order_id, platform, standing }) =>
      order_id === addressee.order_id && platform === addressee.platform && standing === "COVERED",
  );
  return isAsked ? addressee : { ...addressee, deadline: null };
}

async function stateOf(id: OrderId) {
  const order = await room.deps.orders.read(id);
  if (order === null) throw new Error(`${id} was kept and is not there`);
  return order;
}

describe("the records of a hub of the version before duties", () => {
  it("hold orders and addressees in every state", () => {
    expect(statusesOf("orders")).toEqual(new Set(["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED", "FINAL"]));
    expect(statusesOf("addressees")).toEqual(
      new Set([
        "PENDING",
        "SERVED",
        "PARTLY_COMPLIED",
        "COMPLIED",
        "IMPOSSIBLE_CLAIMED",
        "REINSTATEMENT_DUE",
        "REINSTATED",
      ]),
    );
  });

  it("are read as they were: every row of an order, an addressee, an item and an opposition", async () => {
    const { orm } = room.deps.database;
    const ids = (await orm.em.fork().find(OrderRow, {})).map(({ id }) => id);
    await room.deps.database.transaction(async (tx) => {
      for (const id of ids) await saveRows(tx, await stateOf(id), []);
    });
    for (const [table, key] of [
      ["addressees", "order_id, platform"],
      ["items", "order_id, item_id"],
      ["oppositions", "id"],
    ] as const) {
      const [found] = await room.deps.database.sql.query<{ rows: Record<string, unknown>[] }>(
        `select json_agg(t order by ${key}) as rows from orders.${table} t`,
      );
      const byKey = (row: Record<string, unknown>) =>
        key
          .split(", ")
          .map((column) => row[column])
          .join(" ");
      const now = new Map(found?.rows.map((row) => [byKey(row), row]));
      for (const row of rowsOf(table))
        expect(now.get(byKey(row))).toMatchObject(table === "addressees" ? due(row) : row);
    }
  });

  it("have seals that verify, of every version", async () => {
    const versions = await room.deps.database.orm.em.fork().find(OrderVersionRow, {});
    expect(versions.length).toBe(rowsOf("order_versions").length);
    for (const { seal } of versions) {
      expect(await verifySeal(room.deps, { seal: idOf(seal) })).toMatchObject({ genuine: true });
    }
  });

  it("have the penalties that they had", async () => {
    for (const { orderId, platform, account, refused } of records.penalties) {
      const now = seePenalty(room.deps, { orderId, platform }, undefined);
      if (refused !== undefined) await expect(now).rejects.toMatchObject({ code: refused });
      else expect(await now).toMatchObject(account ?? {});
    }
  });

  it("have the figures that they had, to four decimals", async () => {
    const period = { from: new Date("2026-01-01T00:00:00Z"), until: new Date("2028-01-01T00:00:00Z") };
    const figures = await seeAllCompliance(room.deps, actor("regulator", "acm"), period);
    const toldNow = JSON.parse(
      JSON.stringify(records.figures, (_, value) => (typeof value === "number" ? +value.toFixed(4) : value)),
    );
    expect(figures).toMatchObject(toldNow);
  });

  it("are printed", async () => {
    const viewer = { role: "court", court: idOf<CourtId>("rb-amsterdam") } as const;
    for (const { id } of rowsOf("orders").slice(0, 3)) {
      const paper = await printOrder(room.deps, { orderId: id as OrderId, addressee: undefined }, viewer);
      expect(Buffer.from(paper.subarray(0, 5)).toString()).toBe("%PDF-");
    }
  });

  it("are served, contested and lifted, and their timers fire", async () => {
    const { sql } = room.deps.database;
    const [waiting] = await sql.query<{ orderId: OrderId; platform: PlatformId }>(
      `select order_id as "orderId", platform from orders.addressees a join orders.orders o on o.id = a.order_id
       where a.status = 'PENDING' and o.status = 'IN_FORCE' ${BY_KEY}`,
    );
    if (waiting === undefined) throw new Error("Nobody waits for service in these records");
    const servedAt = instant(records.now);
    await recordService(room.deps, court, { ...waiting, servedAt, means: "BAILIFF" });
    const { addressees } = await stateOf(waiting.orderId);
    expect(addressees.find(({ platform }) => platform === waiting.platform)).toMatchObject({ servedAt });

    const grounds = "It is satire.";
    const { opposition } = await lodgeOpposition(room.deps, court, { orderId: waiting.orderId, grounds });
    const decision = { outcome: "LIFTED", reasons: "It is.", penaltiesFallAway: true } as const;
    await decideOpposition(room.deps, court, opposition.id, decision);
    expect(await stateOf(waiting.orderId)).toMatchObject({ status: "LIFTED" });

    await fireTimers(room, instant(Date.parse(records.now) + 20 * DAY_MS));
    const [late] = await sql.query<{ count: number }>(
      `select count(*)::int from orders.addressees where deadline < $1 and not deadline_stopped and complied_at is null`,
      [records.now],
    );
    expect(late?.count).toBeGreaterThan(0);
  });
});
