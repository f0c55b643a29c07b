/**
 * `npm start`: builds what is not built yet, without a word unless it fails, and starts the hub. One process from
 * beginning to end, so that a signal sent to npm reaches the launcher and no shell in between.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 26;
const BUILT = ["@exparte/hub", "@exparte/demo", "@exparte/gateway", "./services/*"];

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  console.error(
    `This is Node ${process.version}, and the hub wants Node ${OLDEST_NODE} or later. npm ci brings one: run it, let it finish, then run npm start.`,
  );
  process.exit(1);
}

// Whoever read the output may be gone; that is no reason for the hub to end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
const filters = BUILT.map((what) => `--filter=${what}`);
const build = spawn(process.execPath, [turbo, "run", "build", "--output-logs=errors-only", ...filters], {
  cwd: fileURLToPath(new URL("../..", import.meta.url)),
  // biome-ignore lint/style/noProcessEnv: passed on whole to the build
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
  stdio: ["ignore", "pipe", "pipe"],
});
const said = [];
for (const stream of [build.stdout, build.stderr]) stream.on("data", (chunk) => said.push(chunk));
const building = setTimeout(() => console.log("Building; the first time this takes half a minute or more."), 1_000);
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const stopBuilding = (signal) => build.kill(signal);
for (const signal of signals) process.on(signal, stopBuilding);

const code = await new Promise((ended) => {
  build.once("close", (exitCode, signal) => ended(signal === null ? exitCode : signal));
  build.once("error", (cause) => ended(cause.message));
});
clearTimeout(building);
for (const signal of signals) process.off(signal, stopBuilding);
if (code !== 0) {
  process.stderr.write(Buffer.concat(said));
  console.error(`\nThe build failed (${code}).`);
  process.exit(1);
}
await import("./dist/start.js");
