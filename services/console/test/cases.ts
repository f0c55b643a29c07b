import { HOSTILE } from "./seals.ts";

/** A court's cases as the graph tells them. They are invented. */
export const APPLICATION = {
  id: "app-1",
  caseNumber: "C/13/770001",
  status: "SUBMITTED",
  source: "VICTIM",
  sourceName: null,
  applicantReferences: ["dossier-2026-17"],
  minor: true,
  confidential: true,
  duties: [
    {
      number: 1,
      kind: "REMOVE",
      targets: [
        { kind: "URL", url: "https://vidshare.example/watch?v=1" },
        { kind: "URL", url: "https://chirper.example/post/22" },
      ],
    },
  ],
  grounds: "De video is gemaakt en verspreid zonder toestemming van wie erop te zien is.",
  urgency: "De video wordt ieder uur verder gedeeld.",
  noticeId: null,
  noNoticeBecause: "Het platform beantwoordt meldingen pas na een week.",
  appealOf: null,
  submittedAt: "2026-11-28T08:40:00.000Z",
  decidedAt: null,
  reasons: null,
  orderId: null,
  refusedParts: [],
};

/** With texts that would run, lead away or disturb if a page took them for anything but text. */
export const HOSTILE_APPLICATION = {
  ...APPLICATION,
  id: "app-2",
  caseNumber: `C/13/2 ${HOSTILE.image}`,
  submittedAt: "2026-11-26T08:40:00.000Z",
  grounds: `${HOSTILE.textarea} ${HOSTILE.elsewhere}`,
  urgency: HOSTILE.turned,
  noNoticeBecause: HOSTILE.script,
  applicantReferences: [HOSTILE.image],
  duties: [{ number: 1, kind: "REMOVE", targets: [{ kind: "URL", url: HOSTILE.elsewhere }] }],
};

const item = (id: string, url: string, confirmation: object | null, rest: object = {}) => ({
  id,
  url,
  query: null,
  locator: null,
  words: null,
  goneSince: null,
  deadlineStoppedAt: null,
  suspendedAt: null,
  suspendedBecause: null,
  confirmation,
  ...rest,
});

const TERMS = { amountCents: 100_000, currency: "EUR", unit: "HOUR", maximumCents: 5_000_000 };

export const ORDER = {
  id: "order-1",
  court: "rb-amsterdam",
  caseNumber: "C/13/770001",
  status: "IN_FORCE",
  version: 1,
  issuedAt: "2026-11-28T09:12:00.000Z",
  givenOrallyAt: null,
  enforceableDespiteAppeal: true,
  onAppeal: null,
  mainJudgment: null,
  appeals: [],
  applicationId: "app-1",
  judge: "mr. A. Rechter",
  legalBasis: "art. 6:162 BW",
  statementOfReasons: "De video toont de verzoeker in de privésfeer, zonder toestemming.",
  mainTermEnd: "2026-12-29T22:59:59.000Z",
  mainClaimBroughtAt: null,
  penaltyTerms: TERMS,
  jointMaximumCents: 8_000_000,
  endedAt: null,
  liftedBecause: null,
  penalty: { forfeitedCents: 100_000, currency: "EUR" },
  oppositions: [
    {
      id: "opp-1",
      by: "POSTER",
      status: "HEARING_SET",
      lodgedAt: "2026-11-28T10:30:00.000Z",
      hearingAt: "2026-12-02T09:00:00.000Z",
      grounds: "Het is satire, en noemt niemand.",
      opponentReference: "verzet-2026-4",
      platform: null,
      itemIds: ["item-1"],
      decidedAt: null,
      reasons: null,
      appealBy: null,
    },
  ],
  addressees: [
    {
      platform: { id: "vidshare" },
      respondent: null,
      status: "SERVED",
      servedAt: "2026-11-28T09:13:00.000Z",
      serveBy: "2026-11-29T09:12:00.000Z",
      unserved: false,
      deadline: "2026-11-28T11:13:00.000Z",
      overdue: true,
      reinstateBy: null,
      deadlineStoppedAt: null,
      findings: [],
      moderationRequests: [],
      duties: [
        {
          number: 1,
          kind: "REMOVE",
          within: "PT2H",
          deadline: "2026-11-28T11:13:00.000Z",
          overdue: true,
          penaltyTerms: null,
          items: [item("item-1", "https://vidshare.example/watch?v=1", null)],
        },
      ],
    },
    {
      platform: { id: "chirper" },
      respondent: null,
      status: "COMPLIED",
      servedAt: "2026-11-28T09:14:00.000Z",
      serveBy: "2026-11-29T09:12:00.000Z",
      unserved: false,
      deadline: null,
      overdue: false,
      reinstateBy: null,
      deadlineStoppedAt: null,
      findings: [],
      moderationRequests: [],
      duties: [
        {
          number: 1,
          kind: "REMOVE",
          within: "PT2H",
          deadline: null,
          overdue: false,
          penaltyTerms: null,
          items: [
            item("item-2", "https://chirper.example/post/22", {
              outcome: "REMOVED",
              effectAt: "2026-11-28T09:50:00.000Z",
              impossibleReason: null,
              where: null,
              explanation: null,
            }),
          ],
        },
      ],
    },
  ],
  history: [
    event(1, "OrderIssued", "2026-11-28T09:12:00.000Z", null, "court", "rb-amsterdam"),
    event(2, "AddresseeServed", "2026-11-28T09:13:00.000Z", "vidshare", "platform", "vidshare"),
    event(3, "ConfirmationRecorded", "2026-11-28T09:51:00.000Z", "chirper", "platform", "chirper"),
    event(4, "OppositionLodged", "2026-11-28T10:30:00.000Z", null, "court", "rb-amsterdam"),
    event(5, "DeadlinePassed", "2026-11-28T11:13:00.000Z", "vidshare", "hub", "timer"),
  ],
};

