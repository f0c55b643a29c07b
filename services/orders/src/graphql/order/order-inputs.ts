import { PeriodInput } from "@exparte/subgraph";
import { Field, ID, InputType, Int } from "type-graphql";
import type { CourtId, PlatformId, PresentedSeal } from "../../rules/ids.js";
import type { OrderStatus } from "../../rules/order/order.js";
import type { IllegalContentType, ServiceBy, TerritorialExtent } from "../../rules/order-document/order-document.js";
import { DateTime, Duration, JWS } from "../scalars.js";
import { DutyInput } from "./duty-inputs.js";
import { IllegalContentTypeEnum, OrderStatusEnum, ServiceByEnum, TerritorialExtentEnum } from "./enums.js";
import { FindingInput } from "./finding-input.js";
import { JointMaximumInput, PenaltyInput } from "./penalty-input.js";
import { RespondentInput } from "./respondent-input.js";

@InputType({
  description:
    "The judge's marginal test (marginale toets): three findings, of which a missing one is refused with FINDING_MISSING.",
})
export class MarginalTestInput {
  @Field(() => FindingInput, {
    nullable: true,
    description: "It is sufficiently plausible that the content is unlawful (aannemelijk onrechtmatig).",
  })
  unlawfulness?: FindingInput | null;

  @Field(() => FindingInput, {
    nullable: true,
    description: "Removal outweighs the freedom of expression (afweging vrijheid van meningsuiting).",
  })
  freedomOfExpression?: FindingInput | null;

  @Field(() => FindingInput, { nullable: true, description: "The matter cannot wait (spoedeisend belang)." })
  urgency?: FindingInput | null;
}

@InputType({ description: "One exact item and what is needed to find it (DSA art. 9(2)(a)(vi))." })
export class ItemInput {
  @Field(() => String, { description: "Absolute http(s) URL, in the form that the WHATWG URL standard gives it." })
  url!: string;

  @Field(() => String, { nullable: true, description: "The platform's own id of the content, where it is known." })
  contentId?: string | null;

  @Field(() => String, { nullable: true, description: "A hash of the content, where it is known." })
  contentHash?: string | null;

  @Field(() => String, { nullable: true, description: "What else is needed to find the content." })
  description?: string | null;
}

@InputType({ description: "One addressee of the order, a platform or a respondent, with its items or its duties." })
export class AddresseeInput {
  @Field(() => ID, {
    description:
      "The id of the platform. Of a respondent whom nobody registered: respondent-, your court's id, and an opaque reference of your court's own, such as respondent-rb-amsterdam-7f3k2.",
  })
  platform!: PlatformId;

  @Field(() => RespondentInput, {
    nullable: true,
    description: "Who it is, where nobody registered it; left out for a registered platform.",
  })
  respondent?: RespondentInput | null;

  @Field(() => [ItemInput], {
    nullable: true,
    description:
      "The exact items that the platform is to remove, as one duty on the order's own terms; each stands there once. Left out where `duties` are given.",
  })
  items?: ItemInput[] | null;

  @Field(() => [DutyInput], {
    nullable: true,
    description: "What the platform owes, duty by duty. Left out where `items` are given.",
  })
  duties?: DutyInput[] | null;
}

@InputType({ description: "The court puts off telling the poster, with reasons." })
export class PosterInformedByInput {
  @Field(() => DateTime, { description: "From then on the poster is to be told, and not before; within a year." })
  after!: Date;

  @Field(() => String, { description: "Why the poster is not told when the order takes effect." })
  reasons!: string;
}

@InputType({
  description:
    "What addressee and poster can do against the order (DSA art. 9(2)(a)(v)). The paper prints it on its first page: say how, where and until when.",
})
export class RedressInput {
  @Field(() => String, {
    description: "What an addressee can do against the order, whether a platform or a respondent.",
  })
  platform!: string;

  @Field(() => String, { description: "What the poster can do against the order." })
  poster!: string;
}

@InputType({ description: "Where the order has effect, and why that far." })
export class TerritorialScopeInput {
  @Field(() => TerritorialExtentEnum, { description: "Where the order has effect." })
  extent!: TerritorialExtent;

  @Field(() => String, { description: "Why this far: limited to what is strictly necessary (DSA art. 9(2)(b))." })
  reasons!: string;
}

@InputType({ description: "The order's text in another language." })
export class TranslationInput {
  @Field(() => String, { description: "The language of the translation, ISO 639-1." })
  language!: string;

  @Field(() => String, { description: "The translated text." })
  text!: string;
}

@InputType({
  description:
    'The order as the court gives it (DSA art. 9(2)). The seal is a JWS over this input without `seal`, null fields left out, plus type "exparte-order", court, caseNumber and version, as canonical JSON (RFC 8785); each addressee as {"...": digest of its part}, with _sd_alg "sha-256" (RFC 9901), and the parts after the seal. An order to one platform may be sealed whole.',
})
export class OrderInput {
  @Field(() => String, { description: "The judge who gives the order." })
  judge!: string;

  @Field(() => String, { description: "The legal basis of the order (grondslag)." })
  legalBasis!: string;

  @Field(() => String, { description: "Why the content is unlawful (motivering)." })
  statementOfReasons!: string;

