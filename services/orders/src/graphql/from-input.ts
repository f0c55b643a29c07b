import type { Confirmation } from "../rules/addressee/addressee.js";
import type { ApplicationContent } from "../rules/application/application.js";
import { type RefusedPart } from "../rules/application/grant-in-part.js";
import { instant } from "../rules/instant.js";
import type { LiftingGround, ModificationGround } from "../rules/order/cause.js";
import type { PenaltyCommand } from "../rules/penalty-of-order/penalty-decisions.js";
import { refuse } from "../rules/refusals.js";
import type { OrderFilter as Filter } from "../store/order/order-list.js";
import type { PosterInformed } from "../use-cases/addressee/confirm-poster.js";
import type { Reinstatement } from "../use-cases/addressee/confirm-reinstatement.js";
import type { OrderContent } from "../use-cases/application/grant-application.js";
import type { Decision } from "../use-cases/opposition/contest-order.js";
import type { OppositionSent } from "../use-cases/opposition/opponent-of.js";
import type { Lifting, Modification } from "../use-cases/order/change-order.js";
import type { SealedContent } from "../use-cases/order/new-version.js";
import type { ClaimRejection, Clarification, Conclusion, ItemSuspension } from "../use-cases/order/steer-order.js";
import type { ConfirmPosterInformedInput } from "./addressee/poster.js";
import type { ItemConfirmationInput } from "./addressee/takedown-inputs.js";
import { type SubmitApplicationInput } from "./application/application-inputs.js";
import { type RefusedPartInput } from "./application/asked-duty.js";
import type {
  ClarifyOrderInput,
  ConcludeMainProceedingsInput,
  ConfirmReinstatementInput,
  LodgeOppositionInput,
  OppositionDecisionInput,
  RejectClaimInput,
} from "./opposition/contest-inputs.js";
import type { LiftOrderInput, ModifyOrderInput, SuspendItemsInput } from "./order/change-inputs.js";
import type { OrderFilter, OrderInput } from "./order/order-inputs.js";
import type {
  BarPenaltyInput,
  InterruptPrescriptionInput,
  ModeratePenaltyInput,
} from "./penalty-of-order/penalty-inputs.js";

/** T without its null members, at every depth: sealed documents contain no nulls. */
type Present<T> = T extends string
  ? T
  : T extends Date
    ? string
    : T extends readonly (infer Element)[]
      ? Present<Element>[]
      : T extends object
        ? { [K in keyof T as null extends T[K] ? never : undefined extends T[K] ? never : K]: Present<T[K]> } & {
            [K in keyof T as null extends T[K] ? K : undefined extends T[K] ? K : never]?: Present<NonNullable<T[K]>>;
          }
        : T;

/** The input without its null members, and with moments in the one form of `Instant`. */
function present<T>(value: T): Present<T> {
  const strip = (member: unknown): unknown => {
    if (member instanceof Date) return member.toISOString();
    if (Array.isArray(member)) return member.map(strip);
    if (typeof member !== "object" || member === null) return member;
    return Object.fromEntries(
      Object.entries(member).flatMap(([name, inner]) =>
        inner === null || inner === undefined ? [] : [[name, strip(inner)]],
      ),
    );
  };
  return strip(value) as Present<T>;
}

export function applicationContent(input: SubmitApplicationInput): ApplicationContent {
  return { ...present(input), urls: input.urls ?? [] };
}

export function refusedParts(input: readonly RefusedPartInput[]): RefusedPart[] {
  return input.map((part) => present(part));
}

export function orderContent(input: OrderInput): OrderContent {
  const { seal: _, ...content } = input;
  return present(content);
}

export function confirmations(items: readonly ItemConfirmationInput[]): Confirmation[] {
  return items.map((item) => ({ ...present(item), effectAt: instant(item.effectAt) }));
}

export function oppositionSent({ orderId, grounds, ...who }: LodgeOppositionInput): OppositionSent {
  const { role, opponentReference, itemIds } = who;
  return {
    orderId,
    grounds,
    ...(role ? { role } : {}),
    ...(opponentReference == null ? {} : { opponentReference }),
    ...(itemIds == null ? {} : { itemIds }),
  };
}

