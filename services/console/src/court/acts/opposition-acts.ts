import {
  DecideOppositionDocument,
  OpposeDocument,
  SetHearingDocument,
  WithdrawOppositionDocument,
} from "../../graph/court-documents.js";
import { type ActOn, act, chosenIn, despiteIn, goesOn, momentIn, REASONS, tickedIn } from "./act.js";

export const oppositionOf = ({ order, of }: ActOn) => order.oppositions.find(({ id }) => id === of);

/** It waits for the court. */
export const isPending = (on: ActOn) => ["LODGED", "HEARING_SET"].includes(oppositionOf(on)?.status ?? "");

const allItems = ({ order }: ActOn) => order.addressees.flatMap(({ duties }) => duties.flatMap(({ items }) => items));

/** A poster or third party contests through the court, which alone knows who it is. */
export const oppose = act({
  scopes: ["applications:submit"],
  isOpen: goesOn,
  fields: (on) => [
    { kind: "choice", name: "role", options: ["POSTER", "THIRD_PARTY"] },
    { kind: "text", name: "opponentReference" },
    { kind: "items", name: "items", items: allItems(on) },
    { kind: "text", name: "grounds", rows: 6 },
  ],
  question: OpposeDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      role: chosenIn(typed, "role", ["POSTER", "THIRD_PARTY"]),
      opponentReference: typed.text("opponentReference"),
      itemIds: tickedIn(typed, allItems(on)),
      grounds: typed.text("grounds"),
    },
  }),
});

export const hearing = act({
  scopes: ["applications:submit"],
  isOpen: isPending,
  fields: [{ kind: "moment", name: "hearingAt" }],
  question: SetHearingDocument,
  input: (typed, { of }) => ({ id: of, hearingAt: momentIn(typed, "hearingAt") }),
});

/** Where the judge modifies the order, a new version is sealed: that is a form of its own. */
export const decide = act({
  scopes: ["orders:grant"],
  isOpen: isPending,
  fields: [
    { kind: "choice", name: "outcome", options: ["UPHELD", "LIFTED"] },
    REASONS,
    { kind: "check", name: "penaltiesFallAway" },
    { kind: "check", name: "waitsForAppeal" },
  ],
  // What is ticked is never left out of the decision.
  check: (typed) => {
    const outcome = typed.text("outcome");
    if (typed.isChecked("penaltiesFallAway") && outcome === "UPHELD") {
      return [{ at: "penaltiesFallAway", problem: { kind: "onlyLifted" } }];
    }
    return typed.isChecked("waitsForAppeal") && outcome === "LIFTED"
      ? [{ at: "waitsForAppeal", problem: { kind: "onlyKept" } }]
      : [];
  },
  question: DecideOppositionDocument,
  input: (typed, { of }) => {
    const reasons = typed.text("reasons");
    const outcome = chosenIn(typed, "outcome", ["UPHELD", "LIFTED"]);
    if (outcome === "LIFTED") {
      return { id: of, decision: { outcome, reasons, penaltiesFallAway: typed.isChecked("penaltiesFallAway") } };
    }
    return { id: of, decision: { outcome, reasons, ...despiteIn(typed) } };
  },
  named: { enforceableDespiteAppeal: "waitsForAppeal" },
});

export const withdrawOpposition = act({
  scopes: ["applications:submit"],
  // A platform withdraws its own.
  isOpen: (on) => isPending(on) && oppositionOf(on)?.by !== "ADDRESSEE",
  fields: [REASONS],
  question: WithdrawOppositionDocument,
  input: (typed, { of }) => ({ id: of, reasons: typed.text("reasons") }),
});
