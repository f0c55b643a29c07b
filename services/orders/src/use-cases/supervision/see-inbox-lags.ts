import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { checkPage } from "@exparte/database";
import type { PlatformId } from "../../rules/ids.js";
import { type InboxLag, inboxLags } from "../../store/supervision/inbox-lags.js";
import type { Dependencies } from "../dependencies.js";

/** How far connected platforms are with their inboxes. The operator sees that something waits, and nothing of what. */
export async function seeInboxLags(
  { database }: Pick<Dependencies, "database">,
  actor: Actor,
  asked: { readonly platform: PlatformId | null; readonly first: number },
): Promise<InboxLag[]> {
  requireParty(actor, "operator");
  requireScope(actor, "parties:register");
  checkPage(asked.first);
  return inboxLags(database.sql, asked);
}
