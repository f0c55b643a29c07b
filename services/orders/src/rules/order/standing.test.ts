import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import {
  acknowledged,
  ending,
  liftsFor,
  POSTER,
  resumes,
  type Step,
  story,
  suspends,
  WITHDRAWN,
} from "../../../test/story.js";
import { standsSince } from "./standing.js";

const served: Step = [10, acknowledged(10)];
const LAPSED = 60 * 24 * 60;
const judged: readonly Step[] = [
  [22, { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) }],
  [24, { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" }],
  [30, { type: "declareIrrevocable", reasons: "The parties acquiesced.", acquiesced: true }],
];

describe("an order stands as it does", () => {
  it.each<[string, readonly Step[], number]>([
    ["in force since it was given", [served], 0],
    ["suspended since that was decided", [served, [20, suspends()]], 20],
    ["suspended since the last time", [served, [20, suspends()], [30, resumes()], [40, suspends("Anew.")]], 40],
    ["in force since it was resumed", [served, [20, suspends()], [30, resumes()]], 30],
    [
      "in force since it was last resumed",
      [served, [20, suspends()], [30, resumes()], [40, suspends("Anew.")], [50, resumes("Over.")]],
      50,
    ],
    ["lifted since that was decided", [served, [30, liftsFor(WITHDRAWN)]], 30],
    [
      "lapsed since somebody asked for it",
      [served, [LAPSED, { type: "applyForLapse", by: POSTER, terms: ending() }]],
      LAPSED,
    ],
    ["final since the judgment was irrevocable", [served, ...judged], 30],
  ])("%s", (_, steps, since) => {
    expect(standsSince(story(...steps))).toBe(minutes(since));
  });

  it("final since a moment that nobody kept, before it was kept", () => {
    const { confirmed: _, ...final } = story(served, ...judged);
    expect(standsSince(final)).toBeUndefined();
  });
});
