export { publishedMedian } from "./median.js";
export { type Figure, publishedTable, REST, type TableGrouping, TOTAL } from "./published-table.js";