  @Field(() => [String], { description: "The provisions of law that the content infringes." })
  provisionsInfringed!: string[];

  @Field(() => IllegalContentTypeEnum, {
    nullable: true,
    description: "What platforms report the order under (DSA art. 15(1)(a)). Left out: as not specified.",
  })
  illegalContentType?: IllegalContentType | null;

  @Field(() => MarginalTestInput, {
    nullable: true,
    description:
      "The judge's three findings, each with its reasons; left out where the order asks for disclosure alone, whose findings stand in the duty.",
  })
  marginalTest?: MarginalTestInput | null;

  @Field(() => [AddresseeInput], {
    description: "Whom the order is addressed to, platforms and respondents, each with its items or its duties.",
  })
  addressees!: AddresseeInput[];

  @Field(() => RedressInput, { description: "What addressee and poster can do against the order." })
  redress!: RedressInput;

  @Field(() => TerritorialScopeInput, { description: "Where the order has effect, and why that far." })
  territorialScope!: TerritorialScopeInput;

  @Field(() => String, {
    description: "The language of the order, ISO 639-1: one that each addressee accepts, or with a translation.",
  })
  language!: string;

  @Field(() => [TranslationInput], { nullable: true, description: "The order's text in other languages." })
  translations?: TranslationInput[] | null;

  @Field(() => DateTime, { description: "When the judge gives the order; of an oral one, when it is written." })
  issuedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the judge gave the order orally (mondeling), at most 14 days before it is written; left out where it is given in writing. Later versions repeat it or leave it out.",
  })
  givenOrallyAt?: Date | null;

  @Field(() => Duration, {
    description:
      "How soon the items are to be gone, from service (zeer korte termijn); of every duty without a term of its own.",
  })
  removeWithin!: string;

  @Field(() => Duration, {
    nullable: true,
    description:
      "How soon the order is to be served, from when it is given; after that it is unserved. Left out, as the hub's setting has it.",
  })
  serveWithin?: string | null;

  @Field(() => ServiceByEnum, {
    nullable: true,
    description: "What begins the terms; left out: ACKNOWLEDGEMENT.",
  })
  serviceBy?: ServiceBy | null;

  @Field(() => PosterInformedByInput, {
    nullable: true,
    description:
      "From when the poster may be told of the order (DSA art. 9(5)); left out, the poster is told at the latest when the order takes effect.",
  })
  posterInformedBy?: PosterInformedByInput | null;

  @Field(() => PenaltyInput, {
    nullable: true,
    description:
      "The terms of the penalty (dwangsom); left out, the order has none. It is one over all duties of an addressee that have none of their own.",
  })
  penalty?: PenaltyInput | null;

  @Field(() => JointMaximumInput, {
    nullable: true,
    description:
      "What all addressees forfeit together at most, under the order's penalty and those that duties have of their own; left out: there is none.",
  })
  jointMaximum?: JointMaximumInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the order is obeyed although an appeal is lodged (uitvoerbaar bij voorraad); left out: it is. A decision that keeps the order can say otherwise.",
  })
  enforceableDespiteAppeal?: boolean | null;

  @Field(() => Duration, {
    nullable: true,
    description: "Term for the main proceedings; left out, the statutory default.",
  })
  mainProceedingsWithin?: string | null;

  @Field(() => JWS, { description: "The court's seal over the order, with the part of every addressee." })
  seal!: PresentedSeal;
}

@InputType({ description: "Which orders are wanted; those for which all that is given holds." })
export class OrderFilter {
  @Field(() => [OrderStatusEnum], { nullable: true, description: "Orders that stand in one of these." })
  status?: OrderStatus[] | null;

  @Field(() => ID, { nullable: true, description: "Orders of the court with this id." })
  court?: CourtId | null;

  @Field(() => ID, { nullable: true, description: "Orders addressed to the platform with this id." })
  platform?: PlatformId | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "For a court: orders about which it hears, or heard, an appeal, in place of its own.",
  })
  heardOnAppeal?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Past the deadline and not complied: the platform that is asked for, or any addressee.",
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Not served within the term for service: on the platform that is asked for, or any addressee. Send a bailiff there.",
  })
  unserved?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Not confirmed in time that the poster was told (DSA art. 9(5)): by the platform that is asked for, or any addressee.",
  })
  posterOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "A penalty is being forfeited by the hour or day: by the platform that is asked for, or any addressee.",
  })
  penaltyRunning?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "A finding of the court is contested: by the platform that is asked for, or any addressee.",
  })
  findingContested?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "For a court or a supervisor: an opposition is lodged and not decided.",
  })
  contested?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Moderation of a penalty is asked for (Rv art. 611d) and not decided: by the platform that is asked for, or any addressee.",
  })
  moderationRequested?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "An item has been suspended alone for longer than so many days, from 0 to 3650, and no correction came: of the platform that is asked for, or any addressee.",
  })
  itemsSuspendedForDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "No main claim is brought, and the term for it ends within so many days, from 0 to 3650, or has ended: the order can lapse (after Rv art. 1019i).",
  })
  mainTermEndsWithinDays?: number | null;

  @Field(() => String, { nullable: true, description: "The case number contains this text." })
  caseNumber?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: "Orders given in this period." })
  issued?: PeriodInput | null;
}
