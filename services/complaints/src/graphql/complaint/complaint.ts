import type { Instant } from "@exparte/dutch-time";
import { PageInfo } from "@exparte/subgraph";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import {
  type ComplaintContent,
  type Complaint as ComplaintState,
  type ComplaintStatus,
  orderOf,
  type ReferralReason,
} from "../../rules/complaint/complaint.js";
import { refuse } from "../../rules/refusals.js";
import type { ComplaintViewer } from "../../use-cases/viewer.js";
import { ComplaintDecision } from "../decision/decision.js";
import { Appeal, Objection } from "../decision/remedy.js";
import { ComplaintStatusEnum, ReferralReasonEnum } from "../enums.js";
import { Platform } from "../platform.js";
import { DateTime, Url } from "../scalars.js";
import { TakedownOrder } from "../takedown-order.js";

@ObjectType({ description: "An extension of the term for progress by the AP, with its reasons." })
export class ProgressExtension {
  @Field(() => DateTime, { description: "By when the complainant is to hear of the progress instead." })
  until!: Date;

  @Field(() => String, { description: "Why the AP extended the term." })
  reasons!: string;

  @Field(() => DateTime, { description: "When the AP extended the term." })
  at!: Date;
}

@ObjectType({ description: "The complainant was shown the way to the civil court." })
export class ComplaintReferral {
  @Field(() => ReferralReasonEnum, { description: "Why the civil court is the way." })
  because!: ReferralReason;

  @Field(() => DateTime, { description: "When the complainant was shown the way." })
  at!: Date;
}

/**
 * The complaint as one viewer may see it. What is the AP's alone is refused here, in the subgraph; such fields are
 * nullable, so that the rest of the answer stands.
 */
@Directive('@key(fields: "id")')
@ObjectType({ description: "Klacht (GDPR art. 77), handled by the Autoriteit Persoonsgegevens alone." })
export class Complaint {
  readonly #complaint: ComplaintState;
  readonly #viewer: ComplaintViewer;
  readonly #now: Instant;

  constructor(complaint: ComplaintState, viewer: ComplaintViewer, now: Instant) {
    this.#complaint = complaint;
    this.#viewer = viewer;
    this.#now = now;
  }

  /** For the fields that other rows answer. */
  get noticeId(): string | undefined {
    return this.#complaint.content.noticeId;
  }

  @Field(() => ID, { description: "The complaint's id, which messages and decisions name." })
  get id(): string {
    return this.#complaint.id;
  }

  @Field(() => ComplaintStatusEnum, { description: "Where the complaint stands." })
  get status(): ComplaintStatus {
    return this.#complaint.status;
  }

  @Field(() => String, { description: "The AP's own case number (zaaknummer)." })
  get caseNumber(): string {
    return this.#complaint.content.caseNumber;
  }

