export { compareFigures, type FigureComparison, type FigureMedian } from "./comparison.js";
export { dueHalves, type HalfYear, type MonthRange, publishedHalf, publishedHalves } from "./half-year.js";
export { inWorker, keepReportsInWorker } from "./in-worker.js";
export { keepReports, keptReport, keptReportsTable, type TakeReport } from "./kept-report.js";
export { createPublisher, type Publisher } from "./publisher.js";
export { PUBLICATION_REFUSALS } from "./refusals.js";
export { rounded, roundedFigures } from "./rounded.js";
