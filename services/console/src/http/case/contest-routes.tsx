import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { LodgeOppositionDocument } from "../../graph/case-documents.js";
import { Contest, type ContestTyped } from "../../pages/case/contest.js";
import { type CaseFrame, type Problem } from "../../pages/case/frame.js";
import { OppositionReceipt } from "../../pages/case/opposition.js";
import { problemOf } from "../../pages/case/problem-of.js";
import { mayContest, type SeenCase } from "../../pages/case/seen-case.js";
import type { Fields } from "../../session/late-forms.js";
import { type Language, WORDS } from "../../words/words.js";
import { visitOf } from "../send-page.js";
import { formOfCase, openedCase } from "./opened-case.js";
import { askCodeAgain, type CaseRoutesOptions, isOver } from "./own-case.js";

const PATH = "/case/contest";

/** Opposition by form: of a poster or third party against its items, of a respondent against what the order asks of it. */
export function contestRoutes(
  door: Pick<CaseRoutesOptions, "ask" | "sessions" | "send">,
  form: RequestHandler,
): Router {
  const { ask, send } = door;
  const router = express.Router();

  router.get(PATH, async (request, response) => {
    const opened = await openedCase(door, request, response);
    if (opened === undefined) return;
    const late = opened.by.session.late.of(PATH);
    show(request, response, opened, late === undefined ? {} : { typed: typedIn(late), isLate: true });
  });

  router.post(PATH, form, async (request, response) => {
    const opened = await formOfCase(door, request, response);
    if (opened === undefined) return;
    const { seen, frame, by, fields } = opened;
    const typed = typedIn(fields);
    // The switch of language sends the form again, and that lodges nothing.
    if (request.query.lang !== undefined) return show(request, response, opened, { typed });
    const problems = problemsIn(typed, seen, frame.language);
    if (problems.length > 0) return show(request, response, opened, { typed, problems });
    const { orderId, for: user } = seen;
    const input = {
      orderId: orderId ?? "",
      grounds: typed.grounds,
      ...(user === "RESPONDENT" ? {} : { itemIds: typed.items }),
    };
    const lodged = await ask(LodgeOppositionDocument, { input }, { visit: visitOf(request), token: by.token });
    if (!("refused" in lodged)) {
      by.session.late.sent(PATH, fields);
      return response.redirect(303, `/case/opposition/${lodged.data.lodgeOpposition.id}?new`);
    }
    if (isOver(lodged.refused)) return askCodeAgain(request, response, by, fields);
    show(request, response, opened, { typed, problems: [problemOf(lodged.refused, frame.language)] });
  });

  router.get("/case/opposition/:id", async (request, response, next) => {
    const opened = await openedCase(door, request, response);
    if (opened === undefined) return;
    const { seen, frame } = opened;
    const opposition = seen.oppositions.find(({ id }) => id === request.params.id);
    if (opposition === undefined) return next();
    const isNew = request.query.new !== undefined;
    const title = WORDS[frame.language].t(isNew ? "case.opposition.receiptTitle" : "case.opposition.title");
    send(request, response, frame.language, {
      title,
      body: <OppositionReceipt seen={seen} frame={frame} opposition={opposition} isNew={isNew} />,
    });
  });

  return router;

  function show(
    request: Request,
    response: Response,
    { seen, frame }: { readonly seen: SeenCase; readonly frame: CaseFrame },
    state: { readonly typed?: ContestTyped; readonly problems?: readonly Problem[]; readonly isLate?: boolean },
  ): void {
    const { t } = WORDS[frame.language];
    const hasProblem = (state.problems ?? []).length > 0;
    const title = t("case.contest.title");
    send(request, response, frame.language, {
      title: hasProblem ? `${t("verify.problem")}: ${title}` : title,
      body: <Contest frame={frame} seen={seen} {...state} />,
      status: hasProblem ? 400 : 200,
      ...(mayContest(seen) || hasProblem ? { step: "send" } : { hasForm: false }),
    });
  }
}

function typedIn(fields: Fields): ContestTyped {
  return { grounds: fields.grounds?.[0] ?? "", items: fields.items ?? [] };
}

function problemsIn({ grounds, items }: ContestTyped, seen: SeenCase, language: Language): Problem[] {
  const { t } = WORDS[language];
  return [
    ...(seen.for !== "RESPONDENT" && items.length === 0 ? [{ field: "items", text: t("case.errors.items") }] : []),
    ...(grounds.trim() === "" ? [{ field: "grounds", text: t("case.errors.groundsEmpty") }] : []),
  ];
}
