export { openLog } from "./open-log.js";
