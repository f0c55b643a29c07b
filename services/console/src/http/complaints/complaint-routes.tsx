import express, { type Router } from "express";
import type { ListedComplaint } from "../../complaints/due.js";
import type { Answer } from "../../graph/ask-graph.js";
import {
  ComplaintsDocument,
  type ComplaintsQueryVariables,
  DisclosureRegisterDocument,
} from "../../graph/complaints-documents.js";
import { COMPLAINT_LISTS, ComplaintList, type ComplaintListName } from "../../pages/complaints/complaint-list.js";
import { Disclosures } from "../../pages/complaints/disclosures.js";
import { AP } from "../../session/role.js";
import { WORDS } from "../../words/words.js";
import { forRole, type PartyHandler, type PartyRoutesOptions, type PartyVisit } from "../party-visit.js";
import { sendRefused } from "../supervision/trouble.js";
import { sendAct, sendFiling, showAct, showComplaint, showFiling } from "./act-routes.js";

/** The longest form: a decision with its reasons. */
const LONGEST_FORM = "1mb";
const HOME = "/complaints";

const STATUSES: Readonly<Record<ComplaintListName, ComplaintsQueryVariables["status"]>> = {
  open: ["RECEIVED", "UNDER_REVIEW"],
  decided: ["INFRINGEMENT_FOUND", "DISMISSED", "NOT_COMPETENT"],
  all: null,
};

/** The pages of the AP, below /complaints. */
export function complaintRoutes(options: PartyRoutesOptions): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: LONGEST_FORM }));
  const page = (handler: PartyHandler) => forRole(AP, options, handler);
  router.get("/", page(showComplaints(options)));
  router.get("/disclosures", page(showDisclosures(options)));
  router.get("/new", page(showFiling()));
  router.post("/new", page(sendFiling(options)));
  router.get("/:id", page(showComplaint(options)));
  router.get("/:id/:act", page(showAct(options)));
  router.post("/:id/:act", page(sendAct(options)));
  return router;
}

/** The graph gives the newest first, and what is due first is often the oldest: a list is sorted whole, as far as it goes. */
const MOST_PAGES = 10;

async function listOf(
  ask: PartyRoutesOptions["ask"],
  { request, caller }: PartyVisit,
  list: ComplaintListName,
): Promise<Answer<{ readonly complaints: readonly ListedComplaint[]; readonly next: string | undefined }>> {
  const complaints: ListedComplaint[] = [];
  let after = typeof request.query.after === "string" ? request.query.after : null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask(ComplaintsDocument, { status: STATUSES[list] ?? null, after }, caller);
    if ("refused" in answer) return answer;
    const { edges, pageInfo } = answer.data.complaints;
    complaints.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return { data: { complaints, next: undefined } };
    after = pageInfo.endCursor;
  }
  return { data: { complaints, next: `${HOME}?${new URLSearchParams({ list, after: after ?? "" })}` } };
}

function showComplaints({ ask, now }: PartyRoutesOptions): PartyHandler {
  return async (visit) => {
    const { request, language, send } = visit;
    const list = COMPLAINT_LISTS.find((name) => name === request.query.list) ?? "open";
    const found = await listOf(ask, visit, list);
    if ("refused" in found) return sendRefused(visit, found.refused, "/");
    const { complaints, next } = found.data;
    const isPart = next !== undefined || request.query.after !== undefined;
    send({
      title: WORDS[language].t("complaints.title"),
      body: (
        <ComplaintList
          language={language}
          list={list}
          complaints={complaints}
          now={now()}
          next={next}
          isPart={isPart}
        />
      ),
    });
  };
}

function showDisclosures({ ask }: PartyRoutesOptions): PartyHandler {
  return async (visit) => {
    const { request, caller, language, send } = visit;
    const after = typeof request.query.after === "string" ? request.query.after : null;
    const answer = await ask(DisclosureRegisterDocument, { after }, caller);
    if ("refused" in answer) return sendRefused(visit, answer.refused, HOME);
    const { edges, pageInfo } = answer.data.disclosureRequests;
    const query = new URLSearchParams({ after: pageInfo.endCursor ?? "" });
    const next = pageInfo.hasNextPage ? `${HOME}/disclosures?${query}` : undefined;
    send({
      title: WORDS[language].t("complaints.disclosures.title"),
      body: <Disclosures language={language} requests={edges.map(({ node }) => node)} next={next} />,
    });
  };
}
