import { dateOrNull } from "@exparte/dutch-time";
import { PageInfo } from "@exparte/subgraph";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { DataCategory } from "../../rules/disclosure/data-category.js";
import {
  type BreachedCategory,
  basisOf,
  type DisclosureBasis,
  type DisclosureRequest as DisclosureRequestState,
  type DisclosureStatus,
  disclosableFrom,
  FINDINGS,
  type RefusalReason,
  type WithdrawalCause,
} from "../../rules/disclosure/disclosure-request.js";
import type { CourtId, DisclosureId, Jwe, KeyId, SealedText } from "../../rules/ids.js";
import {
  BreachedCategoryEnum,
  DataCategoryEnum,
  DisclosureBasisEnum,
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

  @Field(() => Boolean, { description: "Whether the court found it so." })
  holds!: boolean;

  @Field(() => String, { description: "Why the court found it so." })
  reasons!: string;
}

@ObjectType({ description: "To whom the answer is encrypted." })
export class DisclosureRecipient {
  @Field(() => String, { description: "The id of the recipient's key, which the answer's header names." })
  kid!: KeyId;

  @Field(() => JSONObject, { description: "The recipient's public key, to which the answer is encrypted." })
  jwk!: Readonly<Record<string, string>>;

  @Field(() => String, { nullable: true, description: "The advocate who holds the key; null when the court does." })
  holder!: string | null;

  @Field(() => JWS, {
    nullable: true,
    description: "The court's certificate of the advocate's key; null when the key is the court's own.",
  })
  certificate!: SealedText | null;
}

@ObjectType({ description: "One thing that happened to a request, and who did it." })
export class DisclosureEntry {
  @Field(() => DateTime, { description: "When it happened." })
  at!: Date;

  @Field(() => String, { description: "What happened: the name of the event." })
  kind!: string;

  @Field(() => String, { description: "Who did it: court, platform or hub." })
  byType!: string;

