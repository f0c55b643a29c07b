import { createWaitingBoard, type Wakeups, type WakeupsOptions } from "./wakeups.js";

/** Sends no hints at all: followers learn of everything from the poll. */
export function noWakeups(options: WakeupsOptions): Wakeups {
  const board = createWaitingBoard(options);
  return {
    send: async () => {},
    subscribe: board.subscribe,
    close: async () => board.close(),
  };
}
