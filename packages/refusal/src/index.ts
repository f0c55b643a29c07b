export { Refusal, type RefusalFacts, type RefusalTable, refusals } from "./refusal.js";
