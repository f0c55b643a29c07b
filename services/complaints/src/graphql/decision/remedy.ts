import type { Instant } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import type { Complaint } from "../../rules/complaint/complaint.js";
import {
  objectionDueAt,
  type RemedySide,
  type Remedy as RemedyState,
  type RemedyStatus,
} from "../../rules/decision/remedy.js";
import { refuse } from "../../rules/refusals.js";
import type { ComplaintViewer } from "../../use-cases/viewer.js";
import { RemedySideEnum, RemedyStatusEnum } from "../enums.js";
import { DateTime } from "../scalars.js";

/** What an objection and an appeal have in common, as one viewer may see it. */
@ObjectType()
abstract class ContestedDecision {
  protected readonly remedy: RemedyState;
  readonly #complaintId: string;
  readonly #viewer: ComplaintViewer;

  constructor(complaintId: string, remedy: RemedyState, viewer: ComplaintViewer) {
    this.remedy = remedy;
    this.#complaintId = complaintId;
    this.#viewer = viewer;
  }

  @Field(() => ID, { description: "The id of the objection or appeal, by which to decide or withdraw it." })
  get id(): string {
    return this.remedy.id;
  }

  @Field(() => ID, { description: "The id of the complaint whose decision is contested." })
  get complaintId(): string {
    return this.#complaintId;
  }

  @Field(() => ID, { description: "The id of the decision contested." })
  get decisionId(): string {
    return this.remedy.decisionId;
  }

  @Field(() => RemedySideEnum, { description: "Which side contests it." })
  get side(): RemedySide {
    return this.remedy.side;
  }

  @Field(() => RemedyStatusEnum, { description: "Where it stands." })
  get status(): RemedyStatus {
    return this.remedy.status;
  }

  @Field(() => DateTime, { description: "When the AP or the court received it." })
  get receivedAt(): Date {
    return new Date(this.remedy.receivedAt);
  }

  @Field(() => Boolean, {
    description: "Whether it came after the six weeks, with an excuse on record (Awb art. 6:11).",
  })
  get late(): boolean {
    return this.remedy.late;
  }

  @Field(() => String, {
    nullable: true,
    description: "Why being late is not held against them; of the AP and that side only; null when it was in time.",
  })
  get lateBecause(): string | null {
    return this.#ofThatSide("lateBecause").lateBecause ?? null;
  }

  @Field(() => String, { nullable: true, description: "Why the decision is contested; of the AP and that side only." })
  get grounds(): string | null {
    return this.#ofThatSide("grounds").grounds;
  }

  @Field(() => DateTime, { nullable: true, description: "When it was decided or withdrawn; null while it is pending." })
  get closedAt(): Date | null {
    const { closedAt } = this.remedy;
    return closedAt === undefined ? null : new Date(closedAt);
  }

  #ofThatSide(field: string): RemedyState {
    const { role } = this.#viewer;
    if (role === "ap" || (role === "controller" && this.remedy.side === "CONTROLLER")) return this.remedy;
    throw refuse("FIELD_FORBIDDEN", `${field} is of the AP and the side that lodged it; ask without it.`, { field });
  }
}

@ObjectType({ description: "Bezwaar against the first decision, with the AP (Awb art. 7:1)." })
export class Objection extends ContestedDecision {
  readonly #dueAt: Instant | undefined;

  constructor(complaint: Complaint, remedy: RemedyState, viewer: ComplaintViewer) {
    super(complaint.id, remedy, viewer);
    const contested = complaint.decisions.find(({ id }) => id === remedy.decisionId);
    this.#dueAt = contested === undefined ? undefined : objectionDueAt(remedy, contested);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "By when the AP is to decide: six weeks from the end of the term for objecting, or from receipt if that was later (Awb art. 7:10(1)): the first moment that is too late. An advisory committee, adjournment and suspension (art. 7:10(1) to (4)) give it longer; they are not recorded here.",
  })
  get decideBy(): Date | null {
    return this.#dueAt === undefined ? null : new Date(this.#dueAt);
  }
}

@ObjectType({ description: "Beroep with the district court, or hoger beroep with the Council of State." })
export class Appeal extends ContestedDecision {
  @Field(() => Boolean, { description: "Whether it is hoger beroep, against the district court's ruling." })
  get higher(): boolean {
    return this.remedy.kind === "HIGHER_APPEAL";
  }

  @Field(() => String, { nullable: true, description: "The case number at the court; null where it is not recorded." })
  get reference(): string | null {
    return this.remedy.reference ?? null;
  }
}
