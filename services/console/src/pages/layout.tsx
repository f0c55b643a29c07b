import { Link, PageContent, PageFooter, PageHeader, SkipLink } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES, type Language } from "../words/words.js";

/** The form of a page that shows the answer to it: switching the language sends it again. */
export const FORM_ID = "question";

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nl: "Nederlands", en: "English" };
const MENU = [
  { path: "/", words: "site.home" },
  { path: "/verify", words: "site.verify" },
  { path: "/case", words: "site.case" },
  { path: "/figures", words: "site.figures" },
] as const;
/** What each kind of party finds besides. */
const MENU_OF: Readonly<
  Record<
    string,
    | readonly {
        readonly path: string;
        readonly words:
          | "site.court"
          | "site.platform"
          | `supervision.menu.${"figures" | "inbox" | "complaints" | "operator"}`;
      }[]
    | undefined
  >
> = {
  court: [{ path: "/court", words: "site.court" }],
  platform: [{ path: "/platform", words: "site.platform" }],
  ap: [
    { path: "/complaints", words: "supervision.menu.complaints" },
    { path: "/supervision", words: "supervision.menu.figures" },
  ],
  regulator: [{ path: "/supervision", words: "supervision.menu.figures" }],
  coordinator: [{ path: "/supervision/inbox", words: "supervision.menu.inbox" }],
  operator: [{ path: "/operator", words: "supervision.menu.operator" }],
};

const WITH_A_CODE: ReadonlySet<string> = new Set(["case", "respondent"]);

export interface LayoutProps {
  readonly language: Language;
  readonly title: string;
  /** Path and query of the page, without the language. */
  readonly address: URL;
  /** The page answers what the visitor sent by POST, or shows a form to fill in. */
  readonly isAnswerToForm?: boolean;
  /** What Enter asks in that form. */
  readonly step?: string | undefined;
  readonly style: string;
  readonly script?: string | undefined;
  /** Whether there is a way to sign in. */
  readonly hasSignIn: boolean;
  readonly visitor?: Visitor | undefined;
  readonly children: ReactNode;
}

/** Whoever signed in. */
export interface Visitor {
  readonly party: { readonly type: string; readonly id: string };
  /** Of the session, for the form that ends it. */
  readonly csrf: string;
}

export function Layout(props: LayoutProps) {
  const { language, title, address, style, script, step, visitor, children } = props;
  const { t } = useTranslation();
  return (
    <html lang={language} className="voorbeeld-theme">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t("site.titled", { title })}</title>
        <link rel="stylesheet" href={style} />
        {script === undefined ? null : <script type="module" src={script} />}
      </head>
      <body className="utrecht-document utrecht-body">
        {step === undefined ? null : <EnterKey step={step} />}
        <SkipLink href="#content">{t("site.skip")}</SkipLink>
        <PageHeader className="page-header">
          <div className="bar">
            <Link className="brand" href="/">
              <strong>{t("site.name")}</strong> <span>{t("site.tagline")}</span>
            </Link>
            <div className="aside">
              <SignedIn {...props} />
              <LanguageSwitch {...props} />
            </div>
          </div>
          <nav className="menu" aria-label={t("site.menu")}>
            <ul>
              {(visitor === undefined ? MENU : [...MENU, ...(MENU_OF[visitor.party.type] ?? [])]).map(
                ({ path, words }) => (
                  <li key={path}>
                    <Link href={path} {...(path === address.pathname ? { "aria-current": "page" as const } : {})}>
                      {t(words)}
                    </Link>
                  </li>
                ),
              )}
            </ul>
          </nav>
        </PageHeader>
        <PageContent className="page-content">
          <main id="content" className="flow" tabIndex={-1}>
            {children}
          </main>
        </PageContent>
        <PageFooter className="page-footer">
          <nav aria-label={t("site.footer")}>
            <ul>
              <li>
                <Link href="/accessibility">{t("site.accessibility")}</Link>
              </li>
              <li>
                <Link href="/graphql">{t("site.graph")}</Link>
              </li>
            </ul>
          </nav>
        </PageFooter>
      </body>
    </html>
  );
}

/** Enter presses the first button of a form, and that would be the switch of language, above it. Nobody sees or reaches this one. */
function EnterKey({ step }: { readonly step: string }) {
  return (
    <input
      type="submit"
      form={FORM_ID}
      name="step"
      value={step}
      className="enter-key"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}

/** The way in, or who signed in and the way out. */
function SignedIn({ hasSignIn, visitor }: LayoutProps) {
  const { t } = useTranslation();
  // Whoever entered a code has no name, and leaves by the page of the case.
  if (visitor !== undefined && WITH_A_CODE.has(visitor.party.type)) return null;
  if (visitor === undefined) return hasSignIn ? <Link href="/sign-in">{t("signIn.link")}</Link> : null;
  return (
    <form className="visitor" method="post" action="/sign-out">
      <span>{t("signIn.as", { name: visitor.party.id })}</span>
      <input type="hidden" name="csrf" value={visitor.csrf} />
      <button type="submit">{t("signIn.out")}</button>
    </form>
  );
}

/** Links; on a page that answers a form, buttons that send the form again, so that nothing typed is lost. */
function LanguageSwitch({ language, address, isAnswerToForm }: LayoutProps) {
  const { t } = useTranslation();
  return (
    <nav className="languages" aria-label={t("site.language")}>
      <ul>
        {LANGUAGES.map((other) => (
          <li key={other}>
            {other === language ? (
              <span aria-current="true">{LANGUAGE_NAMES[other]}</span>
            ) : isAnswerToForm ? (
              <button type="submit" form={FORM_ID} formAction={inLanguage(address, other)} lang={other}>
                {LANGUAGE_NAMES[other]}
              </button>
            ) : (
              <Link href={inLanguage(address, other)} lang={other} hrefLang={other}>
                {LANGUAGE_NAMES[other]}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Without its path: one that begins with two slashes would lead to another host. */
function inLanguage({ searchParams }: URL, language: Language): string {
  const query = new URLSearchParams(searchParams);
  query.set("lang", language);
  return `?${query}`;
}
