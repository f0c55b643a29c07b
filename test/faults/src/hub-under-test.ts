import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { request } from "@exparte/client";
import { partyTokens, type RunningHub, startHub } from "@exparte/hub";
import { generateSealKey } from "@exparte/seal";
import { importJWK, type JWK, SignJWT } from "jose";
import { openRelay, type Relay } from "./relay.js";
import type { Hop, PartName } from "./schedule.js";

const PLATFORM_SCOPES = ["inbox:read", "orders:read", "orders:confirm", "compliance:read"];
const LONG_SECONDS = 600;
/** Less, and a token could run out on its way on a busy machine each time. */
const SHORT_SECONDS = 3;
const RENEW_BEFORE_MS = 1_000;
const TRY_EVERY_MS = 250;
const TRY_FOR_MS = 60_000;

export interface FaultPlatform {
  readonly id: string;
  /** The gateway, through a relay of its own. */
  readonly url: string;
  readonly relay: Relay;
  readonly key: JWK;
  token(): Promise<string>;
}

/** A hub of its own in a new directory, with relays before the gateway and between the gateway and the services. */
export interface HubUnderTest {
  readonly hub: RunningHub;
  readonly platforms: readonly FaultPlatform[];
  readonly relays: ReadonlyMap<Hop, readonly Relay[]>;
  /** The gateway through the relay of courts, or of supervisors. */
  readonly urls: { readonly courts: string; readonly supervisors: string };
  /** A demo party's tokens, from the issuer. */
  tokensOf(clientId: string): Promise<() => Promise<string>>;
  /** From now on platforms get tokens of a few seconds, or long ones again. */
  useShortTokens(short: boolean): void;
  close(): Promise<void>;
}

export async function startHubUnderTest(platformCount: number): Promise<HubUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), "exparte-faults-"));
  const opened: Relay[] = [];
  let hub: RunningHub | undefined;
  async function close(): Promise<void> {
    await hub?.close();
    await Promise.all(opened.map((relay) => relay.close()));
    await rm(dataDir, { recursive: true, force: true });
  }
  const relayTo = async (part: PartName): Promise<Relay> => {
    const relay = await openRelay(() => portOf(dataDir, part));
    opened.push(relay);
    return relay;
  };
  try {
    const [orders, platforms, complaints] = await Promise.all([
      relayTo("orders"),
      relayTo("platforms"),
      relayTo("complaints"),
    ]);
    hub = await startHub({
      dataDir,
      quiet: true,
      env: {
        LOG_LEVEL: "warn",
        RELAYED_ORDERS_URL: graphqlAt(orders),
        RELAYED_PLATFORMS_URL: graphqlAt(platforms),
        RELAYED_COMPLAINTS_URL: graphqlAt(complaints),
      },
      modules: { gateway: fileURLToPath(new URL("./gateway-behind-relays.js", import.meta.url)) },
    });
    const running = hub;
    const [courts, supervisors] = await Promise.all([relayTo("gateway"), relayTo("gateway")]);
    const tokens = platformTokens(await issuerKey(dataDir), running);
    const members = await Promise.all(
      Array.from({ length: platformCount }, async (_, place): Promise<FaultPlatform> => {
        const id = `faults-${String(place + 1).padStart(2, "0")}`;
        const relay = await relayTo("gateway");
        const key = await register(running, id);
        return { id, url: graphqlAt(relay), relay, key, token: tokens.of(id) };
      }),
    );
    return {
      hub: running,
      platforms: members,
      relays: new Map<Hop, readonly Relay[]>([
        ["courts", [courts]],
        ["supervisors", [supervisors]],
        ["platforms", members.map(({ relay }) => relay)],
        ["to orders", [orders]],
        ["to platforms", [platforms]],
        ["to complaints", [complaints]],
      ]),
      urls: { courts: graphqlAt(courts), supervisors: graphqlAt(supervisors) },
      async tokensOf(clientId) {
        const { issuer, audience } = running;
        return patient(await partyTokens({ dataDir, issuer, audience, clientId }));
      },
      useShortTokens: tokens.useShort,
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function graphqlAt({ port }: Relay): string {
  return `http://127.0.0.1:${port}/graphql`;
}

function portOf(dataDir: string, part: PartName): number {
  const ports = JSON.parse(readFileSync(join(dataDir, "ports.json"), "utf8")) as Partial<Record<PartName, number>>;
  return ports[part] ?? 0;
}

/** A party's own program asks its issuer again while that is away; the client takes what it throws as final. */
function patient(token: () => Promise<string>): () => Promise<string> {
  return async () => {
    const givesUpAtMs = performance.now() + TRY_FOR_MS;
    for (;;) {
      try {
        return await token();
      } catch (cause) {
        if (performance.now() > givesUpAtMs) throw cause;
        await pause(TRY_EVERY_MS);
      }
    }
  };
}

/** This program owns the hub, and so its issuer's key: its platforms need no clients at the issuer. */
async function issuerKey(dataDir: string): Promise<JWK> {
  const { keys } = JSON.parse(await readFile(join(dataDir, "issuer", "keys.json"), "utf8")) as { keys: JWK[] };
  const [key] = keys;
  if (key === undefined) throw new Error("The issuer has made no key");
  return key;
}

function platformTokens(key: JWK, { issuer, audience }: RunningHub) {
  let lifeSeconds = LONG_SECONDS;
  const sign = async (id: string): Promise<string> =>
    new SignJWT({ party: { type: "platform", id }, scope: PLATFORM_SCOPES.join(" "), client_id: `platform:${id}` })
      .setProtectedHeader({ alg: key.alg ?? "ES256", kid: key.kid ?? "", typ: "at+jwt" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(`platform:${id}`)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(await importJWK(key, key.alg));
  return {
    useShort(short: boolean) {
      lifeSeconds = short ? SHORT_SECONDS : LONG_SECONDS;
    },
    of(id: string): () => Promise<string> {
      let held: { readonly token: string; readonly renewAtMs: number; readonly lifeSeconds: number } | undefined;
      return async () => {
        if (held === undefined || held.lifeSeconds > lifeSeconds || Date.now() >= held.renewAtMs) {
          const renewAtMs = Date.now() + lifeSeconds * 1_000 - RENEW_BEFORE_MS;
          held = { token: await sign(id), renewAtMs, lifeSeconds };
        }
        return held.token;
      };
    },
  };
}

/** Resolves with the private key that the platform seals with. */
async function register(hub: RunningHub, id: string): Promise<JWK> {
  const operator = await hub.token("operator:hub");
  const send = (mutation: string, type: string, input: object) =>
    request(
      { url: hub.urls.platforms, token: () => operator },
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
      { input },
    );
  const contactPoint = { email: `orders@${id}.example`, languages: ["nl"] };
  const platform = { id, name: id, kind: "HOSTING", domains: [`${id}.example`], languages: ["nl"] };
  await send("registerPlatform", "RegisterPlatformInput", { ...platform, contactPoint, connected: true });
  const { privateJwk, publicJwk } = await generateSealKey();
  await send("registerKey", "RegisterKeyInput", { party: { type: "PLATFORM", id }, jwk: publicJwk });
  return privateJwk;
}
