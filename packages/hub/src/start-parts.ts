import { hkdfSync, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareRoles } from "@exparte/database";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { CannotStart } from "./cannot-start.js";
import { LOCAL } from "./door-address.js";
import {
  type HttpPartName,
  type HubFile,
  type hubFiles,
  type PartName,
  SERVICES,
  type ServiceName,
} from "./hub-file.js";
import type { HubOptions } from "./hub-options.js";
import { readKept, writeKept } from "./kept-file.js";
import type { Part, PartReport } from "./part.js";
import { openPartLog } from "./part-log.js";
import { partyCredentials } from "./party-credentials.js";
import { openLedger } from "./process-ledger.js";
import { superviseChild } from "./supervised-child.js";
import { superviseDatabase } from "./supervised-database.js";
import type { Teardown } from "./teardown.js";

const CHECKOUT = fileURLToPath(new URL("../../..", import.meta.url));

/** The statute of the demo's hub, which no parliament has passed; a hub of its operator's own names the one that it has. */
const DEMO_STATUTE = "art. 9 Wet voorlopige verwijdering (demo)";

/** The client of the pages at the demonstration issuer. */
const CONSOLE_CLIENT = "console";

interface PartsContext {
  readonly options: HubOptions;
  readonly files: ReturnType<typeof hubFiles>;
  readonly hub: HubFile;
  /** The address the gateway listens on. */
  readonly host: string;
  readonly ports: Readonly<Record<PartName, number>>;
  readonly report: PartReport;
  /** Every part is noted here as it starts, so that the order of starting, reversed, is that of ending. */
  readonly teardown: Teardown;
}

/** The parts of one hub, each with the environment that the services' config.ts asks for. */
export function openParts({ options, files, hub, host, ports, report, teardown }: PartsContext) {
  const parts = new Map<PartName, Part>();
  const ledger = openLedger(files.processes);
  const shared: NodeJS.ProcessEnv = {
    ACKNOWLEDGEMENT_IS_WRIT_UNDER: DEMO_STATUTE,
    ...process.env,
    ...options.env,
    HOST: LOCAL,
    DATABASE_URL: undefined,
    OIDC_ISSUER: hub.issuer,
    CASE_ISSUER: new URL(hub.urls.orders).origin,
    PUBLIC_URL: hub.url,
    OIDC_AUDIENCE: hub.audience,
    ...Object.fromEntries(SERVICES.map((name) => [`${name.toUpperCase()}_URL`, hub.urls[name]])),
  };

  /**
   * The processes run, and are noted for ending, before the first wait: the order of calls is the order of starting.
   */
  async function start(folder: string, own: Partial<Record<HttpPartName, NodeJS.ProcessEnv>>): Promise<void> {
    const started = Object.entries(own).map(([key, env]) => {
      const name = key as HttpPartName;
      const log = openPartLog(join(files.logs, `${name}.log`), (message) => report.trouble(name, message));
      const script = options.modules?.[name] ?? join(CHECKOUT, folder, name, "dist", "main.js");
      const port = String(ports[name]);
      const readyUrl = new URL("/ready", hub.urls[name]).href;
      const part = superviseChild(
        { name, script, env: { ...shared, ...env, PORT: port }, readyUrl },
        { log, ledger, report },
      );
      parts.set(name, part);
      return { part, log };
    });
    teardown.later(
      ...started.map(({ part, log }) => async () => {
        await part.stop();
        await log.close();
      }),
    );
    await Promise.all(started.map(({ part }) => part.ready));
  }

  return {
    get: (part: PartName) => parts.get(part),

    /** Resolves with the address of the role that may create roles. */
    startDatabase: async (): Promise<string> => {
      if (options.databaseUrl !== undefined) return options.databaseUrl;
      const database = superviseDatabase({ name: "database", dataDir: files.database, port: ports.database }, report);
      parts.set("database", database);
      teardown.later(database.stop);
      return database.adminUrl;
    },

    startIssuer: () => start("services", { issuer: { ISSUER_DATA_DIR: files.issuer } }),

    /** Makes the services' roles, with the issuer's and the database's help; returns how to start services. */
    prepareServices: async (adminUrl: string) => {
      const secret = await roleSecret(files.secret, options.databaseUrl);
      const roleUrls = await roles(adminUrl, secret);
      const own = new Map<ServiceName, NodeJS.ProcessEnv>();
      for (const name of SERVICES) {
        const { clientId, clientSecret } = await partyCredentials(dirname(files.hub), `service:${name}`);
        own.set(name, { DATABASE_URL: roleUrls[name], CLIENT_ID: clientId, CLIENT_SECRET: clientSecret });
      }
      if (shared.PARTICULARS_SECRET === undefined) {
        own.set("orders", { ...own.get("orders"), PARTICULARS_SECRET: particularsSecret(secret) });
      }
      own.set("orders", { ...own.get("orders"), ...(await caseCodeSecrets(files.caseCodes)) });
      await options.beforeServices?.(roleUrls);
      return (...names: ServiceName[]): Promise<void> =>
        start("services", Object.fromEntries(names.map((name) => [name, own.get(name)])));
    },

    startConsole: () =>
      start("services", {
        console: {
          GATEWAY_URL: hub.urls.gateway,
          OIDC_ISSUER: hub.issuer,
          OIDC_CLIENT_ID: CONSOLE_CLIENT,
          // In place of a court's own device: the demo's courts have their keys in files.
          SEAL_KEYS_DIR: files.parties,
        },
      }),

    startGateway: () => start("", { gateway: { HOST: host, CONSOLE_URL: hub.urls.console } }),
  };
}

/** Without one given, it follows from the hub's own, as the roles' passwords do, and stays as long as that. */
function particularsSecret(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "exparte particulars", 32)).toString("base64url");
}

async function roles(adminUrl: string, secret: string): Promise<Record<ServiceName, string>> {
  try {
    return await prepareRoles({ adminUrl, schemas: [...SERVICES], secret });
  } catch (cause) {
    const { host } = new URL(adminUrl);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CannotStart(`The services' roles could not be made in the PostgreSQL at ${host}: ${why}.`, { cause });
  }
}

/**
 * What the services' database passwords follow from. With a given server it is that server's own password: every hub
 * that uses the server then comes to the same ones, and none locks another out.
 */
async function roleSecret(file: string, databaseUrl: string | undefined): Promise<string> {
  const given = databaseUrl === undefined ? "" : new URL(databaseUrl).password;
  if (given !== "") return given;
  const kept = await readKept<{ secret: string }>(file);
  if (kept !== undefined) return kept.secret;
  const secret = randomBytes(32).toString("base64url");
  await writeKept(file, { secret });
  return secret;
}

/** The key that signs tokens for codes of a case, and the secret by which the codes are recognised: made once, then kept. */
async function caseCodeSecrets(file: string): Promise<NodeJS.ProcessEnv> {
  const kept = await readKept<{ signingKey: JWK; secret: string }>(file);
  const { signingKey, secret } = kept ?? (await newCaseCodeSecrets());
  if (kept === undefined) await writeKept(file, { signingKey, secret });
  return { CASE_SIGNING_KEY: JSON.stringify(signingKey), CASE_CODE_SECRET: secret };
}

async function newCaseCodeSecrets(): Promise<{ signingKey: JWK; secret: string }> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { signingKey: await exportJWK(privateKey), secret: randomBytes(32).toString("base64url") };
}
