/** What supervisors and the coordinator see, as the graph tells it. It is invented. */

interface Told {
  readonly received?: number;
  readonly share?: number | null;
  readonly overdue?: number;
  readonly back?: number | null;
  readonly backLate?: number;
  readonly due?: number;
  readonly median?: number | null;
  readonly counts?: readonly number[];
}

export function figures({
  received = 0,
  share = null,
  overdue = 0,
  back = null,
  backLate = 0,
  due = 0,
  median = null,
  counts = [0, 0, 0, 0, 0, 0, 0, 0, 0],
}: Told) {
  return {
    received,
    served: received,
    unservedNow: 0,
    complied: received - overdue,
    medianSecondsToRemoval: median,
    removalTimes: {
      endsSeconds: [900, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800],
      counts,
    },
    shareWithinTerm: share,
    overdueNow: overdue,
    postersOverdueNow: 0,
    reversalRate: null,
    reinstatementsDue: due,
    shareReinstatedWithinTerm: back,
    reinstatementOverdueNow: backLate,
    penaltiesRunning: overdue,
  };
}

/** Until when the first of the two half-years of the tests lasts. */
const MIDDLE = "2026-06-30T22:00:00.000Z";
type Asked = { readonly period: { readonly from: string; readonly until: string } };

/** Months by their beginning; the half-year that runs and the one before it, by theirs. */
function platform(
  id: string,
  name: string,
  { now, earlier, months }: { readonly now: Told; readonly earlier: Told; readonly months: readonly (number | null)[] },
) {
  return {
    id,
    name,
    compliance: ({ period }: Asked) => {
      const days = (Date.parse(period.until) - Date.parse(period.from)) / 86_400_000;
      if (days > 40) return figures(period.from === MIDDLE ? now : earlier);
      const month = (new Date(Date.parse(period.from) + 86_400_000).getUTCMonth() + 6) % 12;
      const share = months[month] ?? null;
      return figures({ received: share === null ? 0 : 20 + month * 3, share });
    },
  };
}

const PLATFORMS = [
  platform("chirper", "Chirper", {
    now: { received: 118, share: 0.91, median: 5_400, due: 14, back: 1 },
    earlier: { received: 131, share: 0.88, median: 6_900 },
    months: [0.85, 0.88, 0.9, 0.93, 0.97],
  }),
  platform("findit", "Findit", {
    now: { received: 24, share: 1, median: 2_100 },
    earlier: { received: 19, share: 0.95, median: 2_500 },
    months: [1, null, 1, 1, 1],
  }),
  platform("hostbox", "Hostbox", {
    now: { received: 61, share: 0.62, overdue: 7, median: 41_000, due: 9, back: 0.56, backLate: 2 },
    earlier: { received: 58, share: 0.74, median: 27_000 },
    months: [0.71, 0.68, 0.64, 0.58, 0.52],
  }),
  platform("vidshare", "Vidshare", {
    now: { received: 143, share: 0.89, overdue: 1, median: 4_300, due: 17, back: 0.94 },
    earlier: { received: 122, share: 0.81, median: 7_200 },
    months: [0.82, 0.86, 0.91, 0.9, 0.94],
  }),
  platform("lawyer-list", "Lawyer List", { now: {}, earlier: {}, months: [] }),
];

const ALL = {
  now: {
    received: 346,
    share: 0.86,
    overdue: 8,
    median: 5_900,
    due: 40,
    back: 0.88,
    backLate: 2,
    counts: [21, 74, 88, 79, 31, 22, 11, 8, 4],
  },
  earlier: { received: 330, share: 0.83, median: 7_400, counts: [12, 61, 79, 84, 38, 27, 14, 9, 6] },
};

/** Of the hub's log. */
export const EPOCH = "0198f3a2-7a31-7d11-9a6c-2f7f6a9d0b00";
const NO_MORE = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

