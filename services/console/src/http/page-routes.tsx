import { createHash } from "node:crypto";
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from "express";
import type { Logger } from "pino";
import { halfYearsAt } from "../figures/half-years.js";
import type { AskGraph, Caller } from "../graph/ask-graph.js";
import { FiguresDocument, SealByDigestDocument, SealBySealDocument } from "../graph/documents.js";
import { Figures, type FiguresProps } from "../pages/figures.js";
import { GUIDES, GuidePage } from "../pages/guide.js";
import { Home } from "../pages/home.js";
import { Accessibility, Broken, NotFound } from "../pages/plain-pages.js";
import { FormTooLong } from "../pages/too-long.js";
import { Verify, type VerifyProps } from "../pages/verify.js";
import { presentedIn } from "../verify/presented.js";
import { sealedContent } from "../verify/sealed-content.js";
import { WORDS } from "../words/words.js";
import type { AssetPaths } from "./assets.js";
import { languageOf } from "./language.js";
import { limitOf, statusOf } from "./request-errors.js";
import { type SendPage, visitOf } from "./send-page.js";

/** A seal with every part, with what URL encoding adds to it. */
const LONGEST_FORM = "512kb";

export interface PageRoutesOptions {
  readonly ask: AskGraph;
  readonly send: SendPage;
  readonly assets: AssetPaths;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Each page at its address. All of them are made here and need no script. */
export function pageRoutes({ ask, send, assets, now, logger }: PageRoutesOptions): Router {
  const router = express.Router();

  router.get("/", (request, response) => {
    const language = languageOf(request, response);
    send(request, response, language, { title: WORDS[language].t("home.title"), body: <Home /> });
  });

  for (const { path, guide } of GUIDES) {
    router.get(path, (request, response) => {
      const language = languageOf(request, response);
      const title = WORDS[language].t(`guides.${guide}.title`);
      send(request, response, language, { title, body: <GuidePage guide={guide} /> });
    });
  }

  router.get("/accessibility", (request, response) => {
    const language = languageOf(request, response);
    send(request, response, language, { title: WORDS[language].t("accessibility.title"), body: <Accessibility /> });
  });

  router.get("/verify", async (request, response) => {
    const { digest } = request.query;
    await verify(request, response, typeof digest === "string" ? digest : undefined);
  });

  router.post("/verify", express.urlencoded({ extended: false, limit: LONGEST_FORM }), async (request, response) => {
    const { seal } = (request.body ?? {}) as { seal?: unknown };
    await verify(request, response, typeof seal === "string" ? seal : "");
  });

  /** Without a text there is only the question. */
  async function verify(request: Request, response: Response, typed: string | undefined): Promise<void> {
    const language = languageOf(request, response);
    const { status, ...props } = typed === undefined ? { status: 200 } : await toldOf(typed, callerOf(request));
    const { t } = WORDS[language];
    const title = props.problem === undefined ? t("verify.title") : `${t("verify.problem")}: ${t("verify.title")}`;
    send(request, response, language, {
      title,
      body: <Verify language={language} {...props} />,
      status,
      script: assets.verifyScript,
    });
  }

  async function toldOf(
    typed: string,
    caller: Caller,
  ): Promise<Omit<VerifyProps, "language"> & { readonly status: number }> {
    const presented = presentedIn(typed);
    if ("problem" in presented) return { typed, problem: { kind: presented.problem }, status: 400 };
    const answer =
      presented.kind === "digest"
        ? await ask(SealByDigestDocument, { digest: presented.digest }, caller)
        : await ask(SealBySealDocument, { seal: presented.seal }, caller);
    if ("refused" in answer) return { typed, ...problemOf(answer.refused.code, answer.refused.retryAfterSeconds) };
    const { verifySeal: check } = answer.data;
    if (presented.kind === "digest") return { typed, told: { check, digest: presented.digest }, status: 200 };
    const { seal } = presented;
    const content = check.genuine ? await sealedContent(seal) : undefined;
    return { typed, told: { check, digest: digestOf(seal), seal, content }, status: 200 };
  }

  router.get("/figures", async (request, response) => {
    const language = languageOf(request, response);
    const choices = halfYearsAt(now());
    const { half } = request.query;
    const chosen = half === undefined ? choices[0] : choices.find(({ id }) => id === half);
    const told = await figuresOf(chosen, half !== undefined, callerOf(request));
    send(request, response, language, {
      title: WORDS[language].t("figures.title"),
      body: <Figures language={language} choices={choices} chosen={chosen} {...told.props} />,
      status: told.status,
    });
  });

  async function figuresOf(
    chosen: FiguresProps["chosen"],
    wasAsked: boolean,
    caller: Caller,
  ): Promise<{ props: Pick<FiguresProps, "report" | "problem">; status: number }> {
    if (chosen === undefined) {
      return wasAsked ? { props: { problem: "unknownPeriod" }, status: 404 } : { props: {}, status: 200 };
    }
    const answer = await ask(FiguresDocument, { period: chosen.period }, caller);
    if ("refused" in answer) {
      const problem = answer.refused.code === "REPORT_BEING_MADE" ? "being" : "unavailable";
      return { props: { problem }, status: answer.refused.code === "RATE_LIMITED" ? 429 : 503 };
    }
    const [report] = answer.data.publicReport;
    return report === undefined
      ? { props: { problem: "unavailable" }, status: 503 }
      : { props: { report }, status: 200 };
  }

  router.use((request, response) => {
    const language = languageOf(request, response);
    send(request, response, language, { title: WORDS[language].t("notFound.title"), body: <NotFound />, status: 404 });
  });

  const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const language = languageOf(request, response);
    const { t } = WORDS[language];
    if (statusOf(error) === 413) {
      const isSeal = request.path === "/verify";
      const body = isSeal ? (
        <Verify language={language} problem={{ kind: "tooLong" }} />
      ) : (
        <FormTooLong language={language} most={limitOf(error)} />
      );
      return send(request, response, language, {
        title: t(isSeal ? "verify.title" : "tooLong.title"),
        body,
        status: 413,
        hasForm: isSeal,
      });
    }
    // A body or an address that cannot be read is the sender's.
    const status = statusOf(error);
    if (status === undefined) logger.error({ err: error }, "a page could not be made");
    send(request, response, language, { title: t("broken.title"), body: <Broken />, status: status ?? 500 });
  };
  router.use(failed);
  return router;
}

function problemOf(code: string, seconds = 10): Required<Pick<VerifyProps, "problem">> & { readonly status: number } {
  switch (code) {
    case "SEAL_RESPELLED":
      return { problem: { kind: "respelled" }, status: 400 };
    case "RATE_LIMITED":
      return { problem: { kind: "tooMuch", seconds }, status: 429 };
    case "BODY_TOO_LARGE":
      return { problem: { kind: "tooLong" }, status: 413 };
    case "BAD_USER_INPUT":
    case "FIELD_INVALID":
    case "GRAPHQL_VALIDATION_FAILED":
      return { problem: { kind: "malformed" }, status: 400 };
    default:
      return { problem: { kind: "unavailable" }, status: 503 };
  }
}

/** base64url(SHA-256) of the JWS, without parts: as paper has it. */
function digestOf(presented: string): string {
  return createHash("sha256")
    .update(presented.split("~")[0] ?? "")
    .digest("base64url");
}

/** What is public the console asks as anyone, whoever has signed in. */
function callerOf(request: Request): Caller {
  return { visit: visitOf(request) };
}
