import { Field, ID, ObjectType } from "type-graphql";
import type {
  ApplicationSource,
  Application as ApplicationState,
  ApplicationStatus,
} from "../../rules/application/application.js";
import { askedDuties } from "../../rules/application/asked-duties.js";
import type { ComplaintId } from "../../rules/ids.js";
import { Complaint, Notice } from "../complaint.js";
import { DateTime, Url } from "../scalars.js";
import { AskedDuty, RefusedPart } from "./asked-duty.js";
import { ApplicationSourceEnum, ApplicationStatusEnum } from "./enums.js";

@ObjectType({ description: "A case of a lower court." })
export class AppealedCase {
  @Field(() => ID, { description: "The id of the court that refused the application." })
  court!: string;

  @Field(() => String, { description: "That court's case number." })
  caseNumber!: string;
}

@ObjectType({
  description:
    "Verzoek: what the applicant asks of the court. Seen by that court, and by one that hears an appeal about its order.",
})
export class Application {
  @Field(() => ID, { description: "The application's id, by which the court decides it." })
  id!: string;

  @Field(() => ID, { description: "The id of the court that was asked." })
  court!: string;

  @Field(() => String, { description: "The court's own case number (zaaknummer)." })
  caseNumber!: string;

  @Field(() => ApplicationStatusEnum, { description: "Where the application stands." })
  status!: ApplicationStatus;

  @Field(() => ApplicationSourceEnum, { description: "Who brought the content up." })
  source!: ApplicationSource;

  @Field(() => String, {
    nullable: true,
    description: "The hotline or flagger by name; null where the source is neither.",
  })
  sourceName!: string | null;

  @Field(() => String, {
    description: "The court's opaque reference to the applicant, by which only the court can tell who it is.",
  })
  applicantReference!: string;

  @Field(() => [String], { description: "The references to all who apply, that one first." })
  applicantReferences!: string[];

  @Field(() => Boolean, { description: "Whether an applicant is a minor (minderjarig)." })
  minor!: boolean;

  @Field(() => Boolean, { description: "Whether the court keeps from the other side who applies." })
  confidential!: boolean;

  @Field(() => [Url], { description: "Where the content stands; empty where the duties alone say it." })
  urls!: string[];

  @Field(() => [AskedDuty], {
    description: "What is asked, duty by duty; where the application names URLs alone, one duty to remove them.",
  })
  duties!: AskedDuty[];

  @Field(() => String, { description: "Why the content is held to be unlawful." })
  grounds!: string;

  @Field(() => String, { description: "Why the ordinary way is too slow (spoedeisend belang)." })
  urgency!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the prior notice to the platform; null when there was none.",
  })
  noticeId!: string | null;

  @Field(() => Notice, { nullable: true, description: "The prior notice, for whoever may see it." })
  get notice(): Notice | null {
    return this.noticeId === null ? null : { id: this.noticeId };
  }

  @Field(() => String, { nullable: true, description: "Why there was no prior notice; null when there was one." })
  noNoticeBecause!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the complaint to the AP that it cites; null when it cites none.",
  })
  complaintId!: ComplaintId | null;

  @Field(() => Complaint, {
    nullable: true,
    description:
      "The complaint to the AP that it cites. What the complaints service shows of it, it shows to whoever may see it.",
  })
  get complaint(): Complaint | null {
    return this.complaintId === null ? null : { id: this.complaintId };
  }

  @Field(() => ID, {
    nullable: true,
    description:
      "The id of an earlier application, referred to prosecution, which this one follows; null when it follows none.",
  })
  followsApplicationId!: string | null;

  @Field(() => AppealedCase, {
    nullable: true,
    description: "On appeal: the case of the lower court that refused it; null where it is no appeal.",
  })
  appealOf!: AppealedCase | null;

  @Field(() => DateTime, { description: "When the registry entered it." })
  submittedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was granted, refused, referred or withdrawn; null before.",
  })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was refused, referred or withdrawn; null otherwise." })
  reasons!: string | null;

  @Field(() => ID, { nullable: true, description: "The id of the order that came of it; null unless it was granted." })
  orderId!: string | null;

  @Field(() => [RefusedPart], { description: "What was refused of it; empty unless it was granted in part." })
  refusedParts!: RefusedPart[];

  static of(application: ApplicationState): Application {
    const { content } = application;
    return Object.assign(new Application(), {
      id: application.id,
      court: application.court,
      status: application.status,
      ...content,
      applicantReferences: [content.applicantReference, ...(content.furtherApplicantReferences ?? [])],
      minor: content.minor ?? false,
      confidential: content.confidential ?? false,
      urls: [...content.urls],
      duties: askedDuties(content).map(AskedDuty.of),
      refusedParts: (application.refused ?? []).map(({ duty, targets, reasons }) =>
        Object.assign(new RefusedPart(), { duty, targets: targets === undefined ? null : [...targets], reasons }),
      ),
      sourceName: content.sourceName ?? null,
      noticeId: content.noticeId ?? null,
      noNoticeBecause: content.noNoticeBecause ?? null,
      complaintId: content.complaintId ?? null,
      followsApplicationId: content.followsApplicationId ?? null,
      appealOf: content.appealOf === undefined ? null : Object.assign(new AppealedCase(), content.appealOf),
      submittedAt: new Date(application.submittedAt),
      decidedAt: application.decidedAt ? new Date(application.decidedAt) : null,
      reasons: application.reasons ?? null,
      orderId: application.orderId ?? null,
    });
  }
}
