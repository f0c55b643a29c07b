import { join } from "node:path";
import { CannotStart } from "./cannot-start.js";
import { readKept } from "./kept-file.js";
import { lockHolder } from "./launcher-lock.js";

export const SERVICES = ["orders", "platforms", "identities", "complaints"] as const;
export type ServiceName = (typeof SERVICES)[number];
/** The parts that speak HTTP. */
export const HTTP_PARTS = ["issuer", ...SERVICES, "console", "gateway"] as const;
export type HttpPartName = (typeof HTTP_PARTS)[number];
export type PartName = HttpPartName | "database";

/** Where everything of a hub is kept. */
export function hubFiles(dataDir: string) {
  return {
    /** Where a running hub is; for `npm run token`, `npm run demo` and curious people. Holds no secret. */
    hub: join(dataDir, "hub.json"),
    lock: join(dataDir, "launcher.json"),
    processes: join(dataDir, "processes.json"),
    ports: join(dataDir, "ports.json"),
    secret: join(dataDir, "secret.json"),
    caseCodes: join(dataDir, "case-codes.json"),
    logs: join(dataDir, "logs"),
    database: join(dataDir, "database"),
    issuer: join(dataDir, "issuer"),
    clients: join(dataDir, "issuer", "clients.json"),
    parties: join(dataDir, "parties"),
    /** There where the records are invented: `npm run demo -- --years 2` writes it. */
    invented: join(dataDir, "invented-years.json"),
  };
}

/** What `hub.json` says of a running hub. */
export interface HubFile {
  /** The door: GraphQL over HTTP; its websocket is the same address with ws. */
  readonly url: string;
  /** The address of each part's GraphQL, or of the issuer or the console itself. */
  readonly urls: Readonly<Record<HttpPartName, string>>;
  readonly issuer: string;
  readonly audience: string;
  readonly startedAt: string;
}

/** Finds the hub that runs on this data directory. Refuses with CannotStart when none does. */
export async function runningHub(dataDir: string): Promise<HubFile> {
  const files = hubFiles(dataDir);
  const running = (await lockHolder(files.lock)) === undefined ? undefined : await readKept<HubFile>(files.hub);
  if (running === undefined)
    throw new CannotStart("No hub is running here, or it is not ready yet. Start one: npm start");
  return running;
}
