import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import type { Complaint } from "../../rules/complaint/complaint.js";
import { type ComplaintCommand, decideComplaint } from "../../rules/complaint/complaint-decisions.js";
import type { DecisionTerms } from "../../rules/decision/decision.js";
import { checkId } from "../../rules/field.js";
import { loadComplaintForChange, recordComplaint } from "../../store/complaint/complaints.js";
import { doerOf } from "../../store/history.js";
import type { Dependencies } from "../dependencies.js";
import { requireOrderTo } from "../known-parties.js";
import { complaintViewerOf, maySeeComplaint } from "../viewer.js";
import { unknownComplaint } from "./see-complaints.js";

/**
 * The steps of every decision on a complaint: lock it, check what the actor may see, decide, record. Repeating a
 * command changes nothing.
 */
export async function decideOnComplaint(
  { database, log, clock }: Dependencies,
  actor: Actor,
  at: { readonly id: string; readonly field: string },
  command: (complaint: Complaint, now: Instant, tx: Tx) => ComplaintCommand | Promise<ComplaintCommand>,
): Promise<Complaint> {
  const now = clock();
  return database.transaction(async (tx) => {
    const complaint = await loadComplaintForChange(tx, at.id);
    if (complaint === undefined || !maySeeComplaint(complaintViewerOf(actor), complaint)) {
      throw unknownComplaint(at.id, at.field);
    }
    const events = decideComplaint(complaint, await command(complaint, now, tx), now);
    return recordComplaint({ tx, log, doer: doerOf(actor), now }, complaint, events);
  });
}

/** What the AP does with a complaint beyond deciding on it. */
export type HandlingCommand = Extract<
  ComplaintCommand,
  {
    readonly type:
      | "takeUnderReview"
      | "informComplainant"
      | "extendProgressTerm"
      | "referToCourt"
      | "recordInfringementEnd";
  }
>;

/** The AP takes the next step with a complaint. */
export async function handleComplaint(
  deps: Dependencies,
  actor: Actor,
  id: string,
  command: HandlingCommand,
): Promise<Complaint> {
  requireHandler(actor);
  return decideOnComplaint(deps, actor, { id, field: "id" }, () => command);
}

/** The AP decides on a complaint that it has under review. */
export async function decideOnMerits(
  deps: Dependencies,
  actor: Actor,
  id: string,
  { decision, madeKnownAt }: { readonly decision: DecisionTerms; readonly madeKnownAt?: Instant },
): Promise<Complaint> {
  requireHandler(actor);
  const decisionId = deps.newId();
  return decideOnComplaint(deps, actor, { id, field: "input.id" }, () => ({
    type: "decide",
    decisionId,
    decision,
    ...(madeKnownAt === undefined ? {} : { madeKnownAt }),
  }));
}

/** The AP links the order that came of a complaint. */
export async function linkOrder(deps: Dependencies, actor: Actor, id: string, orderId: string): Promise<Complaint> {
  requireHandler(actor);
  checkId(orderId, "orderId");
  return decideOnComplaint(deps, actor, { id, field: "id" }, async ({ content }, _now, tx) => {
    await requireOrderTo(tx, content.controller, orderId, "orderId");
    return { type: "linkOrder", orderId };
  });
}

function requireHandler(actor: Actor): void {
  requireParty(actor, "ap");
  requireScope(actor, "complaints:handle");
}
