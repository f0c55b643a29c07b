export { type TestDatabase, testDatabase, testServer } from "./test-database.js";
