import { type ComplaintCommand, decideComplaint } from "../../rules/complaint/complaint-decisions.js";
import { loadComplaintForChange, recordComplaint } from "../../store/complaint/complaints.js";
import { TIMER } from "../../store/history.js";
import type { PassTermPayload } from "../../store/timers.js";
import type { Dependencies } from "../dependencies.js";

/** Runs when a term's timer fires: records that the term has passed, unless it was met or moved. */
export async function passTerm(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  payload: PassTermPayload,
): Promise<void> {
  const { complaintId, endsAt } = payload;
  const now = clock();
  // Another machine's clock may run ahead of this one's; throwing sets the timer again.
  if (now < endsAt) throw new Error(`A term of ${complaintId} ends on ${endsAt}, and it is ${now}`);
  await database.transaction(async (tx) => {
    const complaint = await loadComplaintForChange(tx, complaintId);
    if (complaint === undefined) return;
    const events = decideComplaint(complaint, commandFor(payload), now);
    await recordComplaint({ tx, log, doer: TIMER, now }, complaint, events);
  });
}

function commandFor(payload: PassTermPayload): ComplaintCommand {
  switch (payload.of) {
    case "PROGRESS":
      return { type: "passProgressTerm", progressDueAt: payload.endsAt };
    case "REMEDY":
      return { type: "passRemedyTerm", decisionId: payload.decisionId, contestableUntil: payload.endsAt };
    default:
      return payload satisfies never;
  }
}
