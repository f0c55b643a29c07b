import { describe, expect, it } from "vitest";
import { eventWindow, moreAskedFor, windowAskedFor, withinWindow } from "./event-window.js";

/** Counts what is pulled of it. */
function numbers() {
  const seen = { pulled: 0 };
  async function* count(): AsyncGenerator<number> {
    for (;;) {
      seen.pulled += 1;
      yield seen.pulled;
    }
  }
  return { seen, source: count() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("an operation with a window", () => {
  it("is not pulled beyond it, and goes on where it stood when more is asked for", async () => {
    const { seen, source } = numbers();
    const window = eventWindow(2);
    const answers = withinWindow(source, window);
    const told = [await answers.next(), await answers.next()];
    const third = answers.next();
    await settled();
    expect(seen.pulled).toBe(2);
    window.more(1);
    told.push(await third);
    expect(told.map(({ value }) => value)).toEqual([1, 2, 3]);
    void answers.next();
    await settled();
    expect(seen.pulled).toBe(3);
  });

  it("ends at once while it waits for room", async () => {
    const { source } = numbers();
    const answers = withinWindow(source, eventWindow(1));
    await answers.next();
    void answers.next();
    expect(await answers.return(undefined)).toEqual({ done: true, value: undefined });
  });
});

describe("what is asked for over the wire", () => {
  it.each([undefined, 0, -1, 1.5, "32", null])("is no window with %s events", (events) => {
    expect(windowAskedFor({ events })).toBeUndefined();
    expect(moreAskedFor({ id: "1", more: events })).toBeUndefined();
  });

  it("is a window, and more of one operation", () => {
    expect(windowAskedFor({ events: 32 })).toBeDefined();
    expect(moreAskedFor({ id: "1", more: 16 })).toEqual({ id: "1", more: 16 });
    expect(moreAskedFor(undefined)).toBeUndefined();
  });
});
