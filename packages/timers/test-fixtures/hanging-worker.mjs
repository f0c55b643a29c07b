/** Takes one timer in hand, says so, and never finishes it. */
import { startTimers } from "@exparte/timers";

const [connectionString, schema] = process.argv.slice(2);
await startTimers({
  connectionString,
  schema,
  pollEveryMs: 50,
  onProblem: () => undefined,
  tasks: {
    hang: () => {
      console.log("in hand");
      return new Promise(() => setInterval(() => undefined, 1000));
    },
  },
});
