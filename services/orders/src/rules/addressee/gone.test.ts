import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import { breachesIn, goneSinceIn, goneSpans, type Word, wordsAfter } from "./gone.js";

const said = (since: number, at = since): Word => ({ kind: "SAID_GONE", since: minutes(since), at: minutes(at) });
const up = (at: number): Word => ({ kind: "SAID_UP", at: minutes(at) });
const breach = (from: number, until: number | undefined, at: number, finding = "f"): Word => ({
  kind: "FOUND_UP",
  finding: idOf(finding),
  from: minutes(from),
  ...(until === undefined ? {} : { until: minutes(until) }),
  at: minutes(at),
});
const compliance = (since: number, at: number, finding = "g"): Word => ({
  kind: "FOUND_GONE",
  finding: idOf(finding),
  since: minutes(since),
  at: minutes(at),
});
/** From a minute until another, or without an end. */
type Spans = readonly (readonly [number, number?])[];
const spans = (rows: Spans) =>
  rows.map(([from, until]) => ({ from: minutes(from), ...(until === undefined ? {} : { until: minutes(until) }) }));

describe("rule: an item is gone as the platform says, unless the court finds otherwise", () => {
  it.each<[string, readonly Word[], Spans]>([
    ["said gone", [said(20, 25)], [[20]]],
    ["said gone, and corrected", [said(20), said(30, 40)], [[30]]],
    ["said gone, and then up", [said(20), up(30)], [[20, 30]]],
    ["said up, and then gone", [up(10), said(20)], [[20]]],
    ["gone, up and gone again", [said(20), up(30), said(40)], [[20, 30], [40]]],
    ["gone, up and gone again at once", [said(20), up(30), said(30)], [[20, 30], [30]]],
    ["said gone, found gone since before, and then said up", [said(20), compliance(10, 30), up(40)], [[10, 40]]],
    ["found up while it lasts", [said(20), breach(15, undefined, 140)], []],
    ["found up from later on, while it lasts", [said(20), breach(100, undefined, 140)], [[20, 100]]],
    ["said gone after that", [said(20), breach(100, undefined, 140), said(150)], [[20, 100], [150]]],
    ["found up for a while", [said(20), breach(100, 120, 140)], [[20, 100], [120]]],
    ["found up before it was said to be gone", [said(20), breach(10, 15, 140)], [[20]]],
    ["found up until the very moment at which it went", [said(20), breach(10, 20, 140)], [[20]]],
    ["found up from before it was said to be gone", [said(20), breach(10, 30, 140)], [[30]]],
    ["found up for a while though nobody said that it went", [breach(10, 30, 140)], []],
    [
      "found up for a while, and corrected after that",
      [said(20), breach(100, 120, 140), said(130, 150)],
      [[20, 100], [130]],
    ],
    ["found gone", [compliance(100, 140)], [[100]]],
    ["found gone earlier than was said", [said(120), compliance(100, 140)], [[100]]],
    ["found gone, whatever is said after that", [compliance(100, 140), said(150)], [[100]]],
    ["found gone, until the platform says that it is up", [compliance(100, 140), up(150)], [[100, 150]]],
    ["and gone once more", [compliance(100, 140), up(150), said(160)], [[100, 150], [160]]],
    [
      "found gone, and up later",
      [compliance(100, 140), breach(150, undefined, 160, "h"), said(170)],
      [[100, 150], [170]],
    ],
    ["found gone though said up", [up(10), compliance(100, 140)], [[100]]],
  ])("%s", (_, words, gone) => {
    expect(goneSpans(words)).toEqual(spans(gone));
  });

  it.each<[string, readonly Word[], number | undefined, number | undefined]>([
    ["now", [said(20)], undefined, 20],
    ["now that it is up", [said(20), up(30)], undefined, undefined],
    ["just before it came up", [said(20), up(30)], 30, 20],
    ["before that", [said(20), up(30)], 25, 20],
    ["after that", [said(20), up(30)], 31, undefined],
    ["just before it went", [said(20), up(30)], 20, undefined],
    ["before it went", [said(20), up(30)], 15, undefined],
  ])("and since when it is asked of %s", (_, words, before, since) => {
    expect(goneSinceIn(words, before === undefined ? undefined : minutes(before))).toBe(
      since === undefined ? undefined : minutes(since),
    );
  });
});

describe("rule: a breach that lasts ends when the platform says so, or the court finds compliance", () => {
  const foundAt140 = breach(100, undefined, 140);
  it.each<[string, readonly Word[], number | undefined]>([
    ["nothing was said since", [said(20), foundAt140], undefined],
    ["it was said to be gone later", [said(20), foundAt140, said(150)], 150],
    ["it was said to be gone later, and up again", [foundAt140, said(150), up(160)], 150],
    ["it is said to have gone before the court looked", [said(20), foundAt140, said(120, 150)], 140],
    ["the court found that it was gone from later on", [foundAt140, compliance(145, 200)], 145],
    ["the court found that it was gone from then on", [foundAt140, compliance(140, 200)], 140],
    ["it has an end of its own", [said(20), breach(100, 120, 140)], 120],
  ])("%s", (_, words, until) => {
    expect(breachesIn(words)).toEqual([
      { finding: "f", from: minutes(100), ...(until === undefined ? {} : { until: minutes(until) }) },
    ]);
  });
});

describe("rule: a finding that is withdrawn is as if it had never been made", () => {
  const words = [said(20), breach(100, 120, 140, "f"), compliance(150, 160, "g")];
  it.each([
    ["f", [said(20), compliance(150, 160, "g")]],
    ["g", [said(20), breach(100, 120, 140, "f")]],
  ] as const)("%s, and that one alone", (finding, left) => {
    const event = { kind: "FindingWithdrawn", itemIds: [], reasons: "Another page.", at: minutes(170) } as const;
    expect(wordsAfter(words, { ...event, findingId: idOf(finding) })).toEqual(left);
  });
});
