import { type Actor, requireParty, requireScope } from "@exparte/auth";
import {
  type CodeOfConduct,
  type CodeTerms,
  decidePublication,
  evolvePublished,
} from "../../rules/code-of-conduct/code-of-conduct.js";
import { addCodeOfConduct, loadCodesOfConduct } from "../../store/code-of-conduct/codes-of-conduct.js";
import { recordEvents } from "../../store/history.js";
import type { Dependencies } from "../dependencies.js";
import { CODE_STREAM } from "./follow-code.js";

/** The operator publishes the next version. The same version with the same terms again changes nothing. */
export async function publishCodeOfConduct(
  { database, log, clock }: Dependencies,
  actor: Actor,
  terms: CodeTerms,
): Promise<{ code: CodeOfConduct; published: readonly CodeOfConduct[] }> {
  requireParty(actor, "operator");
  requireScope(actor, "parties:register");
  const now = clock();
  return database.transaction(async (tx) => {
    // Two publications wait for each other, so that the second sees the first.
    await tx.sql.query("select pg_advisory_xact_lock(hashtextextended('code of conduct', 0))");
    const before = await loadCodesOfConduct(tx.em);
    const events = decidePublication(before, terms, now);
    const published = events.reduce(evolvePublished, before);
    for (const added of published.slice(before.length)) addCodeOfConduct(tx.em, added);
    await recordEvents({ tx, log, actor, now }, `${CODE_STREAM}/${terms.version}`, events);
    const code = published.find(({ version }) => version === terms.version);
    if (code === undefined) throw new Error(`Version ${terms.version} was published without a state`);
    return { code, published };
  });
}