export const SUPERVISED_ORDER = {
  id: "order-7",
  caseNumber: "C/13/770007",
  court: "rb-amsterdam",
  status: "IN_FORCE",
  issuedAt: "2026-11-26T09:12:00.000Z",
  mainTermEnd: "2026-12-29T22:59:59.000Z",
  mainClaimBroughtAt: null,
  endedAt: null,
  illegalContentType: "STATEMENT_CATEGORY_CYBER_VIOLENCE",
  penalty: { forfeitedCents: 2_400_000, currency: "EUR" },
  addressees: [
    {
      platform: { id: "hostbox" },
      status: "SERVED",
      servedAt: "2026-11-26T09:20:00.000Z",
      serveBy: "2026-11-27T09:12:00.000Z",
      unserved: false,
      deadline: "2026-11-26T11:20:00.000Z",
      overdue: true,
      compliedAt: null,
      posterOverdue: false,
      reinstateBy: null,
      reinstatedAt: null,
      reinstatementOverdue: false,
    },
  ],
  history: [
    happened(1, "OrderIssued", "2026-11-26T09:12:00.000Z", null, "court", "rb-amsterdam"),
    happened(2, "AddresseeServed", "2026-11-26T09:20:00.000Z", "hostbox", "platform", "hostbox"),
    happened(3, "DeadlinePassed", "2026-11-26T11:20:00.000Z", "hostbox", "hub", "timer"),
  ],
};

function happened(position: number, kind: string, at: string, platformId: string | null, type: string, id: string) {
  return { position, kind, at, platform: platformId, by: { type, id } };
}

const ENTRIES = [
  entry(1, "DEADLINE_PASSED", "2026-11-28T08:04:00.000Z", "hostbox"),
  entry(2, "PENALTY_RUNNING", "2026-11-28T08:04:00.000Z", "hostbox"),
  entry(3, "COMPLIED", "2026-11-28T10:31:00.000Z", "vidshare"),
];

export function entry(position: number, kind: string, sentAt: string, platformId: string) {
  return {
    position,
    kind,
    sentAt,
    orderId: "order-7",
    court: "rb-amsterdam",
    platform: { id: platformId },
    details: {},
  };
}

/** What the graph answers to a supervisor. */
export function supervisorAnswers() {
  return {
    compliance: (_variables: object, args: object) =>
      figures((args as Asked).period.from === MIDDLE ? ALL.now : ALL.earlier),
    complianceReport: { nodes: PLATFORMS, pageInfo: NO_MORE },
    complianceFeed: { head: ENTRIES.length, epoch: EPOCH, entries: ENTRIES },
    complianceOrders: { edges: [{ cursor: "c", node: SUPERVISED_ORDER }], pageInfo: NO_MORE },
    order: SUPERVISED_ORDER,
  };
}

/** What the graph answers to the coordinator; an address may hold anything. */
export function coordinatorAnswers(url = "https://vidshare.example/watch?v=1") {
  const messages = [
    message(1, "ORDER_ISSUED", null, { articles: ["9"], platforms: ["vidshare"] }),
    message(2, "ORDER_RECEIVED", "vidshare", { means: "ELECTRONIC", receivedAt: "2026-11-28T09:13:00.000Z" }),
    message(3, "EFFECT_CONFIRMED", "vidshare", { url, outcome: "REMOVED", effectAt: "2026-11-28T09:50:00.000Z" }),
    message(4, "EFFECT_CONFIRMED", "chirper", {
      url: "https://chirper.example/post/22",
      outcome: "IMPOSSIBLE",
      effectAt: "2026-11-28T10:20:00.000Z",
      fallsShort: true,
    }),
  ];
  return { coordinatorInbox: { head: messages.length, epoch: EPOCH, messages } };
}

function message(position: number, kind: string, platformId: string | null, details: object) {
  return {
    position,
    kind,
    sentAt: `2026-11-28T${String(8 + position).padStart(2, "0")}:12:00.000Z`,
    orderId: "0198f3a2-7a31-7d11-9a6c-2f7f6a9d0b11",
    orderVersion: 1,
    court: "rb-amsterdam",
    platform: platformId === null ? null : { id: platformId },
    details,
  };
}
