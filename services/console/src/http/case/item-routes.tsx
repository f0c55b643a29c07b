import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { ConfirmReinstatementDocument, ConfirmTakedownDocument } from "../../graph/case-documents.js";
import { type CaseFrame, type Problem } from "../../pages/case/frame.js";
import { problemOf } from "../../pages/case/problem-of.js";
import {
  confirmationOf,
  isPutBack,
  problemsIn,
  reinstatementOf,
  type SayTyped,
  saidBefore,
  typedIn,
} from "../../pages/case/say-form.js";
import { SayOfItem } from "../../pages/case/say-of-item.js";
import { type Duty, type OwnItem, ownItem, type SeenCase } from "../../pages/case/seen-case.js";
import { WORDS } from "../../words/words.js";
import { visitOf } from "../send-page.js";
import { formOfCase, openedCase } from "./opened-case.js";
import { askCodeAgain, type CaseRoutesOptions, isOver } from "./own-case.js";

const PATH = "/case/items/:id";

/** What a respondent says of one item: that it is gone, that it cannot be done, that the order is wrong, or that it is back. */
export function itemRoutes(
  options: Pick<CaseRoutesOptions, "ask" | "sessions" | "send" | "now">,
  form: RequestHandler,
): Router {
  const { ask, send, now } = options;
  const router = express.Router();

  router.get(PATH, async (request, response, next) => {
    const opened = await openedCase(options, request, response);
    if (opened === undefined) return;
    const own = ownItem(opened.seen, request.params.id);
    if (own === undefined) {
      // No page gives this form back.
      opened.by.session.late.discard(request.path);
      return next();
    }
    const late = opened.by.session.late.of(request.path);
    const typed = late === undefined ? saidBefore(own.item, now()) : typedIn(late);
    show(request, response, { ...opened, ...own }, { typed, isLate: late !== undefined });
  });

  router.post(PATH, form, async (request, response, next) => {
    const opened = await formOfCase(options, request, response);
    if (opened === undefined) return;
    const { by, fields, frame } = opened;
    const own = ownItem(opened.seen, String(request.params.id));
    if (own === undefined) return next();
    const typed = typedIn(fields);
    const shown = { ...opened, ...own };
    // The switch of language sends the form again, and that says nothing.
    if (request.query.lang !== undefined) return show(request, response, shown, { typed });
    const problems = problemsIn(typed, own.item, frame.language);
    if (problems.length > 0) return show(request, response, shown, { typed, problems });
    const said = await say(shown, typed, { visit: visitOf(request), token: by.token });
    if (!("refused" in said)) {
      by.session.done.set("taken", own.item.id);
      by.session.late.sent(request.path, fields);
      return response.redirect(303, `/case?taken#item-${own.item.id}`);
    }
    if (isOver(said.refused)) return askCodeAgain(request, response, by, fields);
    show(request, response, shown, { typed, problems: [problemOf(said.refused, frame.language)] });
  });

  return router;

  function say({ seen, item }: Shown, typed: SayTyped, caller: { visit: string | undefined; token: string }) {
    const orderId = seen.orderId ?? "";
    if (isPutBack(item)) {
      const items = [reinstatementOf(typed, item)];
      return ask(ConfirmReinstatementDocument, { input: { orderId, items } }, caller);
    }
    const items = [confirmationOf(typed, item, seen.givenAt)];
    return ask(ConfirmTakedownDocument, { input: { orderId, items } }, caller);
  }

  function show(
    request: Request,
    response: Response,
    shown: Shown,
    state: { readonly typed: SayTyped; readonly problems?: readonly Problem[]; readonly isLate?: boolean },
  ): void {
    const { language } = shown.frame;
    const { t } = WORDS[language];
    const hasProblem = (state.problems ?? []).length > 0;
    const title = t(isPutBack(shown.item) ? "case.putBack.title" : "case.confirm.title");
    send(request, response, language, {
      title: hasProblem ? `${t("verify.problem")}: ${title}` : title,
      body: <SayOfItem {...shown} {...state} />,
      status: hasProblem ? 400 : 200,
      step: "send",
    });
  }
}

interface Shown {
  readonly seen: SeenCase;
  readonly frame: CaseFrame;
  readonly duty: Duty;
  readonly item: OwnItem;
}
