import { dateOrNull } from "@exparte/dutch-time";
import { Field, Int, ObjectType } from "type-graphql";
import type { Addressee as AddresseeState, DutyTerms } from "../../rules/addressee/addressee.js";
import { type AddresseeStatus, addresseeStatus, isOverdue } from "../../rules/addressee/addressee-status.js";
import { deadlineOf } from "../../rules/addressee/deadline.js";
import { dutiesOwed, partOfDuty } from "../../rules/addressee/duties-owed.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { PenaltyAccount } from "../../rules/order/penalties-of-order.js";
import type { DutyKind } from "../../rules/order-document/duty-document.js";
import { DutyKindEnum } from "../order/enums.js";
import { PenaltyTerms } from "../penalty-of-order/penalty-terms.js";
import { DateTime, Duration } from "../scalars.js";
import { DutyDisclosure } from "./duty-disclosure.js";
import { AddresseeStatusEnum } from "./enums.js";
import { Item } from "./item.js";
import { PosterInformed } from "./poster.js";

@ObjectType({ description: "One duty (verplichting) of an addressee." })
export class Duty {
  readonly #terms: DutyTerms;
  readonly #part: AddresseeState;
  readonly #addressVisible: boolean;
  readonly #now: Instant;

  /** For resolvers only. */
  readonly orderId: OrderId;

  private constructor(
    orderId: OrderId,
    addressee: AddresseeState,
    terms: DutyTerms,
    addressVisible: boolean,
    now: Instant,
  ) {
    this.orderId = orderId;
    this.#terms = terms;
    this.#part = partOfDuty(addressee, terms.number);
    this.#addressVisible = addressVisible;
    this.#now = now;
  }

  static of(orderId: OrderId, addressee: AddresseeState, addressVisible: boolean, now: Instant): Duty[] {
    return dutiesOwed(addressee).map((terms) => new Duty(orderId, addressee, terms, addressVisible, now));
  }

  /** For resolvers only. */
  get platform(): PlatformId {
    return this.#part.platform;
  }

  /** For resolvers only: whose penalty it stands under. */
  get account(): PenaltyAccount {
    return this.#terms.penalty === undefined ? undefined : this.#terms.number;
  }

  @Field(() => Int, { description: "Its number within the addressee, the same in every version of the order." })
  get number(): number {
    return this.#terms.number;
  }

  @Field(() => DutyKindEnum, {
    description: "What is owed. Where the order has no duties written out, REMOVE.",
  })
  get kind(): DutyKind {
    return this.#terms.kind;
  }

  @Field(() => Duration, { description: "How soon it is to be met, from service." })
  get within(): string {
    return this.#terms.within;
  }

  @Field(() => Boolean, { description: "Whether what is to be removed is to be gone everywhere." })
  get everywhere(): boolean {
    return this.#terms.everywhere ?? false;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The date or event that ends a KEEP_DOWN, in the court's words; null for other kinds, and to a supervisor.",
  })
  get until(): string | null {
    return this.#addressVisible ? (this.#terms.until ?? null) : null;
  }

  @Field(() => DutyDisclosure, {
    nullable: true,
    description: "What a duty to disclose asks; null for other kinds, and to a supervisor.",
  })
  get disclosure(): DutyDisclosure | null {
    const { disclosure } = this.#terms;
    return disclosure === undefined || !this.#addressVisible ? null : DutyDisclosure.of(disclosure);
  }

  @Field(() => PenaltyTerms, {
    nullable: true,
    description: "The terms of a penalty of its own; null where it stands under the order's, if that has one.",
  })
  get penaltyTerms(): PenaltyTerms | null {
    return this.#terms.penalty === undefined ? null : PenaltyTerms.of(this.#terms.penalty);
  }

  @Field(() => AddresseeStatusEnum, { description: "Where the platform stands with this duty." })
  get status(): AddresseeStatus {
    return addresseeStatus(this.#part);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "By when its next item must be gone: the open term that ends first; null while none has begun.",
  })
  get deadline(): Date | null {
    return dateOrNull(deadlineOf(this.#part));
  }

  @Field(() => Boolean, {
    description: "Whether the term of an item of it has passed, and the item is not gone, or not disclosed.",
  })
  get overdue(): boolean {
    return isOverdue(this.#part, this.#now);
  }

  @Field(() => DateTime, { nullable: true, description: "When its last item went; null while not every item is gone." })
  get compliedAt(): Date | null {
    return dateOrNull(this.#part.compliedAt);
  }

  @Field(() => [Item], { description: "What it is owed on, or was." })
  get items(): Item[] {
    return this.#part.items.map(
      (item) => new Item(item, this.#addressVisible, PosterInformed.of(this.#part, item, this.#now)),
    );
  }
}
