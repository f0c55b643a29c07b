import type { Request, Response } from "express";
import type { Refused } from "../../graph/ask-graph.js";
import { type CaseFrame, CaseUnavailable } from "../../pages/case/frame.js";
import type { SeenCase } from "../../pages/case/seen-case.js";
import type { Fields } from "../../session/late-forms.js";
import { WORDS } from "../../words/words.js";
import { languageOf } from "../language.js";
import { addressOf, type SignedIn, sentForm } from "../own-form.js";
import { askCodeAgain, type CaseRoutesOptions, codeHolder, isOfCode, isOver, ownCase } from "./own-case.js";

type Door = Pick<CaseRoutesOptions, "ask" | "sessions" | "send">;

/** A case, and whose code opened it. */
export interface OpenedCase {
  readonly seen: SeenCase;
  readonly frame: CaseFrame;
  readonly by: SignedIn;
}

/** The case of whoever entered a code that still counts; undefined where a page that says otherwise was sent. */
export async function openedCase(door: Door, request: Request, response: Response): Promise<OpenedCase | undefined> {
  const by = await codeHolder(door.sessions, request);
  if (by !== undefined) return openedBy(door, by, request, response);
  askCodeAgain(request, response);
  return undefined;
}

/** The same for a form: what was sent is not lost when the code no longer counts, or the hub gives no answer. */
export async function formOfCase(
  door: Door,
  request: Request,
  response: Response,
): Promise<(OpenedCase & { readonly fields: Fields }) | undefined> {
  const sent = await sentForm(door.sessions, request, response);
  if (sent.kind === "foreign") response.redirect(303, request.path);
  else if (sent.kind === "discarded") response.redirect(303, addressOf(request));
  else if (sent.kind === "late" || !isOfCode(sent.party)) askCodeAgain(request, response);
  else {
    const opened = await openedBy(door, sent, request, response, sent.fields);
    return opened && { ...opened, fields: sent.fields };
  }
  return undefined;
}

async function openedBy(
  door: Door,
  by: SignedIn,
  request: Request,
  response: Response,
  sent?: Fields,
): Promise<OpenedCase | undefined> {
  const answer = await ownCase(door.ask, request, by, languageOf(request, response));
  if (!("refused" in answer)) return { ...answer, by };
  if (isOver(answer.refused)) askCodeAgain(request, response, by, sent);
  else {
    if (sent !== undefined) by.session.late.keep(request.path, sent);
    sendUnavailable(door, request, response, { refused: answer.refused, isFormKept: sent !== undefined });
  }
  return undefined;
}

/** The hub does not answer now. */
export function sendUnavailable(
  { send }: Pick<Door, "send">,
  request: Request,
  response: Response,
  { refused, isFormKept = false }: { readonly refused?: Refused; readonly isFormKept?: boolean } = {},
): void {
  const language = languageOf(request, response);
  const body = <CaseUnavailable formPath={isFormKept ? request.path : undefined} />;
  const status = refused?.code === "RATE_LIMITED" ? 429 : 503;
  send(request, response, language, { title: WORDS[language].t("site.case"), body, status, hasForm: false });
}
