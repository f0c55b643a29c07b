import { CannotStart } from "@exparte/hub";
import { type FilledHub, fillHub } from "./fill-hub.js";

/** Fills a hub, tells how far it has come, and how to look at it. Ctrl-C stops it, and then nothing is filled. */
export async function tellYears(filled: Pick<FilledHub, "dataDir" | "years" | "env">): Promise<void> {
  const asked = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => asked.abort());
  const { dataDir, years } = filled;
  console.log(`Filling ${dataDir} with ${years === 1 ? "a year" : `${years} years`} of orders. All of it is invented.`);
  try {
    await fillHub({ ...filled, signal: asked.signal, tell: console.log });
  } catch (cause) {
    if (!asked.signal.aborted) throw cause;
    throw new CannotStart("Stopped. Nothing was filled; give the command again to begin anew.", { cause });
  }
  const given = filled.env.EXPARTE_DATA_DIR;
  const start = given === undefined ? "npm start" : `EXPARTE_DATA_DIR=${given} npm start`;
  console.log(`
Done. The courts and platforms have names with Voorbeeld and (verzonnen), and the case numbers begin with VERZONNEN.

  ${start}
  http://localhost:4000/figures       what is published, with its download
  http://localhost:4000/supervision   what the regulator sees: sign in, and choose regulator:acm`);
}
