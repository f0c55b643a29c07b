import { Field, ID, InputType } from "type-graphql";
import type { ApplicationSource } from "../../rules/application/application.js";
import type { ApplicationId, CaseNumber, ComplaintId, CourtId, NoticeId } from "../../rules/ids.js";
import { AskedDutyInput } from "./asked-duty.js";
import { ApplicationSourceEnum } from "./enums.js";

@InputType({ description: "A case of a lower court." })
export class AppealedCaseInput {
  @Field(() => ID, { description: "The id of the court that refused the application." })
  court!: CourtId;

  @Field(() => String, { description: "That court's case number." })
  caseNumber!: CaseNumber;
}

@InputType({
  description: "What the applicant asks of the court (verzoek). Natural key: your court and the case number.",
})
export class SubmitApplicationInput {
  @Field(() => String, { description: "Your court's own case number (zaaknummer)." })
  caseNumber!: CaseNumber;

  @Field(() => ApplicationSourceEnum, { description: "Who brought the content up." })
  source!: ApplicationSource;

  @Field(() => String, { nullable: true, description: "The hotline or flagger by name, where the source is one." })
  sourceName?: string | null;

  @Field(() => String, {
    description:
      "A file number of your court's, such as file-2026-17, by which only your court can tell who it is: letters, digits and . _ : / - with a digit and at most one word. Never a name, nor a telephone or citizen service number.",
  })
  applicantReference!: string;

  @Field(() => [String], {
    nullable: true,
    description: "The references to the others, where several apply together; likewise file numbers.",
  })
  furtherApplicantReferences?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether an applicant is a minor (minderjarig); left out: no." })
  minor?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the court keeps from the other side who applies; left out: no.",
  })
  confidential?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: "Where the content stands: absolute http(s) URLs. May be left out where `duties` say it.",
  })
  urls?: string[] | null;

  @Field(() => [AskedDutyInput], {
    nullable: true,
    description:
      "What is asked, duty by duty. Left out: that the URLs be removed. A grant gives each of them, or says why not.",
  })
  duties?: AskedDutyInput[] | null;

  @Field(() => String, { description: "Why the content is held to be unlawful." })
  grounds!: string;

  @Field(() => String, { description: "Spoedeisend belang: why the ordinary way is too slow." })
  urgency!: string;

  @Field(() => ID, { nullable: true, description: "The prior notice to the platform (melding)." })
  noticeId?: NoticeId | null;

  @Field(() => String, { nullable: true, description: "Required where there was no prior notice." })
  noNoticeBecause?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The complaint to the AP about the same content, where the complainant was referred to the court.",
  })
  complaintId?: ComplaintId | null;

  @Field(() => ID, {
    nullable: true,
    description: "An earlier application, referred to prosecution, which this one follows.",
  })
  followsApplicationId?: ApplicationId | null;

  @Field(() => AppealedCaseInput, {
    nullable: true,
    description:
      "On appeal (hoger beroep): the case in which a lower court refused it, whole or in part. Your court is registered as one that hears appeals.",
  })
  appealOf?: AppealedCaseInput | null;
}
