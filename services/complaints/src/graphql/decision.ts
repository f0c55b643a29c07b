import type { Instant } from "@exparte/time";
import { Field, ID, ObjectType } from "type-graphql";
import type { ComplaintOutcome, DecisionStage, Decision as DecisionState, NotCompetentGround } from "../decision.js";
import { refuse } from "../refusals.js";
import { accruedCents, type SanctionKind, type Sanction as SanctionState } from "../sanction.js";
import type { ComplaintViewer } from "../use-cases/viewer.js";
import { ComplaintOutcomeEnum, DecisionStageEnum, NotCompetentGroundEnum, SanctionKindEnum } from "./enums.js";
import { DateTime, SafeInt } from "./scalars.js";

/** What of a complaint bears on how a sanction of its decision works out. */
export interface DecisionCircumstances {
  /** Until when a periodic penalty is forfeited, as things are. */
  readonly accruesUntil: Instant;
  /** The standing decision: another's sanctions have no effect any more. */
  readonly stands: boolean;
  /** A fine waits while objection and appeal to the district court are open or pending (UAVG art. 38). */
  readonly fineWaits: boolean;
}

@ObjectType({ description: "What comes with a finding of infringement. Amounts are whole cents." })
export class Sanction {
  @Field(() => SanctionKindEnum)
  kind!: SanctionKind;

  @Field(() => SafeInt, { nullable: true, description: "Of a fine the whole, of a periodic penalty per day." })
  amountCents!: number | null;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => SafeInt, { nullable: true, description: "Of a periodic penalty." })
  maximumCents!: number | null;

  @Field(() => String, { nullable: true, description: "Of a ban: which processing is to stop." })
  processing!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When a ban begins; before it no periodic penalty is forfeited.",
  })
  from!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When a ban ends; null: for good." })
  until!: Date | null;

  @Field(() => Boolean, {
    description:
      "False once another decision has taken its place, and for a fine while objection and appeal to the district court are open or pending (UAVG art. 38).",
  })
  inEffect!: boolean;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "Of a periodic penalty in effect: forfeited up to now, or until the infringement ended. A begun day counts.",
  })
  accruedCents!: number | null;
}

function sanctionShown(sanction: SanctionState, { accruesUntil, stands, fineWaits }: DecisionCircumstances): Sanction {
  const terms = {
    kind: sanction.kind,
    amountCents: null,
    currency: null,
    maximumCents: null,
    processing: null,
    from: null,
    until: null,
    inEffect: stands,
    accruedCents: null,
  };
  switch (sanction.kind) {
    case "FINE":
      return { ...terms, ...sanction, inEffect: stands && !fineWaits };
    case "PERIODIC_PENALTY":
      return {
        ...terms,
        ...sanction,
        from: new Date(sanction.from),
        accruedCents: stands ? accruedCents(sanction, accruesUntil) : 0,
      };
    case "PROCESSING_BAN": {
      const { processing, from, until } = sanction;
      return { ...terms, processing, from: new Date(from), until: until === undefined ? null : new Date(until) };
    }
    default:
      return sanction satisfies never;
  }
}

@ObjectType({ description: "Besluit on a complaint, or what took its place on objection or appeal." })
export class ComplaintDecision {
  readonly #decision: DecisionState;
  readonly #viewer: ComplaintViewer;
  readonly #circumstances: DecisionCircumstances;

  constructor(decision: DecisionState, viewer: ComplaintViewer, circumstances: DecisionCircumstances) {
    this.#decision = decision;
    this.#viewer = viewer;
    this.#circumstances = circumstances;
  }

  @Field(() => ID)
  get id(): string {
    return this.#decision.id;
  }

  @Field(() => DecisionStageEnum)
  get stage(): DecisionStage {
    return this.#decision.stage;
  }

  @Field(() => ComplaintOutcomeEnum)
  get outcome(): ComplaintOutcome {
    return this.#decision.outcome;
  }

  @Field(() => NotCompetentGroundEnum, { nullable: true, description: "With NOT_COMPETENT." })
  get ground(): NotCompetentGround | null {
    return this.#decision.ground ?? null;
  }

  @Field(() => String, { nullable: true, description: "Of the AP and the controller." })
  get reasons(): string | null {
    if (this.#viewer.role !== "regulator") return this.#decision.reasons;
    throw refuse("FIELD_FORBIDDEN", "ComplaintDecision.reasons is of the AP and the controller; ask without it.", {
      field: "reasons",
    });
  }

  @Field(() => [Sanction])
  get sanctions(): Sanction[] {
    return this.#decision.sanctions.map((sanction) => sanctionShown(sanction, this.#circumstances));
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
