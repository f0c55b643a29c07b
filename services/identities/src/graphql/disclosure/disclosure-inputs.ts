import { PeriodInput } from "@exparte/subgraph";
import { Field, ID, InputType } from "type-graphql";
import type { DataCategory } from "../../rules/disclosure/data-category.js";
import type { BreachedCategory, DisclosureStatus, RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import type { CourtId, DisclosureId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { ContentKind } from "../../rules/sealed-content/sealed-content.js";
import {
  BreachedCategoryEnum,
  ContentKindEnum,
  DataCategoryEnum,
  DisclosureStatusEnum,
  RefusalReasonEnum,
} from "../enums.js";
import { DateTime, Duration, JSONObject, JWE, JWS } from "../scalars.js";

@InputType({ description: "One of the four findings; it must hold, and be reasoned." })
export class DisclosureFindingInput {
  @Field(() => Boolean, { description: "Whether the court finds it so." })
  holds!: boolean;

  @Field(() => String, { description: "Why the court finds it so." })
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
  @Field(() => ID, { description: "The id of the platform that is asked." })
  platform!: PlatformId;

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
  certificate?: SealedText | null;
}

@InputType({
  description:
    'The seal covers this input without `seal`, null members left out and defaults filled in, with { type: "exparte-disclosure-request", court } added, as canonical JSON (RFC 8785). To several platforms it is sealed in parts: each addressee as {"...": digest of its part}, with _sd_alg "sha-256" (RFC 9901), and the parts after the seal.',
})
export class RequestDisclosureInput {
  @Field(() => ID, { description: "The id of the order whose content the request is about." })
  orderId!: OrderId;

  @Field(() => String, {
    description:
      "The court's own number for this request. The same again under the same seal returns the same requests.",
  })
  reference!: string;

  @Field(() => [DisclosureAddresseeInput], { description: "The platforms that are asked: all of them, or none." })
  addressees!: DisclosureAddresseeInput[];

  @Field(() => DisclosureFindingsInput, { description: "The court's four findings, each with its reasons." })
  findings!: DisclosureFindingsInput;

  @Field(() => [DataCategoryEnum], { description: "The categories of data asked for; only these may be answered." })
  categories!: DataCategory[];

  @Field(() => String, { description: "What the data are for: CIVIL_CLAIM, and nothing else." })
  purpose!: string;

  @Field(() => DisclosureRecipientInput, { description: "To whom the answer is to be encrypted." })
  recipient!: DisclosureRecipientInput;

  @Field(() => Duration, { description: "How long the platform has to answer; longer than the objection window." })
  within!: string;

  @Field(() => String, { nullable: true, description: "Why the poster need not be told; left out, the poster is." })
  dispensation?: string | null;

  @Field(() => DateTime, { description: "When it was sealed: within five minutes of now." })
  requestedAt!: Date;

  @Field(() => JWS, {
    description: "The court's seal over the request; to several platforms, with the part of every addressee.",
  })
  seal!: SealedText;
}

@InputType({ description: "Why the platform does not disclose." })
export class DisclosureRefusalInput {
  @Field(() => RefusalReasonEnum, { description: "The ground of the refusal." })
  reason!: RefusalReason;

  @Field(() => String, {
    nullable: true,
    description: "The provision that stands in the way; with LEGAL_OBSTACLE only.",
  })
  provision?: string | null;
}

@InputType({ description: "Either a sealed JWE, or a refusal." })
export class AnswerDisclosureInput {
  @Field(() => ID, { description: "The id of the request that is answered." })
  requestId!: DisclosureId;

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
  seal?: SealedText | null;

  @Field(() => DisclosureRefusalInput, { nullable: true, description: "Why you do not disclose; instead of a JWE." })
  refusal?: DisclosureRefusalInput | null;
}

@InputType({ description: "The poster's objection, encrypted to the court." })
export class ForwardObjectionInput {
  @Field(() => ID, { description: "The id of the request that the poster objects to." })
  requestId!: DisclosureId;

  @Field(() => JWE, {
    description:
      'As an answer\'s, but with the typ "exparte-objection+jwe" and encrypted to any valid encryption key of the court. It does not say who objects.',
  })
  jwe!: unknown;

  @Field(() => JWS, {
    description:
      'The platform\'s seal over { type: "exparte-objection", request, platform, jweDigest }, as of an answer.',
  })
  seal!: SealedText;
}

@InputType({ description: "Why the poster need not be told, under the court's seal." })
export class DispenseWithNoticeInput {
  @Field(() => ID, { description: "The id of the request whose poster need not be told." })
  requestId!: DisclosureId;

  @Field(() => String, { description: "Why the poster need not be told." })
  reasons!: string;

  @Field(() => DateTime, { description: "When it was sealed: at most five minutes ago." })
  at!: Date;

  @Field(() => JWS, {
    description: 'The court\'s seal over { type: "exparte-notice-dispensation", requestId, reasons, at }.',
  })
  seal!: SealedText;
}

@InputType({ description: "What the court has received and the hub may destroy." })
export class ConfirmReceiptInput {
  @Field(() => ID, { description: "The id of the request to which the content belongs." })
  requestId!: DisclosureId;

  @Field(() => ContentKindEnum, {
    defaultValue: "DISCLOSURE",
    description: "Whether the answer or the objection was received.",
  })
  content!: ContentKind;
}

@InputType({ description: "What was wrong with an answer." })
export class ReportBreachInput {
  @Field(() => ID, { description: "The id of the request that was answered." })
  requestId!: DisclosureId;

  @Field(() => [BreachedCategoryEnum], {
    defaultValue: [],
    description: "What the answer held that had not been asked for.",
  })
  categories!: BreachedCategory[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether the answer does not open with the recipient's key.",
  })
  unreadable!: boolean;
}

@InputType({ description: "Which requests are wanted; those for which all that is given holds." })
export class DisclosureFilterInput {
  @Field(() => ID, { nullable: true, description: "Requests about this order." })
  orderId?: OrderId | null;

  @Field(() => ID, { nullable: true, description: "Requests of the court with this id." })
  court?: CourtId | null;

  @Field(() => ID, { nullable: true, description: "Requests to the platform with this id." })
  platform?: PlatformId | null;

  @Field(() => String, { nullable: true, description: "Requests under this number of the court's own." })
  reference?: string | null;

  @Field(() => [DisclosureStatusEnum], { nullable: true, description: "Requests that stand in one of these." })
  status?: DisclosureStatus[] | null;

  @Field(() => PeriodInput, { nullable: true, description: "Requests made in this period." })
  requested?: PeriodInput | null;
}
