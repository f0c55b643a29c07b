import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import {
  type Addressee as AddresseeState,
  type AddresseeStatus,
  addresseeStatus,
  type ConfirmationOutcome,
  type ImpossibleReason,
  type Item as ItemState,
  isOverdue,
  isReinstatementOverdue,
  type ReinstatementDuty,
  type ReinstatementOutcome,
} from "../../rules/addressee/addressee.js";
import { deadlineOf, deadlineStoppedAt } from "../../rules/addressee/deadline.js";
import { isUnserved } from "../../rules/addressee/unserved.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { refuse } from "../../rules/refusals.js";
import { stoodStillSince } from "../../rules/term/term.js";
import {
  AddresseeStatusEnum,
  ConfirmationOutcomeEnum,
  ImpossibleReasonEnum,
  ReinstatementDutyEnum,
  ReinstatementOutcomeEnum,
} from "../enums.js";
import { Platform } from "../platform.js";
import { DateTime, Url } from "../scalars.js";

@ObjectType({ description: "What the platform says became of an item." })
export class Confirmation {
  @Field(() => ConfirmationOutcomeEnum, { description: "What became of the item." })
  outcome!: ConfirmationOutcome;

  @Field(() => DateTime, { description: "When it took effect (DSA art. 9(1))." })
  effectAt!: Date;

  @Field(() => DateTime, { description: "When the hub received it." })
  confirmedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Where access is disabled; null unless the outcome is ACCESS_DISABLED.",
  })
  where!: string | null;

  @Field(() => ImpossibleReasonEnum, {
    nullable: true,
    description: "Why the item cannot be removed; null unless the outcome is IMPOSSIBLE.",
  })
  impossibleReason!: ImpossibleReason | null;

  @Field(() => String, {
    nullable: true,
    description: "What else the platform says; of the court and the addressee, null to a supervisor.",
  })
  explanation!: string | null;
}

@ObjectType({ description: "What the platform says of an item that was to be put back." })
export class Reinstatement {
  @Field(() => ReinstatementOutcomeEnum, { description: "Whether the item is back." })
  outcome!: ReinstatementOutcome;

  @Field(() => DateTime, { description: "When that took effect." })
  effectAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The platform's own ground for keeping it down; of the court and the addressee, null to a supervisor.",
  })
  explanation!: string | null;
}

@ObjectType({ description: "One exact item that is to be removed." })
export class Item {
  readonly #item: ItemState;
  readonly #addressVisible: boolean;

  constructor(item: ItemState, addressVisible: boolean) {
    this.#item = item;
    this.#addressVisible = addressVisible;
  }

  @Field(() => ID, { description: "The item's id, which confirmations name." })
  get id(): string {
    return this.#item.id;
  }

  @Field(() => Url, { description: "Where the content stands; of the court and the addressee only." })
  get url(): string {
    return this.#address("url").url;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The platform's own id of the content, null where the order has none; of the court and the addressee only.",
  })
  get contentId(): string | null {
    return this.#address("contentId").contentId ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "A hash of the content, null where the order has none; of the court and the addressee only.",
  })
  get contentHash(): string | null {
    return this.#address("contentHash").contentHash ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "What else is needed to find the content, null where the order has none; of the court and the addressee only.",
  })
  get description(): string | null {
    return this.#address("description").description ?? null;
  }

  @Field(() => Confirmation, {
    nullable: true,
    description: "What the platform says became of it; null while it has said nothing.",
  })
  get confirmation(): Confirmation | null {
    const { confirmation, confirmedAt } = this.#item;
    if (!confirmation || !confirmedAt) return null;
    return {
      outcome: confirmation.outcome,
      effectAt: new Date(confirmation.effectAt),
      confirmedAt: new Date(confirmedAt),
      where: confirmation.where ?? null,
      impossibleReason: confirmation.impossibleReason ?? null,
      explanation: this.#addressVisible ? (confirmation.explanation ?? null) : null,
    };
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "By when it must be gone; null until the version that named it is served. Each item has its own term.",
  })
  get deadline(): Date | null {
    return dateOrNull(this.#item.term?.until);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when its term stands still, null when it runs. If the court rejects the claim that stopped it, it has run on.",
  })
  get deadlineStoppedAt(): Date | null {
    const { term } = this.#item;
    return dateOrNull(term && stoodStillSince(term));
  }

  @Field(() => ReinstatementDutyEnum, {
    nullable: true,
    description: "Whether the item goes back; null while the order covers it.",
  })
  get reinstatementDuty(): ReinstatementDuty | null {
    return this.#item.freed?.duty ?? null;
  }

  @Field(() => ID, {
    nullable: true,
    description: "The id of the order that keeps it down; null unless the duty is HELD.",
  })
  get heldBy(): string | null {
    return this.#item.freed?.heldBy ?? null;
  }

  @Field(() => Reinstatement, {
    nullable: true,
    description: "What the platform did with the item that was to be put back; null while it has said nothing.",
  })
  get reinstatement(): Reinstatement | null {
    const { reinstatement } = this.#item;
    if (!reinstatement) return null;
    const { outcome, effectAt, explanation } = reinstatement;
    return {
      outcome,
      effectAt: new Date(effectAt),
      explanation: this.#addressVisible ? (explanation ?? null) : null,
    };
  }

  #address(field: string): ItemState {
    if (this.#addressVisible) return this.#item;
    throw refuse("TEXT_FORBIDDEN", `Item.${field} is of the court and the addressee only.`, { field });
  }
}

