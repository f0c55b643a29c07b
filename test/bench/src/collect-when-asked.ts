import { isMainThread } from "node:worker_threads";

/**
 * Loaded into the parts of a measured hub (`--expose-gc --import`): SIGUSR2 collects garbage, so that what a process
 * occupies afterwards is what it holds. V8 does so itself only when it finds the time; an idle process may never.
 */
if (isMainThread) process.on("SIGUSR2", () => globalThis.gc?.({ type: "major", flavor: "last-resort" }));
