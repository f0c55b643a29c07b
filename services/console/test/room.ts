import {
  accessibilityProblems,
  type Browser,
  openBrowser,
  openContext,
  type Page,
  type View,
} from "@exparte/testing/browser";
import { pino } from "pino";
import { startConsole } from "../src/app.js";
import { openStandInGraph, type StandInGraph } from "./stand-in-graph.js";

/** When the tests' visitors come: the first half of 2026 is published by then, and no other half-year. */
export const NOW = new Date("2026-11-28T12:00:00Z");

/** The console with a stand-in for the graph, and a browser to look at it. */
export interface Room {
  readonly url: string;
  readonly graph: StandInGraph;
  /** What the console takes for the present. */
  readonly clock: { now: Date };
  /** Opens a page, runs the steps and closes it. Throws when the browser refused or could not run something. */
  visit<Result>(view: View, steps: (page: Page) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function openRoom(): Promise<Room> {
  const graph = await openStandInGraph();
  const clock = { now: NOW };
  const config = {
    port: 0,
    host: "127.0.0.1",
    gatewayUrl: graph.url,
    publicUrl: "http://127.0.0.1",
    logLevel: "silent",
  };
  const running = await startConsole(config, { logger: pino({ level: "silent" }), now: () => clock.now });
  const url = running.url.replace("localhost", "127.0.0.1");
  const browser: Browser = await openBrowser();
  return {
    url,
    graph,
    clock,
    visit: visiting(browser, [url]),
    async close() {
      await browser.close();
      await running.close();
      await graph.close();
    },
  };
}

/** Looks at pages of the first of these origins. The browser may ask nothing of any other. */
export function visiting(browser: Browser, [url, ...others]: readonly [string, ...string[]]): Room["visit"] {
  return async (view, steps) => {
    const context = await openContext(browser, url, view);
    const troubles: string[] = [];
    try {
      const page = await context.newPage();
      page.on("console", (message) => {
        // Also what the page's own policy refused. An answer of 400 or 503 is noted there too, and is no trouble.
        if (message.type() === "error" && !/the server responded with a status/.test(message.text())) {
          troubles.push(message.text());
        }
      });
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("dialog", (dialog) => {
        troubles.push(`a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        if (![url, ...others].some((origin) => request.url().startsWith(origin))) {
          troubles.push(`a request to ${request.url()}`);
        }
      });
      const result = await steps(page);
      if (troubles.length > 0) throw new Error(`The browser had trouble: ${troubles.join("; ")}`);
      return result;
    } finally {
      await context.close();
    }
  };
}

export { accessibilityProblems };
