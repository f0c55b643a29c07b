import { AxeBuilder } from "@axe-core/playwright";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";

/** WCAG 2.2, level AA, and what axe recommends beyond it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Chromium comes from npm, so that pages are tested where no browser is installed. */
export async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // Playwright chooses how to be headless; in one process, one page that fails would end all.
    args: chromium.args.filter((arg) => !arg.startsWith("--headless") && arg !== "--single-process"),
    headless: true,
  });
}

/** How somebody looks at a page. */
export interface View {
  /** In CSS pixels; by default 1,280. */
  readonly width?: number;
  /** What the browser asks for; by default Dutch. */
  readonly language?: "nl" | "en";
  readonly dark?: boolean;
  /** By default the browser runs scripts. */
  readonly scripts?: boolean;
}

export async function openContext(
  browser: Browser,
  baseURL: string,
  { width = 1280, language = "nl", dark = false, scripts = true }: View = {},
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: { width, height: 900 },
    locale: { nl: "nl-NL", en: "en-GB" }[language],
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: scripts,
  });
}

/** What axe finds on a page: each rule with the elements that break it. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(" ")}`));
}

export type { Browser, BrowserContext, Page };
