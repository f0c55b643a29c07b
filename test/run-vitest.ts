// Vitest writes colours even into a pipe or a file, where we want plain text. It reads this variable when it loads.
if (!process.stdout.isTTY) process.env.NO_COLOR ??= "1";

const { parseCLI, startVitest } = await import("vitest/node");
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const vitest = await startVitest("test", filter, options);
await vitest.exit();