export function oppositionDecision(input: OppositionDecisionInput): Decision {
  const { outcome, reasons, order, penaltiesFallAway } = input;
  const reinstateWithin = input.reinstateWithin ? { reinstateWithin: input.reinstateWithin } : {};
  const { enforceableDespiteAppeal } = input;
  const enforceable = enforceableDespiteAppeal == null ? {} : { enforceableDespiteAppeal };
  requireOnly("decision", outcome, DECIDED_WITH[outcome], {
    order,
    penaltiesFallAway,
    reinstateWithin: input.reinstateWithin,
  });
  switch (outcome) {
    case "UPHELD":
      return { outcome, reasons, ...enforceable };
    case "MODIFIED":
      if (order) return { outcome, reasons, ...sealed(order), ...reinstateWithin, ...enforceable };
      throw refuse("FIELD_INVALID", "decision.order holds, with MODIFIED, the whole order as it is now.", {
        field: "decision.order",
      });
    case "LIFTED":
      if (typeof penaltiesFallAway === "boolean")
        return { outcome, reasons, penaltiesFallAway, ...reinstateWithin, ...enforceable };
      throw refuse(
        "FIELD_INVALID",
        "decision.penaltiesFallAway says, with LIFTED, whether forfeited penalties fall away.",
        {
          field: "decision.penaltiesFallAway",
        },
      );
    default:
      return outcome satisfies never;
  }
}

const DECIDED_WITH: Readonly<Record<OppositionDecisionInput["outcome"], readonly string[]>> = {
  UPHELD: [],
  MODIFIED: ["order", "reinstateWithin"],
  LIFTED: ["penaltiesFallAway", "reinstateWithin"],
};

/** What is given in vain would not have the effect that its sender expects. */
function requireOnly(at: string, what: string, allowed: readonly string[], given: Record<string, unknown>): void {
  const found = Object.keys(given).find((name) => given[name] != null && !allowed.includes(name));
  if (found === undefined) return;
  throw refuse("FIELD_INVALID", `${at}.${found} has no effect with ${what}; leave it out.`, {
    field: `${at}.${found}`,
  });
}

export function clarification({ orderId, platform, text, order }: ClarifyOrderInput): Clarification {
  return { orderId, platform, text, ...(order ? { correction: sealed(order) } : {}) };
}

export function modification(input: ModifyOrderInput): Modification {
  const { orderId, reasons, order, reinstateWithin } = input;
  return {
    orderId,
    ground: modificationGround(input),
    reasons,
    ...sealed(order),
    ...(reinstateWithin ? { reinstateWithin } : {}),
  };
}

function modificationGround({ cause, correction, addition }: ModifyOrderInput): ModificationGround {
  if (correction && cause !== "CORRECTION") throw notOf("correction", "CORRECTION", cause);
  if (addition && cause !== "ADDITION") throw notOf("addition", "ADDITION", cause);
  switch (cause) {
    case "CORRECTION":
      if (!correction) throw missing("correction", cause, "who brought up the mistake, and how the parties were heard");
      return { cause, ...present(correction) };
    case "ADDITION":
      if (!addition) throw missing("addition", cause, "when the applicant asked for it");
      return { cause, appliedAt: instant(addition.appliedAt) };
    case "NARROWING":
    case "SETTLEMENT":
      return { cause };
    default:
      return cause satisfies never;
  }
}

export function lifting(input: LiftOrderInput): Lifting {
  const { orderId, reasons, reinstateWithin } = input;
  return { orderId, ground: liftingGround(input), reasons, ...(reinstateWithin ? { reinstateWithin } : {}) };
}

function liftingGround({ cause, annulment, penaltiesFallAway }: LiftOrderInput): LiftingGround {
  switch (cause) {
    case "ANNULLED":
      if (!annulment) throw missing("annulment", cause, "which court annulled the order, and by what decision");
      if (penaltiesFallAway === false) {
        throw refuse(
          "FIELD_INVALID",
          "input.penaltiesFallAway is false, but annulment takes away the decision that set the penalty, and what was forfeited with it; leave it out.",
          { field: "input.penaltiesFallAway" },
        );
      }
      return { cause, annulment: { court: annulment.court, decision: annulment.decision } };
    case "WITHDRAWN_BY_APPLICANT":
    case "SETTLEMENT":
    case "REVOKED":
      if (annulment) throw notOf("annulment", "ANNULLED", cause);
      if (typeof penaltiesFallAway !== "boolean")
        throw missing("penaltiesFallAway", cause, "whether forfeited penalties fall away");
      return { cause, penaltiesFallAway };
    default:
      return cause satisfies never;
  }
}

function missing(name: string, cause: string, what: string): Error {
  return refuse("FIELD_INVALID", `input.${name} says, with ${cause}, ${what}.`, { field: `input.${name}` });
}

function notOf(name: string, its: string, cause: string): Error {
  return refuse("FIELD_INVALID", `input.${name} belongs to ${its}, and the cause is ${cause}; leave it out.`, {
    field: `input.${name}`,
  });
}

export function claimRejection(input: RejectClaimInput): ClaimRejection {
  return present(input);
}

export function itemSuspension(input: SuspendItemsInput): ItemSuspension {
  return present(input);
}

