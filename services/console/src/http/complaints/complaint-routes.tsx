import express, { type Router } from "express";
import {
  ComplaintsDocument,
  type ComplaintsQueryVariables,
  DisclosureRegisterDocument,
} from "../../graph/complaints-documents.js";
import { COMPLAINT_LISTS, ComplaintList, type ComplaintListName } from "../../pages/complaints/complaint-list.js";
import { Disclosures } from "../../pages/complaints/disclosures.js";
import { AP } from "../../session/role.js";
import { WORDS } from "../../words/words.js";
import { forRole, type PartyHandler, type PartyRoutesOptions } from "../party-visit.js";
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

function showComplaints({ ask, now }: PartyRoutesOptions): PartyHandler {
  return async (visit) => {
    const { request, caller, language, send } = visit;
    const list = COMPLAINT_LISTS.find((name) => name === request.query.list) ?? "open";
    const after = typeof request.query.after === "string" ? request.query.after : null;
    const answer = await ask(ComplaintsDocument, { status: STATUSES[list] ?? null, after }, caller);
    if ("refused" in answer) return sendRefused(visit, answer.refused, "/");
    const { edges, pageInfo } = answer.data.complaints;
    const query = new URLSearchParams({ list, after: pageInfo.endCursor ?? "" });
    send({
      title: WORDS[language].t("complaints.title"),
      body: (
        <ComplaintList
          language={language}
          list={list}
          complaints={edges.map(({ node }) => node)}
          now={now()}
          next={pageInfo.hasNextPage ? `${HOME}?${query}` : undefined}
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
