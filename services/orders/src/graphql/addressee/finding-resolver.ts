import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { PlatformId } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { contestFinding, decideFinding, findBreach, findCompliance } from "../../use-cases/addressee/find.js";
import type { OrdersContext } from "../context.js";
import { Addressee } from "./addressee.js";
import { ContestFindingInput, DecideFindingInput, FindBreachInput, FindComplianceInput } from "./finding-inputs.js";

@Resolver()
export class FindingResolver {
  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read. With a penalty per violation, each breach found is a violation. Repeating it changes nothing.",
  })
  async findBreach(
    @Arg("input", () => FindBreachInput, { description: "The order, the platform, which items, from when, and why." })
    { from, until, ...input }: FindBreachInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    const during = { from: instant(from), ...(until ? { until: instant(until) } : {}) };
    return shown(context, await findBreach(context.deps, context.actor(), { ...input, ...during }), input.platform);
  }

  @Mutation(() => Addressee, {
    description: "Judge, scopes orders:grant and orders:read. Repeating it changes nothing.",
  })
  async findCompliance(
    @Arg("input", () => FindComplianceInput, {
      description: "The order, the platform, which items, since when, and why.",
    })
    { effectAt, ...input }: FindComplianceInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    const finding = { ...input, effectAt: instant(effectAt) };
    return shown(context, await findCompliance(context.deps, context.actor(), finding), input.platform);
  }

  @Mutation(() => Addressee, {
    description:
      "Platform, scopes orders:confirm and orders:read; or the court for a site outside the hub. The finding counts until the court withdraws it.",
  })
  async contestFinding(
    @Arg("input", () => ContestFindingInput, { description: "The order, the finding, and why it is wrong." })
    { platform, ...input }: ContestFindingInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    const contest = { ...input, ...(platform ? { platform } : {}) };
    const contested = await contestFinding(context.deps, context.actor(), contest);
    return shown(context, contested.order, contested.platform);
  }

  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read. WITHDRAWN makes it as if the court had never found so, also in the penalty's account.",
  })
  async decideFinding(
    @Arg("input", () => DecideFindingInput, { description: "The order, the finding, what becomes of it, and why." })
    input: DecideFindingInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    return shown(context, await decideFinding(context.deps, context.actor(), input), input.platform);
  }
}

function shown({ deps }: OrdersContext, order: Order, platform: PlatformId): Addressee {
  return new Addressee(order.id, addresseeOf(order, platform), true, deps.clock());
}