function event(position: number, kind: string, at: string, platform: string | null, type: string, id: string) {
  return { position, kind, at, platform, reasons: null, advice: null, by: { type, id } };
}

const [VIDSHARE, CHIRPER] = ORDER.addressees;

/** The same order, given two days before: a claim that it cannot be done, a contested finding, a request for moderation, a suspended item. */
export const ORDER_IN_DISPUTE = {
  ...ORDER,
  issuedAt: "2026-11-26T06:40:00.000Z",
  history: [
    event(1, "OrderIssued", "2026-11-26T06:40:00.000Z", null, "court", "rb-amsterdam"),
    event(2, "AddresseeServed", "2026-11-26T07:00:00.000Z", "vidshare", "court", "rb-amsterdam"),
    event(3, "DeadlinePassed", "2026-11-26T09:00:00.000Z", "vidshare", "hub", "timer"),
    event(4, "PenaltyAccrualStarted", "2026-11-26T09:00:00.000Z", "vidshare", "hub", "timer"),
    event(5, "ConfirmationRecorded", "2026-11-27T06:30:00.000Z", "vidshare", "platform", "vidshare"),
    event(6, "DeadlineStopped", "2026-11-27T06:30:00.000Z", "vidshare", "platform", "vidshare"),
  ],
  addressees: [
    {
      ...VIDSHARE,
      status: "IMPOSSIBLE_CLAIMED",
      servedAt: "2026-11-26T07:00:00.000Z",
      deadline: "2026-11-26T09:00:00.000Z",
      deadlineStoppedAt: "2026-11-27T06:30:00.000Z",
      moderationRequests: [
        {
          duty: null,
          from: "2026-11-27T06:30:00.000Z",
          reasons: "De kopieën staan bij een derde.",
          requestedAt: "2026-11-27T07:15:00.000Z",
          status: "OPEN",
          decisionReasons: null,
        },
      ],
      duties: VIDSHARE?.duties.map((duty) => ({
        ...duty,
        items: [
          item("item-1", "https://vidshare.example/watch?v=1", {
            outcome: "IMPOSSIBLE",
            effectAt: "2026-11-27T06:30:00.000Z",
            impossibleReason: "INSUFFICIENT_INFORMATION",
            where: null,
            explanation: "Welke van de drie fragmenten?",
          }),
        ],
      })),
    },
    {
      ...CHIRPER,
      findings: [
        {
          id: "finding-1",
          kind: "BREACH",
          itemIds: ["item-2"],
          from: "2026-11-28T09:20:00.000Z",
          until: "2026-11-28T09:50:00.000Z",
          reasons: "De deurwaarder zag het er staan.",
          status: "CONTESTED",
          contestedAt: "2026-11-28T11:10:00.000Z",
          grounds: "Dat was een kopie in zijn eigen cache.",
          decisionReasons: null,
        },
      ],
      duties: CHIRPER?.duties.map((duty) => ({
        ...duty,
        items: duty.items.map((one) => ({
          ...one,
          suspendedAt: "2026-11-28T11:40:00.000Z",
          suspendedBecause: "Het verkeerde bericht.",
        })),
      })),
    },
  ],
};

const [OPPOSITION] = ORDER.oppositions;

/** The same order, upheld, and appealed against: by the poster, late, at the court of appeal. */
export const ORDER_ON_APPEAL = {
  ...ORDER,
  status: "SUSPENDED",
  oppositions: [
    {
      ...OPPOSITION,
      status: "UPHELD",
      decidedAt: "2026-11-28T11:20:00.000Z",
      reasons: "Het is geen satire.",
      appealBy: "2026-12-28T22:59:59.999Z",
    },
  ],
  appeals: [
    {
      id: "appeal-1",
      against: "OPPOSITION",
      court: "gh-amsterdam",
      caseNumber: "200.123.456/01",
      by: "POSTER",
      platform: null,
      appellantReference: "verzet-2026-4",
      status: "LODGED",
      lodgedAt: "2026-11-28T11:40:00.000Z",
      late: true,
      suspends: true,
      decidedAt: null,
      reasons: null,
      appealBy: null,
    },
  ],
  history: [
    ...ORDER.history,
    event(6, "OppositionDecided", "2026-11-28T11:20:00.000Z", null, "court", "rb-amsterdam"),
    event(7, "OrderAppealLodged", "2026-11-28T11:41:00.000Z", null, "court", "gh-amsterdam"),
    event(8, "OrderSuspended", "2026-11-28T11:41:00.000Z", null, "court", "gh-amsterdam"),
  ],
};

