import { PeriodInput } from "@exparte/subgraph";
import { Field, ID, InputType } from "type-graphql";
import type { DataCategory } from "../../rules/disclosure/data-category.js";
import type { BreachedCategory, DisclosureStatus, RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import type { ContentKind } from "../../rules/sealed-content/sealed-content.js";
import {
  BreachedCategoryEnum,
  ContentKindEnum,
  DataCategoryEnum,
  DisclosureStatusEnum,
  RefusalReasonEnum,
} from "../enums.js";
import { DateTime, Duration, JSONObject, JWE, JWS } from "../scalars.js";

@InputType()
export class DisclosureFindingInput {
  @Field(() => Boolean)
  holds!: boolean;

  @Field(() => String)
  reasons!: string;
}

@InputType({
  description: "The four findings of Lycos/Pessers (HR 25 November 2005, ECLI:NL:HR:2005:AU4019); all four.",
})
export class DisclosureFindingsInput {
  @Field(() => DisclosureFindingInput, {
    nullable: true,
    description: "It is sufficiently plausible that the content is unlawful and harmful.",
  })
  unlawfulness?: DisclosureFindingInput | null;

  @Field(() => DisclosureFindingInput, {
    nullable: true,
    description: "The applicant has a real interest in the data.",
  })
  realInterest?: DisclosureFindingInput | null;

  @Field(() => DisclosureFindingInput, { nullable: true, description: "There is no less intrusive way to get them." })
  noLessIntrusiveWay?: DisclosureFindingInput | null;

  @Field(() => DisclosureFindingInput, {
    nullable: true,
    description: "On balance the applicant's interest prevails over the poster's and the platform's.",
  })
  balance?: DisclosureFindingInput | null;
}

@InputType({ description: "One of the order's addressees." })
export class DisclosureAddresseeInput {
  @Field(() => ID)
  platform!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "The court knows that this platform stands outside the code of conduct, and may refuse without breach.",
  })
  outsideCode!: boolean;
}

@InputType({ description: "To whom the answer is encrypted." })
export class DisclosureRecipientInput {
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
  certificate?: string | null;
}

@InputType({
  description:
    'The seal covers this input without `seal`, null members left out and defaults filled in, with { type: "exparte-disclosure-request", court } added, as canonical JSON (RFC 8785).',
})
export class RequestDisclosureInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, {
    description:
      "The court's own number for this request. The same again under the same seal returns the same requests.",
  })
  reference!: string;

  @Field(() => [DisclosureAddresseeInput], { description: "All of them are asked, or none." })
  addressees!: DisclosureAddresseeInput[];

  @Field(() => DisclosureFindingsInput)
  findings!: DisclosureFindingsInput;

  @Field(() => [DataCategoryEnum], { description: "Only these may be answered." })
  categories!: DataCategory[];

  @Field(() => String, { description: "CIVIL_CLAIM, and nothing else." })
  purpose!: string;

  @Field(() => DisclosureRecipientInput)
  recipient!: DisclosureRecipientInput;

  @Field(() => Duration, { description: "How long the platform has to answer; longer than the objection window." })
  within!: string;

  @Field(() => String, { nullable: true, description: "Why the poster need not be told; left out, the poster is." })
  dispensation?: string | null;

  @Field(() => DateTime, { description: "When it was sealed: within five minutes of now." })
  requestedAt!: Date;

  @Field(() => JWS)
  seal!: string;
}

@InputType()
export class DisclosureRefusalInput {
  @Field(() => RefusalReasonEnum)
  reason!: RefusalReason;

  @Field(() => String, {
    nullable: true,
    description: "The provision that stands in the way; with LEGAL_OBSTACLE only.",
  })
  provision?: string | null;
}

@InputType({ description: "Either a sealed JWE, or a refusal." })
export class AnswerDisclosureInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => JWE, {
    nullable: true,
    description:
      'Compact, ECDH-ES+A256KW with A256GCM, at most 64 KiB. Its protected header is exactly { alg, enc, epk, kid: the recipient\'s, typ: "exparte-disclosure+jwe", request: the request\'s id, recipient: "court:<id>" }. The hub cannot read it.',
  })
  jwe?: unknown;

  @Field(() => JWS, {
    nullable: true,
    description:
      'With the JWE: the platform\'s seal over { type: "exparte-disclosure", request, platform, jweDigest }, where jweDigest is base64url(SHA-256(jwe)).',
  })
  seal?: string | null;

  @Field(() => DisclosureRefusalInput, { nullable: true })
  refusal?: DisclosureRefusalInput | null;
}

@InputType()
export class ForwardObjectionInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => JWE, {
    description:
      'As an answer\'s, but with the typ "exparte-objection+jwe" and encrypted to any valid encryption key of the court. It does not say who objects.',
  })
  jwe!: unknown;

  @Field(() => JWS, {
    description:
      'The platform\'s seal over { type: "exparte-objection", request, platform, jweDigest }, as of an answer.',
  })
  seal!: string;
}

@InputType()
export class DispenseWithNoticeInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String)
  reasons!: string;

  @Field(() => DateTime, { description: "When it was sealed: at most five minutes ago." })
  at!: Date;

  @Field(() => JWS, {
    description: 'The court\'s seal over { type: "exparte-notice-dispensation", requestId, reasons, at }.',
  })
  seal!: string;
}

@InputType()
export class ConfirmReceiptInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => ContentKindEnum, { defaultValue: "DISCLOSURE" })
  content!: ContentKind;
}

@InputType()
export class ReportBreachInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => [BreachedCategoryEnum], { defaultValue: [], description: "What it held and had not been asked for." })
  categories!: BreachedCategory[];

  @Field(() => Boolean, { defaultValue: false, description: "It does not open with the recipient's key." })
  unreadable!: boolean;
}

@InputType()
export class DisclosureFilterInput {
  @Field(() => ID, { nullable: true })
  orderId?: string | null;

  @Field(() => ID, { nullable: true })
  court?: string | null;

  @Field(() => ID, { nullable: true })
  platform?: string | null;

  @Field(() => String, { nullable: true, description: "The court's own number." })
  reference?: string | null;

  @Field(() => [DisclosureStatusEnum], { nullable: true })
  status?: DisclosureStatus[] | null;

  @Field(() => PeriodInput, { nullable: true })
  requested?: PeriodInput | null;
}
