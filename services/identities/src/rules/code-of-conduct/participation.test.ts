import { type Instant, instant } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlatformId } from "../ids.js";
import type { CodeOfConduct } from "./code-of-conduct.js";
import {
  decideParticipation,
  evolveParticipation,
  type ParticipationCommand,
  type ParticipationRecord,
  participationAt,
  participationStatus,
} from "./participation.js";

const JANUARY = instant("2026-01-01");
const MARCH = instant("2026-03-01");
const MAY = instant("2026-05-01");
const JULY = instant("2026-07-01");
const NOW = instant("2026-09-01");
const NEXT_YEAR = instant("2027-01-01");

const published: CodeOfConduct[] = [
  {
    version: 1,
    text: "one",
    inForceFrom: JANUARY,
    objectionWindow: "P7D",
    answerNoticesWithin: "P7D",
    publishedAt: JANUARY,
  },
  { version: 2, text: "two", inForceFrom: MAY, objectionWindow: "P5D", answerNoticesWithin: "P7D", publishedAt: MARCH },
];
const platform = idOf<PlatformId>("vidshare");
const states: Record<string, ParticipationRecord> = {
  "OUTSIDE, never joined": { platform, participations: [] },
  PARTICIPANT: { platform, participations: [{ platform, joinedVersion: 1, since: MARCH }] },
  "OUTSIDE, left": { platform, participations: [{ platform, joinedVersion: 1, since: MARCH, until: JULY }] },
};

/** What each command gives in the states above, in their order: the event's kind and date, "nothing", or the code. */
const TABLE: readonly [string, ParticipationCommand, readonly [string, string, string]][] = [
  ["join now", { type: "join" }, [`CodeOfConductJoined ${NOW}`, "nothing", `CodeOfConductJoined ${NOW}`]],
  ["join since March", { type: "join", since: MARCH }, [`CodeOfConductJoined ${MARCH}`, "nothing", "nothing"]],
  [
    "join since May",
    { type: "join", since: MAY },
    [`CodeOfConductJoined ${MAY}`, "ALREADY_A_PARTICIPANT", "PARTICIPATION_OVERLAPS"],
  ],
  [
    "join since July",
    { type: "join", since: JULY },
    [`CodeOfConductJoined ${JULY}`, "ALREADY_A_PARTICIPANT", `CodeOfConductJoined ${JULY}`],
  ],
  [
    "join next year",
    { type: "join", since: NEXT_YEAR },
    ["PARTICIPATION_IN_FUTURE", "ALREADY_A_PARTICIPANT", "PARTICIPATION_IN_FUTURE"],
  ],
  [
    "join before any code",
    { type: "join", since: instant(0) },
    ["CODE_NOT_IN_FORCE", "ALREADY_A_PARTICIPANT", "PARTICIPATION_OVERLAPS"],
  ],
  ["leave now", { type: "leave" }, ["NOT_A_PARTICIPANT", `CodeOfConductLeft ${NOW}`, "nothing"]],
  [
    "leave in January",
    { type: "leave", until: JANUARY },
    ["NOT_A_PARTICIPANT", "PARTICIPATION_OVERLAPS", "NOT_A_PARTICIPANT"],
  ],
  ["leave in July", { type: "leave", until: JULY }, ["NOT_A_PARTICIPANT", `CodeOfConductLeft ${JULY}`, "nothing"]],
  [
    "leave next year",
    { type: "leave", until: NEXT_YEAR },
    ["NOT_A_PARTICIPANT", "PARTICIPATION_IN_FUTURE", "NOT_A_PARTICIPANT"],
  ],
];

function outcome(record: ParticipationRecord, command: ParticipationCommand, codes = published): string {
  try {
    const [event] = decideParticipation(record, command, codes, NOW);
    if (event === undefined) return "nothing";
    return `${event.kind} ${event.kind === "CodeOfConductJoined" ? event.since : event.until}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("a platform's part in the code of conduct", () => {
  for (const [name, command, outcomes] of TABLE) {
    Object.entries(states).forEach(([state, record], index) => {
      it(`${state}: ${name} gives ${outcomes[index]}`, () => {
        expect(outcome(record, command)).toBe(outcomes[index]);
      });
    });
  }

  it("cannot be joined while no version is in force", () => {
    expect(outcome({ platform, participations: [] }, { type: "join" }, [])).toBe("CODE_NOT_IN_FORCE");
  });

  it("names the version in force on the day of joining", () => {
    const [event] = decideParticipation(
      { platform, participations: [] },
      { type: "join", since: MARCH },
      published,
      NOW,
    );
    expect(event).toMatchObject({ version: 1 });
  });

  it("holds from joining until, and not at, the moment of leaving", () => {
    const left = { platform, participations: [{ platform, joinedVersion: 1, since: MARCH, until: JULY }] };
    expect(participationAt(left, instant(Date.parse(MARCH) - 1))).toBeUndefined();
    expect(participationAt(left, MARCH)).toBeDefined();
    expect(participationAt(left, instant(Date.parse(JULY) - 1))).toBeDefined();
    expect(participationAt(left, JULY)).toBeUndefined();
  });

  const day: fc.Arbitrary<Instant> = fc
    .integer({ min: 0, max: 300 })
    .map((n) => instant(Date.parse(JANUARY) + n * 86_400_000));
  const command: fc.Arbitrary<ParticipationCommand> = fc.oneof(
    fc.constant<ParticipationCommand>({ type: "join" }),
    fc.constant<ParticipationCommand>({ type: "leave" }),
    day.map((since): ParticipationCommand => ({ type: "join", since })),
    day.map((until): ParticipationCommand => ({ type: "leave", until })),
  );

  it("never overlaps itself, and a repeated command changes nothing, whatever was requested before", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ command, now: day }), { maxLength: 20 }), (steps) => {
        let record: ParticipationRecord = { platform, participations: [] };
        for (const { command, now } of steps.toSorted((a, b) => (a.now < b.now ? -1 : 1))) {
          const next = decided(record, command, now);
          if (next !== undefined) expect(decided(next, command, now) ?? next).toEqual(next);
          record = next ?? record;
        }
        record.participations.forEach(({ since, until }, index, all) => {
          const following = all[index + 1];
          if (following !== undefined) expect(until !== undefined && until <= following.since).toBe(true);
          if (until !== undefined) expect(since <= until).toBe(true);
        });
        expect(participationStatus(record)).toBe(
          record.participations.some(({ until }) => until === undefined) ? "PARTICIPANT" : "OUTSIDE",
        );
      }),
    );
  });

  function decided(
    record: ParticipationRecord,
    asked: ParticipationCommand,
    now: Instant,
  ): ParticipationRecord | undefined {
    try {
      return decideParticipation(record, asked, published, now).reduce(evolveParticipation, record);
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
});
