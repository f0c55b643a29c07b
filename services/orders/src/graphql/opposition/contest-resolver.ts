import { CODE_PARTIES } from "@exparte/auth";
import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { OppositionId, OrderId } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import { addresseeOf } from "../../rules/order/order.js";
import { confirmReinstatement } from "../../use-cases/addressee/confirm-reinstatement.js";
import {
  type Contested,
  decideOpposition,
  lodgeOpposition,
  setHearing,
  withdrawOpposition,
} from "../../use-cases/opposition/contest-order.js";
import {
  applyForLapse,
  clarifyOrder,
  concludeMainProceedings,
  registerMainClaim,
  rejectClaim,
  resumeOrder,
  suspendOrder,
} from "../../use-cases/order/steer-order.js";
import { asCourt, viewerOf } from "../../use-cases/viewer.js";
import { Addressee } from "../addressee/addressee.js";
import type { OrdersContext } from "../context.js";
import {
  claimRejection,
  clarification,
  conclusion,
  oppositionDecision,
  oppositionSent,
  reinstatement,
} from "../from-input.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { DateTime } from "../scalars.js";
import {
  ClarifyOrderInput,
  ConcludeMainProceedingsInput,
  ConfirmReinstatementInput,
  LodgeOppositionInput,
  OppositionDecisionInput,
  RegisterMainClaimInput,
  RejectClaimInput,
} from "./contest-inputs.js";
import { Opposition } from "./opposition.js";

@Resolver()
export class ContestResolver {
  @Mutation(() => Opposition, {
    description:
      "An addressee (scope orders:confirm), or the court for a poster or third party (applications:submit), with orders:read; or a poster, third party or addressee outside the hub with a code (case:contest, with case:read).",
  })
  async lodgeOpposition(
    @Arg("input", () => LodgeOppositionInput, {
      description: "The order, the grounds and, for the court, who contests what.",
    })
    input: LodgeOppositionInput,
    @Ctx() context: OrdersContext,
  ): Promise<Opposition> {
    return shown(await lodgeOpposition(context.deps, context.actor(), oppositionSent(input)), context);
  }

  @Mutation(() => Opposition, { description: "Court, scopes applications:submit and orders:read." })
  async setHearing(
    @Arg("id", () => ID, { description: "The id of the opposition." }) id: OppositionId,
    @Arg("hearingAt", () => DateTime, { description: "When the hearing is." }) hearingAt: Date,
    @Ctx() context: OrdersContext,
  ): Promise<Opposition> {
    return shown(await setHearing(context.deps, context.actor(), id, instant(hearingAt)), context);
  }

  @Mutation(() => Opposition, {
    description: "Whoever lodged it, with the same scope; for a poster or third party the court.",
  })
  async withdrawOpposition(
    @Arg("id", () => ID, { description: "The id of the opposition." }) id: OppositionId,
    @Arg("reasons", () => String, { description: "Why it is withdrawn." }) reasons: string,
    @Ctx() context: OrdersContext,
  ): Promise<Opposition> {
    return shown(await withdrawOpposition(context.deps, context.actor(), id, reasons), context);
  }

  @Mutation(() => Opposition, {
    description: "Judge, scopes orders:grant and orders:read. Repeating the same decision changes nothing.",
  })
  async decideOpposition(
    @Arg("id", () => ID, { description: "The id of the opposition." }) id: OppositionId,
    @Arg("decision", () => OppositionDecisionInput, { description: "What the judge decides on it." })
    decision: OppositionDecisionInput,
    @Ctx() context: OrdersContext,
  ): Promise<Opposition> {
    return shown(await decideOpposition(context.deps, context.actor(), id, oppositionDecision(decision)), context);
  }

  @Mutation(() => TakedownOrder, { description: "Judge, scopes orders:grant and orders:read." })
  async suspendOrder(
    @Arg("id", () => ID, { description: "The id of the order." }) id: OrderId,
    @Arg("reasons", () => String, { description: "Why it is suspended." }) reasons: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    return new TakedownOrder(await suspendOrder(deps, actor(), id, reasons), viewerOf(actor()), deps.clock());
  }

  @Mutation(() => TakedownOrder, { description: "Judge, scopes orders:grant and orders:read." })
  async resumeOrder(
    @Arg("id", () => ID, { description: "The id of the order." }) id: OrderId,
    @Arg("reasons", () => String, { description: "Why it is in force again." }) reasons: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    return new TakedownOrder(await resumeOrder(deps, actor(), id, reasons), viewerOf(actor()), deps.clock());
  }

  @Mutation(() => Addressee, { description: "Judge, scopes orders:grant and orders:read." })
  async clarifyOrder(
    @Arg("input", () => ClarifyOrderInput, { description: "The order, the platform and the clarification." })
    input: ClarifyOrderInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const order = await clarifyOrder(deps, actor(), clarification(input));
    return new Addressee(order.id, addresseeOf(order, input.platform), true, deps.clock());
  }

  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read. The terms of the items have run on all the while, and the penalty units that were PENDING are forfeited.",
  })
  async rejectClaim(
    @Arg("input", () => RejectClaimInput, { description: "The order, the platform, which claims, and why." })
    input: RejectClaimInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const order = await rejectClaim(deps, actor(), claimRejection(input));
    return new Addressee(order.id, addresseeOf(order, input.platform), true, deps.clock());
  }

  @Mutation(() => TakedownOrder, { description: "Court, scopes applications:submit and orders:read." })
  async registerMainClaim(
    @Arg("input", () => RegisterMainClaimInput, { description: "The order, and the claim's number and moment." }) {
      orderId,
      reference,
      broughtAt,
    }: RegisterMainClaimInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    const order = await registerMainClaim(deps, actor(), { orderId, reference, broughtAt: instant(broughtAt) });
    return new TakedownOrder(order, viewerOf(actor()), deps.clock());
  }

  @Mutation(() => TakedownOrder, {
    description:
      "Once the term for the main claim has passed: an addressee (scope orders:confirm), or the court for the poster (applications:submit); with orders:read.",
  })
  async applyForLapse(
    @Arg("orderId", () => ID, { description: "The id of the order." }) orderId: OrderId,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    return new TakedownOrder(await applyForLapse(deps, actor(), orderId), viewerOf(actor()), deps.clock());
  }

  @Mutation(() => TakedownOrder, { description: "Judge, scopes orders:grant and orders:read." })
  async concludeMainProceedings(
    @Arg("input", () => ConcludeMainProceedingsInput, { description: "The order and how the proceedings ended." })
    input: ConcludeMainProceedingsInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    return new TakedownOrder(
      await concludeMainProceedings(deps, actor(), conclusion(input)),
      viewerOf(actor()),
      deps.clock(),
    );
  }

  @Mutation(() => Addressee, {
    description:
      "Platform, scopes orders:confirm and orders:read; or the court for a site outside the hub, or such a site with a code (case:confirm, with case:read).",
  })
  async confirmReinstatement(
    @Arg("input", () => ConfirmReinstatementInput, { description: "The order, and what became of each item." })
    input: ConfirmReinstatementInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Addressee> {
    const { order, platform } = await confirmReinstatement(deps, actor(), reinstatement(input));
    return new Addressee(order.id, addresseeOf(order, platform), true, deps.clock());
  }
}

function shown({ order, opposition }: Contested, { actor }: OrdersContext): Opposition {
  const who = actor();
  // Only an opposition of its own comes back to whoever has a code, from whom nothing of it is hidden.
  const viewer = CODE_PARTIES.includes(who.partyType) ? asCourt(order) : viewerOf(who);
  return Opposition.of(order, opposition, viewer);
}
