import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  ConfirmationOutcome,
  ImpossibleReason,
  Item as ItemState,
  ReinstatementDuty,
  ReinstatementOutcome,
} from "../../rules/addressee/addressee.js";
import { goneSince, isGone, saysGone } from "../../rules/addressee/addressee-status.js";
import { numberOf } from "../../rules/addressee/item-duties.js";
import type { TargetKind } from "../../rules/order-document/duty-document.js";
import { refuse } from "../../rules/refusals.js";
import { stoodStillSince } from "../../rules/term/term.js";
import { TargetKindEnum } from "../order/enums.js";
import { DateTime, Url } from "../scalars.js";
import {
  ConfirmationOutcomeEnum,
  ImpossibleReasonEnum,
  ReinstatementDutyEnum,
  ReinstatementOutcomeEnum,
} from "./enums.js";
import { PosterInformed } from "./poster.js";

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

  @Field(() => Boolean, {
    description:
      "Whether the item counts as gone by it. It does not where access is disabled for less than the order's territorial scope, and while the court finds a breach.",
  })
  counts!: boolean;
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

@ObjectType({ description: "One exact item: what a duty is owed on." })
export class Item {
  readonly #item: ItemState;
  readonly #addressVisible: boolean;

  constructor(item: ItemState, addressVisible: boolean, posterInformed: PosterInformed | null) {
    this.#item = item;
    this.posterInformed = posterInformed;
    this.#addressVisible = addressVisible;
  }

  @Field(() => PosterInformed, {
    nullable: true,
    description: "Whether its poster was told; null where nothing is due, or not yet, and nothing was said.",
  })
  readonly posterInformed: PosterInformed | null;

  @Field(() => ID, { description: "The item's id, which confirmations name." })
  get id(): string {
    return this.#item.id;
  }

  @Field(() => Int, { description: "The number of its duty; 1 where the order has none written out." })
  get duty(): number {
    return numberOf(this.#item);
  }

  @Field(() => TargetKindEnum, { description: "What it is." })
  get kind(): TargetKind {
    return this.#item.kind ?? "URL";
  }

  @Field(() => Url, {
    description:
      "Where the content stands; of what has no address, a `data:` URL (RFC 2397) of the words that name it. Of the court and the addressee only.",
  })
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

  @Field(() => String, {
    nullable: true,
    description:
      "The query on which a SEARCH_RESULT is not to be shown, null for other kinds; of the court and the addressee only.",
  })
  get query(): string | null {
    return this.#address("query").query ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "What finds a LOCATOR, null for other kinds; of the court and the addressee only.",
  })
  get locator(): string | null {
    return this.#address("locator").locator ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "The algorithm of a CONTENT_HASH, null for other kinds; of the court and the addressee only.",
  })
  get algorithm(): string | null {
    return this.#address("algorithm").algorithm ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "The hash of a CONTENT_HASH, null for other kinds; of the court and the addressee only.",
  })
  get value(): string | null {
    return this.#address("value").value ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: "The elements of an EQUIVALENT, null for other kinds; of the court and the addressee only.",
  })
  get words(): string | null {
    return this.#address("words").words ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Why it is the addressee's, as the court says; null where it lies below a registered domain; of the court and the addressee only.",
  })
  get because(): string | null {
    return this.#address("because").because ?? null;
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
      counts: saysGone(confirmation) && isGone(this.#item),
    };
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when it counts as gone, as the platform says or the court found; null while it does not. Of what the order has let go: as it was then.",
  })
  get goneSince(): Date | null {
    return dateOrNull(goneSince(this.#item));
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

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when the court suspends the item alone, because it is named by an evident mistake: nothing is owed of it meanwhile. Null when it does not.",
  })
  get suspendedAt(): Date | null {
    return dateOrNull(this.#item.freed?.suspended?.since);
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Why the court suspends it, null when it does not; of the court and the addressee, null to a supervisor.",
  })
  get suspendedBecause(): string | null {
    return this.#addressVisible ? (this.#item.freed?.suspended?.reasons ?? null) : null;
  }

  @Field(() => ReinstatementDutyEnum, {
    nullable: true,
    description: "Whether the item goes back; null while the order covers it and the court does not suspend it.",
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
