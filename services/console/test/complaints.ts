import { HOSTILE } from "./seals.ts";

/** The AP's complaints as the graph tells them. They are invented. */
export const COMPLAINT = {
  id: "complaint-1",
  status: "UNDER_REVIEW",
  caseNumber: "z2026-0077",
  controller: { id: "vidshare", name: "Vidshare" },
  complainantReference: "klager-77",
  platformRefused: true,
  urls: ["https://vidshare.example/watch?v=77"],
  description: "De video toont het woonadres van de klager.",
  receivedAt: "2026-09-14T09:00:00.000Z",
  progressDueAt: "2026-12-14T22:59:59.000Z",
  underReviewAt: "2026-09-16T10:00:00.000Z",
  informedAt: null as string | null,
  progressExtensions: [],
  decisions: [] as object[],
  objections: [] as object[],
  appeals: [] as object[],
  referrals: [],
  infringementEndedAt: null,
  irrevocableAt: null,
};

export const DECIDED = {
  ...COMPLAINT,
  id: "complaint-2",
  status: "INFRINGEMENT_FOUND",
  caseNumber: "z2026-0061",
  progressDueAt: "2026-10-01T21:59:59.000Z",
  decisions: [
    {
      id: "decision-1",
      stage: "PRIMARY",
      outcome: "INFRINGEMENT_FOUND",
      ground: null,
      reasons: "Voor het openbaar maken van het woonadres is geen grondslag.",
      madeKnownAt: "2026-11-02T09:00:00.000Z",
      contestableUntil: "2026-12-14T22:59:59.000Z",
      contestableUntilIsCertain: true,
      sanctions: [
        sanction({ kind: "FINE", amountCents: 7_500_000, inEffect: false }),
        sanction({
          kind: "PERIODIC_PENALTY",
          amountCents: 100_000,
          maximumCents: 2_000_000,
          from: "2026-11-09T09:00:00.000Z",
          accruedCents: 1_900_000,
        }),
      ],
    },
  ],
  objections: [
    {
      id: "objection-1",
      side: "CONTROLLER",
      status: "LODGED",
      receivedAt: "2026-11-20T09:00:00.000Z",
      late: false,
      lateBecause: null,
      grounds: "Het adres staat in een openbaar register.",
      closedAt: null,
      decideBy: "2027-01-25T22:59:59.000Z",
    },
  ],
};

const LATE = {
  ...COMPLAINT,
  id: "complaint-3",
  caseNumber: `z2026-0042 ${HOSTILE.image}`,
  description: `${HOSTILE.script} ${HOSTILE.elsewhere}`,
  progressDueAt: "2026-11-20T22:59:59.000Z",
};

function sanction(change: object) {
  return {
    amountCents: null,
    currency: "EUR",
    maximumCents: null,
    processing: null,
    from: null,
    until: null,
    inEffect: true,
    accruedCents: null,
    ...change,
  };
}

const REQUEST = {
  id: "request-1",
  status: "DISCLOSED",
  court: "rb-amsterdam",
  platform: { id: "chirper" },
  reference: "C/13/770001-1",
  categories: ["NAME", "REGISTRATION_IP"],
  outsideCode: true,
  requestedAt: "2026-11-03T09:00:00.000Z",
  answeredAt: "2026-11-24T09:00:00.000Z",
  history: [
    { at: "2026-11-03T09:00:00.000Z", kind: "DisclosureRequested", byType: "court", byId: "rb-amsterdam" },
    { at: "2026-11-24T09:00:00.000Z", kind: "DisclosureAnswered", byType: "platform", byId: "chirper" },
  ],
};

const NO_MORE = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
export const page = (nodes: readonly object[]) => ({
  edges: nodes.map((node) => ({ cursor: "c", node })),
  pageInfo: NO_MORE,
});

/** What the graph answers to the AP; `hostile`: also a complaint whose texts would run, lead away or disturb. */
export function apAnswers({ hostile = true } = {}) {
  const all = [COMPLAINT, DECIDED, ...(hostile ? [LATE] : [])];
  return {
    complaints: page(all),
    complaint: ({ id }: Readonly<Record<string, unknown>>) => all.find((one) => one.id === id) ?? null,
    disclosureRequests: page([REQUEST]),
    decideComplaint: { id: COMPLAINT.id },
    takeUnderReview: { id: COMPLAINT.id },
    fileComplaint: { id: COMPLAINT.id },
    informComplainant: { id: COMPLAINT.id },
  };
}
