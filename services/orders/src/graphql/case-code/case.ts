import { dateOrNull } from "@exparte/dutch-time";
import { Arg, Field, ID, ObjectType } from "type-graphql";
import { goneSince, isSuspended } from "../../rules/addressee/addressee-status.js";
import { dutyOf } from "../../rules/addressee/item-duties.js";
import type { ApplicationStatus } from "../../rules/application/application.js";
import type { CaseCodeUser } from "../../rules/case-code/case-code.js";
import { ownItems, ownOppositions } from "../../rules/case-code/own-part.js";
import { plainStanding } from "../../rules/case-code/plain-standing.js";
import type { Instant } from "../../rules/instant.js";
import { addresseeOf, type OrderStatus } from "../../rules/order/order.js";
import type { DutyKind } from "../../rules/order-document/duty-document.js";
import { givenAt } from "../../rules/order-document/given-orally.js";
import type { SeenCase } from "../../use-cases/case-code/see-case.js";
import { asCourt } from "../../use-cases/viewer.js";
import { ApplicationStatusEnum } from "../application/enums.js";
import { Opposition } from "../opposition/opposition.js";
import { DutyKindEnum, OrderStatusEnum } from "../order/enums.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { DateTime, Url } from "../scalars.js";
import { CaseCodeUserEnum, type CaseLanguage, CaseLanguageEnum } from "./enums.js";

@ObjectType({ description: "An item of a case, for whoever has a code." })
export class CaseItem {
  @Field(() => ID, { description: "The item's id, by which it is contested." })
  id!: string;

  @Field(() => ID, { description: "The id of the platform on which it stands." })
  platform!: string;

  @Field(() => Url, {
    description: "Where it stands; of what has no address, a `data:` URL of the words that name it.",
  })
  url!: string;

  @Field(() => DutyKindEnum, { description: "What the order asks, or asked, of the platform." })
  duty!: DutyKind;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when it counts as gone; null while it does not. Of what the order has let go: as it was then.",
  })
  goneSince!: Date | null;

  @Field(() => Boolean, { description: "Whether the order covers it." })
  covered!: boolean;

  @Field(() => Boolean, { description: "Whether the judge suspended the order for this item alone." })
  suspended!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: "By when it must be gone; null until the order is served, and while its term stands still.",
  })
  deadline!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "By when it must be back; null unless it is to be put back.",
  })
  reinstateBy!: Date | null;
}

@ObjectType({ description: "A case, as far as it is of whoever has a code for it." })
export class Case {
  readonly #seen: SeenCase;
  readonly #now: Instant;

  constructor(seen: SeenCase, now: Instant) {
    this.#seen = seen;
    this.#now = now;
  }

  @Field(() => CaseCodeUserEnum, { description: "As whom the code lets you look." })
  get for(): CaseCodeUser {
    return this.#seen.caseCode.holder.user;
  }

