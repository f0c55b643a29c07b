import { type OrderToSeal, sealOrder } from "@exparte/client";
import { generateSealKey, presentSeal, splitSeal } from "@exparte/seal";
import type { JWK } from "jose";
import { digestOf } from "../src/checks/streams.js";
import type { AddresseeAtEnd, Ask, Entry, Feed, Happening, Message, OrderedItem } from "../src/history.js";

const BEGINS_MS = Date.parse("2026-03-02T09:00:00.000Z");
const FINDING = { holds: true, reasons: "On the papers this is plausible." };
const COURT = "rb-amsterdam";

/**
 * A short history in which every promise is kept: one order that is obeyed and lifted, one that is obeyed too late and
 * one complaint, and the orders process is killed in between. Each second brings one thing.
 */
export async function keptHistory(): Promise<Entry[]> {
  const { privateJwk, publicJwk } = await generateSealKey();
  const entries: Entry[] = [];
  const streams = new Map<string, Message[]>();
  const acknowledged = new Map<string, number>();
  let atMs = BEGINS_MS;
  let calls = 0;
  const note = (happening: Happening): void => {
    atMs += 1_000;
    entries.push({ atMs, ...happening });
  };
  const now = () => new Date(atMs).toISOString();

  function call(party: string, ask: Ask, answer: { orderId?: string; complaintId?: string } = {}): void {
    calls += 1;
    note({ what: "asked", call: calls, party, ask });
    note({ what: "answered", call: calls, answer });
  }

  function tell(
    party: string,
    feed: Feed,
    told: Omit<Message, "position" | "digest" | "previousDigest" | "epoch" | "sentAt">,
  ): void {
    const stream = streams.get(`${feed} ${party}`) ?? [];
    streams.set(`${feed} ${party}`, stream);
    const named = { inbox: "inbox", complaintInbox: "complaint-inbox", complianceFeed: "compliance-feed" }[feed];
    const id = feed === "complianceFeed" ? "all" : party.slice(party.indexOf(":") + 1);
    const previousDigest = stream.at(-1)?.digest ?? "";
    const placed = { ...told, position: stream.length + 1, sentAt: now(), previousDigest, epoch: "e1" };
    const message = { ...placed, digest: digestOf(`${named}/${id}`, placed) };
    stream.push(message);
    note({ what: "received", party, feed, message });
  }

  function acknowledge(party: string, feed: Feed): void {
    const upTo = streams.get(`${feed} ${party}`)?.length ?? 0;
    acknowledged.set(`${feed} ${party}`, upTo);
    call(party, { ask: "acknowledge", feed, upTo });
  }

  /** Resolves with when each addressee was served. */
  async function give(
    orderId: string,
    platforms: readonly string[],
    removeWithinMs: number,
  ): Promise<Map<string, string>> {
    const caseNumber = `case ${orderId}`;
    const items = platforms.map((platform) => ({ platform, url: `https://${platform}.example/${orderId}` }));
    const presented = await sealed(caseNumber, items, privateJwk);
    const { seal, disclosures } = splitSeal(presented);
    call(`court:${COURT}`, { ask: "submit", caseNumber });
    call(`court:${COURT}`, { ask: "grant", caseNumber, court: COURT, items, removeWithinMs }, { orderId });
    const served = new Map<string, string>();
    for (const [place, platform] of platforms.entries()) {
      const own = presentSeal(seal, disclosures.slice(place, place + 1));
      const details = { removeWithin: `PT${removeWithinMs / 1_000}S` };
      const body = { orderId, orderVersion: 1, seal: own, details };
      const order = { orderId, caseNumber, court: COURT, seal: own, named: [platform] };
      tell(`platform:${platform}`, "inbox", { kind: "ORDER_ISSUED", body, details, ...order });
      acknowledge(`platform:${platform}`, "inbox");
      served.set(platform, now());
    }
    return served;
  }

  note({ what: "court-key", court: COURT, jwk: publicJwk });
  const first = await give("o1", ["alpha", "beta"], 7_200_000);
  call("platform:alpha", { ask: "confirm", orderId: "o1", itemIds: ["o1-alpha"], outcome: "REMOVED" });
  const compliedAt = now();
  note({ what: "fault-began", fault: 1, schedule: 1, is: { kind: "kill", part: "orders" } });
  note({ what: "fault-ended", fault: 1 });
  note({ what: "whole" });
  call(`court:${COURT}`, { ask: "lift", orderId: "o1" });
  for (const platform of ["alpha", "beta"]) {
    const details = { cause: "WITHDRAWN_BY_APPLICANT" };
    const order = { orderId: "o1", caseNumber: "case o1", court: COURT, seal: null, named: [platform] };
    const body = { orderId: "o1", orderVersion: 1, details };
    tell(`platform:${platform}`, "inbox", { kind: "ORDER_LIFTED", body, details, ...order });
  }
  call("platform:alpha", { ask: "reinstate", orderId: "o1", itemIds: ["o1-alpha"], outcome: "REINSTATED" });

  const second = await give("o2", ["beta"], 2_000);
  atMs += 2_500;
  const deadline = new Date(Date.parse(second.get("beta") ?? "") + 2_000).toISOString();
  const overdue = { orderId: "o2", court: COURT, platform: "beta", details: { deadline } };
  tell("regulator:acm", "complianceFeed", { kind: "DEADLINE_PASSED", body: overdue, ...overdue });
  acknowledge("regulator:acm", "complianceFeed");

  call("ap:ap", { ask: "complain", caseNumber: "z-1", platform: "alpha" }, { complaintId: "k1" });
  call("ap:ap", { ask: "review", complaintId: "k1", platform: "alpha" });
  const review = { caseNumber: "z-1", orderId: null };
  const body = { complaintId: "k1", details: review };
  tell("platform:alpha", "complaintInbox", {
    kind: "COMPLAINT_UNDER_REVIEW",
    body,
    details: review,
    complaintId: "k1",
  });
  acknowledge("platform:alpha", "complaintInbox");

  atMs += 60_000;
  for (const [name, messages] of streams) {
    const [feed = "", party = ""] = name.split(" ");
    const upTo = acknowledged.get(name) ?? 0;
    note({ what: "records", party, feed: feed as Feed, head: messages.length, acknowledged: upTo, messages });
  }
  note({
    what: "order-at-end",
    orderId: "o1",
    status: "LIFTED",
    addressees: [
      atEnd("o1", "alpha", { status: "REINSTATED", servedAt: first.get("alpha") ?? null, compliedAt }, "DUE"),
      atEnd("o1", "beta", { status: "SERVED", servedAt: first.get("beta") ?? null, compliedAt: null }, "NONE"),
    ],
  });
  note({
    what: "order-at-end",
    orderId: "o2",
    status: "IN_FORCE",
    addressees: [
      atEnd("o2", "beta", { status: "SERVED", servedAt: second.get("beta") ?? null, compliedAt: null }, null),
    ],
  });
  return entries;
}

function atEnd(
  orderId: string,
  platform: string,
  standing: Pick<AddresseeAtEnd, "status" | "servedAt" | "compliedAt">,
  reinstatementDuty: string | null,
): AddresseeAtEnd {
  const done = reinstatementDuty === "DUE";
  const item = {
    id: `${orderId}-${platform}`,
    url: `https://${platform}.example/${orderId}`,
    confirmedAs: done ? "REMOVED" : null,
    reinstatementDuty,
    reinstatedAs: done ? "REINSTATED" : null,
  };
  return { platform, ...standing, items: [item] };
}

async function sealed(caseNumber: string, items: readonly OrderedItem[], key: JWK): Promise<string> {
  const order: OrderToSeal = {
    judge: "mr. A. Rechter",
    statementOfReasons: "Published without consent.",
    marginalTest: { unlawfulness: FINDING },
    addressees: items.map(({ platform, url }) => ({ platform, items: [{ url }] })),
  };
  const { seal } = await sealOrder({ court: COURT, key }, caseNumber, order);
  return seal;
}
