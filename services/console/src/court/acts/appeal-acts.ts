import { DecideOrderAppealDocument, WithdrawOrderAppealDocument } from "../../graph/court-documents.js";
import { type ActAppeal, type ActOn, act, chosenIn, despiteIn, REASONS } from "./act.js";

/** What the court does that hears an appeal about the order. Entering one is a form of its own: that court reads no order before. */

const isOwnPending =
  ({ court }: ActOn) =>
  (appeal: ActAppeal) =>
    appeal.court === court && appeal.status === "LODGED";

/** Whether the court of the reader hears an appeal about the order now. */
export const hearsAppeal = (on: ActOn) => on.order.appeals.some(isOwnPending(on));

export const appealOf = ({ order, of }: Pick<ActOn, "order" | "of">) => order.appeals.find(({ id }) => id === of);

/** This appeal waits for the court of the reader. */
export const isPendingHere = (on: ActOn) => {
  const appeal = appealOf(on);
  return appeal !== undefined && isOwnPending(on)(appeal);
};

/** Where the order is modified, a new version is sealed: that is a form of its own. */
export const decideAppeal = act({
  scopes: ["orders:grant"],
  by: "hearer",
  isOpen: isPendingHere,
  fields: [
    { kind: "choice", name: "appealOutcome", options: ["CONFIRMED", "ANNULLED"] },
    REASONS,
    { kind: "check", name: "waitsForAppeal" },
  ],
  // What is ticked is never left out of the decision.
  check: (typed) =>
    typed.isChecked("waitsForAppeal") && typed.text("appealOutcome") === "ANNULLED"
      ? [{ at: "waitsForAppeal", problem: { kind: "onlyKept" } }]
      : [],
  question: DecideOrderAppealDocument,
  input: (typed, { of }) => {
    const outcome = chosenIn(typed, "appealOutcome", ["CONFIRMED", "ANNULLED"]);
    return { id: of, decision: { outcome, reasons: typed.text("reasons"), ...despiteIn(typed) } };
  },
  named: { outcome: "appealOutcome", enforceableDespiteAppeal: "waitsForAppeal" },
});

export const withdrawAppeal = act({
  scopes: ["applications:submit"],
  by: "hearer",
  isOpen: isPendingHere,
  fields: [REASONS],
  question: WithdrawOrderAppealDocument,
  input: (typed, { of }) => ({ id: of, reasons: typed.text("reasons") }),
});
