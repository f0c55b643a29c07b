import type { Answer } from "../../graph/ask-graph.js";
import {
  OrdersOfFigureDocument,
  type OrdersOfFigureQuery,
  SupervisedOrderDocument,
} from "../../graph/supervision-documents.js";
import { SupervisedOrderPage } from "../../pages/supervision/order.js";
import { FigureOrders } from "../../pages/supervision/orders.js";
import { type AskedOrders, DRILLED } from "../../supervision/asked-orders.js";
import { halfYearsUntil } from "../../supervision/periods.js";
import { WORDS } from "../../words/words.js";
import type { PartyHandler, PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import { chosenIn } from "./overview-routes.js";
import { type RowsPage, streamCsv } from "./send-csv.js";
import { sendRefused, sendUnknownPeriod } from "./trouble.js";

type Asking = Pick<PartyRoutesOptions, "ask" | "now">;

function askedIn(visit: PartyVisit, now: Date): AskedOrders | undefined {
  const { figure, platform } = visit.request.query;
  const chosen = chosenIn(visit, halfYearsUntil(now));
  if (chosen === undefined) return undefined;
  return {
    chosen,
    figure: DRILLED.find((one) => one === figure) ?? "RECEIVED",
    platform: typeof platform === "string" ? platform : undefined,
  };
}

function queryOf({ figure, platform, chosen }: AskedOrders, more: Readonly<Record<string, string>> = {}): string {
  const query = { figure, period: chosen.id, ...(platform === undefined ? {} : { platform }), ...more };
  return new URLSearchParams(query).toString();
}

async function ordersOf(
  ask: Asking["ask"],
  { caller }: PartyVisit,
  { figure, platform, chosen }: AskedOrders,
  after: string | null,
): Promise<Answer<OrdersOfFigureQuery["complianceOrders"]>> {
  const variables = { figure, platform: platform ?? null, period: chosen.period, after };
  const answer = await ask(OrdersOfFigureDocument, variables, caller);
  return "refused" in answer ? answer : { data: answer.data.complianceOrders };
}

/** The orders that a figure counts. */
export function showOrders({ ask, now }: Asking): PartyHandler {
  return async (visit) => {
    const { language, request, send } = visit;
    const asked = askedIn(visit, now());
    if (asked === undefined) return sendUnknownPeriod(visit);
    const after = typeof request.query.after === "string" ? request.query.after : null;
    const found = await ordersOf(ask, visit, asked, after);
    if ("refused" in found) return sendRefused(visit, found.refused);
    const { edges, pageInfo } = found.data;
    const next = pageInfo.hasNextPage ? queryOf(asked, { after: pageInfo.endCursor ?? "" }) : undefined;
    send({
      title: WORDS[language].t("supervision.orders.title"),
      body: (
        <FigureOrders
          language={language}
          asked={asked}
          orders={edges.map(({ node }) => node)}
          next={next === undefined ? undefined : `/supervision/orders?${next}`}
          download={`/supervision/orders.csv?${queryOf(asked)}`}
        />
      ),
    });
  };
}

/** All of these orders, a row for each addressee. */
export function sendOrdersCsv({ ask, now }: Asking): PartyHandler {
  return async (visit) => {
    const asked = askedIn(visit, now());
    if (asked === undefined) return sendUnknownPeriod(visit);
    const rowsAfter = async (after: string | null): Promise<Answer<RowsPage>> => {
      const found = await ordersOf(ask, visit, asked, after);
      if ("refused" in found) return found;
      const { edges, pageInfo } = found.data;
      const rows = edges.flatMap(({ node }) => rowsOf(node));
      return { data: pageInfo.hasNextPage ? { rows, next: () => rowsAfter(pageInfo.endCursor) } : { rows } };
    };
    const first = await rowsAfter(null);
    if ("refused" in first) return sendRefused(visit, first.refused);
    await streamCsv(visit, `exparte-orders-${asked.chosen.id}`, first.data);
  };
}

function rowsOf({
  addressees,
  id,
  caseNumber,
  court,
  status,
  issuedAt,
}: OrdersOfFigureQuery["complianceOrders"]["edges"][number]["node"]) {
  return addressees.map(({ platform, status: standing, ...moments }) => ({
    order: id,
    case_number: caseNumber,
    court,
    status,
    issued_at: issuedAt,
    platform: platform?.id ?? "",
    addressee_status: standing,
    served_at: moments.servedAt,
    deadline: moments.deadline,
    overdue: String(moments.overdue),
    complied_at: moments.compliedAt,
    reinstate_by: moments.reinstateBy,
    reinstated_at: moments.reinstatedAt,
    reinstatement_overdue: String(moments.reinstatementOverdue),
  }));
}

/** One order as a supervisor may see it: its course, and no text. */
export function showOrder({ ask }: Asking): PartyHandler {
  return async (visit) => {
    const { id, caller, language, send } = visit;
    const answer = await ask(SupervisedOrderDocument, { id }, caller);
    if ("refused" in answer) return sendRefused(visit, answer.refused);
    const { order } = answer.data;
    if (order === null) return sendRefused(visit, { code: "UNKNOWN_ORDER", message: "" });
    send({
      title: WORDS[language].t("supervision.order.title", { caseNumber: order.caseNumber }),
      body: <SupervisedOrderPage language={language} order={order} />,
    });
  };
}
