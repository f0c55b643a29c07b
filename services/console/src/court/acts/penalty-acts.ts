import {
  BarPenaltyDocument,
  type BarPenaltyMutationVariables,
  ContinuePenaltyDocument,
  InterruptPrescriptionDocument,
  ModeratePenaltyDocument,
  RefuseModerationDocument,
} from "../../graph/court-documents.js";
import { centsIn } from "../amounts.js";
import type { Typed } from "../fields.js";
import { type ActField, type ActOn, act, addresseeOf, chosenIn, momentIn, REASONS } from "./act.js";

/** What is done to the penalty of one addressee: the order's, or that of a duty which has one of its own. */

const dutiesWithOwn = (on: ActOn) => addresseeOf(on)?.duties.filter(({ penaltyTerms }) => penaltyTerms !== null) ?? [];

const hasPenalty = (on: ActOn) =>
  addresseeOf(on) !== undefined &&
  (on.order.penaltyTerms !== null || on.order.penalty.currency !== null || dutiesWithOwn(on).length > 0);

/** Which penalty it is about; not asked where there is only the order's. */
function which(on: ActOn): readonly ActField[] {
  const own = dutiesWithOwn(on).map(({ number }) => String(number));
  const options = on.order.penaltyTerms === null ? own : ["ORDER", ...own];
  return own.length === 0 ? [] : [{ kind: "choice", name: "duty", options }];
}

function about(typed: Typed, { order, of }: ActOn): { orderId: string; platform: string; duty?: number } {
  const duty = Number(typed.text("duty"));
  return { orderId: order.id, platform: of, ...(Number.isInteger(duty) && duty > 0 ? { duty } : {}) };
}

const EFFECTS = ["REDUCED", "SUSPENDED", "LIFTED"] as const;
/** What an effect needs, and what would be left out of it: a penalty that is lifted is lifted for good. */
const EFFECT_FIELDS: Readonly<Record<(typeof EFFECTS)[number], Record<"needed" | "idle", readonly string[]>>> = {
  REDUCED: { needed: ["amount"], idle: [] },
  SUSPENDED: { needed: ["until"], idle: ["amount", "maximum"] },
  LIFTED: { needed: [], idle: ["until", "amount", "maximum"] },
};

export const moderate = act({
  scopes: ["orders:grant"],
  isOpen: hasPenalty,
  fields: (on) => [
    ...which(on),
    { kind: "choice", name: "effect", options: EFFECTS },
    { kind: "moment", name: "from" },
    { kind: "moment", name: "until", isOptional: true },
    { kind: "amount", name: "amount", isOptional: true },
    { kind: "amount", name: "maximum", isOptional: true },
    REASONS,
  ],
  check: (typed) => {
    const effect = typed.text("effect");
    const { needed, idle } = EFFECT_FIELDS[effect as (typeof EFFECTS)[number]] ?? { needed: [], idle: [] };
    return [
      ...needed.filter((at) => typed.text(at) === "").map((at) => ({ at, problem: { kind: "required" as const } })),
      ...idle.filter((at) => typed.text(at) !== "").map((at) => ({ at, problem: { kind: "noEffect" as const } })),
    ];
  },
  question: ModeratePenaltyDocument,
  input: (typed, on) => {
    const effect = chosenIn(typed, "effect", EFFECTS);
    const [amountCents, maximumCents] = [centsIn(typed.text("amount")), centsIn(typed.text("maximum"))];
    return {
      input: {
        ...about(typed, on),
        effect,
        from: momentIn(typed, "from"),
        ...(typed.text("until") === "" ? {} : { until: momentIn(typed, "until") }),
        ...(amountCents === undefined ? {} : { amountCents }),
        ...(maximumCents === undefined ? {} : { maximumCents }),
        reasons: typed.text("reasons"),
      },
    };
  },
  named: { amountCents: "amount", maximumCents: "maximum" },
});

export const refuseModeration = act({
  scopes: ["orders:grant"],
  isOpen: (on) => addresseeOf(on)?.moderationRequests.some(({ status }) => status === "OPEN") ?? false,
  fields: (on) => [...which(on), REASONS],
  question: RefuseModerationDocument,
  input: (typed, on) => ({ input: { ...about(typed, on), reasons: typed.text("reasons") } }),
});

export const interrupt = act({
  scopes: ["applications:submit"],
  isOpen: hasPenalty,
  fields: (on) => [
    ...which(on),
    { kind: "choice", name: "by", options: ["CLAIM", "RESERVATION"] },
    { kind: "moment", name: "at" },
  ],
  question: InterruptPrescriptionDocument,
  input: (typed, on) => ({
    input: {
      ...about(typed, on),
      by: chosenIn(typed, "by", ["RESERVATION", "CLAIM"]),
      at: momentIn(typed, "at"),
    },
  }),
});

const BARS = ["BANKRUPTCY", "DEBT_RESCHEDULING", "DEATH", "OTHER_LEGAL_BAR", "NOT_KNOWABLE"] as const;

export const bar = act({
  scopes: ["applications:submit"],
  isOpen: hasPenalty,
  fields: (on) => [
    ...which(on),
    { kind: "choice", name: "because", options: BARS },
    { kind: "moment", name: "from" },
    { kind: "moment", name: "until", isOptional: true },
  ],
  question: BarPenaltyDocument,
  input: (typed, on): BarPenaltyMutationVariables => ({
    input: {
      ...about(typed, on),
      because: chosenIn(typed, "because", BARS),
      from: momentIn(typed, "from"),
      ...(typed.text("until") === "" ? {} : { until: momentIn(typed, "until") }),
    },
  }),
});

/** After the debtor's death, which stopped it. */
export const continuePenalty = act({
  scopes: ["orders:grant"],
  isOpen: (on) => hasPenalty(on) && on.order.history.some(({ kind }) => kind === "PenaltyBarred"),
  fields: (on) => [...which(on), REASONS],
  question: ContinuePenaltyDocument,
  input: (typed, on) => ({ input: { ...about(typed, on), reasons: typed.text("reasons") } }),
});
