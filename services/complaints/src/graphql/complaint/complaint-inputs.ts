import { instant } from "@exparte/dutch-time";
import { PeriodInput } from "@exparte/subgraph";
import { Field, ID, InputType } from "type-graphql";
import type { ComplaintContent, ComplaintStatus } from "../../rules/complaint/complaint.js";
import type { ComplaintFilter as Filter } from "../../store/complaint/complaints.js";
import { ComplaintStatusEnum } from "../enums.js";
import { DateTime } from "../scalars.js";

@InputType({ description: "A complaint that the AP received (GDPR art. 77). Natural key: the AP's case number." })
export class FileComplaintInput {
  @Field(() => String, { description: "The AP's own case number (zaaknummer)." })
  caseNumber!: string;

  @Field(() => String, {
    description:
      "A file number, such as klager-77: letters, digits and . _ : / - with a digit and at most one word. Never a name, nor a telephone or citizen service number.",
  })
  complainantReference!: string;

  @Field(() => ID, { description: "The platform that is complained of." })
  controller!: string;

  @Field(() => [String], { description: "Where the content stands: absolute http(s) URLs." })
  urls!: string[];

  @Field(() => String, { description: "What is wrong with the content." })
  description!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The prior notice, which tells whether the platform refused removal.",
  })
  noticeId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Required where there is no notice on record." })
  platformRefused?: boolean | null;

  @Field(() => ID, { nullable: true, description: "The order about the same content." })
  orderId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the AP received it; left out: now." })
  receivedAt?: Date | null;
}

@InputType({ description: "Which complaints are wanted; those for which all that is given holds." })
export class ComplaintFilter {
  @Field(() => ID, { nullable: true, description: "Complaints about the platform with this id." })
  controller?: string | null;

  @Field(() => ID, { nullable: true, description: "Complaints about the same content as the order with this id." })
  order?: string | null;

  @Field(() => [ComplaintStatusEnum], { nullable: true, description: "Complaints that stand in one of these." })
  status?: ComplaintStatus[] | null;

  @Field(() => PeriodInput, { nullable: true, description: "Complaints that the AP received in this period." })
  received?: PeriodInput | null;
}

export function complaintContent(input: FileComplaintInput): ComplaintContent {
  const { caseNumber, complainantReference, controller, urls, description } = input;
  const { noticeId, platformRefused, orderId, receivedAt } = input;
  return {
    caseNumber,
    complainantReference,
    controller,
    urls,
    description,
    ...(noticeId == null ? {} : { noticeId }),
    ...(platformRefused == null ? {} : { platformRefused }),
    ...(orderId == null ? {} : { orderId }),
    ...(receivedAt == null ? {} : { receivedAt: instant(receivedAt) }),
  };
}

export function complaintFilter({ controller, order, status, received }: ComplaintFilter): Filter {
  return {
    ...(controller == null ? {} : { controller }),
    ...(order == null ? {} : { orderId: order }),
    ...(status == null ? {} : { status }),
    ...(received == null ? {} : { received }),
  };
}
