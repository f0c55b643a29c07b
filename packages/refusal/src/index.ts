export { Refusal, type RefusalFacts, type RefusalTable, refusals, restated } from "./refusal.js";
