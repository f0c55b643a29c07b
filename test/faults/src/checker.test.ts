import { digestOf as digestOfClient } from "@exparte/client";
import { generateSealKey } from "@exparte/seal";
import { beforeAll, describe, expect, it } from "vitest";
import { keptHistory } from "../test/kept-history.js";
import { judge } from "./checker.js";
import { digestOf } from "./checks/streams.js";
import type { Ask, Entry, Message } from "./history.js";
import { INVARIANTS, type Invariant } from "./verdict.js";

type Of<What extends Entry["what"]> = Extract<Entry, { readonly what: What }>;
/** What a test may spoil. */
type Loose<Value> = {
  -readonly [Member in keyof Value]: Value[Member] extends object ? Loose<Value[Member]> : Value[Member];
};
type Plant = (history: Spoiling) => unknown;

interface Spoiling {
  entries: Loose<Entry>[];
  all<What extends Entry["what"]>(what: What): Loose<Of<What>>[];
  the<What extends Entry["what"]>(what: What, is?: (entry: Loose<Of<What>>) => boolean): Loose<Of<What>>;
  asked(ask: Ask["ask"]): Loose<Of<"asked">>;
  drop(entry: unknown): void;
  /** The message at a position, wherever the history has it: as received and as the hub holds it. */
  everywhere(feed: string, party: string, position: number, spoil: (message: Loose<Message>) => void): void;
}

let kept: Entry[];
beforeAll(async () => {
  kept = await keptHistory();
});

async function invariantsBroken(plant: Plant): Promise<Invariant[]> {
  const history = spoiling();
  await plant(history);
  const { violations } = await judge(history.entries as Entry[]);
  return [...new Set(violations.map(({ invariant }) => invariant))];
}

function spoiling(): Spoiling {
  const history: Spoiling = {
    // As JSON, so that what was received and what the hub holds are spoiled one by one.
    entries: JSON.parse(JSON.stringify(kept)) as Loose<Entry>[],
    all: (what) => history.entries.filter((entry) => entry.what === what) as never,
    the(what, is = () => true) {
      const found = history.all(what).find(is);
      if (found === undefined) throw new Error(`The history has no such ${what}`);
      return found;
    },
    asked: (ask) => history.the("asked", (entry) => entry.ask.ask === ask),
    drop(entry) {
      history.entries = history.entries.filter((other) => other !== entry);
    },
    everywhere(feed, party, position, spoil) {
      const received = history.all("received").filter((entry) => entry.feed === feed && entry.party === party);
      const records = history.the("records", (entry) => entry.feed === feed && entry.party === party);
      for (const message of [...received.map((entry) => entry.message), ...records.messages]) {
        if (message.position === position) spoil(message as Loose<Message>);
      }
    },
  };
  return history;
}

const recordsOf = (history: Spoiling, feed: string, party: string) =>
  history.the("records", (entry) => entry.feed === feed && entry.party === party);
const receivedBy = (history: Spoiling, party: string, position: number) =>
  history.the("received", (entry) => entry.party === party && entry.message.position === position);
const orderAtEnd = (history: Spoiling, orderId: string) =>
  history.the("order-at-end", (entry) => entry.orderId === orderId);

it("finds nothing in a history in which every promise is kept, and has looked at each", async () => {
  const { violations, looked } = await judge(kept);
  expect(violations).toEqual([]);
  expect([...looked].filter(([, times]) => times === 0)).toEqual([]);
  expect([...looked.keys()]).toEqual(Object.keys(INVARIANTS));
});

it("computes digests as the client does", () => {
  const details = { removeWithin: "PT2H" };
  const body = { orderId: "o1", orderVersion: 1, details };
  const placed = { position: 1, kind: "ORDER_ISSUED", sentAt: "2026-03-02T09:00:00.000Z", previousDigest: "", details };
  const ofClient = digestOfClient("alpha", { ...placed, orderId: "o1", orderVersion: 1, seal: null });
  expect(digestOf("inbox/alpha", { ...placed, body, epoch: "e1" })).toBe(ofClient);
});

