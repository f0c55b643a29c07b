import {
  ClarifyDocument,
  DecideFindingDocument,
  FindBreachDocument,
  FindComplianceDocument,
  RecordServiceDocument,
  RejectClaimDocument,
  ResumeItemsDocument,
  SuspendItemsDocument,
} from "../../graph/court-documents.js";
import {
  type ActItem,
  type ActOn,
  act,
  addresseeOf,
  chosenIn,
  goesOn,
  itemsOf,
  momentIn,
  REASONS,
  tickedIn,
} from "./act.js";

/** What is done to one addressee of an order: its service, its items, and what it says of them. */

const withItems = (wanted: (item: ActItem) => boolean) => (on: ActOn) => itemsOf(on).filter(wanted);

const demanded = withItems(({ suspendedAt }) => suspendedAt === null);
const suspended = withItems(({ suspendedAt }) => suspendedAt !== null);
/** The platform says that it cannot, and the court has not answered. */
export const isClaimed = ({ confirmation, goneSince }: ActItem) =>
  confirmation?.outcome === "IMPOSSIBLE" && goneSince === null;
const claimed = withItems(isClaimed);

const itemsField = (items: readonly ActItem[]) => ({ kind: "items", name: "items", items }) as const;

export const suspendItems = act({
  scopes: ["orders:grant"],
  isOpen: (on) => goesOn(on) && demanded(on).length > 0,
  fields: (on) => [itemsField(demanded(on)), { ...REASONS, rows: 2 }],
  question: SuspendItemsDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      platform: on.of,
      itemIds: tickedIn(typed, demanded(on)),
      reasons: typed.text("reasons"),
    },
  }),
  isUrgent: true,
});

export const resumeItems = act({
  scopes: ["orders:grant"],
  isOpen: (on) => goesOn(on) && suspended(on).length > 0,
  fields: (on) => [itemsField(suspended(on)), { ...REASONS, rows: 2 }],
  question: ResumeItemsDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      platform: on.of,
      itemIds: tickedIn(typed, suspended(on)),
      reasons: typed.text("reasons"),
    },
  }),
});

export const serve = act({
  scopes: ["applications:submit"],
  isOpen: (on) => goesOn(on) && addresseeOf(on) !== undefined,
  fields: [
    { kind: "choice", name: "means", options: ["BAILIFF", "SUBSTITUTE"] },
    { kind: "moment", name: "servedAt" },
    { kind: "text", name: "note", rows: 2, isOptional: true },
  ],
  question: RecordServiceDocument,
  input: (typed, { order, of }) => ({
    input: {
      orderId: order.id,
      platform: of,
      means: chosenIn(typed, "means", ["BAILIFF", "SUBSTITUTE"]),
      servedAt: momentIn(typed, "servedAt"),
      ...(typed.text("note") === "" ? {} : { note: typed.text("note") }),
    },
  }),
});

export const rejectClaim = act({
  scopes: ["orders:grant"],
  isOpen: (on) => goesOn(on) && claimed(on).length > 0,
  fields: (on) => [itemsField(claimed(on)), REASONS],
  question: RejectClaimDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      platform: on.of,
      itemIds: tickedIn(typed, claimed(on)),
      reasons: typed.text("reasons"),
    },
  }),
});

export const clarify = act({
  scopes: ["orders:grant"],
  isOpen: (on) => goesOn(on) && claimed(on).length > 0,
  fields: [{ kind: "text", name: "text", rows: 5 }],
  question: ClarifyDocument,
  input: (typed, { order, of }) => ({ input: { orderId: order.id, platform: of, text: typed.text("text") } }),
});

export const findBreach = act({
  scopes: ["orders:grant"],
  isOpen: (on) => itemsOf(on).length > 0 && addresseeOf(on)?.servedAt !== null,
  fields: (on) => [
    itemsField(itemsOf(on)),
    { kind: "moment", name: "from" },
    { kind: "moment", name: "until", isOptional: true },
    REASONS,
  ],
  question: FindBreachDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      platform: on.of,
      itemIds: tickedIn(typed, itemsOf(on)),
      from: momentIn(typed, "from"),
      ...(typed.text("until") === "" ? {} : { until: momentIn(typed, "until") }),
      reasons: typed.text("reasons"),
    },
  }),
});

export const findCompliance = act({
  scopes: ["orders:grant"],
  isOpen: (on) => itemsOf(on).length > 0 && addresseeOf(on)?.servedAt !== null,
  fields: (on) => [itemsField(itemsOf(on)), { kind: "moment", name: "effectAt" }, REASONS],
  question: FindComplianceDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      platform: on.of,
      itemIds: tickedIn(typed, itemsOf(on)),
      effectAt: momentIn(typed, "effectAt"),
      reasons: typed.text("reasons"),
    },
  }),
});

/** Of an address as `vidshare~FINDING`. */
export function findingOf(on: Pick<ActOn, "order" | "of">) {
  const [, id] = on.of.split("~");
  return addresseeOf(on)?.findings.find((one) => one.id === id);
}

export const decideFinding = act({
  scopes: ["orders:grant"],
  isOpen: (on) => {
    const status = findingOf(on)?.status;
    return status !== undefined && status !== "WITHDRAWN";
  },
  fields: (on) => [
    {
      kind: "choice",
      name: "findingOutcome",
      options: findingOf(on)?.status === "CONTESTED" ? ["UPHELD", "WITHDRAWN"] : ["WITHDRAWN"],
    },
    REASONS,
  ],
  question: DecideFindingDocument,
  input: (typed, on) => ({
    input: {
      orderId: on.order.id,
      platform: addresseeOf(on)?.platform?.id ?? "",
      findingId: findingOf(on)?.id ?? "",
      outcome: chosenIn(typed, "findingOutcome", ["WITHDRAWN", "UPHELD"]),
      reasons: typed.text("reasons"),
    },
  }),
  named: { outcome: "findingOutcome" },
});
