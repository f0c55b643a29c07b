import { isActName } from "../../court/acts/acts.js";
import { OrderPage } from "../../pages/court/order.js";
import { type Language, WORDS } from "../../words/words.js";
import type { CourtHandler, CourtRoutesOptions } from "./court-visit.js";
import { readOrder } from "./read-order.js";

/** An order of the court: how it stands with each addressee, what the court can do, and what happened. */
export function showOrder({ ask }: Pick<CourtRoutesOptions, "ask">): CourtHandler {
  return async (visit) => {
    const { language, party, request, send } = visit;
    const order = await readOrder({ ask }, visit);
    if (order === undefined) return;
    send({
      title: WORDS[language].t("court.order.title", { caseNumber: order.caseNumber }),
      body: (
        <OrderPage
          language={language}
          order={order}
          scopes={party.scopes}
          isJustGiven={request.query.given === "yes"}
          done={doneText(request.query.done, language)}
        />
      ),
    });
  };
}

/** What was done just now; undefined for what is no act. */
function doneText(name: unknown, language: Language): string | undefined {
  const { t } = WORDS[language];
  if (name === "change" || name === "modify") return t(`court.version.${name}.done`);
  return typeof name === "string" && isActName(name) ? t(`court.act.${name}.done`) : undefined;
}
