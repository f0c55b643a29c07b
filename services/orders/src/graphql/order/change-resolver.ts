import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { liftOrder, modifyOrder } from "../../use-cases/order/change-order.js";
import { viewerOf } from "../../use-cases/viewer.js";
import type { OrdersContext } from "../context.js";
import { lifting, modification } from "../from-input.js";
import { LiftOrderInput, ModifyOrderInput } from "./change-inputs.js";
import { TakedownOrder } from "./takedown-order.js";

@Resolver()
export class ChangeResolver {
  @Mutation(() => TakedownOrder, {
    description:
      "Judge, scopes orders:grant and orders:read: a new sealed version without an opposition. What is pending stays pending. Repeating it changes nothing.",
  })
  async modifyOrder(
    @Arg("input", () => ModifyOrderInput, { description: "The order, the cause and the new version." })
    input: ModifyOrderInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    return new TakedownOrder(await modifyOrder(deps, actor(), modification(input)), viewerOf(actor()), deps.clock());
  }

  @Mutation(() => TakedownOrder, {
    description:
      "Court, scopes applications:submit and orders:read, where the applicant or the parties ask for it; with ANNULLED and REVOKED the judge, orders:grant. What is pending becomes moot. Repeating it changes nothing.",
  })
  async liftOrder(
    @Arg("input", () => LiftOrderInput, { description: "The order and the cause." }) input: LiftOrderInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    return new TakedownOrder(await liftOrder(deps, actor(), lifting(input)), viewerOf(actor()), deps.clock());
  }
}
