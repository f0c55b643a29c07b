import { readdir } from "node:fs/promises";
import { refuse } from "./refusals.js";

/** Refuses a directory that holds a hub, or anything else, and a hub that is not for trying out. */
export async function requireFillable(dataDir: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (env.NODE_ENV === "production") {
    throw refuse(
      "PRODUCTION_REFUSED",
      "NODE_ENV is production, and what a hub in production tells has happened. Unset it.",
      {
        field: "NODE_ENV",
      },
    );
  }
  if (env.DATABASE_URL !== undefined && env.DATABASE_URL !== "") {
    throw refuse(
      "DATABASE_NOT_OWN",
      "DATABASE_URL is set, and invented years go into a PostgreSQL of the hub's own. Leave it out: env -u DATABASE_URL npm run demo -- --years 2",
      { field: "DATABASE_URL" },
    );
  }
  if (await isEmpty(dataDir)) return;
  throw refuse(
    "HUB_NOT_NEW",
    `${dataDir} holds a hub already, and orders and published figures never change. Fill a directory of its own: EXPARTE_DATA_DIR=.exparte-years npm run demo -- --years 2, and then EXPARTE_DATA_DIR=.exparte-years npm start`,
    { field: "EXPARTE_DATA_DIR" },
  );
}

async function isEmpty(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return true;
    throw cause;
  }
}
