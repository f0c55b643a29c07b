import { ConfirmItemsDocument, ReinstateItemsDocument } from "../../graph/platform-documents.js";
import type { Problem } from "../../pages/case/frame.js";
import {
  confirmationOf,
  isPutBack,
  problemsIn,
  reinstatementOf,
  type SayTyped,
  saidBefore,
  typedIn,
} from "../../pages/case/say-form.js";
import { SaidInWords, SayOfItem } from "../../pages/platform/say-of-item.js";
import { itemIn, type SeenDuty, type SeenItem } from "../../pages/platform/seen-order.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { type PlatformRoutesOptions, type PlatformVisit, sendTrouble } from "./platform-visit.js";
import { sayUnderSeal } from "./said-under-seal.js";
import { type OpenedOrder, openedOrder } from "./seen-order.js";

type Asks = Pick<PlatformRoutesOptions, "ask" | "now">;

export interface OpenedItem extends OpenedOrder {
  readonly duty: SeenDuty;
  readonly item: SeenItem;
}

/** The item in the address; undefined where the page that says why there is none was sent. */
export async function openedItem(options: Asks, visit: PlatformVisit): Promise<OpenedItem | undefined> {
  const opened = await openedOrder(options, visit);
  if (opened === undefined) return undefined;
  const found = itemIn(opened.order, String(visit.request.params.item));
  if (found !== undefined) return { ...opened, ...found };
  sendTrouble(visit, { code: "UNKNOWN_ITEM", message: "" });
  return undefined;
}

/** What a platform says of one item: that it is gone, that it cannot be done, that the order is wrong, or that it is back. */
export function itemRoutes(options: Asks) {
  const { ask, now } = options;

  function show(
    { language, session, request, send }: PlatformVisit,
    opened: OpenedItem,
    state: { readonly typed: SayTyped; readonly problems?: readonly Problem[]; readonly isLate?: boolean },
  ): void {
    const { t } = WORDS[language];
    const title = t(isPutBack(opened.item) ? "case.putBack.title" : "case.confirm.title");
    const hasProblem = (state.problems ?? []).length > 0;
    send({
      title: hasProblem ? `${t("verify.problem")}: ${title}` : title,
      body: <SayOfItem {...opened} {...state} csrf={session.csrf} action={pathOf(request)} />,
      status: hasProblem ? 400 : 200,
      step: "check",
    });
  }

  return {
    async fillIn(visit: PlatformVisit): Promise<void> {
      const opened = await openedItem(options, visit);
      if (opened === undefined) return;
      const late = visit.session.late.of(pathOf(visit.request));
      const typed = late === undefined ? saidBefore(opened.item, now()) : typedIn(late);
      show(visit, opened, { typed, isLate: late !== undefined });
    },

    async say(visit: PlatformVisit): Promise<void> {
      const { fields, request, language, caller } = visit;
      const opened = await openedItem(options, visit);
      if (opened === undefined) return;
      const { item, order } = opened;
      const typed = typedIn(fields);
      const step = fields.step?.[0];
      // The switch of language sends the form again, and that says nothing.
      if (request.query.lang !== undefined || step === "change" || step === undefined) {
        return show(visit, opened, { typed });
      }
      const problems = problemsIn(typed, item, language);
      if (problems.length > 0) return show(visit, opened, { typed, problems });
      const showForm = (refused: readonly Problem[]) => show(visit, opened, { typed, problems: refused });
      if (isPutBack(item)) {
        const said = reinstatementOf(typed, item);
        const inWords = <SaidInWords item={item} said={said} language={language} />;
        return sayUnderSeal(visit, opened, now(), {
          type: "exparte-reinstatement",
          item: said,
          inWords,
          showForm,
          send: (input) => ask(ReinstateItemsDocument, { input }, caller),
        });
      }
      const said = confirmationOf(typed, item, order.issuedAt);
      const inWords = <SaidInWords item={item} said={said} language={language} />;
      await sayUnderSeal(visit, opened, now(), {
        type: "exparte-confirmation",
        item: said,
        inWords,
        showForm,
        send: (input) => ask(ConfirmItemsDocument, { input }, caller),
      });
    },
  };
}