export function conclusion(input: ConcludeMainProceedingsInput): Conclusion {
  const { outcome, penaltiesFallAway, reinstateWithin } = input;
  if (outcome === "CONFIRMED") requireOnly("input", outcome, [], { penaltiesFallAway, reinstateWithin });
  return present(input);
}

export function reinstatement({ orderId, platform, items, seal }: ConfirmReinstatementInput): Reinstatement {
  return {
    orderId,
    ...(platform ? { platform } : {}),
    items: items.map((item) => ({ ...present(item), effectAt: instant(item.effectAt) })),
    ...(seal ? { seal } : {}),
  };
}

export function posterInformed({ orderId, platform, items, seal }: ConfirmPosterInformedInput): PosterInformed {
  return {
    orderId,
    ...(platform ? { platform } : {}),
    items: items.map(({ itemId, outcome, informedAt, because }) => ({
      itemId,
      outcome,
      ...(informedAt ? { informedAt: instant(informedAt) } : {}),
      ...(because ? { because } : {}),
    })),
    ...(seal ? { seal } : {}),
  };
}

const MODERATED_WITH: Readonly<Record<ModeratePenaltyInput["effect"], readonly string[]>> = {
  LIFTED: ["itemIds"],
  SUSPENDED: ["until", "itemIds"],
  REDUCED: ["until", "amountCents", "whileLastingCents", "maximumCents"],
};

export function moderation(input: ModeratePenaltyInput): PenaltyCommand {
  const { effect, reasons, itemIds, amountCents, whileLastingCents, maximumCents } = input;
  const from = instant(input.from);
  const until = input.until ? { until: instant(input.until) } : {};
  const items = itemIds ? { itemIds } : {};
  const command = { type: "moderatePenalty", reasons } as const;
  const amounts = { amountCents, whileLastingCents, maximumCents };
  requireOnly("input", effect, MODERATED_WITH[effect], { until: input.until, itemIds, ...amounts });
  switch (effect) {
    case "LIFTED":
      return { ...command, moderation: { effect, from, ...items } };
    case "SUSPENDED":
      return { ...command, moderation: { effect, from, ...until, ...items } };
    case "REDUCED":
      if (typeof amountCents !== "number") {
        throw refuse("FIELD_INVALID", "input.amountCents says, with REDUCED, to what each unit is reduced.", {
          field: "input.amountCents",
        });
      }
      return {
        ...command,
        moderation: {
          effect,
          from,
          ...until,
          amountCents,
          ...(typeof whileLastingCents === "number" ? { whileLastingCents } : {}),
          ...(typeof maximumCents === "number" ? { maximumCents } : {}),
        },
      };
    default:
      return effect satisfies never;
  }
}

export function interruption({ at, by }: InterruptPrescriptionInput): PenaltyCommand {
  return { type: "interruptPrescription", interruption: { at: instant(at), by } };
}

export function barring({ because, from, until, forfeitsAllTheSame }: BarPenaltyInput): PenaltyCommand {
  return {
    type: "barPenalty",
    bar: {
      because,
      from: instant(from),
      ...(until ? { until: instant(until) } : {}),
      ...(typeof forfeitsAllTheSame === "boolean" ? { forfeitsAllTheSame } : {}),
    },
  };
}

export function sealed(order: OrderInput): SealedContent {
  return { content: orderContent(order), seal: order.seal };
}

export function orderFilter(input: OrderFilter | null | undefined): Filter {
  const {
    issued,
    status,
    court,
    platform,
    heardOnAppeal,
    overdue,
    unserved,
    posterOverdue,
    penaltyRunning,
    findingContested,
    contested,
    mainTermEndsWithinDays,
    moderationRequested,
    itemsSuspendedForDays,
    caseNumber,
  } = input ?? {};
  return {
    ...(status ? { status } : {}),
    ...(court ? { court } : {}),
    ...(platform ? { platform } : {}),
    ...(typeof heardOnAppeal === "boolean" ? { heardOnAppeal } : {}),
    ...(typeof overdue === "boolean" ? { overdue } : {}),
    ...(typeof unserved === "boolean" ? { unserved } : {}),
    ...(typeof posterOverdue === "boolean" ? { posterOverdue } : {}),
    ...(typeof penaltyRunning === "boolean" ? { penaltyRunning } : {}),
    ...(typeof findingContested === "boolean" ? { findingContested } : {}),
    ...(typeof contested === "boolean" ? { contested } : {}),
    ...(typeof moderationRequested === "boolean" ? { moderationRequested } : {}),
    ...(typeof mainTermEndsWithinDays === "number" ? { mainTermEndsWithinDays } : {}),
    ...(typeof itemsSuspendedForDays === "number" ? { itemsSuspendedForDays } : {}),
    ...(caseNumber ? { caseNumber } : {}),
    ...(issued ? { issued } : {}),
  };
}
