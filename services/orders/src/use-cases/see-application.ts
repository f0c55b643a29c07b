import { type Actor, requireParty } from "@exparte/auth";
import type { Application } from "../application.js";
import { ApplicationRow } from "../store/rows.js";
import { unknownApplication } from "./close-application.js";
import type { Dependencies } from "./dependencies.js";

export async function seeApplication({ database }: Dependencies, actor: Actor, id: string): Promise<Application> {
  requireParty(actor, "court");
  const row = await database.orm.em.fork().findOne(ApplicationRow, { id });
  if (row === null || row.court !== actor.partyId) throw unknownApplication(id);
  return row.state;
}
