import { type Chance, chance } from "@exparte/simulation/chance";
import { drawn } from "./drawn.js";
import { CONNECTED_PLATFORMS, INVENTED_COURTS } from "./invented-parties.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_DAYS = 365.25;
const INVENTED = "Verzonnen voor de demonstratie. Invented for the demonstration.";

const NOTICES_A_YEAR = 160;
const COMPLAINTS_A_YEAR = 75;
/** What a notice asks of the platform, and how soon it answers on average. */
const ANSWER_WITHIN_MS = 7 * DAY_MS;
const ANSWERS_AFTER_MS = 30 * HOUR_MS;
const REVIEW_AFTER_MS = 6 * DAY_MS;
const DECIDED_AFTER_MS = 55 * DAY_MS;
/** Where the draws of the simulation and of the orders' parties end. */
const NOTICES = 8;
const COMPLAINTS = 9;

const SOURCES = [
  { weight: 5, source: "VICTIM" },
  { weight: 2, source: "HOTLINE", sourceName: "Voorbeeldmeldpunt (verzonnen)" },
  { weight: 1, source: "TRUSTED_FLAGGER", sourceName: "Voorbeeldflagger (verzonnen)" },
];
const ANSWERS = [
  { weight: 4, outcome: "REMOVED", ground: "UNLAWFUL" },
  { weight: 3, outcome: "REMOVED", ground: "HOUSE_RULES" },
  { weight: 3, outcome: "REFUSED_LAWFUL" },
  { weight: 1, outcome: "REFUSED_OVERRIDING_PUBLIC_INTEREST" },
  { weight: 2, outcome: "NO_RESPONSE" },
];
const FINE = { kind: "FINE", amountCents: 2_500_000, currency: "EUR" };
const DECISIONS = [
  { weight: 5, outcome: "DISMISSED", sanctions: [] },
  { weight: 2, outcome: "INFRINGEMENT_FOUND", sanctions: [] },
  { weight: 2, outcome: "INFRINGEMENT_FOUND", sanctions: [FINE] },
  { weight: 1, outcome: "NOT_COMPETENT", ground: "JOURNALISTIC_EXCEPTION", sanctions: [] },
  { weight: 1, outcome: "NOT_COMPETENT", ground: "OTHER", sanctions: [] },
];

/** What a court or the AP did in a case at one moment, as the complaints service takes it in. */
export interface CaseAct {
  readonly at: string;
}

/** Notices to platforms and complaints at the AP, invented, in the order of time; what would come later than now is left out. */
export function inventedCases({ years, now, seed }: { years: number; now: Date; seed: number }): CaseAct[] {
  const spanMs = years * YEAR_DAYS * DAY_MS;
  const count = (aYear: number) => Array.from({ length: Math.round(years * aYear) }, (_, index) => index + 1);
  const within = (draws: Chance) => now.getTime() - spanMs * (1 - draws.uniform());
  const acts = [
    ...count(NOTICES_A_YEAR).flatMap((number) => {
      const draws = chance(seed, 0, NOTICES, number);
      return noticeAt(within(draws), number, draws);
    }),
    ...count(COMPLAINTS_A_YEAR).flatMap((number) => {
      const draws = chance(seed, 0, COMPLAINTS, number);
      return complaintAt(within(draws), number, draws);
    }),
  ];
  return acts
    .filter(({ at }) => new Date(at) <= now)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function noticeAt(givenMs: number, number: number, draws: Chance): CaseAct[] {
  const { weight: _, ...source } = drawn(SOURCES, draws);
  const { weight: __, ...answer } = drawn(ANSWERS, draws);
  const { id: court } = drawn(INVENTED_COURTS, draws);
  const { id: platform } = drawn(CONNECTED_PLATFORMS, draws);
  const id = `invented-notice-${number}`;
  const answeredMs =
    givenMs + (answer.outcome === "NO_RESPONSE" ? ANSWER_WITHIN_MS + HOUR_MS : draws.wait(ANSWERS_AFTER_MS));
  const notice = {
    reference: `VERZONNEN ${number}`,
    ...source,
    platform,
    urls: [`https://${platform}.example/notice/${number}`],
    noticedAt: moment(givenMs),
    respondBy: moment(givenMs + ANSWER_WITHIN_MS),
  };
  return [
    acted(givenMs, { court, id, notice }),
    acted(answeredMs, { court, id, noticeDecision: { ...answer, decidedAt: moment(answeredMs) } }),
  ];
}

function complaintAt(receivedMs: number, number: number, draws: Chance): CaseAct[] {
  const { weight: _, ...decision } = drawn(DECISIONS, draws);
  const { id: controller } = drawn(CONNECTED_PLATFORMS, draws);
  const id = `invented-complaint-${number}`;
  const reviewedMs = receivedMs + draws.wait(REVIEW_AFTER_MS);
  const complaint = {
    caseNumber: `VERZONNEN ${number}`,
    complainantReference: `verzonnen-${number}`,
    controller,
    urls: [`https://${controller}.example/complaint/${number}`],
    description: INVENTED,
    platformRefused: draws.happens(0.6),
  };
  return [
    acted(receivedMs, { id, complaint }),
    acted(reviewedMs, { underReview: id }),
    acted(reviewedMs + draws.wait(DECIDED_AFTER_MS), { id, decision: { ...decision, reasons: INVENTED } }),
  ];
}

function acted(atMs: number, what: object): CaseAct {
  return { at: moment(atMs), ...what };
}

/** The rules use whole milliseconds. */
function moment(ms: number): string {
  return new Date(Math.ceil(ms)).toISOString();
}