@ObjectType({ description: "One platform's part in an order (geadresseerde)." })
export class Addressee {
  readonly #addressee: AddresseeState;
  readonly #addressVisible: boolean;
  readonly #now: Instant;

  /** For resolvers only. */
  readonly orderId: OrderId;

  constructor(orderId: OrderId, addressee: AddresseeState, addressVisible: boolean, now: Instant) {
    this.orderId = orderId;
    this.#addressee = addressee;
    this.#addressVisible = addressVisible;
    this.#now = now;
  }

  @Field(() => Platform, { nullable: true, description: "The platform that the order is addressed to." })
  get platform(): Platform {
    return { id: this.#addressee.platform };
  }

  @Field(() => AddresseeStatusEnum, { description: "Where the platform stands with the order." })
  get status(): AddresseeStatus {
    return addresseeStatus(this.#addressee);
  }

  @Field(() => Boolean, { description: "Whether the platform was on the hub when the order was given." })
  get connected(): boolean {
    return this.#addressee.connected;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "The moment of service (betekening): the first, of whichever version; null before.",
  })
  get servedAt(): Date | null {
    return dateOrNull(this.#addressee.servedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the platform acknowledged the message of the order, or of the last version that added items for it.",
  })
  get electronicServiceAt(): Date | null {
    return dateOrNull(this.#addressee.electronicServiceAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the bailiff served the order, or the last version that added items for it; null when none did.",
  })
  get bailiffServiceAt(): Date | null {
    return dateOrNull(this.#addressee.bailiffServiceAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the order, or the last version that added items, was sent in another way that the court accepts; null when it was not.",
  })
  get substituteServiceAt(): Date | null {
    return dateOrNull(this.#addressee.substituteServiceAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the platform acknowledged the message of an order that only a bailiff serves: no term begins with it. Null where its acknowledgement is service.",
  })
  get acknowledgedAt(): Date | null {
    return dateOrNull(this.#addressee.acknowledgedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when service is in time: of the order, or of the last version that added items. Null where there is no term for it, as in orders from before there was one.",
  })
  get serveBy(): Date | null {
    return dateOrNull(this.#addressee.serveBy);
  }

  @Field(() => Boolean, {
    description: "Whether the term for service has passed, and nobody served it: the court sends a bailiff.",
  })
  get unserved(): boolean {
    return isUnserved(this.#addressee, this.#now);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "By when the next item must be gone: the open term that ends first; null while none has begun.",
  })
  get deadline(): Date | null {
    return dateOrNull(deadlineOf(this.#addressee));
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when every open term stands still, because the order is suspended or claims are unanswered; null when one runs.",
  })
  get deadlineStoppedAt(): Date | null {
    return dateOrNull(deadlineStoppedAt(this.#addressee));
  }

  @Field(() => Boolean, { description: "Whether the term of an item has passed, and the item is not gone." })
  get overdue(): boolean {
    return isOverdue(this.#addressee, this.#now);
  }

  @Field(() => DateTime, { nullable: true, description: "When the last item went; null while not every item is gone." })
  get compliedAt(): Date | null {
    return dateOrNull(this.#addressee.compliedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "By when what the order took down must be back; null when nothing is to go back.",
  })
  get reinstateBy(): Date | null {
    return dateOrNull(this.#addressee.reinstateBy);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the platform had said of every such item what became of it; null before.",
  })
  get reinstatedAt(): Date | null {
    return dateOrNull(this.#addressee.reinstatedAt);
  }

  @Field(() => Boolean, { description: "Whether the term for putting back has passed and something is still down." })
  get reinstatementOverdue(): boolean {
    return isReinstatementOverdue(this.#addressee, this.#now);
  }

  @Field(() => [Item], { description: "The exact items that the platform is to remove, or had to." })
  get items(): Item[] {
    return this.#addressee.items.map((item) => new Item(item, this.#addressVisible));
  }
}