const PLANTED: readonly (readonly [Invariant, string, Plant])[] = [
  [
    "a grant answered is kept",
    "an addressee's inbox lacks the order",
    (history) => {
      recordsOf(history, "inbox", "platform:beta").messages.splice(2, 1);
    },
  ],
  [
    "a grant answered is kept",
    "another order was answered than was told",
    (history) => {
      history.the("answered", ({ answer }) => answer.orderId === "o2").answer.orderId = "o3";
    },
  ],
  ["a grant answered is kept", "its court cannot read the order", (history) => history.drop(orderAtEnd(history, "o2"))],
  [
    "no order twice",
    "an addressee is told of one order twice",
    (history) => {
      const { messages } = recordsOf(history, "inbox", "platform:beta");
      const [, , third] = messages;
      if (third !== undefined) messages.push({ ...third, position: 4 });
    },
  ],
  [
    "no order twice",
    "one case has two orders",
    (history) =>
      history.everywhere("inbox", "platform:beta", 3, (message) => {
        message.caseNumber = "case o1";
      }),
  ],
  [
    "no order twice",
    "a repeated grant was answered with another order",
    (history) => {
      const asked = history.asked("grant");
      history.entries.push(
        { ...asked, call: 900 },
        { atMs: asked.atMs, what: "answered", call: 900, answer: { orderId: "o9" } },
      );
    },
  ],
  [
    "in order without a gap",
    "a message does not come",
    (history) => history.drop(receivedBy(history, "platform:beta", 2)),
  ],
  [
    "in order without a gap",
    "a message comes twice",
    (history) => {
      const entry = receivedBy(history, "platform:beta", 2);
      history.entries.splice(history.entries.indexOf(entry), 0, entry);
    },
  ],
  [
    "in order without a gap",
    "two messages change places",
    (history) => {
      const [first, second] = [receivedBy(history, "platform:beta", 1), receivedBy(history, "platform:beta", 2)];
      [first.message, second.message] = [second.message, first.message];
    },
  ],
  [
    "in order without a gap",
    "a reader gives up",
    (history) => {
      history.entries.push({
        atMs: 1,
        what: "reader-stopped",
        party: "platform:beta",
        feed: "inbox",
        why: "INBOX_GAP",
      });
    },
  ],
  [
    "an unbroken chain",
    "a message's content is not what its digest is of",
    (history) =>
      history.everywhere("inbox", "platform:alpha", 2, (message) => {
        message.body = { ...message.body, details: { cause: "REVOKED" } };
      }),
  ],
  [
    "an unbroken chain",
    "a message does not follow on the one before",
    (history) => {
      receivedBy(history, "platform:alpha", 2).message.previousDigest = "another";
    },
  ],
  [
    "the record is what was received",
    "the hub has lost what a platform received",
    (history) => {
      const records = recordsOf(history, "inbox", "platform:alpha");
      records.messages.pop();
      records.head -= 1;
    },
  ],
  [
    "the record is what was received",
    "the hub holds another message at the same position",
    (history) => {
      const message = recordsOf(history, "complianceFeed", "regulator:acm").messages[0];
      if (message !== undefined) message.digest = "another";
    },
  ],
  [
    "everything arrives",
    "a feed's last message never comes",
    (history) => history.drop(history.the("received", ({ feed }) => feed === "complianceFeed")),
  ],
  [
    "everything arrives",
    "a feed's head is beyond its messages",
    (history) => {
      recordsOf(history, "complaintInbox", "platform:alpha").head = 2;
    },
  ],
  [
    "an acknowledgement answered is kept",
    "the hub holds a lower one",
    (history) => {
      recordsOf(history, "complaintInbox", "platform:alpha").acknowledged = 0;
    },
  ],
  [
    "an acknowledgement answered is kept",
    "an acknowledged order does not count as served",
    (history) => {
      const [addressee] = orderAtEnd(history, "o2").addressees;
      if (addressee !== undefined) addressee.servedAt = null;
    },
  ],
  [
    "a confirmation answered is kept",
    "the hub does not know of the removal",
    (history) => {
      const item = orderAtEnd(history, "o1").addressees[0]?.items[0];
      if (item !== undefined) item.confirmedAs = null;
    },
  ],
  [
    "a confirmation answered is kept",
    "the hub does not know that it was put back",
    (history) => {
      const item = orderAtEnd(history, "o1").addressees[0]?.items[0];
      if (item !== undefined) item.reinstatedAs = "KEPT_DOWN";
    },
  ],
  [
    "a lifted order frees its items",
    "the order is in force after all",
    (history) => {
      orderAtEnd(history, "o1").status = "IN_FORCE";
    },
  ],
  [
    "a lifted order frees its items",
    "an item is still covered",
    (history) => {
      const item = orderAtEnd(history, "o1").addressees[1]?.items[0];
      if (item !== undefined) item.reinstatementDuty = null;
    },
  ],
  [
    "a lifted order frees its items",
    "an addressee is not told",
    (history) => {
      recordsOf(history, "inbox", "platform:beta").messages.splice(1, 1);
    },
  ],
  [
    "a complaint answered is told",
    "the platform is not told",
    (history) => {
      recordsOf(history, "complaintInbox", "platform:alpha").messages.pop();
    },
  ],
  [
    "a term passes once",
    "an overdue order is not told",
    (history) => {
      recordsOf(history, "complianceFeed", "regulator:acm").messages.pop();
    },
  ],
  [
    "a term passes once",
    "it is told twice",
    (history) => {
      const { messages } = recordsOf(history, "complianceFeed", "regulator:acm");
      const [message] = messages;
      if (message !== undefined) messages.push({ ...message, position: 2 });
    },
  ],
  [
    "a term passes once",
    "an order obeyed in time is told as overdue",
    (history) => {
      const [addressee] = orderAtEnd(history, "o2").addressees;
      if (addressee !== undefined) addressee.compliedAt = addressee.servedAt;
    },
  ],
  [
    "a term passes in time",
    "it is told before its end",
    (history) => {
      const grant = history.the("asked", ({ ask }) => ask.ask === "grant" && ask.caseNumber === "case o2");
      if (grant.ask.ask === "grant") grant.ask.removeWithinMs = 9_000;
    },
  ],
  [
    "a term passes in time",
    "it is told long after its end",
    (history) =>
      history.everywhere("complianceFeed", "regulator:acm", 1, (message) => {
        message.sentAt = new Date(Date.parse(message.sentAt) + 30_000).toISOString();
      }),
  ],
  [
    "a term passes in time",
    "an order counts as served before its acknowledgement",
    (history) => {
      const [addressee] = orderAtEnd(history, "o2").addressees;
      if (addressee !== undefined) addressee.servedAt = "2026-03-02T09:00:00.000Z";
    },
  ],
  [
    "every seal verifies",
    "an order comes without a seal",
    (history) => {
      receivedBy(history, "platform:beta", 3).message.seal = null;
    },
  ],
  [
    "every seal verifies",
    "the seal is of another key",
    async (history) => {
      const { publicJwk } = await generateSealKey();
      history.the("court-key").jwk = publicJwk;
    },
  ],
  [
    "every seal verifies",
    "a part is left out",
    (history) => {
      const { message } = receivedBy(history, "platform:beta", 3);
      message.seal = `${String(message.seal).split("~")[0]}~`;
    },
  ],
  [
    "every seal verifies",
    "a part of another order comes with it",
    (history) => {
      const [, other] = String(receivedBy(history, "platform:beta", 1).message.seal).split("~");
      const { message } = receivedBy(history, "platform:beta", 3);
      message.seal = `${message.seal}${other}~`;
    },
  ],
  [
    "nobody receives another's",
    "another's part of the same order comes along",
    (history) => {
      const [, other] = String(receivedBy(history, "platform:beta", 1).message.seal).split("~");
      const { message } = history.the("received", ({ party }) => party === "platform:alpha");
      message.seal = `${message.seal}${other}~`;
    },
  ],
  [
    "nobody receives another's",
    "a platform receives an order that does not address it",
    (history) => {
      const { message } = history.the("received", ({ party }) => party === "platform:alpha");
      message.caseNumber = "case o2";
    },
  ],
  [
    "nobody receives another's",
    "an order names another addressee to a platform",
    (history) => {
      history.the("received", ({ party }) => party === "platform:alpha").message.named = ["alpha", "beta"];
    },
  ],
  [
    "nobody receives another's",
    "a complaint about another",
    (history) => {
      const asked = history.asked("complain");
      if (asked.ask.ask === "complain") asked.ask.platform = "beta";
    },
  ],
  [
    "each call is answered",
    "a call is refused",
    (history) => {
      const { call } = history.asked("submit");
      history.entries.push({ atMs: 1, what: "refused", call, code: "INTERNAL_SERVER_ERROR", message: "Unexpected." });
    },
  ],
  [
    "each call is answered",
    "a call gets no answer",
    (history) => {
      const { call, atMs } = history.asked("submit");
      history.entries.push({ atMs: atMs + 60_000, what: "unanswered", call, why: "HUB_UNREACHABLE" });
    },
  ],
  ["the hub recovers", "it never does", (history) => history.drop(history.the("whole"))],
  [
    "the hub recovers",
    "it takes two minutes",
    (history) => {
      const whole = history.the("whole");
      whole.atMs += 120_000;
    },
  ],
];

