import type { Response } from "express";
import type { Answer } from "../../graph/ask-graph.js";
import {
  OpposeOrderDocument,
  PlatformPaperDocument,
  PlatformProofDocument,
  type PlatformProofQuery,
} from "../../graph/platform-documents.js";
import type { Problem } from "../../pages/case/frame.js";
import { Oppose } from "../../pages/platform/oppose.js";
import { OrderPage } from "../../pages/platform/order.js";
import { platformProof } from "../../pages/platform/proof.js";
import { mayOppose } from "../../pages/platform/seen-order.js";
import { takeDone } from "../../session/sessions.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { type PlatformRoutesOptions, type PlatformVisit, sendTrouble } from "./platform-visit.js";
import { sealKeyIn } from "./seal-key.js";
import { type OpenedOrder, openedOrder } from "./seen-order.js";
import { refusalOf } from "./told-refusals.js";

/** So many pages of 1,000 messages are looked through for what concerns one order. */
const MOST_PAGES = 10;

type Messages = PlatformProofQuery["inbox"]["messages"];

/** An order to a platform: its page, its paper, the proof, and opposition against it. */
export function orderRoutes(options: Pick<PlatformRoutesOptions, "ask" | "now">) {
  const { ask, now } = options;

  function showOppose(
    { language, session, request, send }: PlatformVisit,
    { order }: OpenedOrder,
    state: { readonly grounds: string; readonly problems?: readonly Problem[]; readonly isLate?: boolean },
  ): void {
    const { t } = WORDS[language];
    const hasProblem = (state.problems ?? []).length > 0;
    const title = t("case.contest.title");
    send({
      title: hasProblem ? `${t("verify.problem")}: ${title}` : title,
      body: <Oppose order={order} {...state} csrf={session.csrf} action={pathOf(request)} />,
      status: hasProblem ? 400 : 200,
      ...(mayOppose(order) || hasProblem ? { step: "send" } : { hasForm: false }),
    });
  }

  async function messagesOf({ id, caller }: PlatformVisit): Promise<Answer<Messages>> {
    const found: Messages[number][] = [];
    let after = 0;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await ask(PlatformProofDocument, { after }, caller);
      if ("refused" in answer) return answer;
      const { messages } = answer.data.inbox;
      found.push(...messages.filter(({ orderId }) => orderId === id));
      const last = messages.at(-1);
      if (last === undefined || last.position >= answer.data.inbox.head) break;
      after = last.position;
    }
    return { data: found };
  }

  return {
    async show(visit: PlatformVisit): Promise<void> {
      const opened = await openedOrder(options, visit);
      if (opened === undefined) return;
      const { language, send, request, session } = visit;
      const { order, courts } = opened;
      const sealKey = sealKeyIn(order.seal, order.onAppeal?.court ?? order.court, courts);
      send({
        title: WORDS[language].t("platform.order.title", { caseNumber: order.caseNumber }),
        body: (
          <OrderPage
            language={language}
            now={now()}
            order={order}
            court={courts.find(({ id }) => id === order.court)}
            sealKey={sealKey}
            wasTaken={request.query.taken !== undefined && takeDone(session, "taken") === order.id}
          />
        ),
      });
    },

    async proof(visit: PlatformVisit): Promise<void> {
      const opened = await openedOrder(options, visit);
      if (opened === undefined) return;
      const messages = await messagesOf(visit);
      if ("refused" in messages) return sendTrouble(visit, messages.refused);
      const { language, response } = visit;
      const { order, courts } = opened;
      const courtName = courts.find(({ id }) => id === order.court)?.name ?? order.court;
      const text = platformProof({ order, courtName, messages: messages.data }, language, now());
      download(response, { nl: "bewijs.txt", en: "proof.txt" }[language], "text/plain; charset=utf-8");
      response.send(text);
    },

    async paper(visit: PlatformVisit): Promise<void> {
      const { id, party, caller, language, response } = visit;
      const answer = await ask(PlatformPaperDocument, { id, platform: party.id }, caller);
      if ("refused" in answer) return sendTrouble(visit, answer.refused);
      const { order } = answer.data;
      if (order === null) return sendTrouble(visit, { code: "UNKNOWN_ORDER", message: "" });
      download(response, { nl: "bevel.pdf", en: "order.pdf" }[language], "application/pdf");
      response.send(Buffer.from(order.paper, "base64"));
    },

    async oppose(visit: PlatformVisit): Promise<void> {
      const opened = await openedOrder(options, visit);
      if (opened === undefined) return;
      const late = visit.session.late.of(pathOf(visit.request));
      showOppose(visit, opened, { grounds: late?.grounds?.[0] ?? "", isLate: late !== undefined });
    },

    async sendOpposition(visit: PlatformVisit): Promise<void> {
      const opened = await openedOrder(options, visit);
      if (opened === undefined) return;
      const { fields, request, language, caller, response, id } = visit;
      const grounds = fields.grounds?.[0] ?? "";
      if (request.query.lang !== undefined) return showOppose(visit, opened, { grounds });
      if (grounds.trim() === "") {
        const text = WORDS[language].t("case.errors.groundsEmpty");
        return showOppose(visit, opened, { grounds, problems: [{ field: "grounds", text }] });
      }
      const answer = await ask(OpposeOrderDocument, { input: { orderId: id, grounds } }, caller);
      if ("refused" in answer) {
        return showOppose(visit, opened, { grounds, problems: [refusalOf(answer.refused, language)] });
      }
      visit.session.done.set("taken", id);
      response.redirect(303, `/platform/orders/${encodeURIComponent(id)}?taken`);
    },
  };
}

function download(response: Response, name: string, type: string): void {
  response.set({
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="${name}"`,
    "content-type": type,
  });
}