  @Field(() => DateTime, { description: "The last moment at which the code is valid." })
  get codeValidUntil(): Date {
    return new Date(this.#seen.caseCode.validUntil);
  }

  @Field(() => ID, { description: "The id of the court." })
  get court(): string {
    return this.#seen.caseCode.court;
  }

  @Field(() => String, { description: "The name of the court." })
  get courtName(): string {
    return this.#seen.courtName;
  }

  @Field(() => String, { description: "The court's own case number (zaaknummer)." })
  get caseNumber(): string {
    return this.#seen.application.content.caseNumber;
  }

  @Field(() => [String], { description: "How the case stands, in plain sentences." })
  standing(
    @Arg("language", () => CaseLanguageEnum, { defaultValue: "EN", description: "The language of the sentences." })
    language: CaseLanguage,
  ): string[] {
    const { application, order, caseCode } = this.#seen;
    return plainStanding(application, order, caseCode.holder).map(({ nl, en }) => (language === "NL" ? nl : en));
  }

  @Field(() => ApplicationStatusEnum, {
    nullable: true,
    description: "Where the application stands; for the applicant, null for everybody else.",
  })
  get applicationStatus(): ApplicationStatus | null {
    return this.for === "APPLICANT" ? this.#seen.application.status : null;
  }

  @Field(() => String, {
    nullable: true,
    description: "Why the application was refused, referred or withdrawn; for the applicant, null for everybody else.",
  })
  get applicationReasons(): string | null {
    return this.for === "APPLICANT" ? (this.#seen.application.reasons ?? null) : null;
  }

  @Field(() => ID, { nullable: true, description: "The id of the order; null while there is none." })
  get orderId(): string | null {
    return this.#seen.order?.id ?? null;
  }

  @Field(() => OrderStatusEnum, { nullable: true, description: "Where the order stands; null while there is none." })
  get orderStatus(): OrderStatus | null {
    return this.#seen.order?.status ?? null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the judge gave the order, orally or in writing; null while there is none.",
  })
  get givenAt(): Date | null {
    const { order } = this.#seen;
    return order === undefined ? null : new Date(givenAt(order));
  }

  @Field(() => String, { nullable: true, description: "Why the order was given; null while there is none." })
  get reasons(): string | null {
    return this.#seen.order?.document.statementOfReasons ?? null;
  }

  @Field(() => String, { nullable: true, description: "The law that the order rests on; null while there is none." })
  get legalBasis(): string | null {
    return this.#seen.order?.document.legalBasis ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "What can be done against the order, by the addressee or the poster; null while there is none.",
  })
  get redress(): string | null {
    const redress = this.#seen.order?.document.redress;
    return (this.for === "RESPONDENT" ? redress?.platform : redress?.poster) ?? null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "By when the main claim is to be brought (after Rv art. 1019i); null while there is no order.",
  })
  get mainTermEnd(): Date | null {
    return dateOrNull(this.#seen.order?.mainTermEnd);
  }

  @Field(() => DateTime, { nullable: true, description: "When the main claim was brought; null when it was not." })
  get mainClaimBroughtAt(): Date | null {
    return dateOrNull(this.#seen.order?.mainClaim?.broughtAt);
  }

  @Field(() => String, { nullable: true, description: "Why the order ended; null while it has not." })
  get endedBecause(): string | null {
    return this.#seen.order?.ended?.reasons ?? null;
  }

  @Field(() => [CaseItem], { description: "Your items; for the applicant all of the order's." })
  get items(): CaseItem[] {
    const { order, caseCode } = this.#seen;
    if (order === undefined) return [];
    return ownItems(order, caseCode.holder).map(({ platform, item }) =>
      Object.assign(new CaseItem(), {
        id: item.id,
        platform,
        url: item.url,
        duty: dutyOf(addresseeOf(order, platform), item)?.kind ?? "REMOVE",
        goneSince: dateOrNull(goneSince(item)),
        covered: item.freed === undefined,
        suspended: isSuspended(item),
        deadline: item.freed === undefined ? dateOrNull(item.term?.until) : null,
        reinstateBy: dateOrNull(item.freed?.reinstateBy),
      }),
    );
  }

  @Field(() => [Opposition], { description: "What you lodged, and what came of it." })
  get oppositions(): Opposition[] {
    const { order, caseCode } = this.#seen;
    if (order === undefined) return [];
    // Nothing of it is hidden from whoever lodged it.
    return ownOppositions(order, caseCode.holder).map((one) => Opposition.of(order, one, asCourt(order)));
  }

  @Field(() => TakedownOrder, {
    nullable: true,
    description: "For a respondent, the order as it is addressed to it, with its own part; null for everybody else.",
  })
  get order(): TakedownOrder | null {
    const { order, caseCode } = this.#seen;
    const { holder } = caseCode;
    if (holder.user !== "RESPONDENT" || order === undefined) return null;
    return new TakedownOrder(order, { role: "platform", platform: holder.platform }, this.#now);
  }
}
