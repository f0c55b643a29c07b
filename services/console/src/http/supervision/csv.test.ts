import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { EPOCH, SUPERVISED_ORDER } from "../../../test/supervision-room.js";
import type { AskGraph, Refused } from "../../graph/ask-graph.js";
import type { PartyHandler, PartyVisit } from "../party-visit.js";
import { sendMessagesCsv } from "./inbox-routes.js";
import { sendOrdersCsv } from "./orders-routes.js";

const now = () => new Date("2026-11-28T12:00:00Z");
const CALLER = { visit: "visit-1", token: "the visitor's own" };
const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** The file that a visitor gets, as lines. */
async function fileOf(handler: PartyHandler, query = ""): Promise<{ type: string | null; lines: string[] }> {
  const app = express();
  app.get("/file", (request, response) => handler({ request, response, language: "en", caller: CALLER } as PartyVisit));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/file${query}`);
  return { type: answer.headers.get("content-type"), lines: (await answer.text()).trimEnd().split("\n") };
}

const idIn = (line = "") => line.split(",")[0];

/** A graph with so many orders, each of two addressees, in pages of 50; from some page on it refuses. */
function ordersAsker(count: number, refuseFrom = Number.POSITIVE_INFINITY) {
  const asked: { after: string | null; token: string | undefined }[] = [];
  const [addressee] = SUPERVISED_ORDER.addressees;
  const ask = async (_question: unknown, { after }: { after: string | null }, { token }: typeof CALLER) => {
    asked.push({ after, token });
    if (asked.length >= refuseFrom) return { refused: { code: "UPSTREAM_UNAVAILABLE", message: "" } as Refused };
    const begin = Number(after ?? 0);
    const end = Math.min(count, begin + 50);
    const edges = Array.from({ length: end - begin }, (_, place) => ({
      node: { ...SUPERVISED_ORDER, id: `order-${begin + place}`, addressees: [addressee, addressee] },
    }));
    return { data: { complianceOrders: { edges, pageInfo: { hasNextPage: end < count, endCursor: String(end) } } } };
  };
  return { ask: ask as unknown as AskGraph, asked };
}

describe("the file with the orders behind a figure", () => {
  it("holds the orders of all pages, asked with the visitor's own token", async () => {
    const { ask, asked } = ordersAsker(120);
    const { type, lines } = await fileOf(sendOrdersCsv({ ask, now }), "?after=50");
    expect(type).toContain("text/csv");
    expect(lines).toHaveLength(1 + 240);
    expect([lines[0], lines[1], lines.at(-1)].map(idIn)).toEqual(["order", "order-0", "order-119"]);
    expect(asked).toEqual([null, "50", "100"].map((after) => ({ after, token: CALLER.token })));
  });

  it("ends after 10,000 rows, and says in its last one that there are more", async () => {
    const { ask, asked } = ordersAsker(6_000);
    const { lines } = await fileOf(sendOrdersCsv({ ask, now }));
    expect(lines).toHaveLength(1 + 10_000 + 1);
    expect(lines.at(-1)).toContain("NOT COMPLETE: this file ends after 10000 rows, and there are more");
    expect(asked.length).toBe(101);
  });

  it("holds 10,000 rows without a word where there are no more", async () => {
    const { lines } = await fileOf(sendOrdersCsv({ ask: ordersAsker(5_000).ask, now }));
    expect(lines).toHaveLength(1 + 10_000);
    expect(idIn(lines.at(-1))).toBe("order-4999");
  });

  it("says in its last row where the hub gave no more", async () => {
    const { lines } = await fileOf(sendOrdersCsv({ ask: ordersAsker(120, 2).ask, now }));
    expect(lines).toHaveLength(1 + 100 + 1);
    expect(lines.at(-1)).toContain("NOT COMPLETE: the hub gave no more (UPSTREAM_UNAVAILABLE)");
  });
});

describe("the file with the coordinator's messages", () => {
  it("holds all of them, the newest first", async () => {
    const asked: unknown[] = [];
    const ask = async (_question: unknown, variables: { after?: number; first?: number }, { token }: typeof CALLER) => {
      const { after = 0, first = 0 } = variables;
      if (first > 0) asked.push([after, first, token]);
      const messages = Array.from({ length: first }, (_, place) => ({
        position: after + place + 1,
        kind: "ORDER_ISSUED",
        sentAt: "2026-11-28T09:00:00.000Z",
        orderId: "order",
        orderVersion: 1,
        court: "rb-amsterdam",
        platform: null,
        details: {},
      }));
      return { data: { coordinatorInbox: { head: 450, epoch: EPOCH, messages } } };
    };
    const { lines } = await fileOf(sendMessagesCsv({ ask: ask as unknown as AskGraph }), "?until=3");
    expect(lines.slice(1).map((line) => Number(idIn(line)))).toEqual(
      Array.from({ length: 450 }, (_, place) => 450 - place),
    );
    expect(asked).toEqual([
      [250, 200, CALLER.token],
      [50, 200, CALLER.token],
      [0, 50, CALLER.token],
    ]);
  });
});
