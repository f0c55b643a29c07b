import type { Answer } from "../../graph/ask-graph.js";
import {
  FeedHeadDocument,
  LatestOfFeedDocument,
  SupervisionDocument,
  type SupervisionQuery,
} from "../../graph/supervision-documents.js";
import type { FeedLine } from "../../pages/supervision/feed.js";
import { Supervision } from "../../pages/supervision/supervision.js";
import { periodText } from "../../pages/supervision/texts.js";
import { type Overview, overviewOf } from "../../supervision/overview.js";
import { type HalfYear, halfYearsUntil } from "../../supervision/periods.js";
import { WORDS } from "../../words/words.js";
import type { PartyHandler, PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import { placeText } from "./event-stream.js";
import { complianceLine } from "./feed-lines.js";
import type { SupervisionRoutesOptions } from "./options.js";
import { sendCsv } from "./send-csv.js";
import { sendRefused, sendUnknownPeriod } from "./trouble.js";

/** How much of what happened before stands on the page. */
const LATEST = 10;

type Asking = Pick<PartyRoutesOptions, "ask" | "now">;

/** The half-year in the address, by default the running one; undefined where there is none such. */
export function chosenIn({ request }: PartyVisit, choices: readonly HalfYear[]): HalfYear | undefined {
  const { period } = request.query;
  return period === undefined ? choices[0] : choices.find(({ id }) => id === period);
}

export function showSupervision({ ask, now, watchScript }: SupervisionRoutesOptions): PartyHandler {
  return async (visit) => {
    const { language, send } = visit;
    const { t } = WORDS[language];
    const choices = halfYearsUntil(now());
    const chosen = chosenIn(visit, choices);
    if (chosen === undefined) return sendUnknownPeriod(visit);
    const [seen, feed] = await Promise.all([overviewFor(ask, visit, chosen), latestOfFeed(ask, visit)]);
    if ("refused" in seen) return sendRefused(visit, seen.refused, "/");
    if ("refused" in feed) return sendRefused(visit, feed.refused, "/");
    send({
      title: `${t("supervision.title")}, ${periodText(chosen, t)}`,
      body: <Supervision {...{ language, choices, chosen, overview: seen.data, feed: feed.data }} />,
      script: watchScript,
    });
  };
}

/** Of all platforms, page after page: whoever is left out could be the one that is late. */
async function overviewFor(ask: Asking["ask"], visit: PartyVisit, chosen: HalfYear): Promise<Answer<Overview>> {
  const first = await pageOfReport(ask, visit, chosen, null);
  if ("refused" in first) return first;
  const nodes = [...first.data.complianceReport.nodes];
  let { pageInfo } = first.data.complianceReport;
  while (pageInfo.hasNextPage) {
    const answer = await pageOfReport(ask, visit, chosen, pageInfo.endCursor);
    if ("refused" in answer) return answer;
    nodes.push(...answer.data.complianceReport.nodes);
    ({ pageInfo } = answer.data.complianceReport);
  }
  return { data: overviewOf({ ...first.data, complianceReport: { nodes, pageInfo } }, chosen) };
}

function pageOfReport(
  ask: Asking["ask"],
  { caller }: PartyVisit,
  chosen: HalfYear,
  after: string | null,
): Promise<Answer<SupervisionQuery>> {
  // A month that has not begun is asked for as the period itself, and left out of the page.
  const month = (place: number) => chosen.months[place] ?? chosen.period;
  return ask(
    SupervisionDocument,
    {
      period: chosen.period,
      before: chosen.before.period,
      month1: month(0),
      month2: month(1),
      month3: month(2),
      month4: month(3),
      month5: month(4),
      month6: month(5),
      after,
    },
    caller,
  );
}

async function latestOfFeed(
  ask: Asking["ask"],
  { caller, language }: PartyVisit,
): Promise<Answer<{ readonly head: string; readonly lines: readonly FeedLine[] }>> {
  const head = await ask(FeedHeadDocument, {}, caller);
  if ("refused" in head) return head;
  const { epoch } = head.data.complianceFeed;
  const after = Math.max(0, head.data.complianceFeed.head - LATEST);
  // With its epoch: after a restore, a position alone would be taken for one that this reader had before.
  const answer = await ask(LatestOfFeedDocument, { after, epoch }, caller);
  if ("refused" in answer) return answer;
  const { entries } = answer.data.complianceFeed;
  const lines = entries.map((entry) => complianceLine({ ...entry, platform: entry.platform?.id ?? "" }, language));
  // What came between the two questions is told live, from the last that stands here.
  return {
    data: { head: placeText({ position: entries.at(-1)?.position ?? after, epoch }), lines: lines.toReversed() },
  };
}

/** The figures of the page, a row for each platform and one for all together. */
export function sendFiguresCsv({ ask, now }: Asking): PartyHandler {
  return async (visit) => {
    const chosen = chosenIn(visit, halfYearsUntil(now()));
    if (chosen === undefined) return sendUnknownPeriod(visit);
    const seen = await overviewFor(ask, visit, chosen);
    if ("refused" in seen) return sendRefused(visit, seen.refused);
    const { platforms, current, earlier } = seen.data;
    const rows = [...platforms, { id: "TOTAL", current, earlier }].map((one) => ({
      period: chosen.id,
      platform: one.id,
      ...figuresOf(one.current, ""),
      ...figuresOf(one.earlier, "before_"),
    }));
    sendCsv(visit.response, `exparte-supervision-${chosen.id}`, rows);
  };
}

function figuresOf(figures: Overview["current"], prefix: string): Record<string, number | null> {
  const named = {
    received: figures.received,
    served: figures.served,
    unserved_now: figures.unservedNow,
    complied: figures.complied,
    overdue_now: figures.overdueNow,
    share_within_term: figures.shareWithinTerm,
    median_seconds_to_removal: figures.medianSecondsToRemoval,
    posters_overdue_now: figures.postersOverdueNow,
    reversal_rate: figures.reversalRate,
    reinstatements_due: figures.reinstatementsDue,
    share_reinstated_within_term: figures.shareReinstatedWithinTerm,
    reinstatement_overdue_now: figures.reinstatementOverdueNow,
    penalties_running: figures.penaltiesRunning,
  };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [`${prefix}${name}`, value]));
}
