import { execFile } from "node:child_process";
import { chown, cp, mkdtemp, readdir, readFile, rename, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, court, type InboxMessage, reconcile } from "@exparte/client";
import { type RunningHub, startHub } from "@exparte/hub";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ROOT } from "./doc-pages.js";
import { ask, type Listener, overWebsocket, poll } from "./door.js";
import { giveOrder } from "./order.js";

const BACKED_UP = 10;
const LOST = 6;
/** A hub starts anew in it, with orders to be given. */
const LONG_MS = 240_000;
const FEED = "orders.orderFeed";

let dataDir: string;
let hub: RunningHub;
let backup: string;
/** What vidshare held when the backup was taken, and after. */
let old: readonly InboxMessage[];
/** How far identities had read the orders' feed. */
let checkpoint: string;
const opened: (() => unknown)[] = [];

const start = () => startHub({ dataDir, quiet: true });
const hubAddress = () => ({ url: hub.url, token: () => hub.token("platform:vidshare") });

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one of the operator's commands, as npm does. */
function run(command: "backup" | "restore", ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const script = join(ROOT, "packages/operator", `${command}.mjs`);
    const env = { PATH: process.env.PATH, EXPARTE_DATA_DIR: dataDir };
    execFile(process.execPath, [script, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

/** Runs one statement as the superuser. */
async function sql<Row extends pg.QueryResultRow>(text: string, params: unknown[] = []): Promise<Row[]> {
  const { database: port } = JSON.parse(await readFile(join(dataDir, "ports.json"), "utf8")) as { database: number };
  const password = (await readFile(join(dataDir, "database", "password"), "utf8")).trim();
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
  await client.connect();
  try {
    return (await client.query<Row>(text, params)).rows;
  } finally {
    await client.end();
  }
}

async function give(count: number): Promise<void> {
  const key = await hub.partySigningKey({ type: "court", id: "rb-amsterdam" });
  const amsterdam = court({ url: hub.url, token: () => hub.token("court:rb-amsterdam"), court: "rb-amsterdam", key });
  for (let given = 0; given < count; given += 1) await giveOrder(amsterdam, ["vidshare"]);
}

async function take(count: number): Promise<InboxMessage[]> {
  const taken: InboxMessage[] = [];
  for await (const message of connect({ ...hubAddress(), cursor: { position: 0 } })) {
    taken.push(message);
    if (taken.length === count) break;
  }
  return taken;
}

const at = (position: number) => {
  const message = old[position - 1];
  if (message === undefined) throw new Error(`Nothing was received at ${position}`);
  return message;
};

/** What becomes of reading on from a cursor: the code of the refusal with its facts, or the next position. */
async function goOn(variables: Record<string, unknown>): Promise<unknown> {
  const query = `subscription ($after: Int!, $digest: String, $epoch: String) {
    inbox(after: $after, digest: $digest, epoch: $epoch) { position }
  }`;
  const listener: Listener = overWebsocket(hub.url, await hub.token("platform:vidshare"), variables, query);
  opened.push(() => listener.stop());
  await vi.waitFor(() => expect(listener.messages.length > 0 || listener.ended).toBe(true), { timeout: 20_000 });
  await listener.stop();
  return listener.errors[0]?.extensions ?? listener.messages[0]?.position;
}

async function acknowledge(variables: Record<string, unknown>): Promise<unknown> {
  const mutation = `mutation ($upTo: Int!, $digest: String, $epoch: String) {
    acknowledgeInbox(upTo: $upTo, digest: $digest, epoch: $epoch) { acknowledged }
  }`;
  const { data, errors } = await ask(hub.url, await hub.token("platform:vidshare"), mutation, variables);
  return errors?.[0]?.extensions ?? data?.acknowledgeInbox;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "exparte-restore-"));
  backup = join(dataDir, "backup");
  hub = await start();
  await give(BACKED_UP);
}, LONG_MS);
afterAll(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
  await hub?.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe("npm run backup", () => {
  it("backs up a hub that runs, and --check finds the backup whole", { timeout: LONG_MS }, async () => {
    expect(await run("backup", backup)).toMatchObject({ code: 0, err: "" });
    expect(await run("restore", "--check", backup)).toMatchObject({ code: 0, err: "" });
    await give(LOST);
    old = await take(BACKED_UP + LOST);
    expect(old.map(({ position }) => position)).toEqual(Array.from({ length: BACKED_UP + LOST }, (_, n) => n + 1));
  });

  it("refuses a directory with something in it", async () => {
    expect((await run("backup", backup)).err).toMatch(/^BACKUP_EXISTS: /);
  });
});

describe("npm run restore", () => {
  it("refuses to restore over a hub that runs", async () => {
    expect(await run("restore", backup)).toMatchObject({ code: 1, err: expect.stringMatching(/^HUB_RUNNING: /) });
  });

  it.each(["cluster/global/pg_control", "manifest.json"])("refuses a backup whose %s was cut off", async (file) => {
    const cut = join(dataDir, "cut");
    await cp(backup, cut, { recursive: true });
    await truncate(join(cut, file), 100);
    for (const args of [[cut], ["--check", cut]]) {
      const refused = args.length === 1 ? "HUB_RUNNING" : "BACKUP_DAMAGED";
      expect((await run("restore", ...args)).err).toMatch(new RegExp(`^${refused}: `));
    }
    await rm(cut, { recursive: true });
  });

  it("refuses what is no backup", async () => {
    expect((await run("restore", "--check", dataDir)).err).toMatch(/^BACKUP_DAMAGED: .*manifest\.json/);
  });
});

describe("a platform that is ahead of a database that was restored", () => {
  let reading: Promise<unknown>;
  const received: number[] = [];

  it("reads on across the restore, and the hub then goes beyond its position", { timeout: LONG_MS }, async () => {
    const { url } = hub;
    const token = await hub.token("platform:vidshare"); // nobody gives another while the hub is away
    const inbox = connect({ url, token: () => token, cursor: at(16).cursor, onInterrupted: () => {} });
    opened.push(() => inbox.close());
    reading = (async () => {
      for await (const { position } of inbox) received.push(position);
    })().catch((why: unknown) => why);
    const [kept] = await sql<{ cursor: string }>("select cursor from identities.feed_checkpoints where feed = $1", [
      FEED,
    ]);
    checkpoint = String(kept?.cursor);
    await hub.close();
    const restored = await run("restore", backup);
    expect(restored).toMatchObject({ code: 0, err: "" });
    expect(restored.out).toMatch(/^orders: epoch [0-9a-f-]{36} begins after position \d+$/m);
    hub = await start();
    await give(LOST + 1);
    expect((await poll(hub.url, await hub.token("platform:vidshare"))).head).toBe(17);
  });

  it("hears that the epoch changed instead of message 17, and from where on to compare", async () => {
    expect(await reading).toMatchObject({
      code: "EPOCH_CHANGED",
      facts: { compareFrom: BACKED_UP, ahead: true },
    });
    expect(received).toEqual([]);
  });

  it.each([
    ["with digest and epoch", () => at(16).cursor],
    ["with the digest alone, as an earlier client stored it", () => ({ position: 16, digest: at(16).digest })],
    ["with the position alone", () => ({ position: 16 })],
    ["with the position alone of a message that the hub has under another content", () => ({ position: 11 })],
  ])("is refused %s", async (_, cursor) => {
    const { position: after, ...proof } = cursor();
    const refused = { code: "EPOCH_CHANGED", compareFrom: BACKED_UP };
    expect(await goOn({ after, ...proof })).toMatchObject(refused);
    expect(await acknowledge({ upTo: after, ...proof })).toMatchObject(refused);
  });

  it("compares what it holds with what the hub holds, and goes on without losing a message", async () => {
    const { sameUpTo, lost, unseen, cursor } = await reconcile({ ...hubAddress(), held: old, compareFrom: BACKED_UP });
    expect(sameUpTo).toBe(BACKED_UP);
    expect(lost).toEqual(old.slice(BACKED_UP));
    expect(unseen.map(({ position }) => position)).toEqual([11, 12, 13, 14, 15, 16, 17]);
    const inbox = connect({ ...hubAddress(), cursor });
    const next: InboxMessage[] = [];
    for await (const message of inbox) {
      next.push(message);
      if (next.length === 7) break;
    }
    expect(next.map(({ digest }) => digest)).toEqual(unseen.map(({ digest }) => digest));
    expect(await acknowledge({ upTo: 17, digest: next[6]?.digest, epoch: next[6]?.epoch })).toEqual({
      acknowledged: 17,
    });
  });
});

describe("a service that is ahead of another's database", () => {
  const ready = async () => (await fetch(new URL("/ready", hub.urls.identities))).json();

  it("stops and says so, as if it alone had not been restored, and goes on once its checkpoint is deleted", {
    timeout: LONG_MS,
  }, async () => {
    // A process that lives could still move its checkpoint, for what was just acknowledged.
    expect(hub.kill("identities", "SIGKILL")).toBe(true);
    await sql("update identities.feed_checkpoints set cursor = $2 where feed = $1", [FEED, checkpoint]);

    const isAhead = async () =>
      expect(await ready()).toMatchObject({ stale: [FEED], ahead: [FEED], mend: expect.stringContaining("restored") });
    await vi.waitFor(isAhead, { timeout: 100_000, interval: 200 });
    await sql("delete from identities.feed_checkpoints where feed = $1", [FEED]);
    const goesOn = async () => expect(await ready()).toEqual({ status: "ready", service: "identities", stale: [] });
    await vi.waitFor(goesOn, { timeout: 100_000, interval: 200 });
  });
});

describe("a backup that is put in place by hand, without its step", () => {
  it("begins an epoch all the same: whoever is ahead is refused", { timeout: LONG_MS }, async () => {
    const { messages } = await poll(hub.url, await hub.token("platform:vidshare"));
    const ahead = messages.at(-1);
    await hub.close();
    const cluster = join(dataDir, "database", "cluster");
    await rename(cluster, `${cluster}.mine`);
    await cp(join(backup, "cluster"), cluster, { recursive: true });
    const { uid, gid } = await stat(`${cluster}.mine`);
    for (const name of ["", ...(await readdir(cluster, { recursive: true }))])
      await chown(join(cluster, name), uid, gid);
    hub = await start();
    expect(await goOn({ after: 17, digest: ahead?.digest })).toMatchObject({ code: "EPOCH_CHANGED", compareFrom: 10 });
    expect(await goOn({ after: 9 })).toBe(10);
  });
});
