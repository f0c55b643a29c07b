import {
  CourtOrdersDocument,
  type CourtOrdersQueryVariables,
  CourtQueueDocument,
  QueueCountsDocument,
} from "../../graph/court-documents.js";
import { LISTS, type ListName, Queue } from "../../pages/court/queue.js";
import { CourtTrouble } from "../../pages/court/trouble.js";
import { WORDS } from "../../words/words.js";
import type { CourtHandler, CourtRoutesOptions, CourtVisit } from "./court-visit.js";
import { lowerCourtsOf } from "./lower-courts.js";
import { refusalText, statusOf } from "./told-problems.js";

/** So long before its term ends, an order without a main claim is shown as lapsing. */
const LAPSES_WITHIN_DAYS = 7;

/** As QueueCounts counts them. */
const FILTERS: Readonly<Record<Exclude<ListName, "waiting">, CourtOrdersQueryVariables["filter"]>> = {
  unserved: { unserved: true, status: ["IN_FORCE", "SUSPENDED"] },
  overdue: { overdue: true },
  contested: { contested: true },
  answers: { findingContested: true },
  moderation: { moderationRequested: true },
  lapsing: { mainTermEndsWithinDays: LAPSES_WITHIN_DAYS },
  mistaken: { itemsSuspendedForDays: 0 },
  suspended: { status: ["SUSPENDED"] },
  inForce: { status: ["IN_FORCE"] },
  appeals: { heardOnAppeal: true },
};

export function showQueue({ ask, now }: Pick<CourtRoutesOptions, "ask" | "now">): CourtHandler {
  async function listed({ caller }: CourtVisit, list: ListName, after: string | null) {
    if (list === "waiting") {
      const answer = await ask(CourtQueueDocument, { after }, caller);
      if ("refused" in answer) return answer;
      const { edges, pageInfo } = answer.data.waitingApplications;
      return { applications: edges.map(({ node }) => node), pageInfo };
    }
    const answer = await ask(CourtOrdersDocument, { filter: FILTERS[list], after }, caller);
    if ("refused" in answer) return answer;
    const { edges, pageInfo } = answer.data.orders;
    return { orders: edges.map(({ node }) => node), pageInfo };
  }

  return async (visit) => {
    const { request, language, party, send } = visit;
    const { t } = WORDS[language];
    const list = LISTS.find((name) => name === request.query.list) ?? "waiting";
    const after = typeof request.query.after === "string" ? request.query.after : null;
    const [told, { hears }, counted] = await Promise.all([
      listed(visit, list, after),
      lowerCourtsOf({ ask }, visit),
      ask(QueueCountsDocument, { lapsesWithinDays: LAPSES_WITHIN_DAYS }, visit.caller),
    ]);
    if ("refused" in told) {
      const body = <CourtTrouble problem={{ at: undefined, ...refusalText(told.refused, language) }} />;
      return send({ title: t("court.trouble.title"), body, status: statusOf(told.refused) });
    }
    const { pageInfo, ...rows } = told;
    const next = pageInfo.hasNextPage
      ? `/court?${new URLSearchParams({ list, after: pageInfo.endCursor ?? "" })}`
      : undefined;
    // Without counts the lists are as good.
    const counts = "data" in counted ? counted.data : undefined;
    const mayEnter = party.scopes.includes("applications:submit");
    send({
      title: t("court.queue.title"),
      body: (
        <Queue
          language={language}
          list={list}
          counts={counts}
          now={now()}
          mayEnter={mayEnter}
          hears={hears}
          {...rows}
          next={next}
        />
      ),
    });
  };
}
