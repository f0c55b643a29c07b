import { setTimeout as pause } from "node:timers/promises";
import { type CourtOptions, court, liftOrder, type OrderToSeal, request, sealOrder } from "@exparte/client";
import type { History } from "./history.js";
import type { HubUnderTest } from "./hub-under-test.js";
import { PATIENCE_MS } from "./patience.js";
import type { Drawing } from "./schedule.js";

export const COURTS = ["rb-amsterdam", "rb-den-haag"] as const;

const CASE_EVERY_MS = 1_000;
const COMPLAINT_EVERY_MS = 3_000;
const MOST_ADDRESSEES = 3;
/** An order is lifted so long after it was given, at most. */
const LIFTED_WITHIN_MS = 6_000;
const LONG_TERM_MS = 7_200_000;
const FINDING = {
  holds: true,
  reasons: "Sufficiently plausible on the papers of the case, as the applicant has shown.",
};
const REASONS = "The video shows the applicant in private circumstances and was published without consent. ".repeat(4);

export interface Giving {
  readonly under: HubUnderTest;
  readonly history: History;
  readonly draw: Drawing;
  /** From then on nothing new begins. */
  readonly until: AbortSignal;
}

let cases = 0;

export async function courtOptions(id: string, { hub, urls, tokensOf }: HubUnderTest): Promise<CourtOptions> {
  const key = await hub.partySigningKey({ type: "court", id });
  return { url: urls.courts, token: await tokensOf(`court:${id}`), court: id, key, patienceMs: PATIENCE_MS };
}

/**
 * Gives orders at a steady rate, whether or not the earlier ones are answered. A quarter is lifted again, and a quarter
 * has a term of seconds, under which platforms are late. Resolves when every case is done.
 */
export async function runCourt(at: CourtOptions, giving: Giving): Promise<void> {
  const { draw, until, under } = giving;
  await atARate(CASE_EVERY_MS, until, () => {
    const platforms = draw.shuffled(under.platforms.map(({ id }) => id));
    const luck = draw.uniform();
    return giveOrder(at, giving, {
      platforms: platforms.slice(0, 1 + draw.below(MOST_ADDRESSEES)),
      removeWithinMs: luck < 0.25 ? 1_000 * (2 + draw.below(3)) : LONG_TERM_MS,
      ...(luck > 0.75 ? { liftedAfterMs: draw.uniform() * LIFTED_WITHIN_MS } : {}),
    });
  });
}

export interface OrderToGive {
  readonly platforms: readonly string[];
  readonly removeWithinMs: number;
  readonly liftedAfterMs?: number;
}

async function giveOrder(
  at: CourtOptions,
  { history }: Pick<Giving, "history">,
  { platforms, removeWithinMs, liftedAfterMs }: OrderToGive,
): Promise<void> {
  cases += 1;
  const caseNumber = `faults ${cases}`;
  const party = `court:${at.court}`;
  const items = platforms.map((platform) => ({ platform, url: `https://${platform}.example/item/${cases}` }));
  const application = {
    caseNumber,
    source: "VICTIM",
    applicantReference: `faults-${cases}`,
    urls: items.map(({ url }) => url),
    grounds: REASONS,
    urgency: "It spreads while it stays.",
    noNoticeBecause: "The platform does not answer notices.",
  };
  const submitted = await history.call(party, { ask: "submit", caseNumber }, () => court(at).submit(application));
  if (submitted === undefined) return;
  const sealed = await sealOrder(at, caseNumber, orderOf(items, removeWithinMs));
  const granted = await history.call(
    party,
    { ask: "grant", caseNumber, court: at.court, items, removeWithinMs },
    () => court(at).grant(submitted, sealed),
    ({ id: orderId, status }) => ({ orderId, status }),
  );
  if (granted === undefined || liftedAfterMs === undefined) return;
  await pause(liftedAfterMs);
  const lifting = { cause: "WITHDRAWN_BY_APPLICANT", reasons: "The parties agree.", penaltiesFallAway: true } as const;
  await history.call(
    party,
    { ask: "lift", orderId: granted.id },
    () => liftOrder(at, granted.id, lifting),
    ({ status }) => ({ status }),
  );
}

function orderOf(items: readonly { platform: string; url: string }[], removeWithinMs: number): OrderToSeal {
  return {
    judge: "mr. A. Rechter",
    legalBasis: "art. 6:162 BW",
    statementOfReasons: REASONS,
    provisionsInfringed: ["art. 6:162 BW"],
    marginalTest: { unlawfulness: FINDING, freedomOfExpression: FINDING, urgency: FINDING },
    addressees: items.map(({ platform, url }) => ({ platform, items: [{ url }] })),
    redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
    territorialScope: { extent: "NL", reasons: "Limited to where the harm is done." },
    language: "nl",
    removeWithin: removeWithinMs === LONG_TERM_MS ? "PT2H" : `PT${removeWithinMs / 1_000}S`,
  };
}

const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }";
const REVIEW = "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }";

/** The AP files complaints about one platform after another and takes each under review. */
export async function runComplaints({ under, history, until }: Giving): Promise<void> {
  const hub = { url: under.urls.supervisors, token: await under.tokensOf("ap:ap"), patienceMs: PATIENCE_MS };
  let filed = 0;
  await atARate(COMPLAINT_EVERY_MS, until, async () => {
    filed += 1;
    const caseNumber = `z2026-${filed}`;
    const platform = under.platforms[filed % under.platforms.length]?.id ?? "";
    const input = {
      caseNumber,
      complainantReference: `AP/2026/${filed}`,
      controller: platform,
      urls: [`https://${platform}.example/home/${filed}`],
      description: "Home address.",
      platformRefused: true,
    };
    const complaint = await history.call(
      "ap:ap",
      { ask: "complain", caseNumber, platform },
      async () => (await request<{ fileComplaint: { id: string } }>(hub, FILE, { input })).fileComplaint,
      ({ id: complaintId }) => ({ complaintId }),
    );
    if (complaint === undefined) return;
    const { id } = complaint;
    await history.call("ap:ap", { ask: "review", complaintId: id, platform }, () => request(hub, REVIEW, { id }));
  });
}

/** Begins one thing after another until the signal, then waits until all are done. */
async function atARate(everyMs: number, until: AbortSignal, does: () => Promise<void>): Promise<void> {
  const begun: Promise<void>[] = [];
  while (!until.aborted) {
    begun.push(does());
    await pause(everyMs, undefined, { signal: until }).catch(() => undefined); // the loop sees the signal
  }
  await Promise.all(begun);
}

const HEARD_WITHIN_MS = 30_000;
const TRY_EVERY_MS = 200;

/** The services hear of a new platform a little after its registration; until then they refuse it. */
export async function untilPlatformsAreHeard({ hub, platforms }: HubUnderTest): Promise<void> {
  const givesUpAtMs = performance.now() + HEARD_WITHIN_MS;
  for (const { token } of platforms) {
    for (;;) {
      try {
        await request({ url: hub.url, token }, "{ inbox(first: 1) { head } complaintInbox(first: 1) { head } }", {});
        break;
      } catch (cause) {
        if (performance.now() > givesUpAtMs) throw cause;
        await pause(TRY_EVERY_MS);
      }
    }
  }
}
