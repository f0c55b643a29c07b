import { instant } from "@exparte/dutch-time";
import { describe, expect, it } from "vitest";
import { checkPage, pageOf, placeAfter } from "./page.js";

const at = instant("2026-02-03T04:05:06.789Z");

describe("a page", () => {
  it("holds as many entries as were asked for, and says whether there are more", () => {
    const placeOf = (id: string) => ({ at, id });
    expect(pageOf(["a", "b", "c"], 2, placeOf)).toMatchObject({
      entries: [{ entry: "a" }, { entry: "b" }],
      hasNextPage: true,
    });
    expect(pageOf(["a", "b"], 2, placeOf).hasNextPage).toBe(false);
    expect(pageOf([], 2, placeOf)).toEqual({ entries: [], hasNextPage: false });
  });

  it("gives cursors that read back as the places they stand for", () => {
    const [entry] = pageOf(["a-1"], 1, (id) => ({ at, id })).entries;
    expect(placeAfter(entry?.cursor ?? "")).toEqual({ at, id: "a-1" });
  });

  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  it.each([
    "",
    "nonsense",
    cursor(null),
    cursor({ at, id: "a" }),
    cursor([at]),
    cursor([at, 7]),
    cursor([at, "A B"]),
    cursor(["2026-02-30T04:05:06.789Z", "a"]),
    cursor(["2026-01-01 (a comment)Z", "a"]),
    cursor(["0000-01-01T00:00:00.000Z", "a"]),
    cursor(["+275760-09-13T00:00:00.000Z", "a"]),
  ])("takes nothing else for a cursor: %s", (other) => {
    expect(() => placeAfter(other)).toThrow(
      expect.objectContaining({ code: "PAGE_INVALID", facts: { field: "after" } }),
    );
  });

  it("has 1 to 100 entries, or as many as its list allows", () => {
    for (const first of [1, 100]) expect(() => checkPage(first)).not.toThrow();
    expect(() => checkPage(2_000, 2_000)).not.toThrow();
    const refused = expect.objectContaining({ code: "PAGE_INVALID", facts: { field: "first" } });
    for (const first of [0, -1, 1.5, Number.NaN, 101]) expect(() => checkPage(first)).toThrow(refused);
    expect(() => checkPage(2_001, 2_000)).toThrow(refused);
  });
});
