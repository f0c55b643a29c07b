import { type Database, openDatabase } from "@exparte/database";
import { Platforms0001 } from "./migrations/0001-platforms.js";
import { LogBound0002 } from "./migrations/0002-log-bound.js";
import { LogBoundForAll0003 } from "./migrations/0003-log-bound-for-all.js";
import { PLATFORM_ROWS } from "./rows.js";

export const SCHEMA = "platforms";

/** Append-only: a migration that has run somewhere is never changed. */
const MIGRATIONS = [
  { name: "0001-platforms", class: Platforms0001 },
  { name: "0002-log-bound", class: LogBound0002 },
  { name: "0003-log-bound-for-all", class: LogBoundForAll0003 },
];

/** Opens the service's schema and brings it up to date. */
export function openStore({
  url,
  onProblem,
}: {
  url: string;
  onProblem?: (message: string, cause: unknown) => void;
}): Promise<Database> {
  return openDatabase({
    url,
    schema: SCHEMA,
    entities: PLATFORM_ROWS,
    migrations: MIGRATIONS,
    ...(onProblem ? { onProblem } : {}),
  });
}
