import { type Actor, CODE_PARTIES } from "@exparte/auth";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import { addresseeOf } from "../../rules/order/order.js";
import type { PenaltyCommand } from "../../rules/penalty-of-order/penalty-decisions.js";
import { changePenalty, requestModeration } from "../../use-cases/penalty-of-order/change-penalty.js";
import { seePenalty, seePenaltyTotal } from "../../use-cases/penalty-of-order/see-penalty.js";
import { type Viewer, viewerOf } from "../../use-cases/viewer.js";
import { Addressee } from "../addressee/addressee.js";
import { Duty } from "../addressee/duty.js";
import type { OrdersContext } from "../context.js";
import { barring, interruption, moderation } from "../from-input.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { DateTime } from "../scalars.js";
import { RefuseModerationInput, RequestModerationInput } from "./moderation-request.js";
import { PenaltyStatement, PenaltyTotal } from "./penalty.js";
import {
  BarPenaltyInput,
  ContinuePenaltyInput,
  InterruptPrescriptionInput,
  ModeratePenaltyInput,
} from "./penalty-inputs.js";

@Resolver(() => Addressee)
export class PenaltyResolver {
  @FieldResolver(() => PenaltyStatement, {
    description:
      "The account of the order's penalty at a moment, at most ten years ahead; left out, now. A duty with a penalty of its own has its own, in `duties`.",
  })
  async penalty(
    @Root() { orderId, platform }: Addressee,
    @Arg("at", () => DateTime, {
      nullable: true,
      description: "The moment that is asked about, at most ten years ahead; left out: now.",
    })
    at: Date | null | undefined,
    @Arg("unitsFrom", () => DateTime, {
      nullable: true,
      description: "From which moment on `units` has what was forfeited; left out: from the first.",
    })
    unitsFrom: Date | null | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<PenaltyStatement> {
    const [moment, from] = [at, unitsFrom].map((date) => (date ? instant(date) : undefined));
    const statement = await seePenalty(deps, { orderId, platform: platform.id }, moment, from);
    return PenaltyStatement.of(statement, readerOf(actor(), platform.id));
  }

  @Mutation(() => Addressee, { description: "Judge, scopes orders:grant and orders:read (Rv art. 611d)." })
  moderatePenalty(
    @Arg("input", () => ModeratePenaltyInput, {
      description: "The order, the platform and what becomes of the penalty.",
    })
    input: ModeratePenaltyInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    return changed(context, input, moderation(input));
  }

  @Mutation(() => Addressee, {
    description:
      "Platform, scopes orders:confirm and orders:read; or the court for a site outside the hub (applications:submit): asks for moderation of a penalty (Rv art. 611d), which is forfeited as before until the court decides.",
  })
  async requestModeration(
    @Arg("input", () => RequestModerationInput, { description: "The order, which penalty, from when, and why." })
    { platform: named, from, itemIds, reasons, ...of }: RequestModerationInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    const { order, platform } = await requestModeration(context.deps, context.actor(), {
      orderId: of.orderId,
      ...(named ? { platform: named } : {}),
      ...(typeof of.duty === "number" ? { duty: of.duty } : {}),
      from: instant(from),
      ...(itemIds ? { itemIds } : {}),
      reasons,
    });
    return new Addressee(order.id, addresseeOf(order, platform), true, context.deps.clock());
  }

  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read: refuses what a platform asked; moderatePenalty grants it.",
  })
  refuseModeration(
    @Arg("input", () => RefuseModerationInput, { description: "The order, the platform, which penalty, and why." })
    input: RefuseModerationInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    return changed(context, input, { type: "refuseModeration", reasons: input.reasons });
  }

  @Mutation(() => Addressee, {
    description:
      "Court, scopes applications:submit and orders:read: a claim or reservation interrupts prescription (art. 3:316–317 BW).",
  })
  interruptPrescription(
    @Arg("input", () => InterruptPrescriptionInput, {
      description: "The order, the platform and what interrupted prescription.",
    })
    input: InterruptPrescriptionInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    return changed(context, input, interruption(input));
  }

  @Mutation(() => Addressee, {
    description:
      "Court, scopes applications:submit and orders:read: bankruptcy, debt rescheduling, death or another bar (Rv art. 611e–611g).",
  })
  barPenalty(
    @Arg("input", () => BarPenaltyInput, { description: "The order, the platform and what bars the penalty." })
    input: BarPenaltyInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    return changed(context, input, barring(input));
  }

  @Mutation(() => Addressee, {
    description:
      "Judge, scopes orders:grant and orders:read: from now on the heirs forfeit the penalty, which the debtor's death had stopped (Rv art. 611f).",
  })
  continuePenalty(
    @Arg("input", () => ContinuePenaltyInput, { description: "The order, the platform and why." })
    input: ContinuePenaltyInput,
    @Ctx() context: OrdersContext,
  ): Promise<Addressee> {
    return changed(context, input, { type: "continuePenalty", reasons: input.reasons });
  }
}

@Resolver(() => Duty)
export class DutyPenaltyResolver {
  @FieldResolver(() => PenaltyStatement, {
    description:
      "The account of the penalty that the duty stands under, at a moment, at most ten years ahead; left out, now. The order's is one over all duties that have none of their own.",
  })
  async penalty(
    @Root() { orderId, platform, account }: Duty,
    @Arg("at", () => DateTime, {
      nullable: true,
      description: "The moment that is asked about, at most ten years ahead; left out: now.",
    })
    at: Date | null | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<PenaltyStatement> {
    const of = { orderId, platform, ...(account === undefined ? {} : { duty: account }) };
    return PenaltyStatement.of(await seePenalty(deps, of, at ? instant(at) : undefined), readerOf(actor(), platform));
  }
}

@Resolver(() => TakedownOrder)
export class OrderPenaltyResolver {
  @FieldResolver(() => PenaltyTotal, {
    description: "Over every addressee that you see: the court all of them, a platform its own. Left out, now.",
  })
  async penalty(
    @Root() order: TakedownOrder,
    @Arg("at", () => DateTime, {
      nullable: true,
      description: "The moment that is asked about, at most ten years ahead; left out: now.",
    })
    at: Date | null | undefined,
    @Ctx() { deps }: OrdersContext,
  ): Promise<PenaltyTotal> {
    const accounts = order.addressees.flatMap((addressee) => addressee.penaltyAccounts());
    return PenaltyTotal.of(await seePenaltyTotal(deps, { orderId: order.id, accounts }, at ? instant(at) : undefined));
  }
}

/** Whoever has a code reads no addressee but itself. */
function readerOf(actor: Actor, platform: PlatformId): Viewer {
  return CODE_PARTIES.includes(actor.partyType) ? { role: "platform", platform } : viewerOf(actor);
}

interface PenaltyNamed {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly duty?: number | null;
}

async function changed(
  { deps, actor }: OrdersContext,
  { orderId, platform, duty }: PenaltyNamed,
  command: PenaltyCommand,
): Promise<Addressee> {
  const account = typeof duty === "number" ? { duty } : {};
  const order = await changePenalty(deps, actor(), { orderId, platform, ...account }, command);
  return new Addressee(order.id, addresseeOf(order, platform), true, deps.clock());
}
