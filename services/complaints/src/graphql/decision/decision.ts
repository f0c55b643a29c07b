import type { Instant } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import type { Complaint as ComplaintState } from "../../rules/complaint/complaint.js";
import { forfeitedCents, isInEffect } from "../../rules/complaint/sanction-effect.js";
import type {
  ComplaintOutcome,
  DecisionStage,
  Decision as DecisionState,
  NotCompetentGround,
} from "../../rules/decision/decision.js";
import type { SanctionKind, Sanction as SanctionState } from "../../rules/decision/sanction.js";
import { refuse } from "../../rules/refusals.js";
import type { ComplaintViewer } from "../../use-cases/viewer.js";
import { ComplaintOutcomeEnum, DecisionStageEnum, NotCompetentGroundEnum, SanctionKindEnum } from "../enums.js";
import { DateTime, SafeInt } from "../scalars.js";

/** A decision's complaint, and who looks at it when. */
export interface SeenDecision {
  readonly complaint: ComplaintState;
  readonly viewer: ComplaintViewer;
  readonly now: Instant;
}

@ObjectType({ description: "What comes with a finding of infringement. Amounts are whole cents." })
export class Sanction {
  readonly #sanction: SanctionState;
  readonly #decision: DecisionState;
  readonly #seen: SeenDecision;

  constructor(sanction: SanctionState, decision: DecisionState, seen: SeenDecision) {
    this.#sanction = sanction;
    this.#decision = decision;
    this.#seen = seen;
  }

  @Field(() => SanctionKindEnum, { description: "What kind of sanction it is." })
  get kind(): SanctionKind {
    return this.#sanction.kind;
  }

  @Field(() => SafeInt, {
    nullable: true,
    description: "In cents: of a fine the whole, of a periodic penalty the sum per day; null for a ban.",
  })
  get amountCents(): number | null {
    return "amountCents" in this.#sanction ? this.#sanction.amountCents : null;
  }

  @Field(() => String, { nullable: true, description: "The currency of the amounts, ISO 4217; null for a ban." })
  get currency(): string | null {
    return "currency" in this.#sanction ? this.#sanction.currency : null;
  }

  @Field(() => SafeInt, {
    nullable: true,
    description: "In cents, what a periodic penalty comes to at most; otherwise null.",
  })
  get maximumCents(): number | null {
    return "maximumCents" in this.#sanction ? this.#sanction.maximumCents : null;
  }

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "In cents, the undertaking's worldwide turnover of the year before, where the decision on a fine states it; otherwise null.",
  })
  get turnoverCents(): number | null {
    return this.#sanction.kind === "FINE" ? (this.#sanction.turnoverCents ?? null) : null;
  }

  @Field(() => String, {
    nullable: true,
    description: "Which processing a ban stops; of the AP and the controller only.",
  })
  get processing(): string | null {
    if (this.#seen.viewer.role === "regulator") throw forbidden("Sanction", "processing");
    return "processing" in this.#sanction ? this.#sanction.processing : null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When a ban begins, or the end of the time given before a periodic penalty is forfeited; null for a fine.",
  })
  get from(): Date | null {
    return "from" in this.#sanction ? new Date(this.#sanction.from) : null;
  }

  @Field(() => DateTime, { nullable: true, description: "When a ban ends; null: for good." })
  get until(): Date | null {
    return "until" in this.#sanction && this.#sanction.until !== undefined ? new Date(this.#sanction.until) : null;
  }

  @Field(() => Boolean, {
    description:
      "False once another decision has taken its place; for a fine while objection or appeal to the district court is open or pending, on either side (UAVG art. 38); for a periodic penalty or ban before `from`, for a ban from `until`.",
  })
  get inEffect(): boolean {
    const { complaint, now } = this.#seen;
    return isInEffect(this.#sanction, this.#decision, complaint, now);
  }

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "Of a periodic penalty in effect: forfeited up to now, or until the infringement ended. A begun day counts.",
  })
  get accruedCents(): number | null {
    const { complaint, now } = this.#seen;
    if (this.#sanction.kind !== "PERIODIC_PENALTY") return null;
    return forfeitedCents(this.#sanction, this.#decision, complaint, now);
  }
}

@ObjectType({ description: "Besluit on a complaint, or what took its place on objection or appeal." })
export class ComplaintDecision {
  readonly #decision: DecisionState;
  readonly #seen: SeenDecision;

  constructor(decision: DecisionState, seen: SeenDecision) {
    this.#decision = decision;
    this.#seen = seen;
  }

  @Field(() => ID, { description: "The decision's id, which an objection or appeal against it names." })
  get id(): string {
    return this.#decision.id;
  }

  @Field(() => DecisionStageEnum, { description: "Whose decision it is." })
  get stage(): DecisionStage {
    return this.#decision.stage;
  }

  @Field(() => ComplaintOutcomeEnum, { description: "What the decision says." })
  get outcome(): ComplaintOutcome {
    return this.#decision.outcome;
  }

  @Field(() => NotCompetentGroundEnum, {
    nullable: true,
    description: "Why the AP is not competent, with NOT_COMPETENT; otherwise null.",
  })
  get ground(): NotCompetentGround | null {
    return this.#decision.ground ?? null;
  }

  @Field(() => String, { nullable: true, description: "Why it was decided so; of the AP and the controller only." })
  get reasons(): string | null {
    if (this.#seen.viewer.role === "regulator") throw forbidden("ComplaintDecision", "reasons");
    return this.#decision.reasons;
  }

  @Field(() => [Sanction], { description: "The sanctions of the decision; empty when it has none." })
  get sanctions(): Sanction[] {
    return this.#decision.sanctions.map((sanction) => new Sanction(sanction, this.#decision, this.#seen));
  }

  @Field(() => DateTime, { description: "Bekendgemaakt: the day after it the six weeks begin (Awb art. 6:8)." })
  get madeKnownAt(): Date {
    return new Date(this.#decision.madeKnownAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "The end of the six weeks for objection or appeal (Awb art. 6:7), moved on from a Saturday, Sunday or holiday (Algemene termijnenwet art. 1): the first moment that is too late. Null where nothing lies against it.",
  })
  get contestableUntil(): Date | null {
    const { contestableUntil } = this.#decision;
    return contestableUntil === undefined ? null : new Date(contestableUntil);
  }
}

function forbidden(type: string, field: string): Error {
  return refuse("FIELD_FORBIDDEN", `${type}.${field} is of the AP and the controller; ask without it.`, { field });
}
