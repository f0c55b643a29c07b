import { dateOrNull } from "@exparte/dutch-time";
import { Field, ObjectType } from "type-graphql";
import type { Addressee as AddresseeState } from "../../rules/addressee/addressee.js";
import {
  type AddresseeStatus,
  addresseeStatus,
  isOverdue,
  isReinstatementOverdue,
} from "../../rules/addressee/addressee-status.js";
import { deadlineOf, deadlineStoppedAt } from "../../rules/addressee/deadline.js";
import { isPosterOverdue } from "../../rules/addressee/poster.js";
import { isUnserved } from "../../rules/addressee/unserved.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { accountsOf } from "../../rules/order/penalties-of-order.js";
import type { PenaltyAccountOf } from "../../rules/penalty-of-order/penalty-decisions.js";
import { ModerationRequest } from "../penalty-of-order/moderation-request.js";
import { Platform } from "../platform.js";
import { DateTime } from "../scalars.js";
import { CourtFinding } from "./court-finding.js";
import { Duty } from "./duty.js";
import { AddresseeStatusEnum } from "./enums.js";
import { Item } from "./item.js";
import { PosterInformed } from "./poster.js";
import { Respondent } from "./respondent.js";

@ObjectType({ description: "One addressee's part in an order (geadresseerde): a platform's, or a respondent's." })
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

  @Field(() => Platform, {
    nullable: true,
    description:
      "The platform that the order is addressed to; of a respondent whom nobody registered, its id and kind alone.",
  })
  get platform(): Platform {
    return { id: this.#addressee.platform };
  }

  @Field(() => Respondent, {
    nullable: true,
    description: "Who the addressee is, where nobody registered it; null for a registered platform.",
  })
  get respondent(): Respondent | null {
    return Respondent.of(this.orderId, this.#addressee);
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

  @Field(() => Boolean, {
    description: "Whether the term has passed in which the platform confirms that it told a poster (DSA art. 9(5)).",
  })
  get posterOverdue(): boolean {
    return isPosterOverdue(this.#addressee, this.#now);
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

  @Field(() => [Duty], {
    description: "What the platform owes, or owed, duty by duty; one where the order has none written out.",
  })
  get duties(): Duty[] {
    return Duty.of(this.orderId, this.#addressee, this.#addressVisible, this.#now);
  }

  @Field(() => [CourtFinding], {
    description: "What the court found of its items, over what the platform says, in the order in which it did.",
  })
  get findings(): CourtFinding[] {
    return (this.#addressee.findings ?? []).map((finding) => CourtFinding.of(finding, this.#addressVisible));
  }

  @Field(() => [ModerationRequest], {
    description:
      "What the platform asked of the court about its penalties (Rv art. 611d), in the order in which it did.",
  })
  get moderationRequests(): ModerationRequest[] {
    return (this.#addressee.moderationRequests ?? []).map((one) => ModerationRequest.of(one, this.#addressVisible));
  }

  /** For resolvers only: under which penalties the platform stands. */
  penaltyAccounts(): PenaltyAccountOf[] {
    const { platform } = this.#addressee;
    return accountsOf(this.#addressee).map((duty) => ({ platform, ...(duty === undefined ? {} : { duty }) }));
  }

  @Field(() => [Item], { description: "The exact items of all duties: what the platform is to remove, or had to." })
  get items(): Item[] {
    return this.#addressee.items.map(
      (item) => new Item(item, this.#addressVisible, PosterInformed.of(this.#addressee, item, this.#now)),
    );
  }
}
