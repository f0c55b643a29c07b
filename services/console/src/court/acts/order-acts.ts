import {
  ApplyForLapseDocument,
  ConcludeMainDocument,
  DeclareIrrevocableDocument,
  LiftOrderDocument,
  RegisterMainClaimDocument,
  ResumeOrderDocument,
  SuspendOrderDocument,
} from "../../graph/court-documents.js";
import type { Typed } from "../fields.js";
import { type ActOn, act, chosenIn, despiteIn, goesOn, isGivenBy, momentIn, REASONS } from "./act.js";
import { hearsAppeal } from "./appeal-acts.js";

const BY_REGISTRY = ["WITHDRAWN_BY_APPLICANT", "SETTLEMENT"] as const;
const BY_JUDGE = ["ANNULLED", "REVOKED"] as const;
type LiftingCause = (typeof BY_REGISTRY | typeof BY_JUDGE)[number];

/** What the parties file the registry records; what a judge decided, a judge does. */
function causesFor({ scopes, order }: ActOn): readonly LiftingCause[] {
  return [
    ...(scopes.includes("applications:submit") ? BY_REGISTRY : []),
    ...(scopes.includes("orders:grant") ? BY_JUDGE : []),
  ].filter((cause) => cause !== "REVOKED" || order.status === "FINAL");
}

const ANNULMENT = ["annulmentCourt", "annulmentDecision"] as const;
const isAnnulled = (typed: Typed) => typed.text("cause") === "ANNULLED";

export const lift = act({
  scopes: ["applications:submit", "orders:grant"],
  isOpen: goesOn,
  fields: (on) => [
    { kind: "choice", name: "cause", options: causesFor(on) },
    REASONS,
    { kind: "check", name: "penaltiesFallAway" },
    ...(causesFor(on).includes("ANNULLED")
      ? ([
          { kind: "text", name: "annulmentCourt", isOptional: true },
          { kind: "text", name: "annulmentDecision", isOptional: true },
        ] as const)
      : []),
  ],
  // What is filled in is never left out of the decision.
  check: (typed) =>
    ANNULMENT.filter((name) => (typed.text(name) === "") === isAnnulled(typed)).map((at) => ({
      at,
      problem: { kind: isAnnulled(typed) ? "required" : "onlyAnnulled" },
    })),
  question: LiftOrderDocument,
  input: (typed, { order }) => ({
    input: {
      orderId: order.id,
      cause: typed.text("cause") as LiftingCause,
      reasons: typed.text("reasons"),
      ...(isAnnulled(typed)
        ? { annulment: { court: typed.text("annulmentCourt"), decision: typed.text("annulmentDecision") } }
        : { penaltiesFallAway: typed.isChecked("penaltiesFallAway") }),
    },
  }),
  named: { "annulment.court": "annulmentCourt", "annulment.decision": "annulmentDecision" },
});

/** The court that hears an appeal may stay the order for as long as that is pending (Rv art. 351). */
const mayStay = (on: ActOn) => isGivenBy(on) || hearsAppeal(on);

export const suspend = act({
  scopes: ["orders:grant"],
  by: "either",
  isOpen: (on) => mayStay(on) && ["IN_FORCE", "FINAL"].includes(on.order.status),
  fields: [REASONS],
  question: SuspendOrderDocument,
  input: (typed, { order }) => ({ id: order.id, reasons: typed.text("reasons") }),
});

export const resume = act({
  scopes: ["orders:grant"],
  by: "either",
  isOpen: (on) => mayStay(on) && on.order.status === "SUSPENDED",
  fields: [REASONS],
  question: ResumeOrderDocument,
  input: (typed, { order }) => ({ id: order.id, reasons: typed.text("reasons") }),
});

export const mainClaim = act({
  scopes: ["applications:submit"],
  isOpen: (on) => goesOn(on) && on.order.mainClaimBroughtAt === null,
  fields: [
    { kind: "text", name: "reference" },
    { kind: "moment", name: "broughtAt" },
  ],
  question: RegisterMainClaimDocument,
  input: (typed, { order }) => ({
    input: { orderId: order.id, reference: typed.text("reference"), broughtAt: momentIn(typed, "broughtAt") },
  }),
});

export const conclude = act({
  scopes: ["orders:grant"],
  isOpen: (on) => goesOn(on) && on.order.mainClaimBroughtAt !== null && on.order.status !== "FINAL",
  fields: [
    { kind: "choice", name: "mainOutcome", options: ["CONFIRMED", "REJECTED"] },
    REASONS,
    { kind: "check", name: "penaltiesFallAway" },
    { kind: "check", name: "waitsForAppeal" },
  ],
  // What is ticked is never left out of the judgment.
  check: (typed) => {
    const outcome = typed.text("mainOutcome");
    if (typed.isChecked("penaltiesFallAway") && outcome === "CONFIRMED") {
      return [{ at: "penaltiesFallAway", problem: { kind: "onlyLifted" } }];
    }
    return typed.isChecked("waitsForAppeal") && outcome === "REJECTED"
      ? [{ at: "waitsForAppeal", problem: { kind: "onlyKept" } }]
      : [];
  },
  question: ConcludeMainDocument,
  input: (typed, { order }) => {
    const outcome = chosenIn(typed, "mainOutcome", ["CONFIRMED", "REJECTED"]);
    return {
      input: {
        orderId: order.id,
        outcome,
        reasons: typed.text("reasons"),
        ...(outcome === "REJECTED" ? { penaltiesFallAway: typed.isChecked("penaltiesFallAway") } : despiteIn(typed)),
      },
    };
  },
  named: { outcome: "mainOutcome", enforceableDespiteAppeal: "waitsForAppeal" },
});

/** The registry states that the main judgment can no longer be appealed. */
export const irrevocable = act({
  scopes: ["applications:submit"],
  isOpen: (on) => goesOn(on) && on.order.status !== "FINAL" && on.order.mainJudgment?.outcome === "CONFIRMED",
  fields: [REASONS, { kind: "check", name: "acquiesced" }],
  question: DeclareIrrevocableDocument,
  input: (typed, { order }) => ({
    input: {
      orderId: order.id,
      reasons: typed.text("reasons"),
      ...(typed.isChecked("acquiesced") ? { acquiesced: true } : {}),
    },
  }),
});

/** For the poster, who asks it through the court. */
export const lapse = act({
  scopes: ["applications:submit"],
  isOpen: (on) => goesOn(on) && on.order.status !== "FINAL" && on.order.mainClaimBroughtAt === null,
  fields: [],
  question: ApplyForLapseDocument,
  input: (_, { order }) => ({ orderId: order.id }),
});
