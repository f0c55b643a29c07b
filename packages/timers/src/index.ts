export { migrateTimers, type RunningTimers, startTimers, type TimerTask } from "./start-timers.js";
export { type FiredTimer, takeDueTimer } from "./take-due-timer.js";
export { clearTimer, setTimer, type Timer, type TimerSql } from "./timer.js";
