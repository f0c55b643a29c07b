import type { Request, Response } from "express";
import { isLanguage, LANGUAGES, type Language } from "../words/words.js";

const COOKIE = "exparte-language";
const KEPT_MS = 365 * 24 * 3_600_000;

/** The language of a page: what the visitor switched to, now or before; else what the browser asks for; else Dutch. */
export function languageOf(request: Request, response: Response): Language {
  response.vary("Accept-Language").vary("Cookie");
  const { lang } = request.query;
  if (isLanguage(lang)) {
    response.cookie(COOKIE, lang, {
      httpOnly: true,
      sameSite: "lax",
      secure: request.secure,
      maxAge: KEPT_MS,
      path: "/",
    });
    return lang;
  }
  const [, kept] = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(request.headers.cookie ?? "") ?? [];
  if (isLanguage(kept)) return kept;
  const wanted = request.acceptsLanguages([...LANGUAGES]);
  return isLanguage(wanted) ? wanted : "nl";
}
