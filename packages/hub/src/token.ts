import { parseArgs } from "node:util";
import { Refusal } from "@exparte/refusal";
import { CannotStart } from "./cannot-start.js";
import { dataDirOf } from "./config.js";
import { runningHub } from "./hub-file.js";
import { allPartyCredentials, partyTokens } from "./party-credentials.js";

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const dataDir = dataDirOf(process.env);
  const { issuer, audience } = await runningHub(dataDir);
  const [clientId] = positionals;
  if (clientId === undefined || positionals.length > 1) {
    const known = (await allPartyCredentials(dataDir)).map((party) => `  ${party.clientId}`).join("\n");
    throw new CannotStart(
      `Name one demo party: npm run token -- court:rb-amsterdam [--scope "…"]. There are:\n${known}`,
    );
  }
  const { scope } = values;
  const accessToken = await partyTokens({
    dataDir,
    issuer,
    audience,
    clientId,
    ...(scope === undefined ? {} : { scope }),
  });
  console.log(await accessToken());
}

function readArguments() {
  try {
    return parseArgs({ options: { scope: { type: "string" } }, allowPositionals: true });
  } catch (cause) {
    throw new CannotStart(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

try {
  await main();
} catch (cause) {
  const foreseen = cause instanceof CannotStart || cause instanceof Refusal;
  console.error(foreseen ? cause.message : cause);
  process.exitCode = 1;
}
