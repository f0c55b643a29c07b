import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Application } from "../../rules/application/application.js";
import type { ApplicationId } from "../../rules/ids.js";
import { ApplicationRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import { unknownApplication } from "./close-application.js";

export async function seeApplication(
  { database }: Dependencies,
  actor: Actor,
  id: ApplicationId,
): Promise<Application> {
  requireParty(actor, "court");
  requireScope(actor, "applications:read");
  const row = await database.orm.em.fork().findOne(ApplicationRow, { id });
  if (row === null || row.court !== actor.partyId) throw unknownApplication(id);
  return row.state;
}
