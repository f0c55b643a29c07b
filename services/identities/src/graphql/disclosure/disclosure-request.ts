import { dateOrNull } from "@exparte/dutch-time";
import { PageInfo } from "@exparte/subgraph";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { DataCategory } from "../../rules/disclosure/data-category.js";
import {
  type BreachedCategory,
  type DisclosureRequest as DisclosureRequestState,
  type DisclosureStatus,
  disclosableFrom,
  FINDINGS,
  type RefusalReason,
  type WithdrawalCause,
} from "../../rules/disclosure/disclosure-request.js";
import {
  BreachedCategoryEnum,
  DataCategoryEnum,
  DisclosureStatusEnum,
  RefusalReasonEnum,
  WithdrawalCauseEnum,
} from "../enums.js";
import { Platform } from "../platform.js";
import { DateTime, Duration, JSONObject, JWE, JWS } from "../scalars.js";
import { TakedownOrder } from "../takedown-order.js";
import { SealedContent } from "./sealed-content.js";

@ObjectType({ description: "One of the court's four findings (Lycos/Pessers)." })
export class DisclosureFinding {
  @Field(() => String, { description: "unlawfulness, realInterest, noLessIntrusiveWay or balance." })
  name!: string;

  @Field(() => Boolean)
  holds!: boolean;

  @Field(() => String)
  reasons!: string;
}

@ObjectType({ description: "To whom the answer is encrypted." })
export class DisclosureRecipient {
  @Field(() => String)
  kid!: string;

  @Field(() => JSONObject, { description: "The public JWK." })
  jwk!: Readonly<Record<string, string>>;

  @Field(() => String, { nullable: true, description: "The advocate; null when it is the court." })
  holder!: string | null;

  @Field(() => JWS, { nullable: true, description: "The court's certificate of the advocate's key." })
  certificate!: string | null;
}

@ObjectType({ description: "One thing that happened to a request, and who did it." })
export class DisclosureEntry {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => String)
  kind!: string;

  @Field(() => String, { description: "court, platform or hub." })
  byType!: string;

  @Field(() => String)
  byId!: string;

  @Field(() => String, { nullable: true, description: "Which client or person of that party." })
  bySubject!: string | null;
}

@ObjectType({
  description:
    "Verzoek om identificerende gegevens: a court asks one platform who posted what its order is about. Its court, its platform and the AP.",
})
export class DisclosureRequest {
  readonly state: DisclosureRequestState;

  constructor(state: DisclosureRequestState) {
    this.state = state;
  }

  @Field(() => ID)
  get id(): string {
    return this.state.id;
  }

  @Field(() => TakedownOrder, { nullable: true })
  get order(): TakedownOrder {
    return { id: this.state.orderId };
  }

  @Field(() => String)
  get court(): string {
    return this.state.court;
  }

  @Field(() => Platform, { nullable: true })
  get platform(): Platform {
    return { id: this.state.platform };
  }

  @Field(() => String, { description: "The court's own number." })
  get reference(): string {
    return this.state.reference;
  }

  @Field(() => DisclosureStatusEnum)
  get status(): DisclosureStatus {
    return this.state.status;
  }

  @Field(() => [DisclosureFinding])
  get findings(): DisclosureFinding[] {
    return FINDINGS.map((name) => ({ name, ...this.state.findings[name] }));
  }

  @Field(() => [DataCategoryEnum], { description: "Only these may be answered." })
  get categories(): readonly DataCategory[] {
    return this.state.categories;
  }

  @Field(() => String, { description: "Always CIVIL_CLAIM." })
  get purpose(): string {
    return this.state.purpose;
  }

  @Field(() => DisclosureRecipient)
  get recipient(): DisclosureRecipient {
    const { kid, jwk, holder = null, certificate = null } = this.state.recipient;
    return { kid, jwk, holder, certificate };
  }

  @Field(() => JWS, { description: "The court's seal over its request, as it was received." })
  get seal(): string {
    return this.state.seal;
  }

