import type { Appeal, AppealedDecision } from "../appeal/appeal.js";
import type { DecisionOn } from "../appeal/appeal-terms.js";
import type { AppealId, CourtId } from "../ids.js";
import type { Instant } from "../instant.js";
import { isPending, type Opposition } from "../opposition/opposition.js";
import { refuse } from "../refusals.js";
import { oppositionOf } from "./contested-items.js";
import type { Order } from "./order.js";

/** A decision on an order, as an appeal against it sees it. */
export interface GivenDecision {
  readonly on: DecisionOn;
  readonly decidedAt: Instant;
  readonly decidedBy: CourtId;
  /** The order goes on under it. */
  readonly keeps: boolean;
  /** The order ended under it. */
  readonly letsGo: boolean;
  readonly appealBy?: Instant;
  readonly appealSuspends?: true;
  /** The opposition that it, or the decision below it, was given on. */
  readonly opposition?: Opposition;
}

export function appealsOf({ appeals = [] }: Pick<Order, "appeals">): readonly Appeal[] {
  return appeals;
}

export function appealOf(order: Order, id: AppealId): Appeal {
  const appeal = appealsOf(order).find((candidate) => candidate.id === id);
  if (appeal !== undefined) return appeal;
  throw refuse("UNKNOWN_APPEAL", `Order ${order.id} has no appeal "${id}" that you may see.`, { field: "id" });
}

/** The decision that is appealed against. Refuses one that was not given, or not decided by a judge. */
export function decisionOf(order: Order, against: AppealedDecision): GivenDecision {
  switch (against.decision) {
    case "OPPOSITION":
      return onOpposition(order, oppositionOf(order, against.oppositionId));
    case "MAIN_JUDGMENT": {
      const { mainJudgment } = order;
      if (mainJudgment === undefined) throw notGiven(order, "the main judgment is not recorded");
      const { at, outcome, appealBy, appealSuspends } = mainJudgment;
      return {
        on: "MAIN_JUDGMENT",
        decidedAt: at,
        decidedBy: order.document.court,
        keeps: outcome === "CONFIRMED",
        letsGo: outcome === "REJECTED",
        ...further({ appealBy, appealSuspends }),
      };
    }
    case "APPEAL": {
      const {
        id,
        status,
        decidedAt,
        court,
        appealBy,
        appealSuspends,
        against: below,
      } = appealOf(order, against.appealId);
      if (decidedAt === undefined || status === "WITHDRAWN" || status === "MOOT") {
        throw notGiven(order, `appeal ${id} is ${status}`);
      }
      const first = decisionOf(order, below);
      return {
        on: first.on,
        decidedAt,
        decidedBy: court,
        keeps: status === "MODIFIED" || (status === "CONFIRMED" && first.keeps),
        letsGo: status === "ANNULLED" ? first.keeps : first.letsGo,
        ...(first.opposition === undefined ? {} : { opposition: first.opposition }),
        ...further({ appealBy, appealSuspends }),
      };
    }
    default:
      return against satisfies never;
  }
}

function onOpposition(order: Order, opposition: Opposition): GivenDecision {
  const { id, status, decidedAt, appealBy, appealSuspends } = opposition;
  if (decidedAt === undefined || isPending(opposition) || status === "WITHDRAWN" || status === "MOOT") {
    throw notGiven(order, `opposition ${id} is ${status}`);
  }
  return {
    on: "OPPOSITION",
    decidedAt,
    decidedBy: order.document.court,
    keeps: status !== "LIFTED",
    letsGo: status === "LIFTED",
    opposition,
    ...further({ appealBy, appealSuspends }),
  };
}

function further({
  appealBy,
  appealSuspends,
}: {
  readonly appealBy: Instant | undefined;
  readonly appealSuspends: true | undefined;
}): Pick<GivenDecision, "appealBy" | "appealSuspends"> {
  return {
    ...(appealBy === undefined ? {} : { appealBy }),
    ...(appealSuspends === undefined ? {} : { appealSuspends }),
  };
}

function notGiven({ id }: Order, because: string): Error {
  return refuse(
    "DECISION_NOT_GIVEN",
    `There is no such decision on order ${id} to appeal against: ${because}. Have the court that decided record its decision first.`,
    { orderId: id, field: "input.against" },
  );
}

/**
 * Whether the order rests on a decision. Once the main judgment has confirmed the order, it rests on that, and what is
 * decided on appeal about an opposition before it changes the order no more.
 */
export function restsOn({ mainJudgment }: Order, { keeps, on }: GivenDecision): boolean {
  return keeps && (on === "MAIN_JUDGMENT" || mainJudgment?.outcome !== "CONFIRMED");
}

/**
 * The appeal in which a decision that let the order go was annulled, and which was not annulled itself. What was let go
 * stays free; but the applicant can ask for a new order.
 */
export function letGoWrongly(order: Order): Appeal | undefined {
  const appeals = appealsOf(order);
  const annulled = new Set(
    appeals.flatMap(({ status, against }) =>
      status === "ANNULLED" && against.decision === "APPEAL" ? [against.appealId] : [],
    ),
  );
  return appeals.findLast(
    ({ id, status, against }) => status === "ANNULLED" && !annulled.has(id) && decisionOf(order, against).letsGo,
  );
}
