export { type HalfYear, type MonthRange, publishedHalf, publishedHalves } from "./half-year.js";
export { keptReport, keptReportsTable } from "./kept-report.js";
export { PUBLICATION_REFUSALS } from "./refusals.js";
