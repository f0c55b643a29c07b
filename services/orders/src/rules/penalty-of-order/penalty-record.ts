import type { PenaltyBar, PenaltyEvent } from "../penalty/penalty-events.js";
import type { Interruption, Moderation } from "../penalty/penalty-history.js";

/** What the court has decided or recorded of the penalty itself. */
export interface PenaltyRecord {
  moderations: Moderation[];
  interruptions: Interruption[];
  bars: PenaltyBar[];
}

type Decided = PenaltyEvent & {
  kind: "PenaltyModerated" | "PrescriptionInterrupted" | "PenaltyBarred" | "PenaltyContinued";
};

export function tellPenalty(penalty: PenaltyRecord, event: Decided): void {
  switch (event.kind) {
    case "PenaltyModerated":
      penalty.moderations.push(event.moderation);
      return;
    case "PrescriptionInterrupted":
      penalty.interruptions.push(event.interruption);
      return;
    case "PenaltyBarred":
      bar(penalty.bars, event);
      return;
    case "PenaltyContinued":
      penalty.bars = penalty.bars.map((one) => (one.because === "DEATH" ? { until: event.at, ...one } : one));
      return;
    default:
      event satisfies never;
  }
}

function bar(bars: PenaltyBar[], { bar: next }: PenaltyEvent & { kind: "PenaltyBarred" }): void {
  // Recorded again, now with its end.
  const open = bars.findIndex(
    ({ because, from, until }) => because === next.because && from === next.from && until === undefined,
  );
  if (open === -1) bars.push(next);
  else bars[open] = next;
}
