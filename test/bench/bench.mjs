/** `npm run bench`: builds and runs the parts that are named, or all. Help and a wrong name need no build. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const parts = JSON.parse(readFileSync(new URL("./parts.json", import.meta.url), "utf8"));
const named = process.argv.slice(2);
const help = `npm run bench -- [PART …]: measures those parts, or all. Each starts a hub of its own on this machine alone.\n
${Object.entries(parts)
  .map(([name, what]) => `  ${name.padEnd(12)}${what}`)
  .join("\n")}`;
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (named.includes("--help") || named.includes("-h")) {
  console.log(help);
} else if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}.\n\n${help}`);
  process.exitCode = 2;
} else {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  if (status === 0) await import("./dist/main.js");
  else process.exitCode = 1;
}
