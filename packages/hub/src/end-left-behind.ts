import { clearServerBelow } from "@exparte/database";
import { hubFiles } from "./hub-file.js";
import { endOrphans } from "./process-ledger.js";

/** Ends what a killed launcher left running on this data directory: its parts, and then its PostgreSQL. */
export async function endLeftBehind(dataDir: string): Promise<void> {
  const files = hubFiles(dataDir);
  await endOrphans(files.processes);
  await clearServerBelow(files.database);
}
