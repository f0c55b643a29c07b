import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Instant } from "@exparte/dutch-time";
import type { Complaint } from "../../rules/complaint/complaint.js";
import type { ComplaintCommand } from "../../rules/complaint/complaint-decisions.js";
import { type Ruling, remedyOf, unknownRemedy } from "../../rules/complaint/contest.js";
import { lodgedBefore, type Remedy, type RemedyKind, type RemedySide } from "../../rules/decision/remedy.js";
import { refuse } from "../../rules/refusals.js";
import { complaintOfRemedy } from "../../store/complaint/complaints.js";
import type { Dependencies } from "../dependencies.js";
import { complaintViewerOf } from "../viewer.js";
import { decideOnComplaint } from "./handle-complaint.js";

export interface Contested {
  readonly complaint: Complaint;
  readonly remedy: Remedy;
}

/** What is lodged. A platform leaves out the fields that only the AP can know. */
export interface Lodging {
  readonly kind: RemedyKind;
  readonly side?: RemedySide;
  readonly grounds: string;
  readonly receivedAt?: Instant;
  readonly postedAt?: Instant;
  readonly lateBecause?: string;
  readonly reference?: string;
}

/** A platform contests for itself, in time; the AP records what either side lodged. Lodging the same again changes nothing. */
export async function lodgeRemedy(
  deps: Dependencies,
  actor: Actor,
  complaintId: string,
  lodging: Lodging,
): Promise<Contested> {
  requireContester(actor);
  const side = sideOf(actor, lodging);
  const remedyId = deps.newId();
  const asked = { ...lodging, side };
  const at = { id: complaintId, field: "input.complaintId" };
  const complaint = await decideOnComplaint(deps, actor, at, () => ({ type: "lodge", remedyId, remedy: asked }));
  const remedy = lodgedBefore(complaint.remedies, asked);
  if (remedy === undefined) throw new Error(`${lodging.kind} ${remedyId} was lodged and is not there`);
  return { complaint, remedy };
}

/** Whoever lodged it withdraws it; the AP records that for either side. */
export async function withdrawRemedy(
  deps: Dependencies,
  actor: Actor,
  kinds: readonly RemedyKind[],
  id: string,
): Promise<Contested> {
  requireContester(actor);
  return onRemedy(deps, actor, kinds, id, ({ side }) => {
    if (actor.partyType === "platform" && side !== "CONTROLLER") {
      throw refuse("REMEDY_NOT_YOURS", `${id} was lodged by the ${side}; only they withdraw it.`, {
        field: "id",
        side,
      });
    }
    return { type: "withdraw", remedyId: id };
  });
}

/** The AP decides on an objection, or records what a court decided on appeal. */
export async function decideRemedy(
  deps: Dependencies,
  actor: Actor,
  kinds: readonly RemedyKind[],
  { id, ruling, madeKnownAt }: { readonly id: string; readonly ruling: Ruling; readonly madeKnownAt?: Instant },
): Promise<Contested> {
  requireParty(actor, "ap");
  requireScope(actor, "complaints:handle");
  const decisionId = deps.newId();
  return onRemedy(deps, actor, kinds, id, () => ({
    type: "decideRemedy",
    remedyId: id,
    decisionId,
    ruling,
    ...(madeKnownAt === undefined ? {} : { madeKnownAt }),
  }));
}

/** A platform contests with the same scope as orders, and sees in the answer no more than in its inbox. */
function requireContester(actor: Actor): void {
  requireParty(actor, "ap", "platform");
  requireScope(actor, actor.partyType === "ap" ? "complaints:handle" : "orders:confirm");
  complaintViewerOf(actor);
}

function sideOf(actor: Actor, { side, receivedAt, postedAt, lateBecause }: Lodging): RemedySide {
  if (actor.partyType === "platform") {
    if (side !== undefined && side !== "CONTROLLER") {
      throw refuse("REMEDY_NOT_YOURS", `input.side: a platform contests as CONTROLLER, not as ${side}.`, {
        field: "input.side",
      });
    }
    const recorded = Object.entries({ receivedAt, postedAt, lateBecause }).find(([, value]) => value !== undefined);
    if (recorded === undefined) return "CONTROLLER";
    const field = `input.${recorded[0]}`;
    throw refuse("REMEDY_NOT_YOURS", `${field} is for the AP to record; leave it out, or lodge it with the AP.`, {
      field,
    });
  }
  if (side !== undefined) return side;
  throw refuse("FIELD_INVALID", "input.side says who contests: COMPLAINANT, CONTROLLER, or on higher appeal AP.", {
    field: "input.side",
  });
}

async function onRemedy(
  deps: Dependencies,
  actor: Actor,
  kinds: readonly RemedyKind[],
  id: string,
  command: (remedy: Remedy) => ComplaintCommand,
): Promise<Contested> {
  const complaintId = await complaintOfRemedy(deps.database.sql, id);
  if (complaintId === undefined) throw unknownRemedy(id);
  const complaint = await decideOnComplaint(deps, actor, { id: complaintId, field: "id" }, (state) => {
    const remedy = remedyOf(state, id);
    if (!kinds.includes(remedy.kind)) throw unknownRemedy(id);
    return command(remedy);
  });
  return { complaint, remedy: remedyOf(complaint, id) };
}
