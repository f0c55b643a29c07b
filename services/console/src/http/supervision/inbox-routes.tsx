import type { Answer } from "../../graph/ask-graph.js";
import { CoordinatorMessagesDocument, InboxHeadDocument } from "../../graph/supervision-documents.js";
import { CoordinatorInbox, type SeenMessage } from "../../pages/supervision/inbox.js";
import { WORDS } from "../../words/words.js";
import type { PartyHandler, PartyVisit } from "../party-visit.js";
import { placeText } from "./event-stream.js";
import type { SupervisionRoutesOptions } from "./options.js";
import { type RowsPage, streamCsv } from "./send-csv.js";
import { sendRefused } from "./trouble.js";

const PAGE = 50;
const PAGE_OF_FILE = 200;

type Asking = Pick<SupervisionRoutesOptions, "ask">;

interface Page {
  /** The place of the newest of all. */
  readonly head: string;
  /** The newest first. */
  readonly messages: readonly SeenMessage[];
  /** The messages before this position are older than the page; 0 where there are none. */
  readonly before: number;
}

/** A page of the inbox that ends with the last message, or with the one at the position in the address. */
async function pageOf(ask: Asking["ask"], { request, caller }: PartyVisit): Promise<Answer<Page>> {
  const told = await ask(InboxHeadDocument, {}, caller);
  if ("refused" in told) return told;
  const { head, epoch } = told.data.coordinatorInbox;
  const wanted = Number(request.query.until ?? head);
  const until = Number.isInteger(wanted) && wanted >= 0 && wanted <= head ? wanted : head;
  const after = Math.max(0, until - PAGE);
  if (until === 0) return { data: { head: placeText({ position: head, epoch }), messages: [], before: 0 } };
  const answer = await ask(CoordinatorMessagesDocument, { after, first: until - after, epoch }, caller);
  if ("refused" in answer) return answer;
  const messages = answer.data.coordinatorInbox.messages.toReversed();
  return { data: { head: placeText({ position: messages[0]?.position ?? head, epoch }), messages, before: after } };
}

/** What the coordinator receives: orders and what became of them. */
export function showInbox({ ask, watchScript }: Asking & Pick<SupervisionRoutesOptions, "watchScript">): PartyHandler {
  return async (visit) => {
    const { language, request, send } = visit;
    const page = await pageOf(ask, visit);
    if ("refused" in page) return sendRefused(visit, page.refused, "/");
    const isNewest = request.query.until === undefined;
    send({
      title: WORDS[language].t("supervision.inbox.title"),
      body: <CoordinatorInbox language={language} isNewest={isNewest} {...page.data} />,
      ...(isNewest ? { script: watchScript } : {}),
    });
  };
}

/** All messages, the newest first; the seal is for a system that verifies it. */
export function sendMessagesCsv({ ask }: Asking): PartyHandler {
  return async (visit) => {
    const { caller } = visit;
    const told = await ask(InboxHeadDocument, {}, caller);
    if ("refused" in told) return sendRefused(visit, told.refused, "/");
    const { head, epoch } = told.data.coordinatorInbox;
    const rowsUntil = async (until: number): Promise<Answer<RowsPage>> => {
      if (until === 0) return { data: { rows: [] } };
      const after = Math.max(0, until - PAGE_OF_FILE);
      const answer = await ask(CoordinatorMessagesDocument, { after, first: until - after, epoch }, caller);
      if ("refused" in answer) return answer;
      const rows = answer.data.coordinatorInbox.messages.toReversed().map(rowOf);
      return { data: after === 0 ? { rows } : { rows, next: () => rowsUntil(after) } };
    };
    const first = await rowsUntil(head);
    if ("refused" in first) return sendRefused(visit, first.refused, "/");
    await streamCsv(visit, "exparte-coordinator-inbox", first.data);
  };
}

function rowOf(message: SeenMessage) {
  return {
    position: message.position,
    kind: message.kind,
    sent_at: message.sentAt,
    order: message.orderId,
    version: message.orderVersion,
    court: message.court,
    platform: message.platform?.id ?? "",
    details: JSON.stringify(message.details),
  };
}