  @Field(() => Platform, { nullable: true, description: "The controller that is complained of." })
  get controller(): Platform {
    return { id: this.#complaint.content.controller };
  }

  @Field(() => TakedownOrder, {
    nullable: true,
    description: "The order about the same content, where there is one, or that came of the complaint.",
  })
  get order(): TakedownOrder | null {
    const orderId = orderOf(this.#complaint);
    return orderId === undefined ? null : { id: orderId };
  }

  @Field(() => Boolean, { description: "Whether the platform had refused removal when the complaint was filed." })
  get platformRefused(): boolean {
    return this.#complaint.platformRefused;
  }

  @Field(() => DateTime, { description: "When the AP received the complaint." })
  get receivedAt(): Date {
    return new Date(this.#complaint.receivedAt);
  }

  @Field(() => DateTime, {
    description:
      "By when the complainant must have heard of its progress (GDPR art. 78(2)): the end of the day three calendar months after receipt, or after the last report of progress, Europe/Amsterdam; a Saturday, Sunday or holiday gives way to the next working day (Regulation 1182/71 art. 3(4)). Later where the AP extended it.",
  })
  get progressDueAt(): Date {
    return new Date(this.#complaint.progressDueAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the AP took the complaint under review, and the controller was told; null when it has not.",
  })
  get underReviewAt(): Date | null {
    const { underReviewAt } = this.#complaint;
    return underReviewAt === undefined ? null : new Date(underReviewAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the term for progress passed in vain; null unless it has passed and has not run anew since.",
  })
  get progressPassedAt(): Date | null {
    const { progressPassedAt } = this.#complaint;
    return progressPassedAt === undefined ? null : new Date(progressPassedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the complainant last heard of the progress; null when never.",
  })
  get informedAt(): Date | null {
    const { informedAt } = this.#complaint;
    return informedAt === undefined ? null : new Date(informedAt);
  }

  @Field(() => [ProgressExtension], {
    nullable: true,
    description: "Every extension of the term for progress; of the AP only.",
  })
  get progressExtensions(): ProgressExtension[] | null {
    this.#requireAp("progressExtensions");
    const { progressExtensions } = this.#complaint;
    return progressExtensions.map(({ until, reasons, at }) => ({ until: new Date(until), reasons, at: new Date(at) }));
  }

  @Field(() => [ComplaintDecision], {
    description: "Every decision on the complaint, the first first; the last one stands.",
  })
  get decisions(): ComplaintDecision[] {
    const seen = { complaint: this.#complaint, viewer: this.#viewer, now: this.#now };
    return this.#complaint.decisions.map((decision) => new ComplaintDecision(decision, seen));
  }

  @Field(() => [Objection], { description: "Every objection against the AP's first decision, with what came of it." })
  get objections(): Objection[] {
    return this.#complaint.remedies
      .filter(({ kind }) => kind === "OBJECTION")
      .map((remedy) => new Objection(this.#complaint, remedy, this.#viewer));
  }

  @Field(() => [Appeal], {
    description: "Every appeal to the district court and higher appeal to the Council of State.",
  })
  get appeals(): Appeal[] {
    const { id, remedies } = this.#complaint;
    return remedies.filter(({ kind }) => kind !== "OBJECTION").map((remedy) => new Appeal(id, remedy, this.#viewer));
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "Onherroepelijk: since when nothing is pending and every term for contesting has passed; null before.",
  })
  get irrevocableAt(): Date | null {
    const { irrevocableAt } = this.#complaint;
    return irrevocableAt === undefined ? null : new Date(irrevocableAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the infringement ended, until which a periodic penalty is forfeited; null while it has not.",
  })
  get infringementEndedAt(): Date | null {
    const { infringementEndedAt } = this.#complaint;
    return infringementEndedAt === undefined ? null : new Date(infringementEndedAt);
  }

  @Field(() => [ComplaintReferral], { description: "Every time the complainant was shown the way to the civil court." })
  get referrals(): ComplaintReferral[] {
    return this.#complaint.referrals.map(({ because, at }) => ({ because, at: new Date(at) }));
  }

  @Field(() => [Url], { nullable: true, description: "Where the content stands; of the AP and the controller only." })
  get urls(): string[] | null {
    if (this.#viewer.role === "regulator") throw forbidden("urls", "the AP and the controller");
    return [...this.#complaint.content.urls];
  }

  @Field(() => String, { nullable: true, description: "What is wrong with the content; of the AP only." })
  get description(): string | null {
    return this.#requireAp("description").description;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The AP's opaque reference to the complainant, by which only the AP can tell who it is; of the AP only.",
  })
  get complainantReference(): string | null {
    return this.#requireAp("complainantReference").complainantReference;
  }

  #requireAp(field: string): ComplaintContent {
    if (this.#viewer.role === "ap") return this.#complaint.content;
    throw forbidden(field, "the AP only");
  }
}

function forbidden(field: string, whose: string): Error {
  return refuse("FIELD_FORBIDDEN", `Complaint.${field} is of ${whose}; ask for the complaint without it.`, { field });
}

@ObjectType({ description: "One complaint in a list, with its place." })
export class ComplaintEdge {
  @Field(() => String, { description: "The complaint's place in the list, to go on after." })
  cursor!: string;

  @Field(() => Complaint, { description: "The complaint itself." })
  node!: Complaint;
}

@ObjectType({ description: "A page of complaints, newest first (a Relay connection)." })
export class ComplaintConnection {
  @Field(() => [ComplaintEdge], { description: "The complaints of this page." })
  edges!: ComplaintEdge[];

  @Field(() => PageInfo, { description: "Whether more complaints follow, and after which cursor." })
  pageInfo!: PageInfo;
}
