import type { Request, Response } from "express";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { FormToken } from "../pages/discard-kept.js";
import { Layout } from "../pages/layout.js";
import type { Sessions } from "../session/sessions.js";
import { type Language, WORDS } from "../words/words.js";
import type { AssetPaths } from "./assets.js";

export interface Page {
  readonly title: string;
  readonly body: ReactNode;
  readonly status?: number;
  readonly script?: string;
  /** False where the page answers a form without showing it: then the switch of language is a link. */
  readonly hasForm?: boolean;
  /**
   * What Enter asks in a form that is filled in on the page. There the switch of language takes along what was typed, also
   * where the page was only asked for.
   */
  readonly step?: string;
}

export type SendPage = (request: Request, response: Response, language: Language, page: Page) => void;

export interface PageSenderOptions {
  readonly assets: AssetPaths;
  readonly sessions: Sessions;
  /** Whether there is an issuer at which people sign in. */
  readonly hasSignIn: boolean;
}

/** Makes a page and sends it: in its language, with what whoever signed in may go to. */
export function pageSender({ assets, sessions, hasSignIn }: PageSenderOptions): SendPage {
  return (request, response, language, { title, body, status = 200, script, hasForm = true, step }) => {
    const session = sessions.of(request);
    const markup = renderToStaticMarkup(
      <I18nextProvider i18n={WORDS[language]}>
        <Layout
          language={language}
          title={title}
          address={addressOf(request)}
          isAnswerToForm={(request.method === "POST" || step !== undefined) && hasForm}
          step={step}
          style={assets.style}
          script={script}
          hasSignIn={hasSignIn}
          visitor={session?.party === undefined ? undefined : { party: session.party, csrf: session.csrf }}
        >
          <FormToken value={session?.csrf}>{body}</FormToken>
        </Layout>
      </I18nextProvider>,
    );
    // What one visitor asks is nobody else's business, and a language is not another's.
    response.set("cache-control", "no-store").set("content-language", language);
    response.status(status).type("html").send(`<!doctype html>${markup}`);
  };
}

/** Joined as text: a path such as `//` is none by itself. */
function addressOf({ originalUrl }: Request): URL {
  return new URL(`http://console${originalUrl}`);
}

/** As the gateway named it; absent where somebody reached the console beside the gateway. */
export function visitOf(request: Request): string | undefined {
  return request.get("x-exparte-visit");
}
