import { describe, expect, it } from "vitest";
import { isTwice, momentTyped, typedMoment, withOffsets } from "./typed-moment.js";
import { momentText } from "./words.js";

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

  it("is none in the hour that the change to summer time leaves out", () => {
    expect(momentTyped("2026-03-29T01:59")).toBe("2026-03-29T00:59:00.000Z");
    expect(momentTyped("2026-03-29T02:30")).toBeUndefined();
    expect(momentTyped("2026-03-29T03:00")).toBe("2026-03-29T01:00:00.000Z");
  });

  it("is none in the hour that the change back has twice, until somebody says which of the two it is", () => {
    expect(isTwice("2026-10-25T02:30")).toBe(true);
    expect(momentTyped("2026-10-25T02:30")).toBeUndefined();
    expect(momentTyped("2026-10-25T02:30+02:00")).toBe("2026-10-25T00:30:00.000Z");
    expect(momentTyped("25-10-2026 02:30+01:00")).toBe("2026-10-25T01:30:00.000Z");
    expect(["2026-10-25T01:59", "2026-10-25T03:00", "2026-03-29T02:30", "gisteren"].filter(isTwice)).toEqual([]);
  });

  it("is none with an offset that is not the one of that moment", () => {
    expect(momentTyped("2026-07-01T10:00+02:00")).toBe("2026-07-01T08:00:00.000Z");
    expect(momentTyped("2026-07-01T10:00+01:00")).toBeUndefined();
    expect(momentTyped("14-03-2026 10:15+02:00")).toBeUndefined();
    expect(momentTyped("2026-03-14T10:15Z")).toBeUndefined();
  });

  it("takes what was chosen beside it, in that hour alone", () => {
    const sent = (at: string) => ({ at: [at], "at-offset": ["+01:00"], reasons: ["because"] });
    expect(withOffsets(sent("2026-10-25T02:30"))).toEqual({ at: ["2026-10-25T02:30+01:00"], reasons: ["because"] });
    expect(withOffsets(sent("2026-10-25T03:30"))).toEqual({ at: ["2026-10-25T03:30"], reasons: ["because"] });
    expect(withOffsets({ at: ["2026-10-25T02:30"], "at-offset": [""] })).toEqual({ at: ["2026-10-25T02:30"] });
    expect(withOffsets({ at: ["2026-10-25T02:30+02:00"], "at-offset": ["+01:00"] })).toEqual({
      at: ["2026-10-25T02:30+01:00"],
    });
  });

  it.each(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"])("is read back as it was: %s", (moment) => {
    expect(momentTyped(typedMoment(new Date(moment)))).toBe(moment);
  });

  it("is shown as the one that it was", () => {
    expect(momentText("2026-10-25T00:30:00.000Z", "nl")).toBe("25 oktober 2026 om 02:30 (zomertijd)");
    expect(momentText("2026-10-25T01:30:00.000Z", "en")).toBe("25 October 2026 at 02:30 (winter time)");
    expect(momentText("2026-10-25T02:30:00.000Z", "nl")).toBe("25 oktober 2026 om 03:30");
  });

  it("stands in the field as the browser takes it", () => {
    expect(typedMoment(new Date("2026-11-28T12:00:41Z"))).toBe("2026-11-28T13:00");
    expect(momentTyped(typedMoment(new Date("2026-11-28T12:00:00Z")))).toBe("2026-11-28T12:00:00.000Z");
  });
});
