import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { checkPage, type PageWanted } from "@exparte/database";
import type { Application } from "../../rules/application/application.js";
import type { ApplicationId } from "../../rules/ids.js";
import { hearsAppealAbout } from "../../store/appeal/appeals.js";
import { type ApplicationPage, countWaiting, findWaiting } from "../../store/application/applications.js";
import { MOST_COUNTED } from "../../store/order/urgent-orders.js";
import { ApplicationRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import { unknownApplication } from "./close-application.js";

/** The court that was asked reads it; and one that hears an appeal about the order that rests on it, as it reads that order. */
export async function seeApplication(
  { database }: Dependencies,
  actor: Actor,
  id: ApplicationId,
): Promise<Application> {
  requireParty(actor, "court");
  requireScope(actor, "applications:read");
  const row = await database.orm.em.fork().findOne(ApplicationRow, { id });
  if (row === null) throw unknownApplication(id);
  const { court, state } = row;
  if (court !== actor.partyId && !(await hearsAppealAbout(database.sql, actor.partyId, id)))
    throw unknownApplication(id);
  return state;
}

/** The court's own that wait for a decision, the one that waits longest first. */
export async function seeWaitingApplications(
  { database }: Pick<Dependencies, "database">,
  actor: Actor,
  wanted: PageWanted,
): Promise<ApplicationPage> {
  requireParty(actor, "court");
  requireScope(actor, "applications:read");
  checkPage(wanted.first);
  return findWaiting(database.sql, actor.partyId, wanted);
}

/** How many of them there are; of more than a thousand, a thousand. */
export async function countWaitingApplications(
  { database }: Pick<Dependencies, "database">,
  actor: Actor,
): Promise<number> {
  requireParty(actor, "court");
  requireScope(actor, "applications:read");
  return countWaiting(database.sql, actor.partyId, MOST_COUNTED);
}
