import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { AppealId } from "../../rules/ids.js";
import {
  type Appealed,
  decideOrderAppeal,
  lodgeOrderAppeal,
  withdrawOrderAppeal,
} from "../../use-cases/appeal/appeal-order.js";
import { declareIrrevocable } from "../../use-cases/order/steer-order.js";
import { viewerOf } from "../../use-cases/viewer.js";
import type { OrdersContext } from "../context.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { DeclareIrrevocableInput, LodgeOrderAppealInput, OrderAppealDecisionInput } from "./appeal-inputs.js";
import { appealDecision, appealSent } from "./from-appeal-input.js";
import { OrderAppeal } from "./order-appeal.js";

@Resolver()
export class AppealResolver {
  @Mutation(() => OrderAppeal, {
    description:
      "The court that hears it, scopes applications:submit and orders:read. From then on it reads the order. Repeating it changes nothing.",
  })
  async lodgeOrderAppeal(
    @Arg("input", () => LodgeOrderAppealInput, { description: "The decision, who appeals, and your court's case." })
    input: LodgeOrderAppealInput,
    @Ctx() context: OrdersContext,
  ): Promise<OrderAppeal> {
    return shown(await lodgeOrderAppeal(context.deps, context.actor(), appealSent(input)), context);
  }

  @Mutation(() => OrderAppeal, {
    description:
      "Judge of the court that hears it, scopes orders:grant and orders:read. Repeating the same decision changes nothing.",
  })
  async decideOrderAppeal(
    @Arg("id", () => ID, { description: "The id of the appeal." }) id: AppealId,
    @Arg("decision", () => OrderAppealDecisionInput, { description: "What the court decides on it." })
    decision: OrderAppealDecisionInput,
    @Ctx() context: OrdersContext,
  ): Promise<OrderAppeal> {
    return shown(await decideOrderAppeal(context.deps, context.actor(), id, appealDecision(decision)), context);
  }

  @Mutation(() => OrderAppeal, {
    description:
      "The court that hears it, scopes applications:submit and orders:read: whoever lodged it no longer asks.",
  })
  async withdrawOrderAppeal(
    @Arg("id", () => ID, { description: "The id of the appeal." }) id: AppealId,
    @Arg("reasons", () => String, { description: "Why it is withdrawn." }) reasons: string,
    @Ctx() context: OrdersContext,
  ): Promise<OrderAppeal> {
    return shown(await withdrawOrderAppeal(context.deps, context.actor(), id, reasons), context);
  }

  @Mutation(() => TakedownOrder, {
    description:
      "Court, scopes applications:submit and orders:read: the order becomes FINAL. Not while an appeal is pending or its term runs.",
  })
  async declareIrrevocable(
    @Arg("input", () => DeclareIrrevocableInput, { description: "The order, and how it became so." })
    { orderId, reasons, acquiesced }: DeclareIrrevocableInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    const stated = { orderId, reasons, ...(acquiesced == null ? {} : { acquiesced }) };
    return new TakedownOrder(await declareIrrevocable(deps, actor(), stated), viewerOf(actor()), deps.clock());
  }
}

function shown({ order, appeal }: Appealed, { actor }: OrdersContext): OrderAppeal {
  return OrderAppeal.of(order, appeal, viewerOf(actor()));
}
