import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { Addressee, Item } from "../../rules/addressee/addressee.js";
import { type PosterStatus, posterStatus, posterTermOf } from "../../rules/addressee/poster.js";
import type { PosterOutcome, PosterReason } from "../../rules/addressee/poster-record.js";
import type { ItemId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { DateTime, JWS } from "../scalars.js";
import { PosterOutcomeEnum, PosterReasonEnum, PosterStatusEnum } from "./enums.js";

@ObjectType({
  description: "Whether the platform told the poster of an item (DSA art. 9(5)). Who that is, the hub does not know.",
})
export class PosterInformed {
  @Field(() => PosterStatusEnum, { description: "Where the platform stands with it." })
  status!: PosterStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: "The last moment at which telling the poster is in time; null while the platform gave no effect.",
  })
  informBy!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when the platform is to confirm it; null while the platform gave no effect.",
  })
  confirmBy!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the poster was told, as the platform says; null otherwise.",
  })
  informedAt!: Date | null;

  @Field(() => PosterReasonEnum, {
    nullable: true,
    description: "Why the poster cannot be told; null unless the status is NOT_POSSIBLE.",
  })
  because!: PosterReason | null;

  @Field(() => DateTime, { nullable: true, description: "When the hub received that; null while it has not." })
  confirmedAt!: Date | null;

  /** Null where nothing is due and nothing was said. */
  static of(addressee: Addressee, item: Item, now: Instant): PosterInformed | null {
    const status = posterStatus(addressee, item, now);
    if (status === undefined) return null;
    const term = posterTermOf(addressee, item);
    return {
      status,
      informBy: dateOrNull(term?.informBy),
      confirmBy: dateOrNull(term?.confirmBy),
      informedAt: dateOrNull(item.poster?.informedAt),
      because: item.poster?.because ?? null,
      confirmedAt: dateOrNull(item.poster?.confirmedAt),
    };
  }
}

@InputType({ description: "What came of telling the poster of one item. No free text, so that it names nobody." })
export class PosterConfirmationInput {
  @Field(() => ID, { description: "The id of the item." })
  itemId!: ItemId;

  @Field(() => PosterOutcomeEnum, { description: "What came of it." })
  outcome!: PosterOutcome;

  @Field(() => DateTime, { nullable: true, description: "When the poster was told; with INFORMED, and only then." })
  informedAt?: Date | null;

  @Field(() => PosterReasonEnum, {
    nullable: true,
    description: "Why the poster cannot be told; with NOT_POSSIBLE, and only then.",
  })
  because?: PosterReason | null;
}

@InputType({ description: "What came of telling the posters of one addressee's items (DSA art. 9(5))." })
export class ConfirmPosterInformedInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, {
    nullable: true,
    description: "For the court, recording what a platform outside the hub says.",
  })
  platform?: PlatformId | null;

  @Field(() => [PosterConfirmationInput], { description: "The items, and what came of telling the poster of each." })
  items!: PosterConfirmationInput[];

  @Field(() => JWS, {
    nullable: true,
    description: 'The platform\'s seal over { type: "exparte-poster-informed", orderId, platform, items }.',
  })
  seal?: SealedText | null;
}