  @Field(() => String, { description: "The id of the party that did it." })
  byId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Which client or person of that party did it; null for the hub's own timers.",
  })
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

  @Field(() => ID, { description: "The request's id, which the platform's answer names in its header." })
  get id(): DisclosureId {
    return this.state.id;
  }

  @Field(() => TakedownOrder, { nullable: true, description: "The order whose content the court asks about." })
  get order(): TakedownOrder {
    return { id: this.state.orderId };
  }

  @Field(() => DisclosureBasisEnum, { description: "What the request rests on: the code of conduct, or the order." })
  get basis(): DisclosureBasis {
    return basisOf(this.state);
  }

  @Field(() => Int, {
    nullable: true,
    description: "Under an order: the number of the duty within the addressee, as in the order; otherwise null.",
  })
  get duty(): number | null {
    return this.state.duty ?? null;
  }

  @Field(() => String, { description: "The id of the court that asks." })
  get court(): CourtId {
    return this.state.court;
  }

  @Field(() => Platform, { nullable: true, description: "The platform that is asked." })
  get platform(): Platform {
    return { id: this.state.platform };
  }

  @Field(() => String, {
    description: "The court's own number for the request; under an order, the order's case number.",
  })
  get reference(): string {
    return this.state.reference;
  }

  @Field(() => DisclosureStatusEnum, { description: "Where the request stands." })
  get status(): DisclosureStatus {
    return this.state.status;
  }

  @Field(() => [DisclosureFinding], { description: "The court's four findings, with their reasons (Lycos/Pessers)." })
  get findings(): DisclosureFinding[] {
    return FINDINGS.map((name) => ({ name, ...this.state.findings[name] }));
  }

  @Field(() => [DataCategoryEnum], { description: "The categories of data asked for; only these may be answered." })
  get categories(): readonly DataCategory[] {
    return this.state.categories;
  }

  @Field(() => String, { description: "What the data are for: always CIVIL_CLAIM." })
  get purpose(): string {
    return this.state.purpose;
  }

  @Field(() => DisclosureRecipient, { description: "To whom the answer is encrypted." })
  get recipient(): DisclosureRecipient {
    const { kid, jwk, holder = null, certificate = null } = this.state.recipient;
    return { kid, jwk, holder, certificate };
  }

  @Field(() => JWS, {
    description:
      "The court's seal over its request, or under an order over that; where it is sealed in parts, with this platform's own.",
  })
  get seal(): SealedText {
    return this.state.seal;
  }

  @Field(() => Boolean, {
    description:
      "Whether the platform stood outside the code of conduct when it was asked, so that refusing is no breach.",
  })
  get outsideCode(): boolean {
    return this.state.outsideCode;
  }

  @Field(() => Int, { nullable: true, description: "The version of the code of conduct whose objection window holds." })
  get codeVersion(): number | null {
    return this.state.codeVersion ?? null;
  }

  @Field(() => Duration, { description: "How long the poster has to object, from being told." })
  get objectionWindow(): string {
    return this.state.objectionWindow;
  }

  @Field(() => DateTime, { description: "When the court made the request." })
  get requestedAt(): Date {
    return new Date(this.state.requestedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when the platform may answer; null under an order, whose own term runs from its service.",
  })
  get expiresAt(): Date | null {
    return dateOrNull(this.state.expiresAt);
  }

  @Field(() => String, {
    nullable: true,
    description: "Why the court dispensed with notice to the poster; null when the poster is to be told.",
  })
  get dispensation(): string | null {
    return this.state.dispensation?.reasons ?? null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Under an order that dispensed with notice: from when the platform is to tell the poster; otherwise null.",
  })
  get noticeFrom(): Date | null {
    return dateOrNull(this.state.dispensation?.noticeFrom);
  }

  @Field(() => Boolean, {
    description: "Whether the platform has not told the poster in time, after the reason for silence had passed.",
  })
  get noticeOverdue(): boolean {
    const { overdueAt, toldAt } = this.state.lateNotice ?? {};
    return overdueAt !== undefined && toldAt === undefined;
  }

  @Field(() => DateTime, { nullable: true, description: "When the platform told the poster; null when it has not." })
  get posterNotifiedAt(): Date | null {
    return dateOrNull(this.state.notice?.at ?? this.state.lateNotice?.toldAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when the poster may object; null while the poster has not been told.",
  })
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

  @Field(() => SealedContent, {
    nullable: true,
    description: "What the poster has against it, for the court alone; null when the poster did not object.",
  })
  get objection(): SealedContent | null {
    return SealedContent.of(this.state.objection);
  }

  @Field(() => SealedContent, {
    nullable: true,
    description: "The platform's answer, which only the recipient can read; null when it did not disclose.",
  })
  get disclosure(): SealedContent | null {
    return SealedContent.of(this.state.disclosure);
  }

  @Field(() => RefusalReasonEnum, {
    nullable: true,
    description: "Why the platform does not disclose; null when it did not refuse.",
  })
  get refusalReason(): RefusalReason | null {
    return this.state.refusal?.reason ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "The provision of law in the way, with LEGAL_OBSTACLE; otherwise null.",
  })
  get refusalProvision(): string | null {
    return this.state.refusal?.provision ?? null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the platform disclosed or refused; null when it did neither.",
  })
  get answeredAt(): Date | null {
    return dateOrNull(this.state.disclosure?.leftAt ?? this.state.refusal?.at);
  }

  @Field(() => WithdrawalCauseEnum, {
    nullable: true,
    description: "Who or what withdrew the request; null when it was not withdrawn.",
  })
  get withdrawnBecause(): WithdrawalCause | null {
    return this.state.withdrawal?.because ?? null;
  }

  @Field(() => WithdrawalCauseEnum, {
    nullable: true,
    description:
      "How the order came to nothing after the disclosure, so that what was disclosed has no ground any more; null when it did not.",
  })
  get groundLostBecause(): WithdrawalCause | null {
    return this.state.orderEnded?.because ?? null;
  }

  @Field(() => [BreachedCategoryEnum], {
    description: "What the answer held beyond what was asked, as the recipient found; empty when nothing was reported.",
  })
  get breach(): readonly BreachedCategory[] {
    return this.state.breach?.categories ?? [];
  }

  @Field(() => Boolean, { description: "Whether the recipient could not open the answer; the court then asks anew." })
  get unreadable(): boolean {
    return this.state.breach?.unreadable === true;
  }
}

@ObjectType({ description: "What was collected, and what it belongs to. This access is recorded." })
export class CollectedContent {
  @Field(() => DisclosureRequest, { description: "The request to which the content belongs." })
  request!: DisclosureRequest;

  @Field(() => JWE, { description: "The encrypted content, which only the recipient's key opens." })
  jwe!: Jwe;

  @Field(() => JWS, { nullable: true, description: "The platform's seal over the digest of what it left." })
  seal!: SealedText | null;
}

@ObjectType({ description: "One disclosure request in a list, with its place." })
export class DisclosureRequestEdge {
  @Field(() => String, { description: "The request's place in the list, to go on after." })
  cursor!: string;

  @Field(() => DisclosureRequest, { description: "The request itself." })
  node!: DisclosureRequest;
}

@ObjectType({ description: "A page of disclosure requests, newest first (a Relay connection)." })
export class DisclosureRequestConnection {
  @Field(() => [DisclosureRequestEdge], { description: "The requests of this page." })
  edges!: DisclosureRequestEdge[];

  @Field(() => PageInfo, { description: "Whether more requests follow, and after which cursor." })
  pageInfo!: PageInfo;
}
