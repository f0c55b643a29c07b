import { describe, expect, it } from "vitest";
import { momentTyped, typedMoment } from "./typed-moment.js";

describe("a moment that is typed", () => {
  it.each([
    ["2026-03-14T10:15", "2026-03-14T09:15:00.000Z"],
    ["2026-07-14T10:15", "2026-07-14T08:15:00.000Z"],
    ["14-03-2026 10:15", "2026-03-14T09:15:00.000Z"],
    [" 4/3/2026, 9.05 ", "2026-03-04T08:05:00.000Z"],
  ])("is one of Dutch time: %s", (text, moment) => {
    expect(momentTyped(text)).toBe(moment);
  });

  it.each(["", "gisteren", "2026-02-30T10:00", "30-02-2026 10:00", "2026-03-14", "99999-01-01T00:00"])(
    "is none: %j",
    (text) => {
      expect(momentTyped(text)).toBeUndefined();
    },
  );

  it("is none in the hour that the change to summer time leaves out, and the first where the change back has two", () => {
    expect(momentTyped("2026-03-29T01:59")).toBe("2026-03-29T00:59:00.000Z");
    expect(momentTyped("2026-03-29T02:30")).toBeUndefined();
    expect(momentTyped("2026-03-29T03:00")).toBe("2026-03-29T01:00:00.000Z");
    expect(momentTyped("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("stands in the field as the browser takes it", () => {
    expect(typedMoment(new Date("2026-11-28T12:00:41Z"))).toBe("2026-11-28T13:00");
    expect(momentTyped(typedMoment(new Date("2026-11-28T12:00:00Z")))).toBe("2026-11-28T12:00:00.000Z");
  });
});
