import { resolve } from "node:path";
import type { JWK } from "jose";
import { doorAddress, LOCAL } from "./door-address.js";
import { feedsHeard } from "./feeds-heard.js";
import { HTTP_PARTS, type HttpPartName, type HubFile, hubFiles, type PartName } from "./hub-file.js";
import type { HubOptions } from "./hub-options.js";
import { removeKept, writeKept } from "./kept-file.js";
import { takeLauncherLock } from "./launcher-lock.js";
import type { PartReport } from "./part.js";
import {
  type PartyCredentials,
  partyCredentials,
  partyEncryptionKey,
  partySigningKey,
  partyTokens,
} from "./party-credentials.js";
import { partPorts, requireFreePort } from "./ports.js";
import { endOrphans } from "./process-ledger.js";
import { screenReport } from "./screen-report.js";
import { seedParties } from "./seed.js";
import { openParts } from "./start-parts.js";
import { openTeardown } from "./teardown.js";

export const AUDIENCE = "urn:exparte:hub";

export interface RunningHub extends HubFile {
  pid(part: PartName): number | undefined;
  /** Sends a part's process a signal; it is started again if it dies of it. False when it is not running. */
  kill(part: PartName, signal: NodeJS.Signals): boolean;
  /** A demo party's client at the issuer, such as `court:rb-amsterdam`. */
  partyCredentials(clientId: string): Promise<PartyCredentials>;
  /** The private key a demo party seals with; its public half is registered. */
  partySigningKey(party: { type: string; id: string }): Promise<JWK>;
  /** The private key a demo court opens disclosures with; its public half is registered. */
  partyEncryptionKey(party: { type: string; id: string }): Promise<JWK>;
  /** An access token for a demo party; by default with everything it may do. */
  token(clientId: string, scope?: string): Promise<string>;
  /** Ends everything in order: the gateway first, the database last. */
  close(): Promise<void>;
}

/**
 * Starts a whole hub: database, issuer, four services, console, gateway and demo parties. Each part is a process that is
 * restarted when it dies. Resolves when everything is ready. Rejects, after stopping everything, when something cannot
 * start.
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const dataDir = resolve(options.dataDir);
  const files = hubFiles(dataDir);
  const report = options.quiet === true ? silent : screenReport(console.log);
  const teardown = openTeardown();
  const during = orAbort(options.signal);
  try {
    const lock = await takeLauncherLock(files.lock);
    teardown.later(lock.release);
    await removeKept(files.hub);
    await endOrphans(files.processes);
    if (options.port !== undefined) await requireFreePort(options.port);
    const kept = await partPorts(files.ports, ["database", ...HTTP_PARTS]);
    const ports = { ...kept, gateway: options.port ?? kept.gateway };

    const host = options.host ?? LOCAL;
    const door = doorAddress(host);
    const issuer = `http://${LOCAL}:${ports.issuer}`;
    const urls = Object.fromEntries(
      HTTP_PARTS.map((name) => {
        const origin = `http://${name === "gateway" ? door : LOCAL}:${ports[name]}`;
        return [name, name === "issuer" || name === "console" ? origin : `${origin}/graphql`];
      }),
    ) as Record<HttpPartName, string>;
    const hub: HubFile = {
      url: `http://${door === LOCAL ? "localhost" : door}:${ports.gateway}/graphql`,
      urls,
      issuer,
      audience: AUDIENCE,
      startedAt: new Date().toISOString(),
    };
    const tokensOf = (clientId: string, scope?: string) =>
      partyTokens({ dataDir, issuer, audience: AUDIENCE, clientId, ...(scope === undefined ? {} : { scope }) });
    const register = async () => {
      const startedAtMs = Date.now();
      const accessToken = await tokensOf("operator:hub");
      await seedParties({
        url: urls.platforms,
        accessToken,
        signingKey: (party) => partySigningKey(dataDir, party),
        encryptionKey: (party) => partyEncryptionKey(dataDir, party),
      });
      report.ready("parties", Date.now() - startedAtMs, false);
    };

    const parts = openParts({ options, files, hub, host, ports, report, teardown });
    const [adminUrl] = await during(Promise.all([parts.startDatabase(), parts.startIssuer()]));
    const startService = await parts.prepareServices(adminUrl);
    // The parties are registered before the other services start, so that each finds them at its first look.
    await during(startService("platforms"));
    const others = startService("orders", "identities", "complaints");
    await during(Promise.all([register(), others, parts.startConsole(), parts.startGateway()]));
    await during(feedsHeard(`http://127.0.0.1:${ports.gateway}`));
    await writeKept(files.hub, hub);
    teardown.later(lock.ending, () => removeKept(files.hub));

    return {
      ...hub,
      pid: (part) => parts.get(part)?.pid(),
      kill: (part, signal) => parts.get(part)?.kill(signal) ?? false,
      partyCredentials: (clientId) => partyCredentials(dataDir, clientId),
      partySigningKey: (party) => partySigningKey(dataDir, party),
      partyEncryptionKey: (party) => partyEncryptionKey(dataDir, party),
      token: async (clientId, scope) => (await tokensOf(clientId, scope))(),
      close: teardown.run,
    };
  } catch (cause) {
    await teardown.run();
    throw cause;
  }
}

/** Waits for something, but no longer than until the signal. */
function orAbort(signal: AbortSignal | undefined): <Awaited>(promise: Promise<Awaited>) => Promise<Awaited> {
  if (signal === undefined) return (promise) => promise;
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {}); // matters only to whoever waits at that moment
  return (promise) => Promise.race([promise, aborted]);
}

const silent: PartReport = { ready: () => {}, ended: () => {}, trouble: () => {} };
