import type { Request, Response } from "express";
import type { AskGraph, Refused } from "../../graph/ask-graph.js";
import { CaseDocument } from "../../graph/case-documents.js";
import type { ExchangeCode } from "../../graph/exchange-code.js";
import type { CaseFrame } from "../../pages/case/frame.js";
import type { SeenCase } from "../../pages/case/seen-case.js";
import type { Fields, LateForms } from "../../session/late-forms.js";
import type { Sessions } from "../../session/sessions.js";
import type { Language } from "../../words/words.js";
import type { AssetPaths } from "../assets.js";
import { type SignedIn, signedIn } from "../own-form.js";
import { type SendPage, visitOf } from "../send-page.js";

export const CASE_PATH = "/case";

export interface CaseRoutesOptions {
  readonly ask: AskGraph;
  readonly exchange: ExchangeCode;
  readonly sessions: Sessions;
  readonly send: SendPage;
  readonly assets: AssetPaths;
  readonly now: () => Date;
}

/** Whoever entered a code, within its ten minutes. */
export async function codeHolder(sessions: Sessions, request: Request): Promise<SignedIn | undefined> {
  const by = await signedIn(sessions, request);
  return by !== undefined && isOfCode(by.party) ? by : undefined;
}

export function isOfCode({ type }: { readonly type: string }): boolean {
  return type === "case" || type === "respondent";
}

/** The graph no longer takes the code's token: its time is over, or the court revoked it. */
export function isOver({ code }: Refused): boolean {
  return code === "TOKEN_EXPIRED" || code === "TOKEN_INVALID" || code === "CASE_CODE_REFUSED";
}

export type CaseAnswer = { readonly seen: SeenCase; readonly frame: CaseFrame } | { readonly refused: Refused };

export async function ownCase(
  ask: AskGraph,
  request: Request,
  { token, session }: SignedIn,
  language: Language,
): Promise<CaseAnswer> {
  const graphLanguage = ({ nl: "NL", en: "EN" } as const)[language];
  const answer = await ask(CaseDocument, { language: graphLanguage }, { visit: visitOf(request), token });
  if ("refused" in answer) return answer;
  const openUntil = session.access?.expiresAt ?? new Date(0);
  return { seen: answer.data.case, frame: { language, csrf: session.csrf, openUntil } };
}

/**
 * The code is asked for again: there is no session, or the graph takes the token of `over` no longer. Only that session ends,
 * as another tab may have begun a newer one since. What was sent is kept for the same code: after another one nobody sees it.
 */
export function askCodeAgain(request: Request, response: Response, over?: SignedIn, sent?: Fields): void {
  if (over !== undefined) {
    delete over.session.access;
    if (sent !== undefined) over.session.late.keep(request.path, sent);
  }
  response.set("cache-control", "no-store").redirect(303, `${CASE_PATH}?because=over`);
}

/** Where what was sent too late was to go; undefined where nothing was. */
export function lateFormOf({ late }: { readonly late: LateForms }): string | undefined {
  return late.paths().findLast((path) => path.startsWith(`${CASE_PATH}/`));
}
