import { describe, expect, it } from "vitest";
import { lateForms } from "./late-forms.js";

const form = (text: string) => ({ text: [text] });

describe("forms that were sent too late", () => {
  it("are given back once each, to their own session", () => {
    const open = lateForms();
    const [one, other] = [open(), open()];
    one.keep("/a", form("of one"));
    other.keep("/a", form("of the other"));
    expect(one.take("/a")).toEqual(form("of one"));
    expect(one.take("/a")).toBeUndefined();
    expect(other.paths()).toEqual(["/a"]);
  });

  it("are five of a session at most: the oldest goes, and one that is sent again is the newest", () => {
    const session = lateForms()();
    for (const path of ["/1", "/2", "/3", "/4", "/5", "/1", "/6"]) session.keep(path, form(path));
    expect(session.paths()).toEqual(["/3", "/4", "/5", "/1", "/6"]);
    expect(session.take("/2")).toBeUndefined();
    expect(session.take("/1")).toEqual(form("/1"));
  });

  it("take a limited amount of memory together: whoever sends many long ones pushes out the oldest of all", () => {
    const open = lateForms(1_000);
    const sessions = Array.from({ length: 20 }, open);
    for (const session of sessions) session.keep("/a", form("x".repeat(90)));
    expect(sessions.flatMap((session) => session.paths())).toHaveLength(10);
    expect(sessions[0]?.take("/a")).toBeUndefined();
    expect(sessions.at(-1)?.take("/a")).toEqual(form("x".repeat(90)));
  });

  it("that are longer than all together may be are not kept", () => {
    const session = lateForms(50)();
    session.keep("/a", form("x".repeat(60)));
    expect([session.paths(), session.take("/a")]).toEqual([[], undefined]);
  });
});
