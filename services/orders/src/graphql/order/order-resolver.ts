import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { OrderId, PlatformId, PresentedSeal, SealDigest } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import { addresseeOf } from "../../rules/order/order.js";
import { confirmTakedown } from "../../use-cases/addressee/confirm-takedown.js";
import { recordService } from "../../use-cases/addressee/record-service.js";
import { printOrder } from "../../use-cases/order/print-order.js";
import { seeHistory, seeVersions } from "../../use-cases/order/see-history.js";
import { countOwnOrders, type OrderSort, seeOrder, seeOrders } from "../../use-cases/order/see-orders.js";
import { verifySeal } from "../../use-cases/order/verify-seal.js";
import { Addressee } from "../addressee/addressee.js";
import { ConfirmTakedownInput, RecordServiceInput } from "../addressee/takedown-inputs.js";
import type { OrdersContext } from "../context.js";
import { confirmations, orderFilter } from "../from-input.js";
import { JWS } from "../scalars.js";
import { OrderSortEnum } from "./enums.js";
import { HistoryEntry, OrderVersion } from "./history.js";
import { OrderFilter } from "./order-inputs.js";
import { SealCheck } from "./seal-check.js";
import { TakedownOrder } from "./takedown-order.js";
import { TakedownOrderConnection } from "./takedown-order-connection.js";

@Resolver(() => TakedownOrder)
export class OrderResolver {
  @Query(() => TakedownOrder, {
    nullable: true,
    description:
      "Court or platform, scope orders:read; regulator or AP, scope compliance:read. An order that you may not see is refused as one that does not exist.",
  })
  async order(
    @Arg("id", () => ID, { description: "The id of the order." }) id: OrderId,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    const { order, viewer } = await seeOrder(deps, actor(), id);
    return new TakedownOrder(order, viewer, deps.clock());
  }

  @Query(() => TakedownOrderConnection, {
    description:
      "Court or platform, scope orders:read; regulator or AP, scope compliance:read. A court sees its own orders, a platform those addressed to it.",
  })
  async orders(
    @Arg("filter", () => OrderFilter, {
      nullable: true,
      description: "Which orders are wanted; left out: all that you may see.",
    })
    filter: OrderFilter | null,
    @Arg("first", () => Int, { defaultValue: 20, description: "How many orders to a page, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The endCursor of the page before." }) after:
      | string
      | null,
    @Arg("sort", () => OrderSortEnum, { nullable: true, description: "Which comes first; left out: NEWEST." })
    sort: OrderSort | null,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrderConnection> {
    const { page, viewer } = await seeOrders(deps, actor(), orderFilter(filter), {
      first,
      ...(sort === null || sort === undefined ? {} : { sort }),
      ...(after === null ? {} : { after }),
    });
    return TakedownOrderConnection.of(page, (order) => new TakedownOrder(order, viewer, deps.clock()));
  }

  @Query(() => Int, {
    description:
      "Court, scope orders:read. How many of your own orders the filter leaves; of more than a thousand, a thousand.",
  })
  orderCount(
    @Arg("filter", () => OrderFilter, {
      nullable: true,
      description: "Which orders are counted; left out: all of your court.",
    })
    filter: OrderFilter | null,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<number> {
    return countOwnOrders(deps, actor(), orderFilter(filter));
  }

  @Query(() => SealCheck, {
    description:
      "For anyone, without a token: whether an order's seal is genuine, in force and the current version, which court gave it and how it stands; nothing of its parties and its text.",
  })
  verifySeal(
    @Arg("seal", () => JWS, {
      nullable: true,
      description: "The seal itself, with or without parts; give it or its digest.",
    })
    seal: PresentedSeal | null | undefined,
    @Arg("digest", () => String, {
      nullable: true,
      description: "base64url(SHA-256) of the seal's JWS, without parts, as the order's paper has it.",
    })
    digest: SealDigest | null | undefined,
    @Ctx() { deps }: OrdersContext,
  ): Promise<SealCheck> {
    return verifySeal(deps, { ...(seal ? { seal } : {}), ...(digest ? { digest } : {}) });
  }

  @FieldResolver(() => String, {
    description:
      "The order on paper: a PDF, base64. Dutch with English beside it, for a bailiff and for a site outside the hub. A platform's shows its own part. Of the court and the addressees only.",
  })
  async paper(
    @Root() order: TakedownOrder,
    @Arg("addressee", () => ID, {
      nullable: true,
      description:
        "The platform that the paper is for: it shows that one's part alone, and is what a bailiff serves. Left out, the court's shows every part, for its own file.",
    })
    addressee: PlatformId | null | undefined,
    @Arg("caseCode", () => String, {
      nullable: true,
      description:
        "For the court: the code for the case of this addressee outside the hub, from issueCaseCode, which is printed on its paper. Send it as a variable.",
    })
    caseCode: string | null | undefined,
    @Ctx() { deps }: OrdersContext,
  ): Promise<string> {
    const asked = { orderId: order.id, addressee: addressee ?? undefined, ...(caseCode == null ? {} : { caseCode }) };
    const paper = await printOrder(deps, asked, order.viewer);
    return Buffer.from(paper).toString("base64");
  }

  @FieldResolver(() => [HistoryEntry], {
    description: "Every event, with who did it and why. A platform does not see what others did with theirs.",
  })
  history(@Root() order: TakedownOrder, @Ctx() { deps }: OrdersContext): Promise<HistoryEntry[]> {
    return seeHistory(deps, order.id, order.viewer);
  }

  @FieldResolver(() => [OrderVersion], {
    description: "Every version as it was sealed. Of the court and the addressees only.",
  })
  versions(@Root() order: TakedownOrder, @Ctx() { deps }: OrdersContext): Promise<OrderVersion[]> {
    return seeVersions(deps, order.id, order.viewer);
  }

  @Mutation(() => Addressee, {
    description:
      "Court, scopes applications:submit and orders:read: service by bailiff, or in another way that the court accepts.",
  })
  async recordService(
    @Arg("input", () => RecordServiceInput, { description: "The addressee, and when and how the order was served." }) {
      orderId,
      platform,
      servedAt,
      means,
      note,
    }: RecordServiceInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const order = await recordService(deps, actor(), {
      orderId,
      platform,
      servedAt: instant(servedAt),
      means,
      ...(note ? { note } : {}),
    });
    return new Addressee(order.id, addresseeOf(order, platform), true, deps.clock());
  }

  @Mutation(() => Addressee, {
    description:
      "Platform, scopes orders:confirm and orders:read; or the court for a site outside the hub, or such a site with a code (case:confirm, with case:read). Repeating it changes nothing.",
  })
  async confirmTakedown(
    @Arg("input", () => ConfirmTakedownInput, { description: "The order, and what became of each item." }) {
      orderId,
      platform,
      items,
      seal,
    }: ConfirmTakedownInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const confirmed = await confirmTakedown(deps, actor(), {
      orderId,
      items: confirmations(items),
      ...(platform ? { platform } : {}),
      ...(seal ? { seal } : {}),
    });
    return new Addressee(confirmed.order.id, addresseeOf(confirmed.order, confirmed.platform), true, deps.clock());
  }
}
