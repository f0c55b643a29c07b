export { type Attack, attackFigures, type KnownSum } from "./attack-figures.js";
export { type TestDatabase, testDatabase, testServer } from "./test-database.js";
