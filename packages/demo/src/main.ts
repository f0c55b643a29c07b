import { CannotStart, dataDirOf } from "@exparte/hub";
import { Refusal } from "@exparte/refusal";
import { openCast } from "./cast.js";
import { tellComplaint } from "./complaint.js";
import { tellLimits } from "./complaint-limits.js";
import { tellDisclosure, withDisclosures } from "./disclosure.js";
import { listenLive, tellFigures } from "./regulator.js";
import { tellStory } from "./story.js";
import { teller } from "./teller.js";
import { tellYears } from "./years/tell-years.js";
import { yearsIn } from "./years/years-in.js";

try {
  const dataDir = dataDirOf(process.env);
  const years = yearsIn(process.argv.slice(2));
  if (years !== undefined) {
    await tellYears({ dataDir, years, env: process.env });
    process.exit(0);
  }
  const cast = withDisclosures(await openCast(dataDir), dataDir);
  const since = new Date();
  const run = since.getTime().toString(36);
  const voice = teller(console.log);
  console.log(`The procedure, played against ${cast.hub.url}. Every time is real.`);
  const regulator = await listenLive(cast, voice);
  await tellStory(cast, voice, run);
  for (const kind of ["DEADLINE_PASSED", "PENALTY_RUNNING"]) await regulator.heard("hostbox", kind);
  await tellDisclosure(cast, voice, run);
  await tellLimits(cast, voice, run);
  await tellComplaint(cast, voice, run);
  regulator.close();
  await tellFigures(cast, voice, since);
  console.log("\nDone: every order that was given has arrived, and its outcome stands.");
  process.exit(0);
} catch (cause) {
  if (cause instanceof Refusal) console.error(`${cause.code}: ${cause.message}`);
  else console.error(cause instanceof CannotStart ? cause.message : cause);
  process.exit(1);
}
