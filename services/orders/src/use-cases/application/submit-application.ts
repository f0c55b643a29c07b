import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Appeal } from "../../rules/appeal/appeal.js";
import { checkAppealOf, checkHearsAppeals, unknownCase } from "../../rules/application/appeal-of-refusal.js";
import {
  type Application,
  type ApplicationContent,
  checkFollows,
  evolveApplication,
  submitApplication as submit,
} from "../../rules/application/application.js";
import { spelledDuties } from "../../rules/application/asked-duties.js";
import type { AppealedCase } from "../../rules/application/instance.js";
import { checkUrl } from "../../rules/field.js";
import type { ApplicationId, CourtId } from "../../rules/ids.js";
import { letGoWrongly } from "../../rules/order/appealed-decision.js";
import { refuse } from "../../rules/refusals.js";
import {
  applicationEvent,
  contentDigest,
  findAppealOf,
  findCaseForChange,
  saveApplication,
} from "../../store/application/applications.js";
import { instanceOf } from "../../store/directory.js";
import { liftOrder } from "../../store/order/lift-order.js";
import { doerOf } from "../../store/order/orders.js";
import { ApplicationRow, OrderRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";

/** Enters an application. The same content under the same case number returns the same application. */
export async function submitApplication(
  { database, log, clock, newId }: Dependencies,
  actor: Actor,
  content: ApplicationContent,
): Promise<Application> {
  requireParty(actor, "court");
  requireScope(actor, "applications:submit");
  const court = actor.partyId;
  const now = clock();
  const normal = {
    ...content,
    urls: content.urls.map((url, index) => checkUrl(url, `input.urls[${index}]`).href),
    ...(content.duties === undefined ? {} : { duties: spelledDuties(content.duties) }),
  };
  const submitted = submit(newId(), court, normal, now);
  const application = evolveApplication(undefined, submitted);

  return database.transaction(async (tx) => {
    // The lock puts two submissions of one case number in sequence, so that the second finds the first.
    await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${court} ${content.caseNumber}`]);
    const known = await tx.em.findOne(ApplicationRow, { court, caseNumber: content.caseNumber });
    if (known) {
      if (known.contentDigest === contentDigest(normal)) return known.state;
      throw caseNumberTaken(known.state);
    }
    await checkEarlier(tx, court, content);
    const appealOf = content.appealOf === undefined ? undefined : await appealedCase(tx, court, content.appealOf);
    await saveApplication(tx, application, appealOf);
    const event = applicationEvent(application, submitted, doerOf(actor));
    await log.append(tx.sql, [event], new Date(now));
    return application;
  });
}

/** The earlier application must belong to the same court: another court's is refused like one that does not exist. */
async function checkEarlier(tx: Tx, court: CourtId, { followsApplicationId: id }: ApplicationContent): Promise<void> {
  if (id === undefined) return;
  const field = "input.followsApplicationId";
  const earlier = await tx.em.findOne(ApplicationRow, { id, court });
  if (earlier === null) {
    throw refuse("UNKNOWN_APPLICATION", `${field}: there is no application "${id}" of your court. Check the id.`, {
      field,
    });
  }
  checkFollows(earlier.state, field);
}

/** The case whose refusal is appealed against. Its lock puts two appeals of it in sequence. */
async function appealedCase(tx: Tx, court: CourtId, named: AppealedCase): Promise<ApplicationId> {
  const instance = await instanceOf(tx.em, court);
  checkHearsAppeals(court, instance, named);
  const first = await findCaseForChange(tx, named.court, named.caseNumber);
  if (first === null) throw unknownCase(named);
  const appeal = await findAppealOf(tx, first.id);
  const annulled = await annulledIn(tx, first);
  checkAppealOf({ court, instance }, named, {
    status: first.status,
    court: first.court,
    instance: await instanceOf(tx.em, first.court),
    ...(appeal === null ? {} : { appealedIn: appeal.content.caseNumber }),
    ...(annulled === undefined ? {} : { annulledBy: { court: annulled.court, instance: annulled.instance } }),
  });
  return first.id;
}

/** The appeal in which the decision was annulled that let the order of a case go. */
async function annulledIn(tx: Tx, { orderId }: Application): Promise<Appeal | undefined> {
  const row = orderId === undefined ? null : await tx.em.findOne(OrderRow, { id: orderId });
  return row === null ? undefined : letGoWrongly(liftOrder(row.state));
}

/**
 * A case has one application, and a case number is given, not chosen: the clerk looks at what bears it, and corrects a
 * slip on either side. One that was withdrawn bears its number still.
 */
function caseNumberTaken({ id, status, content: { caseNumber } }: Application): Error {
  const changed =
    status === "SUBMITTED"
      ? "withdraw that one with withdrawApplication, and submit what it is now under the number that the registry gives it"
      : "submit what is asked now under the number that the registry gives it";
  return refuse(
    "CASE_NUMBER_TAKEN",
    `Case ${caseNumber} was submitted with other content as application ${id}, which is ${status}. Look at it with application(id: "${id}"): check the number for a slip, or send the same content. An application never changes; if this one is to be another, ${changed}.`,
    { field: "input.caseNumber", applicationId: id, status },
  );
}
