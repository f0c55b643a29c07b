export { type MetricsDoor, metricsDoor } from "./metrics-door.js";
export { type GaugeWords, type Metrics, partMetrics, type Reading, type Sample } from "./part-metrics.js";
export { METRICS_REFUSALS } from "./refusals.js";
export { type MayScrape, mayScrape } from "./scrapers.js";
