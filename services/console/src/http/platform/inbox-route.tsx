import type { Refused } from "../../graph/ask-graph.js";
import {
  AcknowledgeInboxDocument,
  type DeskOrderFragment,
  PlatformDeskDocument,
  type PlatformDeskQuery,
  PlatformDisclosuresDocument,
  PlatformMessagesDocument,
} from "../../graph/platform-documents.js";
import { deskOf } from "../../pages/platform/desk.js";
import { Inbox } from "../../pages/platform/inbox.js";
import { takeDone } from "../../session/sessions.js";
import { WORDS } from "../../words/words.js";
import { type PlatformHandler, type PlatformRoutesOptions, type PlatformVisit, sendTrouble } from "./platform-visit.js";
import { refusalOf } from "./told-refusals.js";

/** So many pages of 40 orders are looked through; whoever has more has a system. */
const MOST_PAGES = 10;

/** With which the graph refuses requests to whoever may see only the orders. */
const MAY_NOT_ANSWER: ReadonlySet<string> = new Set(["SCOPE_MISSING", "ROLE_FORBIDDEN"]);

type AllOrders =
  | { readonly data: readonly DeskOrderFragment[]; readonly isWhole: boolean }
  | { readonly refused: Refused };

/** What a platform is to do, and the receipt of its messages. */
export function inboxRoutes({ ask, now }: Pick<PlatformRoutesOptions, "ask" | "now">) {
  async function show(visit: PlatformVisit, problem?: string): Promise<void> {
    const { language, party, caller, session, send, request } = visit;
    const first = await ask(PlatformDeskDocument, { platform: party.id }, caller);
    if ("refused" in first) return sendTrouble(visit, first.refused);
    const { inbox, courts } = first.data;
    const [orders, messages, disclosures] = await Promise.all([
      allOrders(visit, first.data),
      ask(PlatformMessagesDocument, { after: inbox.acknowledged }, caller),
      ask(PlatformDisclosuresDocument, {}, caller),
    ]);
    if ("refused" in messages) return sendTrouble(visit, messages.refused);
    if ("refused" in orders) return sendTrouble(visit, orders.refused);
    if ("refused" in disclosures && !MAY_NOT_ANSWER.has(disclosures.refused.code)) {
      return sendTrouble(visit, disclosures.refused);
    }
    const { t } = WORDS[language];
    send({
      title: problem === undefined ? t("platform.inbox.title") : `${t("verify.problem")}: ${t("platform.inbox.title")}`,
      body: (
        <Inbox
          language={language}
          now={now()}
          csrf={session.csrf}
          platform={first.data.platform}
          courts={courts}
          messages={messages.data.inbox.messages}
          head={inbox.head}
          disclosureHead={"data" in disclosures ? disclosures.data.disclosureInbox.head : undefined}
          disclosures={"data" in disclosures ? disclosures.data.disclosureRequests.edges.map(({ node }) => node) : []}
          desk={deskOf(orders.data, now())}
          isWhole={orders.isWhole}
          problem={problem}
          acknowledged={
            request.query.acknowledged === undefined ? undefined : numberIn(takeDone(session, "acknowledged"))
          }
        />
      ),
      status: problem === undefined ? 200 : 400,
      hasForm: false,
    });
  }

  /** All or nothing: a desk that leaves out an order would say that there is nothing to do. */
  async function allOrders({ party, caller }: PlatformVisit, first: PlatformDeskQuery): Promise<AllOrders> {
    const found = first.orders.edges.map(({ node }) => node);
    let { pageInfo } = first.orders;
    for (let page = 1; pageInfo.hasNextPage && page < MOST_PAGES; page += 1) {
      const answer = await ask(PlatformDeskDocument, { platform: party.id, after: pageInfo.endCursor }, caller);
      if ("refused" in answer) return answer;
      found.push(...answer.data.orders.edges.map(({ node }) => node));
      ({ pageInfo } = answer.data.orders);
    }
    return { data: found, isWhole: !pageInfo.hasNextPage };
  }

  const acknowledge: PlatformHandler = async (visit) => {
    const { fields, caller, language, response, request } = visit;
    const upTo = numberIn(fields.upTo?.[0]);
    // The switch of language sends the form again, and that acknowledges nothing.
    if (request.query.lang !== undefined || upTo === undefined) return show(visit);
    const answer = await ask(AcknowledgeInboxDocument, { upTo }, caller);
    if ("refused" in answer) return show(visit, refusalOf(answer.refused, language).text);
    visit.session.done.set("acknowledged", String(upTo));
    response.redirect(303, `/platform?acknowledged=${upTo}`);
  };

  return {
    show: async (visit: PlatformVisit) => {
      // What was sent too late is only a button: whoever comes back sees the messages and presses it again.
      visit.session.late.discard("/platform");
      return show(visit);
    },
    acknowledge,
  };
}

function numberIn(text: unknown): number | undefined {
  return typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
