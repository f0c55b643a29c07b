import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { atMoment } from "./at-moment.js";

const DAY_MS = 86_400_000;
const onThrow = vi.fn();
const callback = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  onThrow.mockReset();
  callback.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a callback at a moment", () => {
  it("comes then, even when that is further away than one timer can wait", () => {
    atMoment(new Date(Date.now() + 60 * DAY_MS), callback, onThrow);
    vi.advanceTimersByTime(60 * DAY_MS - 1);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each([new Date(0), new Date(Number.NaN)])("comes at once for %o", (moment) => {
    atMoment(moment, callback, onThrow);
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
  });

  it("does not come once it is cancelled, however many timers it took", () => {
    const cancel = atMoment(new Date(Date.now() + 60 * DAY_MS), callback, onThrow);
    vi.advanceTimersByTime(50 * DAY_MS);
    cancel();
    vi.advanceTimersByTime(20 * DAY_MS);
    expect(callback).not.toHaveBeenCalled();
  });

  it("reports what it throws, and the process goes on", () => {
    const error = new RangeError("Invalid time value");
    callback.mockImplementation(() => {
      throw error;
    });
    atMoment(new Date(0), callback, onThrow);
    vi.advanceTimersByTime(1);
    expect(onThrow).toHaveBeenCalledExactlyOnceWith(error);
  });
});
