/** A half-year of invented figures, as the graph gives them. */
export const REPORT = {
  halfYear: "2026-H1",
  knownUntil: "2026-07-31T22:00:00.000Z",
  smallestGroup: 5,
  applications: [
    ofAll("TOTAL", 412, 3.4),
    ofAll("GRANTED", 271, 2.9),
    ofAll("GRANTED_IN_PART", 46, 4.1),
    ofAll("REFUSED", 71, 5.2),
    ofAll("REFERRED_TO_PROSECUTION", 14, null),
    ofAll("REST", 10, null),
  ],
  orders: [
    order("TOTAL", 388, 1204),
    order("STATEMENT_CATEGORY_CYBER_VIOLENCE", 121, 480),
    order("STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", 97, 260),
    order("STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH", 83, 240),
    order("STATEMENT_CATEGORY_SCAMS_AND_FRAUD", 52, 141),
    order("STATEMENT_CATEGORY_PROTECTION_OF_MINORS", 24, 60),
    order("REST", 11, 23),
  ],
  removals: counts({ TOTAL: 388, WITHIN_TERM: 331, AFTER_TERM: 43, NOT_REMOVED: 14 }),
  outcomes: counts({ TOTAL: 388, UNCONTESTED: 309, UPHELD: 38, CONTESTED: 17, LIFTED: 12, NARROWED: 7, LAPSED: 5 }),
  disclosures: counts({ TOTAL: 61, DISCLOSED: 33, REFUSED: 19, REST: 9 }).map((one) => ({
    ...one,
    requests: one.orders,
    medianHoursToAnswer: one.category === "TOTAL" ? 91.5 : null,
  })),
  notices: counts({ TOTAL: 502, NO_RESPONSE: 214, REMOVED: 166, REFUSED_LAWFUL: 98, OPEN: 24 }),
  complaints: counts({ TOTAL: 57, UNDECIDED: 31, INFRINGEMENT_FOUND: 14, DISMISSED: 12 }),
};

export const EMPTY_REPORT = {
  ...REPORT,
  applications: [],
  orders: [],
  removals: [],
  outcomes: [],
  disclosures: [],
  notices: [],
  complaints: [],
};

function ofAll(category: string, applications: number, medianHoursToDecision: number | null) {
  return { court: "TOTAL", category, applications, medianHoursToDecision };
}

function order(category: string, orders: number, items: number) {
  const isTotal = category === "TOTAL";
  return {
    platform: "TOTAL",
    platformKind: "TOTAL",
    category,
    orders,
    items,
    medianHoursToInform: isTotal ? 0.3 : null,
    medianHoursToGiveEffect: isTotal ? 6.8 : null,
  };
}

function counts(numbers: Readonly<Record<string, number>>) {
  return Object.entries(numbers).map(([category, count]) => ({
    platform: "TOTAL",
    platformKind: "TOTAL",
    category,
    count,
    orders: count,
  }));
}
