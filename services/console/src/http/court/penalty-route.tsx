import { CourtAccountDocument } from "../../graph/court-documents.js";
import { PenaltyPage } from "../../pages/court/penalty.js";
import { WORDS } from "../../words/words.js";
import { sendTrouble } from "./application-routes.js";
import type { CourtHandler, CourtRoutesOptions } from "./court-visit.js";
import { readOrder } from "./read-order.js";

/** The account of the penalties of one addressee. */
export function showPenalty({ ask }: Pick<CourtRoutesOptions, "ask">): CourtHandler {
  return async (visit) => {
    const { language, caller, party, request, send } = visit;
    const { of = "" } = request.params as { of?: string };
    const order = await readOrder({ ask }, visit);
    if (order === undefined) return;
    const answer = await ask(CourtAccountDocument, { id: order.id }, caller);
    if ("refused" in answer) return sendTrouble(visit, answer.refused);
    const accounts = answer.data.order?.addressees.find(({ platform }) => platform?.id === of);
    const addressee = order.addressees.find(({ platform }) => platform?.id === of);
    if (accounts === undefined || addressee === undefined) {
      return sendTrouble(visit, { code: "UNKNOWN_ORDER", message: "" });
    }
    const name = addressee.respondent?.legalName ?? of;
    send({
      title: WORDS[language].t("court.penalty.title", { name }),
      body: <PenaltyPage language={language} order={order} addressee={addressee} accounts={accounts} party={party} />,
    });
  };
}
