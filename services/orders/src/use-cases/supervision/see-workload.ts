import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { checkPeriod, type Period } from "@exparte/dutch-time";
import type { CourtId } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import {
  type CostModel,
  type CostModelChange,
  costModelWith,
  costOf,
  type WorkCost,
  workDone,
} from "../../rules/supervision/workload.js";
import { type CourtWork, workOfCourts } from "../../store/supervision/workload.js";
import type { Dependencies } from "../dependencies.js";

export interface Workload {
  readonly work: CourtWork;
  readonly cost: WorkCost;
  readonly model: CostModel;
}

export interface CourtWorkload extends Workload {
  readonly court: CourtId;
}

type Seeing = Pick<Dependencies, "database" | "clock">;

/** The work of every registered court in a period, and what it costs by the model; a court sees its own. */
export async function seeWorkload(
  deps: Seeing,
  actor: Actor,
  period: Period,
  change: CostModelChange,
): Promise<CourtWorkload[]> {
  requireParty(actor, "regulator", "ap", "court");
  requireScope(actor, actor.partyType === "court" ? "workload:read" : "compliance:read");
  const court = actor.partyType === "court" ? actor.partyId : undefined;
  const seen = await workload(deps, period, change, court);
  return seen.flatMap((one) => (one.work.court === null ? [] : [{ ...one, court: one.work.court }]));
}

/** The work of all courts together: times are over all their applications, not averages of the courts' own. */
export async function seeTotalWorkload(
  deps: Seeing,
  actor: Actor,
  period: Period,
  change: CostModelChange,
): Promise<Workload> {
  requireParty(actor, "regulator", "ap", "court");
  if (actor.partyType === "court") {
    throw refuse("FIGURES_FORBIDDEN", `Your token is of ${actor.partyId}; ask for workload, which holds its own.`, {
      court: actor.partyId,
    });
  }
  requireScope(actor, "compliance:read");
  const total = (await workload(deps, period, change)).find(({ work }) => work.court === null);
  if (total === undefined) throw new Error("The workload of all courts together gave no row");
  return total;
}

async function workload(
  { database, clock }: Seeing,
  period: Period,
  change: CostModelChange,
  court?: CourtId,
): Promise<Workload[]> {
  checkPeriod(period, "period", clock());
  const model = costModelWith(change);
  const works = await workOfCourts(database.sql, period, court);
  return works.map((work) => ({ work, cost: costOf(workDone(work.events), model), model }));
}
