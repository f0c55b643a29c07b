import { isVersionKind } from "../../court/acts/version-kinds.js";
import { OrderPage } from "../../pages/court/order.js";
import { type Language, WORDS } from "../../words/words.js";
import type { CourtHandler, CourtRoutesOptions } from "./court-visit.js";
import { type Done, doneJustNow } from "./done-notes.js";
import { readOrder } from "./read-order.js";

/** An order of the court: how it stands with each addressee, what the court can do, and what happened. */
export function showOrder({ ask }: Pick<CourtRoutesOptions, "ask">): CourtHandler {
  return async (visit) => {
    const { language, party, send } = visit;
    const order = await readOrder({ ask }, visit);
    if (order === undefined) return;
    const done = doneJustNow(visit);
    send({
      title: WORDS[language].t("court.order.title", { caseNumber: order.caseNumber }),
      body: (
        <OrderPage
          language={language}
          order={order}
          party={party}
          isJustGiven={done === "given"}
          done={doneText(done, language)}
        />
      ),
    });
  };
}

/** What was done just now, in words; that an order is given, the page says at more length. */
function doneText(done: Done | undefined, language: Language): string | undefined {
  const { t } = WORDS[language];
  if (done === undefined || done === "given") return undefined;
  if (done === "lodge-appeal") return t("court.appeal.done");
  return isVersionKind(done) ? t(`court.version.${done}.done`) : t(`court.act.${done}.done`);
}
