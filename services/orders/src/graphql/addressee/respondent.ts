import { Ctx, Field, ID, ObjectType } from "type-graphql";
import type { Addressee } from "../../rules/addressee/addressee.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { LockedRespondent, Particulars, RespondentKind } from "../../rules/order-document/respondent.js";
import { particularsOf } from "../../use-cases/order/respondents.js";
import { seeOrder } from "../../use-cases/order/see-orders.js";
import type { OrdersContext } from "../context.js";
import { RespondentKindEnum } from "./enums.js";

/**
 * Everybody who sees the order sees kind and id. The particulars are locked for the court that gave the order; a court that
 * hears an appeal about it reads them as well.
 */
@ObjectType({ description: "An addressee whom nobody registered (wederpartij): a person, a company, a site's keeper." })
export class Respondent {
  readonly #orderId: OrderId;
  readonly #locked: LockedRespondent;

  @Field(() => ID, { description: "The id that the court made: the same is the same respondent in all its orders." })
  readonly id: PlatformId;

  private constructor(orderId: OrderId, id: PlatformId, locked: LockedRespondent) {
    this.#orderId = orderId;
    this.id = id;
    this.#locked = locked;
  }

  static of(orderId: OrderId, { platform, respondent }: Addressee): Respondent | null {
    return respondent === undefined ? null : new Respondent(orderId, platform, respondent);
  }

  @Field(() => RespondentKindEnum, { description: "Who it is to the law." })
  get kind(): RespondentKind {
    return this.#locked.kind;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The name as a bailiff's writ has it. Of the court that gave the order, and one that hears an appeal about it; null to everybody else.",
  })
  async legalName(@Ctx() context: OrdersContext): Promise<string | null> {
    return (await this.#particulars(context))?.legalName ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Where a bailiff finds it. Of the court that gave the order, and one that hears an appeal about it; null to everybody else.",
  })
  async address(@Ctx() context: OrdersContext): Promise<string | null> {
    return (await this.#particulars(context))?.address ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Of a SITE_KEEPER, the IP address of the site; else null. Of the court that gave the order, and one that hears an appeal about it; null to everybody else.",
  })
  async ipAddress(@Ctx() context: OrdersContext): Promise<string | null> {
    return (await this.#particulars(context))?.ipAddress ?? null;
  }

  async #particulars({ deps, actor }: OrdersContext): Promise<Particulars | undefined> {
    const reader = actor();
    // Whoever has a code for the case reads the order as well, and is no viewer of orders by itself.
    if (reader.partyType !== "court") return undefined;
    const { order } = await seeOrder(deps, reader, this.#orderId);
    return particularsOf(deps, order.document.court, { platform: this.id, locked: this.#locked.locked });
  }
}
