import type { IncomingMessage, ServerResponse } from "node:http";
import type { Metrics } from "./part-metrics.js";
import { refuse } from "./refusals.js";
import type { MayScrape } from "./scrapers.js";

/** Answers `GET /metrics`. It never rejects. */
export type MetricsDoor = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The answer holds no address and nothing that was sent. */
export function metricsDoor(metrics: Metrics, mayScrape: MayScrape): MetricsDoor {
  return async (request, response) => {
    response.setHeader("cache-control", "no-store");
    if (!mayScrape(request)) {
      const { code, message, facts } = refuse(
        "METRICS_NOT_ALLOWED",
        "You may not read the metrics of this hub. Its operator says in METRICS_FROM from which addresses they are read, and behind a proxy also in TRUSTED_PROXIES which proxies are believed.",
        { field: "METRICS_FROM" },
      );
      metrics.refused(code);
      response.writeHead(403, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify({ errors: [{ message, extensions: { ...facts, code } }] }));
      return;
    }
    const text = await metrics.scrape();
    response.writeHead(200, { "content-type": metrics.contentType });
    response.end(text);
  };
}
