import { globSync, readFileSync } from "node:fs";

/** `npm test` prints this before it builds anything: how much is to come. The seconds are estimates for two cores. */
const GROUPS = [
  { name: "rules, which need nothing", files: isRule, secondsPerFile: 1 },
  { name: "parts, with PostgreSQL, a browser or what was built", files: isPart, secondsPerFile: 5 },
  { name: "the whole hub as processes", files: isHub, secondsPerFile: 30 },
] as const;

function isHub(path: string): boolean {
  return /^test\/[^/]+\.test\.ts$/.test(path);
}

function isPart(path: string): boolean {
  return !isHub(path) && /\.(db|browser)\.test\.ts$|^gateway\/|^packages\/hub\//.test(path);
}

function isRule(path: string): boolean {
  return !isHub(path) && !isPart(path);
}

const paths = globSync(["{packages,services}/*/src/**/*.test.ts", "gateway/src/**/*.test.ts", "test/**/*.test.ts"], {
  exclude: ["**/node_modules/**", "**/dist/**"],
});
const tests = (path: string) => readFileSync(path, "utf8").match(/^\s*(it|test)(\.\w+)*\(/gm)?.length ?? 0;
const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0);

let seconds = 0;
console.log("All tests, after a build of what has changed (about a minute the first time):");
for (const { name, files, secondsPerFile } of GROUPS) {
  const group = paths.filter(files);
  seconds += group.length * secondsPerFile;
  console.log(
    `  ${name}: at least ${sum(group.map(tests))} tests in ${group.length} files, ${span(group.length * secondsPerFile)}`,
  );
}
console.log(`Together ${span(seconds)}. A line follows for each file that is done.`);
console.log("Only some: npx vitest run <path>. Of the rules: npx vitest run --project rules.\n");

function span(lasting: number): string {
  return lasting < 90 ? `about ${lasting} seconds` : `about ${Math.round(lasting / 60)} minutes`;
}
