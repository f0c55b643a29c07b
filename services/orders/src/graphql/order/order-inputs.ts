import { PeriodInput } from "@exparte/subgraph";
import { Field, ID, InputType } from "type-graphql";
import type { ApplicationSource } from "../../rules/application/application.js";
import type {
  ApplicationId,
  CaseNumber,
  ComplaintId,
  CourtId,
  NoticeId,
  PlatformId,
  SealedText,
} from "../../rules/ids.js";
import type { OrderStatus } from "../../rules/order/order.js";
import type { IllegalContentType, TerritorialExtent } from "../../rules/order-document/order-document.js";
import type { PenaltyScope, PenaltyUnit } from "../../rules/penalty/penalty.js";
import {
  ApplicationSourceEnum,
  IllegalContentTypeEnum,
  OrderStatusEnum,
  PenaltyScopeEnum,
  PenaltyUnitEnum,
  TerritorialExtentEnum,
} from "../enums.js";
import { DateTime, Duration, JWS, SafeInt } from "../scalars.js";

@InputType({
  description: "What the applicant asks of the court (verzoek). Natural key: your court and the case number.",
})
export class SubmitApplicationInput {
  @Field(() => String)
  caseNumber!: CaseNumber;

  @Field(() => ApplicationSourceEnum)
  source!: ApplicationSource;

  @Field(() => String, { nullable: true, description: "The hotline or flagger by name, where the source is one." })
  sourceName?: string | null;

  @Field(() => String, { description: "Opaque: only your court can tell who it is. Never a name." })
  applicantReference!: string;

  @Field(() => [String])
  urls!: string[];

  @Field(() => String)
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
}

@InputType({ description: "One of the three findings; all three must be found and reasoned." })
export class FindingInput {
  @Field(() => Boolean)
  holds!: boolean;

  @Field(() => String)
  reasons!: string;
}

@InputType({ description: "Marginale toets. A missing finding is refused with FINDING_MISSING." })
export class MarginalTestInput {
  @Field(() => FindingInput, { nullable: true, description: "Aannemelijk onrechtmatig." })
  unlawfulness?: FindingInput | null;

  @Field(() => FindingInput, { nullable: true, description: "Afweging tegen de vrijheid van meningsuiting." })
  freedomOfExpression?: FindingInput | null;

  @Field(() => FindingInput, { nullable: true, description: "Spoedeisend belang." })
  urgency?: FindingInput | null;
}

@InputType({ description: "One exact item and what is needed to find it (DSA art. 9(2)(a)(vi))." })
export class ItemInput {
  @Field(() => String, { description: "Absolute http(s) URL, in the form that the WHATWG URL standard gives it." })
  url!: string;

  @Field(() => String, { nullable: true })
  contentId?: string | null;

  @Field(() => String, { nullable: true })
  contentHash?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;
}

@InputType()
export class AddresseeInput {
  @Field(() => ID)
  platform!: PlatformId;

  @Field(() => [ItemInput])
  items!: ItemInput[];
}

@InputType({ description: "What platform and poster can do against the order (DSA art. 9(2)(a)(v))." })
export class RedressInput {
  @Field(() => String)
  platform!: string;

  @Field(() => String)
  poster!: string;
}

@InputType()
export class TerritorialScopeInput {
  @Field(() => TerritorialExtentEnum)
  extent!: TerritorialExtent;

  @Field(() => String, { description: "Why this far: limited to what is strictly necessary (DSA art. 9(2)(b))." })
  reasons!: string;
}

@InputType()
export class TranslationInput {
  @Field(() => String, { description: "ISO 639-1." })
  language!: string;

  @Field(() => String)
  text!: string;
}

@InputType({ description: "Dwangsom (Rv art. 611a–611i)." })
export class PenaltyInput {
  @Field(() => SafeInt)
  amountCents!: number;

  @Field(() => String, { description: "ISO 4217, such as EUR." })
  currency!: string;

  @Field(() => PenaltyUnitEnum)
  unit!: PenaltyUnit;

  @Field(() => Boolean, {
    nullable: true,
    description: "A unit that has begun counts (per dag of gedeelte van een dag). Left out: true.",
  })
  startedUnits?: boolean | null;

  @Field(() => PenaltyScopeEnum, { nullable: true, description: "Left out: ORDER." })
  per?: PenaltyScope | null;

  @Field(() => SafeInt, { nullable: true, description: "Required but for ONCE." })
  maximumCents?: number | null;
}

@InputType({
  description:
    'The order as the court gives it (DSA art. 9(2)). The seal is a JWS over this input without `seal`, null fields left out, plus type "exparte-order", court, caseNumber and version, as canonical JSON (RFC 8785).',
})
export class OrderInput {
  @Field(() => String)
  judge!: string;

  @Field(() => String)
  legalBasis!: string;

  @Field(() => String)
  statementOfReasons!: string;

  @Field(() => [String])
  provisionsInfringed!: string[];

  @Field(() => IllegalContentTypeEnum, {
    nullable: true,
    description: "What platforms report the order under (DSA art. 15(1)(a)). Left out: as not specified.",
  })
  illegalContentType?: IllegalContentType | null;

  @Field(() => MarginalTestInput)
  marginalTest!: MarginalTestInput;

  @Field(() => [AddresseeInput])
  addressees!: AddresseeInput[];

  @Field(() => RedressInput)
  redress!: RedressInput;

  @Field(() => TerritorialScopeInput)
  territorialScope!: TerritorialScopeInput;

  @Field(() => String, { description: "ISO 639-1." })
  language!: string;

  @Field(() => [TranslationInput], { nullable: true })
  translations?: TranslationInput[] | null;

  @Field(() => DateTime)
  issuedAt!: Date;

  @Field(() => Duration, { description: "Counted from service." })
  removeWithin!: string;

  @Field(() => PenaltyInput, { nullable: true })
  penalty?: PenaltyInput | null;

  @Field(() => Duration, {
    nullable: true,
    description: "Term for the main proceedings; left out, the statutory default.",
  })
  mainProceedingsWithin?: string | null;

  @Field(() => JWS)
  seal!: SealedText;
}

@InputType()
export class OrderFilter {
  @Field(() => [OrderStatusEnum], { nullable: true })
  status?: OrderStatus[] | null;

  @Field(() => ID, { nullable: true })
  court?: CourtId | null;

  @Field(() => ID, { nullable: true })
  platform?: PlatformId | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Past the deadline and not complied: the platform that is asked for, or any addressee.",
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "A penalty is being forfeited by the hour or day: by the platform that is asked for, or any addressee.",
  })
  penaltyRunning?: boolean | null;

  @Field(() => String, { nullable: true, description: "The case number contains this text." })
  caseNumber?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: "Issued in this period." })
  issued?: PeriodInput | null;
}
