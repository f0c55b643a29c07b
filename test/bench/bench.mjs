/** `npm run bench`: builds and runs the parts that are named, or all. Help and a wrong name need no build. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const parts = JSON.parse(readFileSync(new URL("./parts.json", import.meta.url), "utf8"));
const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, help: { type: "boolean", short: "h" } },
});
const help = `npm run bench -- [PART …]: measures those parts, or all. Each starts a hub of its own on this machine alone.
npm run bench -- neighbour --only "20 sockets": of the attacks, those with that in their names.\n
${Object.entries(parts)
  .map(([name, what]) => `  ${name.padEnd(12)}${what}`)
  .join("\n")}`;
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (values.help) {
  console.log(help);
} else if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}.\n\n${help}`);
  process.exitCode = 2;
} else {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  if (status === 0) await import("./dist/main.js");
  else process.exitCode = 1;
}
