export { type PlayedTime, playTime } from "./play-time.js";
export { migrateTimers, type RunningTimers, startTimers, type TimerTask } from "./start-timers.js";
export { clearTimer, setTimer, type Timer, type TimerSql } from "./timer.js";