describe("finds that", () => {
  it.each(PLANTED)("%s is broken when %s", async (invariant, _, plant) => {
    expect(await invariantsBroken(plant)).toContain(invariant);
  });
});

it("has a planted violation of every invariant", () => {
  expect([...new Set(PLANTED.map(([invariant]) => invariant))].sort()).toEqual(Object.keys(INVARIANTS).sort());
});

it("forgives a refused confirmation of an order that was being lifted, and no other", async () => {
  const refusedAfter = (atMs: number) => (history: Spoiling) => {
    const confirm = history.asked("confirm");
    history.entries.push({ atMs, what: "refused", call: confirm.call, code: "ORDER_ENDED", message: "It is lifted." });
  };
  const lift = kept.find((entry) => entry.what === "asked" && entry.ask.ask === "lift");
  const liftedMs = lift?.atMs ?? 0;
  expect(await invariantsBroken(refusedAfter(liftedMs + 1))).toEqual([]);
  expect(await invariantsBroken(refusedAfter(liftedMs - 1))).toEqual(["each call is answered"]);
});

it("forgives a call that ends with not now while the hub was not whole, and no other", async () => {
  const notNow = (history: Spoiling) => {
    const { call, atMs } = history.asked("submit");
    const answered = { atMs: atMs + 60_000, what: "refused", call, code: "UPSTREAM_LOST", message: "Again." } as const;
    history.entries.push(answered);
  };
  expect(await invariantsBroken(notNow)).toContain("each call is answered");
  const meanwhile = (history: Spoiling) => {
    notNow(history);
    history.entries.unshift({ atMs: 0, what: "not-whole", missing: ["orders"] });
    history.entries = history.entries.filter(({ what }) => what !== "whole" && what !== "fault-ended");
  };
  expect(await invariantsBroken(meanwhile)).not.toContain("each call is answered");
});

