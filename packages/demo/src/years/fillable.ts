import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { refuse } from "./refusals.js";

/**
 * The directory itself, links followed. Refuses one that holds a hub, or anything else, one that no other directory can
 * replace, and a hub that is not for trying out.
 */
export async function fillablePlace(dataDir: string, env: NodeJS.ProcessEnv): Promise<string> {
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
  const place = await placeOf(dataDir);
  if (place === undefined) return resolve(dataDir);
  const found = await stat(place);
  if (!found.isDirectory()) throw unfit(dataDir, "is no directory");
  // What comes about beside a mounted directory is on another file system, and cannot take its name.
  if (found.dev !== (await stat(dirname(place))).dev) throw unfit(dataDir, "is a file system of its own");
  if ((await readdir(place)).length > 0) {
    throw refuse(
      "HUB_NOT_NEW",
      `${dataDir} holds a hub already, and orders and published figures never change. Fill a directory of its own: EXPARTE_DATA_DIR=.exparte-years npm run demo -- --years 2, and then EXPARTE_DATA_DIR=.exparte-years npm start`,
      { field: "EXPARTE_DATA_DIR" },
    );
  }
  return place;
}

/** Undefined where nothing has this name yet. */
async function placeOf(dataDir: string): Promise<string | undefined> {
  try {
    return await realpath(dataDir);
  } catch (cause) {
    if (await isLink(dataDir)) throw unfit(dataDir, "is a link to nothing", cause);
    if (codeOf(cause) === "ENOENT") return undefined;
    throw cause;
  }
}

async function isLink(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() === true;
}

function unfit(dataDir: string, why: string, cause?: unknown): Error {
  return refuse(
    "DIRECTORY_UNFIT",
    `${dataDir} ${why}, so that a filled hub cannot take its name. Name one that is not there yet: EXPARTE_DATA_DIR=.exparte-years npm run demo -- --years 2`,
    { field: "EXPARTE_DATA_DIR" },
    { cause },
  );
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : undefined;
}
