import { connect, connectComplaints, type Inbox } from "@exparte/client";
import type { Feed, History } from "./history.js";
import type { FaultPlatform } from "./hub-under-test.js";
import { PATIENCE_MS } from "./patience.js";
import { type Reader, readByClient, readByHand } from "./reader.js";
import type { Told } from "./told.js";

/** Under a term of at most this, the platform is late on purpose. */
const LATE_TERM = /^PT\dS$/;

/** A platform's own program: it receives, acknowledges, confirms and puts back, one message after another. */
export interface PlatformProgram {
  readonly readers: readonly Reader[];
  /** Resolves when it has done all that it was told so far. */
  idle(): Promise<void>;
}

/** Half of the platforms use the client, the others a bare websocket. */
export function runPlatform(platform: FaultPlatform, place: number, history: History): PlatformProgram {
  const { id, url, token, key } = platform;
  const party = `platform:${id}`;
  const hub = { url, token, key, cursor: { position: 0 }, patienceMs: PATIENCE_MS };
  const [inbox, complaints] = [connect(hub), connectComplaints(hub)];
  const unobeyed = new Map<string, readonly string[]>();
  let work: Promise<void> = Promise.resolve();

  const acknowledge = (feed: Feed, by: Pick<Inbox, "acknowledge">, { message }: Told) => {
    const { position, digest, epoch } = message;
    return history.call(party, { ask: "acknowledge", feed, upTo: position }, () =>
      by.acknowledge({ position, cursor: { position, digest, epoch } }),
    );
  };

  async function confirm(orderId: string, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const effectAt = new Date();
    const items = itemIds.map((itemId) => ({ itemId, outcome: "REMOVED" as const, effectAt }));
    await history.call(party, { ask: "confirm", orderId, itemIds, outcome: "REMOVED" }, () =>
      inbox.confirm(orderId, items),
    );
  }

  async function putBack(orderId: string, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const effectAt = new Date();
    const items = itemIds.map((itemId) => ({ itemId, outcome: "REINSTATED" as const, effectAt }));
    await history.call(party, { ask: "reinstate", orderId, itemIds, outcome: "REINSTATED" }, () =>
      inbox.reinstate(orderId, items),
    );
  }

  async function obey(told: Told): Promise<void> {
    const { kind, orderId = "", details, position } = told.message;
    await acknowledge("inbox", inbox, told);
    if (kind === "ORDER_ISSUED") {
      if (LATE_TERM.test(String(details.removeWithin))) unobeyed.set(orderId, told.toRemove);
      else await confirm(orderId, told.toRemove);
    }
    // Of what is late, every second order is obeyed after all.
    if (kind === "DEADLINE_PASSED" && position % 2 === 0) await confirm(orderId, unobeyed.get(orderId) ?? []);
    if (kind === "ORDER_LIFTED") await putBack(orderId, told.toPutBack);
  }

  const does = (one: (told: Told) => Promise<unknown>) => (told: Told) => {
    work = work.then(async () => {
      await one(told);
    });
  };
  const read = place % 2 === 0 ? readByClient : readByHand;
  const common = { url, token, party, history };
  return {
    readers: [
      read({ ...common, feed: "inbox", onTold: does(obey) }),
      read({
        ...common,
        feed: "complaintInbox",
        onTold: does((told) => acknowledge("complaintInbox", complaints, told)),
      }),
    ],
    async idle() {
      let before: Promise<void>;
      do {
        before = work;
        await before;
      } while (before !== work);
    },
  };
}