/** Who hears what. */
const COURTS = [
  { id: "gh-amsterdam", name: "Gerechtshof Amsterdam", instance: "COURT_OF_APPEAL" },
  { id: "hoge-raad", name: "Hoge Raad", instance: "SUPREME_COURT" },
  { id: "rb-amsterdam", name: "Rechtbank Amsterdam", instance: "DISTRICT_COURT" },
  { id: "rb-den-haag", name: "Rechtbank Den Haag", instance: "DISTRICT_COURT" },
];

const runOf = (standing: string, count: number, from: string, until: string) => ({
  itemId: null,
  unit: "HOUR",
  count,
  amountCents: 100_000,
  firstForfeitedAt: from,
  lastForfeitedAt: until,
  standing,
});

export const ACCOUNT = {
  asOf: "2026-11-28T12:00:00.000Z",
  currency: "EUR",
  forfeitedCents: 2_100_000,
  prescribedCents: 0,
  collectibleCents: 2_100_000,
  fallenAwayCents: 0,
  notAdmittedCents: 0,
  pendingCents: 500_000,
  maximumReached: false,
  running: false,
  runningSince: null,
  notRunningBecause: "TERM_STOPPED",
  prescribesNextAt: "2027-05-27T10:00:00.000Z",
  unitCount: 26,
  jointMaximum: { maximumCents: 8_000_000, usedCents: 2_600_000, reached: false },
  runs: [
    runOf("COLLECTIBLE", 21, "2026-11-26T10:00:00.000Z", "2026-11-27T06:00:00.000Z"),
    runOf("PENDING", 5, "2026-11-27T07:00:00.000Z", "2026-11-27T11:00:00.000Z"),
  ],
};

const NO_MORE = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const page = (nodes: readonly object[]) => ({ edges: nodes.map((node) => ({ cursor: "c", node })), pageInfo: NO_MORE });

/** An order with its account and its seal. */
export function asTold(order: typeof ORDER | typeof ORDER_IN_DISPUTE | typeof ORDER_ON_APPEAL, seal = "") {
  return {
    ...order,
    seal,
    addressees: order.addressees.map((addressee) => ({
      ...addressee,
      penalty: ACCOUNT,
      duties: addressee.duties?.map((duty) => ({ ...duty, penalty: ACCOUNT })),
    })),
  };
}

const COURT_KEY = {
  kid: "enc-1",
  use: "ENC",
  jwk: { kty: "EC", crv: "P-256", kid: "enc-1", x: "x", y: "y" },
  validFrom: "2026-01-01T00:00:00.000Z",
  validUntil: null,
  revokedAt: null,
};

/** What the graph answers to a court. */
export function courtAnswers(seal = "") {
  return {
    waitingApplications: page([HOSTILE_APPLICATION, APPLICATION]),
    orders: page([ORDER]),
    application: ({ id }: Readonly<Record<string, unknown>>) => (id === "app-2" ? HOSTILE_APPLICATION : APPLICATION),
    platforms: page([
      { id: "chirper", name: "Chirper", languages: ["nl", "en"] },
      { id: "vidshare", name: "Vidshare", languages: ["nl"] },
    ]),
    addresseeFor: ({ url }: Readonly<Record<string, unknown>>) => {
      const [, id] = /^https:\/\/(vidshare|chirper)\.example\//.exec(String(url)) ?? [];
      return id === undefined ? null : { id };
    },
    order: asTold(ORDER, seal),
    waitingApplicationCount: 2,
    orderCount: 3,
    court: { keys: [COURT_KEY] },
    courts: COURTS,
    lodgeOrderAppeal: { id: "appeal-1", orderId: "order-1" },
    decideOrderAppeal: { id: "appeal-1" },
    withdrawOrderAppeal: { id: "appeal-1" },
    declareIrrevocable: { id: "order-1" },
    submitApplication: { id: "app-1" },
    grantApplication: { id: "order-1" },
    refuseApplication: { id: "app-1" },
    setHearing: { id: "opp-1" },
    decideOpposition: { id: "opp-1" },
    lodgeOpposition: { id: "opp-2" },
    modifyOrder: { id: "order-1" },
    liftOrder: { id: "order-1" },
    suspendOrder: { id: "order-1" },
    suspendItems: { status: "SERVED" },
    resumeItems: { status: "SERVED" },
    recordService: { status: "SERVED" },
    rejectClaim: { status: "SERVED" },
    findBreach: { status: "SERVED" },
    decideFinding: { status: "SERVED" },
    moderatePenalty: { status: "SERVED" },
  };
}
