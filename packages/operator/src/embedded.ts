import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hubFiles, lockHolder } from "@exparte/hub";

/** The embedded database of the hub that `npm start` runs on a data directory. */
export interface Embedded {
  /** Where it is kept. */
  readonly database: string;
  readonly lockFile: string;
  readonly processesFile: string;
  /** While the hub runs. */
  readonly adminUrl: string | undefined;
}

export async function embeddedOf(dataDir: string): Promise<Embedded> {
  const { database, lock: lockFile, ports, processes: processesFile } = hubFiles(dataDir);
  const found = { database, lockFile, processesFile };
  if ((await lockHolder(lockFile)) === undefined) return { ...found, adminUrl: undefined };
  const password = (await readFile(join(database, "password"), "utf8")).trim();
  const { database: port } = JSON.parse(await readFile(ports, "utf8")) as { readonly database: number };
  return { ...found, adminUrl: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres` };
}