it("forgives that an order is not served which was lifted before its acknowledgement, and no other", async () => {
  const unserved = (history: Spoiling) => {
    const [addressee] = orderAtEnd(history, "o1").addressees;
    if (addressee !== undefined) addressee.servedAt = null;
  };
  expect(await invariantsBroken(unserved)).toContain("an acknowledgement answered is kept");
  const liftedFirst = (history: Spoiling) => {
    unserved(history);
    history.asked("lift").atMs = 0;
  };
  expect(await invariantsBroken(liftedFirst)).toEqual([]);
});

it("forgives a term that is told late because the hub was not whole", async () => {
  const delay = (history: Spoiling) =>
    history.everywhere("complianceFeed", "regulator:acm", 1, (message) => {
      message.sentAt = new Date(Date.parse(message.sentAt) + 30_000).toISOString();
    });
  const duringFault = (history: Spoiling) => {
    delay(history);
    const told = history.the("received", ({ feed }) => feed === "complianceFeed").atMs;
    const place = history.entries.findIndex((entry) => entry.atMs >= told);
    history.entries.splice(
      place,
      0,
      { atMs: told, what: "fault-began", fault: 2, schedule: 1, is: { kind: "stop", part: "orders", forMs: 30_000 } },
      { atMs: told + 30_000, what: "fault-ended", fault: 2 },
      { atMs: told + 30_500, what: "whole" },
    );
  };
  expect(await invariantsBroken(delay)).toContain("a term passes in time");
  expect(await invariantsBroken(duringFault)).not.toContain("a term passes in time");
});
