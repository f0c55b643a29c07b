import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { request } from "@exparte/client";
import { type EmbeddedPostgres, embeddedPostgres } from "@exparte/database";
import { type PartyCredentials, type RunningHub, startHub } from "@exparte/hub";
import { generateSealKey } from "@exparte/seal";
import { importJWK, type JWK, SignJWT } from "jose";

/** Longer than any bench runs, so that no token expires on the way. */
const TOKEN_LIFE_SECONDS = 3_600;
const READY_WITHIN_MS = 60_000;
/** One party or address plays many, as fast as it can. */
const ONE_FOR_MANY = {
  MAX_SOCKETS_PER_PARTY: "100000",
  MAX_OPERATIONS_PER_PARTY: "100000",
  MAX_UNKNOWN_SOCKETS_PER_ADDRESS: "100000",
  RATE_LIMIT_PER_PARTY: "1000000000",
  RATE_LIMIT_PER_ADDRESS: "1000000000",
};

const COLLECTS_WHEN_ASKED = `--expose-gc --import=${new URL("./collect-when-asked.js", import.meta.url)}`;

/** A separate hub for one bench, in a new directory, with enough platforms. */
export interface BenchHub {
  readonly hub: RunningHub;
  /** The hub's own PostgreSQL; the floor uses it too. */
  readonly databaseUrl: string;
  readonly platforms: readonly string[];
  token(party: PartyCredentials["party"], scopes: readonly string[]): Promise<string>;
  /** Ends these parts and waits until the hub has restarted them, with empty memory. */
  fresh(...parts: readonly ("gateway" | "orders")[]): Promise<void>;
  close(): Promise<void>;
}

/** `limited`: with a hub's default limits. */
export async function startBenchHub(platformCount: number, { limited = false } = {}): Promise<BenchHub> {
  const dataDir = await mkdtemp(join(tmpdir(), "exparte-bench-"));
  let postgres: EmbeddedPostgres | undefined;
  let hub: RunningHub | undefined;
  async function close(): Promise<void> {
    await hub?.close();
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  try {
    postgres = await embeddedPostgres({ dataDir: join(dataDir, "postgres") });
    hub = await startHub({
      dataDir,
      databaseUrl: postgres.adminUrl,
      quiet: true,
      env: { LOG_LEVEL: "warn", NODE_OPTIONS: COLLECTS_WHEN_ASKED, ...(limited ? {} : ONE_FOR_MANY) },
    });
    const { issuer, audience, urls } = hub;
    const token = tokensOf(await issuerKey(dataDir), issuer, audience);
    const platforms = Array.from({ length: platformCount }, (_, n) => `bench-${String(n + 1).padStart(3, "0")}`);
    await register(hub, platforms);
    return {
      hub,
      databaseUrl: postgres.adminUrl,
      platforms,
      token,
      close,
      async fresh(...parts) {
        const running = hub;
        if (running === undefined) return;
        await Promise.all(
          parts.map(async (part) => {
            const before = running.pid(part);
            running.kill(part, "SIGTERM");
            const ready = () => running.pid(part) !== undefined && running.pid(part) !== before;
            await until(async () => ready() && (await fetch(new URL("/ready", urls[part]))).ok);
          }),
        );
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The bench owns this hub, and so its issuer's key: its platforms need no clients at the issuer. */
async function issuerKey(dataDir: string): Promise<JWK> {
  const { keys } = JSON.parse(await readFile(join(dataDir, "issuer", "keys.json"), "utf8")) as { keys: JWK[] };
  const [key] = keys;
  if (key === undefined) throw new Error("The issuer has made no key");
  return key;
}

function tokensOf(key: JWK, issuer: string, audience: string): BenchHub["token"] {
  const { alg = "ES256", kid = "" } = key;
  return async (party, scopes) =>
    new SignJWT({ party, scope: scopes.join(" "), client_id: `${party.type}:${party.id}` })
      .setProtectedHeader({ alg, kid, typ: "at+jwt" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(`${party.type}:${party.id}`)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_LIFE_SECONDS}s`)
      .sign(await importJWK(key, alg));
}

async function register(hub: RunningHub, platforms: readonly string[]): Promise<void> {
  const operator = { url: hub.urls.platforms, token: await hub.token("operator:hub") };
  const send = (mutation: string, type: string, input: object) =>
    request(
      { url: operator.url, token: () => operator.token },
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
      { input },
    );
  for (const id of platforms) {
    const contactPoint = { email: `orders@${id}.example`, languages: ["nl"] };
    const platform = { id, name: id, kind: "HOSTING", domains: [`${id}.example`], languages: ["nl"] };
    await send("registerPlatform", "RegisterPlatformInput", { ...platform, contactPoint, connected: true });
    const { publicJwk } = await generateSealKey();
    await send("registerKey", "RegisterKeyInput", { party: { type: "PLATFORM", id }, jwk: publicJwk });
  }
}

/** Repeats the check until it holds; rejects after a minute. An error counts as "not yet". */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + READY_WITHIN_MS;
  let last: unknown;
  while (performance.now() < deadlineMs) {
    try {
      if (await holds()) return;
    } catch (cause) {
      last = cause;
    }
    await pause(50);
  }
  throw new Error("What the bench waits for does not come", { cause: last });
}
