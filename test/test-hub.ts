import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Court, court } from "@exparte/client";
import { roleUrl } from "@exparte/database";
import { type PartName, type RunningHub, startHub } from "@exparte/hub";
import type { JWK } from "jose";
import pg from "pg";

const PARTS: readonly PartName[] = [
  "database",
  "issuer",
  "orders",
  "platforms",
  "identities",
  "complaints",
  "console",
  "gateway",
];

export interface TestHub extends RunningHub {
  readonly dataDir: string;
  /** Always the same token for a party; call `token` for a new one. */
  tokenOf(clientId: string): Promise<string>;
  keyOf(type: "court" | "platform", id: string): Promise<JWK>;
  court(id: string): Promise<Court>;
  /** The text of a file in its directory. */
  fileOf(file: string): Promise<string>;
  /** The database's address for a service's own role. */
  databaseOf(service: string): Promise<string>;
  /** Runs one statement as the superuser. */
  sql<Row extends pg.QueryResultRow>(text: string, params?: unknown[]): Promise<Row[]>;
  /** Stops the hub and removes its data. Throws when one of its processes still runs. */
  end(): Promise<void>;
}

/** The whole hub as processes, in its own directory and on free ports. */
export async function openTestHub(env: Readonly<Record<string, string>> = {}): Promise<TestHub> {
  const dataDir = await mkdtemp(join(tmpdir(), "exparte-e2e-"));
  const hub = await startHub({ dataDir, quiet: true, env });
  const kept = async (file: string) => readFile(join(dataDir, file), "utf8");
  const { database: port } = JSON.parse(await kept("ports.json")) as { database: number };
  const password = (await kept("database/password")).trim();
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 });
  admin.on("error", () => {}); // a test kills the database; the next statement connects anew
  const tokens = new Map<string, Promise<string>>();
  const keyOf = (type: "court" | "platform", id: string) => hub.partySigningKey({ type, id });

  return {
    ...hub,
    dataDir,
    tokenOf(clientId) {
      const token = tokens.get(clientId) ?? hub.token(clientId);
      tokens.set(clientId, token);
      return token;
    },
    keyOf,
    fileOf: kept,
    court: async (id) =>
      court({ url: hub.url, token: () => hub.token(`court:${id}`), court: id, key: await keyOf("court", id) }),
    async databaseOf(service) {
      const { secret } = JSON.parse(await kept("secret.json")) as { secret: string };
      return roleUrl({ adminUrl, schema: service, secret });
    },
    async sql<Row extends pg.QueryResultRow>(text: string, params: unknown[] = []) {
      return (await admin.query<Row>(text, params)).rows;
    },
    async end() {
      const pids = PARTS.map((part) => hub.pid(part));
      await admin.end();
      await hub.close();
      await rm(dataDir, { recursive: true });
      const left = PARTS.filter((_, index) => runs(pids[index]));
      if (left.length > 0) throw new Error(`Still running after the hub was closed: ${left.join(", ")}`);
    },
  };
}

function runs(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
}
