// Vitest colours what it writes even into a pipe or a file; there it is to be plain text. It looks when it is loaded.
if (!process.stdout.isTTY) process.env.NO_COLOR ??= "1";

const { parseCLI, startVitest } = await import("vitest/node");
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const vitest = await startVitest("test", filter, options);
await vitest.exit();
