import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { addresseeOf } from "../../rules/order/order.js";
import { liftOrder, modifyOrder } from "../../use-cases/order/change-order.js";
import { resumeItems, suspendItems } from "../../use-cases/order/steer-order.js";
import { viewerOf } from "../../use-cases/viewer.js";
import { Addressee } from "../addressee/addressee.js";
import type { OrdersContext } from "../context.js";
import { itemSuspension, lifting, modification } from "../from-input.js";
import { LiftOrderInput, ModifyOrderInput, ResumeItemsInput, SuspendItemsInput } from "./change-inputs.js";
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

  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read: of these items nothing is owed until they are resumed, or a correction leaves them out, and what was taken down goes back. Repeating it changes nothing.",
  })
  async suspendItems(
    @Arg("input", () => SuspendItemsInput, { description: "The order, the platform, its items, and the mistake." })
    input: SuspendItemsInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const order = await suspendItems(deps, actor(), itemSuspension(input));
    return new Addressee(order.id, addresseeOf(order, input.platform), true, deps.clock());
  }

  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read: what was left of the items' terms goes on; what was put back is to go once more, within a whole term.",
  })
  async resumeItems(
    @Arg("input", () => ResumeItemsInput, { description: "The order, the platform, its items, and why." })
    input: ResumeItemsInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const order = await resumeItems(deps, actor(), { ...input });
    return new Addressee(order.id, addresseeOf(order, input.platform), true, deps.clock());
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
