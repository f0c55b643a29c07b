import { describe, expect, it } from "vitest";
import { lateForms } from "./late-forms.js";

const form = (text: string) => ({ text: [text] });
let clock = new Date("2026-11-28T12:00:00Z");
const now = () => clock;
const hours = (count: number) => new Date(clock.getTime() + count * 3_600_000);

describe("forms that were not taken", () => {
  it("are given back to their own browser as often as it asks", () => {
    const open = lateForms({ now });
    const [one, other] = [open(), open()];
    one.keep("/a", form("of one"));
    other.keep("/a", form("of the other"));
    expect([one.of("/a"), one.of("/a")]).toEqual([form("of one"), form("of one")]);
    expect([other.of("/a"), other.paths()]).toEqual([form("of the other"), ["/a"]]);
  });

  it("go when they are sent or discarded, and after twelve hours", () => {
    const browser = lateForms({ now })();
    for (const path of ["/sent", "/discarded", "/old"]) browser.keep(path, form(path));
    browser.sent("/sent", form("changed"));
    browser.discard("/discarded");
    expect(browser.paths()).toEqual(["/old"]);
    clock = hours(11);
    expect(browser.of("/old")).toEqual(form("/old"));
    clock = hours(1.1);
    expect([browser.of("/old"), browser.paths()]).toEqual([undefined, []]);
  });

  it("are replaced by what is typed anew, and not by a button of the same page that sends nothing typed", () => {
    const browser = lateForms({ now })();
    browser.keep("/a", form("first"));
    browser.renew("/a", { csrf: ["t"], step: ["notify"] });
    browser.sent("/a", { csrf: ["t"], step: ["notify"] });
    browser.keep("/a", { csrf: ["t"], step: ["notify"] });
    expect(browser.of("/a")).toEqual(form("first"));
    browser.renew("/a", form("second"));
    expect(browser.of("/a")).toEqual(form("second"));
    browser.renew("/b", form("never kept"));
    expect(browser.paths()).toEqual(["/a"]);
  });

  it("stay when the form of another objection is sent from the same page", () => {
    const browser = lateForms({ now })();
    const about = (remedy: string) => ({ reasons: [remedy], remedy: [remedy] });
    browser.keep("/decide", about("one"));
    browser.renew("/decide", about("other"));
    browser.sent("/decide", about("other"));
    expect(browser.of("/decide")).toEqual(about("one"));
    browser.sent("/decide", about("one"));
    expect(browser.of("/decide")).toBeUndefined();
  });

  it("are never given to another party in the same browser, and wait there for their own", () => {
    const browser = lateForms({ now })();
    browser.keep("/a", form("of the court"), "court");
    browser.keep("/b", form("of nobody known"));
    expect([browser.paths(), browser.of("/a")]).toEqual([["/a", "/b"], undefined]);
    const platform = browser.seenBy("platform");
    expect([platform.paths(), platform.of("/a"), platform.of("/b")]).toEqual([
      ["/b"],
      undefined,
      form("of nobody known"),
    ]);
    platform.keep("/a", form("of the platform"));
    platform.discard("/a");
    const court = browser.seenBy("court");
    expect([court.paths(), court.of("/a"), court.of("/b")]).toEqual([["/a"], form("of the court"), undefined]);
  });

  it("are five of a browser at most: the oldest goes, and one that is sent again is the newest", () => {
    const browser = lateForms({ now })();
    for (const path of ["/1", "/2", "/3", "/4", "/5", "/1", "/6"]) browser.keep(path, form(path));
    expect(browser.paths()).toEqual(["/3", "/4", "/5", "/1", "/6"]);
    expect(browser.of("/2")).toBeUndefined();
    expect(browser.of("/1")).toEqual(form("/1"));
  });

  it("take a limited amount of memory together: whoever sends many long ones pushes out the oldest of all", () => {
    const open = lateForms({ now, mostCharacters: 7_500 });
    const browsers = Array.from({ length: 20 }, open);
    for (const browser of browsers) browser.keep("/a", form("x".repeat(90)));
    expect(browsers.flatMap((browser) => browser.paths())).toHaveLength(10);
    expect(browsers[0]?.of("/a")).toBeUndefined();
    expect(browsers.at(-1)?.of("/a")).toEqual(form("x".repeat(90)));
  });

  it("count by what they hold, and not by their text alone", () => {
    const open = lateForms({ now, mostCharacters: 100_000 });
    const browsers = Array.from({ length: 4 }, open);
    for (const browser of browsers) browser.keep("/a", { a: Array<string>(1_000).fill("") });
    expect(browsers.map((browser) => browser.paths())).toEqual([[], [], [], ["/a"]]);
    for (const browser of browsers) browser.keep(`/${"a".repeat(60_000)}`, form(""));
    expect(browsers.filter((browser) => browser.paths().length > 0)).toHaveLength(1);
  });

  it("are fifty thousand at most, however short they are", () => {
    const open = lateForms({ now, mostCharacters: Number.MAX_SAFE_INTEGER });
    const [first, second] = [open(), open()];
    first.keep("/a", form(""));
    second.keep("/a", form(""));
    for (let other = 1; other < 50_000; other++) open().keep("/a", form(""));
    expect([first.paths(), second.paths()]).toEqual([[], ["/a"]]);
  });

  it("that are longer than all together may be are not kept", () => {
    const browser = lateForms({ now, mostCharacters: 700 })();
    browser.keep("/a", form("x".repeat(60)));
    expect([browser.paths(), browser.of("/a")]).toEqual([[], undefined]);
  });
});
