import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playRandomOrders } from "../../../test/random-orders.js";
import { openRoom, type Room } from "../../../test/room.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import type { Order } from "../../rules/order/order.js";
import { OrderRow } from "../rows.js";
import { readOrderEvents, saveRows } from "./orders.js";

/** With a column that makes the sequence of its rows certain. */
const TABLES = {
  orders: "id",
  addressees: "order_id, platform",
  items: "order_id, item_id",
  oppositions: "id",
  appeals: "id",
};

let room: Room;
let stored: OrderRow[];
let folded: Order[];
beforeAll(async () => {
  room = await openRoom();
  await playRandomOrders(room, { seed: 4_711, orders: 20, steps: 220, written: true });
  const { orm, sql } = room.deps.database;
  stored = await orm.em.fork().find(OrderRow, {}, { orderBy: { id: "asc" } });
  folded = await Promise.all(
    stored.map(async ({ id }) => {
      const events = await readOrderEvents(room.deps.log, sql, id);
      const state = events.reduce<Order | undefined>(evolveOrder, undefined);
      if (state === undefined) throw new Error(`${id} has no events`);
      return state;
    }),
  );
}, 120_000);
afterAll(() => room[Symbol.asyncDispose]());

async function rows(): Promise<Record<string, unknown[]>> {
  const { sql } = room.deps.database;
  const read = Object.entries(TABLES).map(
    async ([table, key]) => [table, await sql.query(`select * from orders.${table} order by ${key}`)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

describe("an order that is rebuilt from its events", () => {
  it("is the order of a story in which every status came about", () => {
    expect(new Set(stored.map(({ status }) => status))).toEqual(
      new Set(["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED", "FINAL"]),
    );
  });

  it("is the order of a story in which an appeal was lodged, and decided", () => {
    const statuses = new Set(folded.flatMap(({ appeals = [] }) => appeals.map(({ status }) => status)));
    expect(statuses).toContain("LODGED");
    expect(statuses.size).toBeGreaterThan(1);
  });

  it("is that of one with a person outside the registry, a disclosure that was answered, and posters who were told", () => {
    const addressees = folded.flatMap((order) => order.addressees);
    const items = addressees.flatMap((addressee) => addressee.items);
    const outcomes = new Set(items.flatMap(({ confirmation }) => confirmation?.outcome ?? []));
    expect(addressees.some(({ respondent, servedAt }) => respondent !== undefined && servedAt !== undefined)).toBe(
      true,
    );
    expect(outcomes).toContain("DISCLOSED");
    expect(items.some(({ of, confirmation }) => of === "POSTER" && confirmation?.outcome === "IMPOSSIBLE")).toBe(true);
    expect(items.some(({ poster }) => poster?.outcome === "INFORMED")).toBe(true);
    expect(addressees.some(({ findings = [] }) => findings.length > 0)).toBe(true);
  });

  it("has the state that is stored", () => {
    for (const [index, state] of folded.entries()) expect(stored[index]?.state).toEqual(state);
  });

  it("has every row as it is stored: orders, addressees, items, oppositions and appeals", async () => {
    const before = await rows();
    await room.deps.database.transaction(async (tx) => {
      await tx.sql.query("delete from orders.items");
      await tx.sql.query("delete from orders.oppositions");
      await tx.sql.query("delete from orders.appeals");
      await tx.sql.query("delete from orders.addressees");
      for (const order of folded) await saveRows(tx, order, []);
    });
    expect(await rows()).toEqual(before);
  });
});
