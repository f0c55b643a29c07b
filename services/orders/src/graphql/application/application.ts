import { Field, ID, ObjectType } from "type-graphql";
import type {
  ApplicationSource,
  Application as ApplicationState,
  ApplicationStatus,
} from "../../rules/application/application.js";
import type { ComplaintId } from "../../rules/ids.js";
import { Complaint, Notice } from "../complaint.js";
import { ApplicationSourceEnum, ApplicationStatusEnum } from "../enums.js";
import { DateTime, Url } from "../scalars.js";

@ObjectType({ description: "Verzoek: what the applicant asks of the court. Seen by that court only." })
export class Application {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  court!: string;

  @Field(() => String)
  caseNumber!: string;

  @Field(() => ApplicationStatusEnum)
  status!: ApplicationStatus;

  @Field(() => ApplicationSourceEnum)
  source!: ApplicationSource;

  @Field(() => String, { nullable: true })
  sourceName!: string | null;

  @Field(() => String, { description: "Opaque: only the court can tell who it is." })
  applicantReference!: string;

  @Field(() => [Url])
  urls!: string[];

  @Field(() => String)
  grounds!: string;

  @Field(() => String)
  urgency!: string;

  @Field(() => ID, { nullable: true })
  noticeId!: string | null;

  @Field(() => Notice, { nullable: true, description: "The prior notice, for whoever may see it." })
  get notice(): Notice | null {
    return this.noticeId === null ? null : { id: this.noticeId };
  }

  @Field(() => String, { nullable: true })
  noNoticeBecause!: string | null;

  @Field(() => ID, { nullable: true })
  complaintId!: ComplaintId | null;

  @Field(() => Complaint, {
    nullable: true,
    description:
      "The complaint to the AP that it cites. What the complaints service shows of it, it shows to whoever may see it.",
  })
  get complaint(): Complaint | null {
    return this.complaintId === null ? null : { id: this.complaintId };
  }

  @Field(() => ID, { nullable: true })
  followsApplicationId!: string | null;

  @Field(() => DateTime)
  submittedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was refused, referred or withdrawn." })
  reasons!: string | null;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  static of(application: ApplicationState): Application {
    const { content } = application;
    return Object.assign(new Application(), {
      id: application.id,
      court: application.court,
      status: application.status,
      ...content,
      urls: [...content.urls],
      sourceName: content.sourceName ?? null,
      noticeId: content.noticeId ?? null,
      noNoticeBecause: content.noNoticeBecause ?? null,
      complaintId: content.complaintId ?? null,
      followsApplicationId: content.followsApplicationId ?? null,
      submittedAt: new Date(application.submittedAt),
      decidedAt: application.decidedAt ? new Date(application.decidedAt) : null,
      reasons: application.reasons ?? null,
      orderId: application.orderId ?? null,
    });
  }
}
