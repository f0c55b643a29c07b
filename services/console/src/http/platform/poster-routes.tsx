import { ConfirmPosterInformedDocument, type PosterConfirmationInput } from "../../graph/platform-documents.js";
import type { Problem } from "../../pages/case/frame.js";
import { POSTER_OUTCOMES, PosterInWords, PosterTold, type PosterTyped } from "../../pages/platform/poster.js";
import type { SeenItem } from "../../pages/platform/seen-order.js";
import type { Fields } from "../../session/late-forms.js";
import { isTwice, momentTyped, typedMoment } from "../../words/typed-moment.js";
import { type Language, WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { type OpenedItem, openedItem } from "./item-routes.js";
import type { PlatformRoutesOptions, PlatformVisit } from "./platform-visit.js";
import { sayUnderSeal } from "./said-under-seal.js";

/** What a platform says of telling the poster of one item (DSA art. 9(5)). */
export function posterRoutes(options: Pick<PlatformRoutesOptions, "ask" | "now">) {
  const { ask, now } = options;

  function show(
    { language, session, request, send }: PlatformVisit,
    opened: OpenedItem,
    state: { readonly typed: PosterTyped; readonly problems?: readonly Problem[]; readonly isLate?: boolean },
  ): void {
    const { t } = WORDS[language];
    const title = t("platform.poster.title");
    const hasProblem = (state.problems ?? []).length > 0;
    send({
      title: hasProblem ? `${t("verify.problem")}: ${title}` : title,
      body: <PosterTold {...opened} {...state} language={language} csrf={session.csrf} action={pathOf(request)} />,
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
      const typed = typedIn(fields);
      const step = fields.step?.[0];
      if (request.query.lang !== undefined || step === "change" || step === undefined) {
        return show(visit, opened, { typed });
      }
      const problems = problemsIn(typed, language);
      if (problems.length > 0) return show(visit, opened, { typed, problems });
      const said = sayingOf(typed, opened.item);
      await sayUnderSeal(visit, opened, now(), {
        type: "exparte-poster-informed",
        item: said,
        inWords: <PosterInWords item={opened.item} said={said} language={language} />,
        showForm: (refused) => show(visit, opened, { typed, problems: refused }),
        send: (input) => ask(ConfirmPosterInformedDocument, { input }, caller),
      });
    },
  };
}

function typedIn(fields: Fields): PosterTyped {
  return { outcome: fields.outcome?.[0] ?? "", at: fields.at?.[0] ?? "" };
}

function saidBefore({ posterInformed }: SeenItem, now: Date): PosterTyped {
  const { informedAt = null, because = null } = posterInformed ?? {};
  return {
    outcome: because ?? (informedAt === null ? "" : "INFORMED"),
    at: typedMoment(informedAt === null ? now : new Date(informedAt)),
  };
}

function problemsIn({ outcome, at }: PosterTyped, language: Language): Problem[] {
  const { t } = WORDS[language];
  const isKnown = POSTER_OUTCOMES.some((one) => one === outcome);
  return [
    ...(isKnown ? [] : [{ field: "outcome", text: t("platform.errors.posterOutcome") }]),
    ...(outcome === "INFORMED" && momentTyped(at) === undefined
      ? [{ field: "at", text: t(isTwice(at) ? "moment.twice" : "case.errors.at") }]
      : []),
  ];
}

function sayingOf({ outcome, at }: PosterTyped, item: SeenItem): PosterConfirmationInput {
  if (outcome !== "INFORMED") {
    const because = outcome === "POSTER_UNKNOWN" ? "POSTER_UNKNOWN" : "POSTER_UNREACHABLE";
    return { itemId: item.id, outcome: "NOT_POSSIBLE", because };
  }
  return { itemId: item.id, outcome: "INFORMED", informedAt: momentTyped(at) ?? at };
}