  @Field(() => Boolean, { description: "The platform stood outside the code of conduct; refusing is no breach." })
  get outsideCode(): boolean {
    return this.state.outsideCode;
  }

  @Field(() => Int, { nullable: true, description: "The version of the code whose objection window holds." })
  get codeVersion(): number | null {
    return this.state.codeVersion ?? null;
  }

  @Field(() => Duration)
  get objectionWindow(): string {
    return this.state.objectionWindow;
  }

  @Field(() => DateTime)
  get requestedAt(): Date {
    return new Date(this.state.requestedAt);
  }

  @Field(() => DateTime, { description: "The platform answers until then." })
  get expiresAt(): Date {
    return new Date(this.state.expiresAt);
  }

  @Field(() => String, { nullable: true, description: "Why the court dispensed with notice to the poster." })
  get dispensation(): string | null {
    return this.state.dispensation?.reasons ?? null;
  }

  @Field(() => DateTime, { nullable: true })
  get posterNotifiedAt(): Date | null {
    return dateOrNull(this.state.notice?.at);
  }

  @Field(() => DateTime, { nullable: true, description: "The poster may object until then." })
  get windowEndsAt(): Date | null {
    return dateOrNull(this.state.notice?.windowEndsAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "From when on the platform may disclose; null while the poster has not been told.",
  })
  get disclosableFrom(): Date | null {
    return dateOrNull(disclosableFrom(this.state));
  }

  @Field(() => SealedContent, { nullable: true, description: "What the poster has against it, for the court alone." })
  get objection(): SealedContent | null {
    return SealedContent.of(this.state.objection);
  }

  @Field(() => SealedContent, { nullable: true })
  get disclosure(): SealedContent | null {
    return SealedContent.of(this.state.disclosure);
  }

  @Field(() => RefusalReasonEnum, { nullable: true })
  get refusalReason(): RefusalReason | null {
    return this.state.refusal?.reason ?? null;
  }

  @Field(() => String, { nullable: true, description: "The provision in the way, with LEGAL_OBSTACLE." })
  get refusalProvision(): string | null {
    return this.state.refusal?.provision ?? null;
  }

  @Field(() => DateTime, { nullable: true, description: "When the platform disclosed or refused." })
  get answeredAt(): Date | null {
    return dateOrNull(this.state.disclosure?.leftAt ?? this.state.refusal?.at);
  }

  @Field(() => WithdrawalCauseEnum, { nullable: true })
  get withdrawnBecause(): WithdrawalCause | null {
    return this.state.withdrawal?.because ?? null;
  }

  @Field(() => WithdrawalCauseEnum, {
    nullable: true,
    description: "How the order came to nothing after the disclosure; what was disclosed had no ground any more.",
  })
  get groundLostBecause(): WithdrawalCause | null {
    return this.state.orderEnded?.because ?? null;
  }

  @Field(() => [BreachedCategoryEnum], {
    description: "What the answer held beyond what was asked, as the recipient found.",
  })
  get breach(): readonly BreachedCategory[] {
    return this.state.breach?.categories ?? [];
  }

  @Field(() => Boolean, { description: "The recipient could not open the answer; the court asks anew." })
  get unreadable(): boolean {
    return this.state.breach?.unreadable === true;
  }
}

@ObjectType({ description: "What was collected, and what it belongs to. This access is recorded." })
export class CollectedContent {
  @Field(() => DisclosureRequest)
  request!: DisclosureRequest;

  @Field(() => JWE)
  jwe!: string;

  @Field(() => JWS, { nullable: true, description: "The platform's seal over the digest of what it left." })
  seal!: string | null;
}

@ObjectType()
export class DisclosureRequestEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => DisclosureRequest)
  node!: DisclosureRequest;
}

@ObjectType({ description: "A Relay connection." })
export class DisclosureRequestConnection {
  @Field(() => [DisclosureRequestEdge])
  edges!: DisclosureRequestEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
