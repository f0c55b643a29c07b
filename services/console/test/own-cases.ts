import type { SeenCase } from "../src/pages/case/seen-case.js";

const GIVEN = "2026-11-26T20:30:00.000Z";
export const ORDER_ID = "0198f3a2-order";

/** A poster's case: an order in force on two of its posts, one of them gone. */
export function posterCase(change: Partial<SeenCase> = {}): SeenCase {
  return {
    for: "POSTER",
    codeValidUntil: "2027-01-26T20:30:00.000Z",
    courtName: "Rechtbank Amsterdam",
    caseNumber: "C/13/700001 / KG RK 26-1",
    standing: ["Het bevel geldt: wat erin staat moet weg zijn en blijft weg."],
    applicationStatus: null,
    applicationReasons: null,
    orderId: ORDER_ID,
    orderStatus: "IN_FORCE",
    givenAt: GIVEN,
    reasons: "De video toont de aanvrager in haar woning en is zonder haar toestemming geplaatst.",
    legalBasis: "art. 6:162 BW",
    redress: "Verzet bij de voorzieningenrechter van de rechtbank Amsterdam, binnen vier weken.",
    mainTermEnd: "2026-12-28T22:59:59.000Z",
    mainClaimBroughtAt: null,
    endedBecause: null,
    items: [
      posterItem("item-1", { goneSince: "2026-11-26T22:05:00.000Z" }),
      posterItem("item-2", { url: "https://vidshare.example/v/2" }),
    ],
    oppositions: [],
    order: null,
    ...change,
  };
}

export function posterItem(id: string, change: Partial<SeenCase["items"][number]> = {}): SeenCase["items"][number] {
  return {
    id,
    url: "https://vidshare.example/v/1",
    duty: "REMOVE",
    covered: true,
    suspended: false,
    deadline: "2026-11-28T21:00:00.000Z",
    reinstateBy: null,
    goneSince: null,
    ...change,
  };
}

export function opposition(change: Partial<SeenCase["oppositions"][number]> = {}): SeenCase["oppositions"][number] {
  return {
    id: "opposition-1",
    itemIds: ["item-1"],
    status: "LODGED",
    grounds: "Ik maakte de video zelf, en zij vroeg mij erom.",
    lodgedAt: "2026-11-28T11:59:00.000Z",
    hearingAt: null,
    decidedAt: null,
    reasons: null,
    appealBy: null,
    ...change,
  };
}

export function applicantCase(change: Partial<SeenCase> = {}): SeenCase {
  return posterCase({
    for: "APPLICANT",
    applicationStatus: "GRANTED",
    standing: ["Het bevel geldt: wat erin staat moet weg zijn en blijft weg."],
    ...change,
  });
}

type Own = NonNullable<SeenCase["order"]>;
export type OwnItem = Own["addressees"][number]["duties"][number]["items"][number];

export function ownItem(id: string, change: Partial<OwnItem> = {}): OwnItem {
  return {
    id,
    kind: "URL",
    url: "https://lawyer-list.example/v/1",
    contentId: null,
    description: null,
    query: null,
    deadline: "2026-11-28T15:12:00.000Z",
    deadlineStoppedAt: null,
    goneSince: null,
    suspendedAt: null,
    suspendedBecause: null,
    reinstatementDuty: null,
    confirmation: null,
    reinstatement: null,
    ...change,
  };
}

export function confirmation(change: Partial<NonNullable<OwnItem["confirmation"]>> = {}): OwnItem["confirmation"] {
  return {
    outcome: "REMOVED",
    effectAt: "2026-11-28T09:00:00.000Z",
    confirmedAt: "2026-11-28T09:03:12.000Z",
    where: null,
    impossibleReason: null,
    explanation: null,
    counts: true,
    ...change,
  };
}

/** A respondent's case: one duty to remove, of these items. */
export function respondentCase(items: readonly OwnItem[], change: Partial<SeenCase> = {}): SeenCase {
  const { orderStatus = "IN_FORCE" } = change;
  return posterCase({
    for: "RESPONDENT",
    items: items.map(({ id, url, reinstatementDuty }) => posterItem(id, { url, covered: reinstatementDuty === null })),
    order: {
      id: ORDER_ID,
      version: 1,
      status: orderStatus ?? "IN_FORCE",
      seal: "eyJhbGciOiJFUzI1NiJ9.eyJ0eXBlIjoiZXhwYXJ0ZS1vcmRlciJ9.c2VhbA",
      territorialScope: { extent: "NL" },
      addressees: [
        {
          status: "SERVED",
          servedAt: "2026-11-27T09:00:00.000Z",
          reinstateBy: items.some(({ reinstatementDuty }) => reinstatementDuty === "DUE")
            ? "2026-11-29T12:00:00.000Z"
            : null,
          duties: [
            {
              number: 1,
              kind: "REMOVE",
              within: "P1D",
              everywhere: false,
              until: null,
              disclosure: null,
              penalty: { currency: "EUR", forfeitedCents: 0, running: false },
              items,
            },
          ],
        },
      ],
      history: [
        { position: 1, kind: "OrderIssued", at: GIVEN, by: { type: "court" }, reasons: null },
        { position: 2, kind: "OrderServed", at: "2026-11-27T09:00:00.000Z", by: { type: "court" }, reasons: null },
      ],
    },
    ...change,
  });
}

/** What a code is exchanged for. Only the graph judges a token, so a stand-in's need not be signed. */
export function caseToken(
  type: "case" | "respondent" = "case",
  id = `code-of-${type}`,
): { access_token: string; expires_in: number } {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { party: { type, id }, scope: "case:read case:contest" };
  return { access_token: `${part({ alg: "none" })}.${part(claims)}.x`, expires_in: 600 };
}
