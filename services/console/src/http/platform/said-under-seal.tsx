import { canonicalJson } from "@exparte/seal";
import type { ReactNode } from "react";
import type { Answer } from "../../graph/ask-graph.js";
import type { Problem } from "../../pages/case/frame.js";
import { goodKeys, isSealing } from "../../pages/platform/own-keys.js";
import { SealStep } from "../../pages/platform/seal-step.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import type { PlatformVisit } from "./platform-visit.js";
import type { OpenedOrder } from "./seen-order.js";
import { refusalOf } from "./told-refusals.js";

/** What a platform says of items of an order. */
export interface Saying<Item extends object> {
  readonly type: "exparte-confirmation" | "exparte-reinstatement" | "exparte-poster-informed";
  readonly item: Item;
  /** The same in words, row by row. */
  readonly inWords: ReactNode;
  /** Shows the form again, with what the graph refused at its field. */
  showForm(problems: readonly Problem[]): void;
  /** To the graph; `seal` is absent for a platform without keys. */
  send(input: {
    readonly orderId: string;
    readonly items: readonly [Item];
    readonly seal?: string;
  }): Promise<Answer<unknown>>;
}

/**
 * Shows what is about to be said; and once the browser has sealed exactly that, says it. The hub compares the seal with
 * what is sent, so neither this server nor anybody on the way can say something else.
 */
export async function sayUnderSeal<Item extends object>(
  visit: PlatformVisit,
  { order, platform }: OpenedOrder,
  now: Date,
  saying: Saying<Item>,
): Promise<void> {
  const { fields, language, request, response, session, send } = visit;
  const seals = isSealing(platform);
  const document = { type: saying.type, orderId: order.id, platform: platform.id, items: [saying.item] };
  const seal = fields.seal?.[0] ?? "";
  let problems: Problem[] = [];
  if (fields.step?.[0] === "send" && (seal !== "" || !seals)) {
    const input = { orderId: order.id, items: [saying.item] as const, ...(seals ? { seal } : {}) };
    const said = await saying.send(input);
    if (!("refused" in said)) {
      visit.session.done.set("taken", order.id);
      return response.redirect(303, `/platform/orders/${encodeURIComponent(order.id)}?taken`);
    }
    const problem = refusalOf(said.refused, language);
    if (problem.field !== undefined) return saying.showForm([problem]);
    problems = [problem];
  }
  const { t } = WORDS[language];
  send({
    title: problems.length > 0 ? `${t("verify.problem")}: ${t("platform.check.title")}` : t("platform.check.title"),
    body: (
      <SealStep
        platform={platform.id}
        kids={goodKeys(platform, now).map(({ kid }) => kid)}
        document={canonicalJson(document)}
        orderId={order.id}
        action={pathOf(request)}
        csrf={session.csrf}
        fields={fields}
        problems={problems}
        isSealing={seals}
      >
        {saying.inWords}
      </SealStep>
    ),
    status: problems.length > 0 ? 400 : 200,
  });
}
