import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { addresseeOf } from "../../rules/order/order.js";
import { confirmPosterInformed } from "../../use-cases/addressee/confirm-poster.js";
import type { OrdersContext } from "../context.js";
import { posterInformed } from "../from-input.js";
import { Addressee } from "./addressee.js";
import { ConfirmPosterInformedInput } from "./poster.js";

@Resolver()
export class PosterResolver {
  @Mutation(() => Addressee, {
    description:
      "Platform, scopes orders:confirm and orders:read; or the court for a site outside the hub. Says when the posters were told of the order, or why they cannot be (DSA art. 9(5)). Repeating it changes nothing.",
  })
  async confirmPosterInformed(
    @Arg("input", () => ConfirmPosterInformedInput, {
      description: "The order, and what came of telling the poster of each item.",
    })
    input: ConfirmPosterInformedInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const { order, platform } = await confirmPosterInformed(deps, actor(), posterInformed(input));
    return new Addressee(order.id, addresseeOf(order, platform), true, deps.clock());
  }
}
