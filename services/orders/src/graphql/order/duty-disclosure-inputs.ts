import { Field, InputType } from "type-graphql";
import type { SealedText } from "../../rules/ids.js";
import type { DataCategory } from "../../rules/order-document/disclosure-terms.js";
import { DateTime, Duration, JSONObject, JWS } from "../scalars.js";
import { DataCategoryEnum } from "./enums.js";
import { FindingInput } from "./finding-input.js";

@InputType({
  description:
    "The court's four findings on a disclosure (Lycos/Pessers, HR 25 November 2005, ECLI:NL:HR:2005:AU4019), of which a missing one is refused with FINDING_MISSING.",
})
export class DutyDisclosureFindingsInput {
  @Field(() => FindingInput, {
    nullable: true,
    description: "It is sufficiently plausible that the content, in itself, may be unlawful and harmful.",
  })
  unlawfulness?: FindingInput | null;

  @Field(() => FindingInput, { nullable: true, description: "The applicant has a real interest in the data." })
  realInterest?: FindingInput | null;

  @Field(() => FindingInput, { nullable: true, description: "There is no less intrusive way to get them." })
  noLessIntrusiveWay?: FindingInput | null;

  @Field(() => FindingInput, {
    nullable: true,
    description: "On balance the applicant's interest prevails over the poster's and the platform's.",
  })
  balance?: FindingInput | null;
}

@InputType({ description: "To whom the answer is encrypted." })
export class DutyRecipientInput {
  @Field(() => JSONObject, {
    description:
      "The public JWK (P-256 or X25519), with its kid: the court's own registered encryption key, or an advocate's.",
  })
  jwk!: Record<string, unknown>;

  @Field(() => JWS, {
    nullable: true,
    description:
      "For an advocate's key: the court's seal over { type: \"exparte-key-certificate\", holder, jwk }. It counts for as long as the key that made the seal.",
  })
  certificate?: SealedText | null;
}

@InputType({ description: "Less time for the poster to object than the code of conduct gives, and why." })
export class ShortenedWindowInput {
  @Field(() => Duration, { description: "How long the poster has to object, from being told." })
  window!: string;

  @Field(() => String, { description: "Why the poster has less time." })
  reasons!: string;
}

@InputType({ description: "Why the poster is not told before the disclosure, and when the platform tells it." })
export class DutyDispensationInput {
  @Field(() => String, { description: "Why the poster is not told before." })
  reasons!: string;

  @Field(() => DateTime, {
    description:
      "From when the platform tells the poster, because the reason has passed; within a year. A day later it is overdue.",
  })
  noticeFrom!: Date;
}

@InputType({ description: "What a duty to disclose asks about whoever posted its targets, or is behind them." })
export class DutyDisclosureInput {
  @Field(() => [DataCategoryEnum], {
    description: "The categories of data, each once; only these may be answered, and only what the platform holds.",
  })
  categories!: DataCategory[];

  @Field(() => String, { description: "What the data are for: CIVIL_CLAIM, and nothing else." })
  purpose!: string;

  @Field(() => DutyRecipientInput, { description: "To whom the answer is to be encrypted." })
  recipient!: DutyRecipientInput;

  @Field(() => DutyDisclosureFindingsInput, { description: "The court's four findings, each with its reasons." })
  findings!: DutyDisclosureFindingsInput;

  @Field(() => ShortenedWindowInput, {
    nullable: true,
    description: "Less time for the poster to object; left out: what the code of conduct gives.",
  })
  shortenedWindow?: ShortenedWindowInput | null;

  @Field(() => DutyDispensationInput, {
    nullable: true,
    description: "The poster is told only after the disclosure; left out: before it, with time to object.",
  })
  dispensation?: DutyDispensationInput | null;
}
