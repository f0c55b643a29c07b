import { type Instant, instant, termEnd } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disclosureFacts, disclosureTerms, expiryOf } from "../../../test/disclosure-terms.js";
import type { CodeOfConduct } from "../code-of-conduct/code-of-conduct.js";
import type { PlatformId } from "../ids.js";
import type { DisclosureCommand } from "./disclosure-commands.js";
import { decideDisclosure } from "./disclosure-decisions.js";
import {
  type DisclosureEvent,
  type DisclosureRequest,
  evolveDisclosure,
  FINDINGS,
  isOpen,
  REFUSAL_REASONS,
} from "./disclosure-request.js";
import { type DisclosureFacts, type DisclosureTerms, requestDisclosure } from "./disclosure-terms.js";

const REQUESTED_AT = instant("2026-06-01");
const NOW = instant("2026-06-15");

const requested = (change: Partial<DisclosureTerms> = {}) =>
  evolveDisclosure(undefined, first(requestDisclosure(disclosureTerms(change), disclosureFacts(), REQUESTED_AT)));

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error("The list is empty");
  return one;
}

/** The state after commands, each given at its moment. */
function after(
  state: DisclosureRequest,
  ...given: readonly (readonly [string, DisclosureCommand])[]
): DisclosureRequest {
  return given.reduce(
    (now, [at, command]) =>
      decideDisclosure(now, command, instant(at)).reduce<DisclosureRequest>(evolveDisclosure, now),
    state,
  );
}

const notify: DisclosureCommand = { type: "notifyPoster" };
const object: DisclosureCommand = {
  type: "forwardObjection",
  kid: idOf("court-enc"),
  digest: idOf("objection"),
  seal: idOf("a.b.c"),
};
const disclose: DisclosureCommand = {
  type: "disclose",
  kid: idOf("court-enc"),
  digest: idOf("answer"),
  seal: idOf("a.b.c"),
};
const collect: DisclosureCommand = {
  type: "collect",
  content: "DISCLOSURE",
  court: idOf("rb-amsterdam"),
  subject: "clerk",
};
const confirm: DisclosureCommand = { type: "confirmReceipt", content: "DISCLOSURE" };

const closed = after(requested(), ["2026-06-02", notify]);
const disclosed = after(closed, ["2026-06-10", disclose]);
const states: Record<string, DisclosureRequest> = {
  REQUESTED: requested(),
  "REQUESTED, notice dispensed": requested({ dispensation: "why" }),
  "POSTER_NOTIFIED, window open": after(requested(), ["2026-06-12", notify]),
  "POSTER_NOTIFIED, window closed": closed,
  "POSTER_NOTIFIED, objected, window closed": after(closed, ["2026-06-03", object]),
  DISCLOSED: disclosed,
  "DISCLOSED, collected": after(disclosed, ["2026-06-11", collect]),
  "DISCLOSED, destroyed": after(disclosed, ["2026-06-11", collect], ["2026-06-12", confirm]),
  REFUSED: after(requested(), ["2026-06-02", { type: "refuse", reason: "DATA_NOT_HELD" }]),
  WITHDRAWN: after(requested(), ["2026-06-02", { type: "withdraw", reasons: "settled" }]),
  EXPIRED: { ...requested(), status: "EXPIRED", expiredAt: NOW },
};

const R = "DISCLOSURE_ANSWERED";
const S = "DISCLOSURE_STATE";
const A = "CONTENT_ABSENT";
const U = "REASON_UNFOUNDED";
const NN = "POSTER_NOT_NOTIFIED";
const NC = "CONTENT_NOT_COLLECTED";
const no = "nothing";

/** What each command gives in the states above, in their order: the events, "nothing", or the code. */
const TABLE: readonly [string, DisclosureCommand, readonly string[]][] = [
  ["notifyPoster", notify, ["PosterNotified", "NOTICE_DISPENSED", no, no, no, R, R, R, R, S, S]],
  [
    "forwardObjection",
    { ...object, digest: idOf("another") },
    [NN, NN, "ObjectionForwarded", "OBJECTION_LATE", "OBJECTION_LATE", R, R, R, R, S, S],
  ],
  [
    "disclose",
    disclose,
    [NN, "IdentityDisclosed", "OBJECTION_WINDOW_OPEN", "IdentityDisclosed", "IdentityDisclosed", no, no, no, R, S, S],
  ],
  [
    "disclose otherwise",
    { ...disclose, digest: idOf("another") },
    [NN, "IdentityDisclosed", "OBJECTION_WINDOW_OPEN", "IdentityDisclosed", "IdentityDisclosed", R, R, R, R, S, S],
  ],
  [
    "refuse, DATA_NOT_HELD",
    { type: "refuse", reason: "DATA_NOT_HELD" },
    [...Array<string>(5).fill("DisclosureRefused"), R, R, R, no, S, S],
  ],
  [
    "refuse, POSTER_OBJECTED",
    { type: "refuse", reason: "POSTER_OBJECTED" },
    [U, U, U, U, "DisclosureRefused", R, R, R, R, S, S],
  ],
  ["refuse, NOT_BOUND", { type: "refuse", reason: "NOT_BOUND" }, [U, U, U, U, U, R, R, R, R, S, S]],
  [
    "dispense",
    { type: "dispense", reasons: "why", seal: idOf("a.b.c") },
    ["NoticeDispensed", no, S, S, S, R, R, R, R, S, S],
  ],
  [
    "withdraw",
    { type: "withdraw", reasons: "settled" },
    [...Array<string>(5).fill("DisclosureWithdrawn"), R, R, R, R, no, S],
  ],
  ["collect", collect, [A, A, A, A, A, "ContentCollected", "ContentCollected", "CONTENT_DESTROYED", A, A, A]],
  ["confirmReceipt", confirm, [A, A, A, A, A, NC, "ContentDestroyed", no, A, A, A]],
  [
    "reportBreach",
    { type: "reportBreach", categories: ["PHONE"] },
    [NC, NC, NC, NC, NC, NC, "BreachReported", "BreachReported", NC, NC, NC],
  ],
  [
    "endOrder",
    { type: "endOrder", because: "ORDER_LIFTED" },
    [
      ...Array<string>(4).fill("DisclosureWithdrawn"),
      "DisclosureWithdrawn ContentDestroyed",
      "DisclosureGroundLost ContentDestroyed",
      "DisclosureGroundLost ContentDestroyed",
      "DisclosureGroundLost",
      no,
      no,
      no,
    ],
  ],
  [
    "closeWindow",
    { type: "closeWindow", windowEndsAt: termEnd(instant("2026-06-02"), "P7D") },
    [no, no, no, "ObjectionWindowClosed", "ObjectionWindowClosed", no, no, no, no, no, no],
  ],
  [
    "expire",
    { type: "expire", expiresAt: termEnd(REQUESTED_AT, "P28D") },
    [...Array<string>(5).fill("DisclosureExpired"), no, no, no, no, no, no],
  ],
  [
    "passRetention",
    { type: "passRetention", content: "DISCLOSURE", destroyBy: termEnd(instant("2026-06-10"), "P30D") },
    [no, no, no, no, no, "ContentDestroyed", "ContentDestroyed", no, no, no, no],
  ],
];
/** Those that time alone gives, at a moment when it has. */
const LATER: Record<string, Instant> = { expire: instant("2026-07-01"), passRetention: instant("2026-07-11") };

function outcome(state: DisclosureRequest, command: DisclosureCommand, now: Instant): string {
  try {
    return (
      decideDisclosure(state, command, now)
        .map(({ kind }) => kind)
        .join(" ") || no
    );
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("a disclosure request", () => {
  describe.each(TABLE)("%s", (name, command, outcomes) => {
    it.each(Object.entries(states).map(([state, value], index) => [state, outcomes[index], value] as const))(
      "in %s gives %s",
      (_state, expected, value) => {
        expect(outcome(value, command, LATER[name] ?? NOW)).toBe(expected);
      },
    );
  });

  it("has not expired at the end of its term, and accepts no answer after it, even before the timer fires", () => {
    const expiresAt = expiryOf(closed);
    const later = instant(Date.parse(expiresAt) + 1);
    expect(outcome(closed, { type: "expire", expiresAt }, expiresAt)).toBe(no);
    expect(outcome(closed, disclose, expiresAt)).toBe("IdentityDisclosed");
    expect(outcome(closed, disclose, later)).toBe("DISCLOSURE_STATE");
    expect(outcome(closed, { type: "refuse", reason: "DATA_NOT_HELD" }, later)).toBe("DISCLOSURE_STATE");
  });

  it("leaves the platform a week after the window, however late the poster was notified, or else the court's own term", () => {
    expect(closed.expiresAt).toBe(termEnd(REQUESTED_AT, "P28D"));
    const last = termEnd(REQUESTED_AT, "P28D");
    const late = after(requested(), [last, notify]);
    expect(late.expiresAt).toBe(termEnd(last, "P14D"));
    const windowEndsAt = termEnd(last, "P7D");
    expect(outcome(late, disclose, windowEndsAt)).toBe("IdentityDisclosed");
    expect(outcome(late, { type: "expire", expiresAt: last }, windowEndsAt)).toBe(no);
    expect(outcome(late, { type: "expire", expiresAt: expiryOf(late) }, instant("2026-07-14"))).toBe(
      "DisclosureExpired",
    );
  });

  it("lets the poster object until the window's last moment, and the platform disclose from its end on", () => {
    const windowEndsAt = closed.notice?.windowEndsAt ?? NOW;
    const before = instant(Date.parse(windowEndsAt) - 1);
    expect(outcome(closed, object, before)).toBe("ObjectionForwarded");
    expect(outcome(closed, object, windowEndsAt)).toBe("OBJECTION_LATE");
    expect(outcome(closed, disclose, before)).toBe("OBJECTION_WINDOW_OPEN");
    expect(outcome(closed, disclose, windowEndsAt)).toBe("IdentityDisclosed");
  });

  it("is refused as NOT_BOUND only without a provision, and as LEGAL_OBSTACLE only with one, by a platform outside the code", () => {
    const outside = { ...requested(), outsideCode: true };
    expect(outcome(outside, { type: "refuse", reason: "NOT_BOUND" }, NOW)).toBe("DisclosureRefused");
    expect(outcome(outside, { type: "refuse", reason: "LEGAL_OBSTACLE" }, NOW)).toBe("FIELD_INVALID");
    const provision = "art. 5:20 Awb";
    expect(outcome(outside, { type: "refuse", reason: "LEGAL_OBSTACLE", provision }, NOW)).toBe("DisclosureRefused");
    expect(outcome(outside, { type: "refuse", reason: "NOT_BOUND", provision }, NOW)).toBe("FIELD_INVALID");
  });

  it("keeps an answer for 30 days and not a moment longer", () => {
    const destroyBy = disclosed.disclosure?.destroyBy ?? NOW;
    expect(destroyBy).toBe(instant("2026-07-10"));
    const later = instant(Date.parse(destroyBy) + 1);
    expect(outcome(disclosed, collect, destroyBy)).toBe("ContentCollected");
    expect(outcome(disclosed, collect, later)).toBe("CONTENT_DESTROYED");
    expect(outcome(disclosed, { type: "passRetention", content: "DISCLOSURE", destroyBy }, destroyBy)).toBe(no);
  });

  it("reports as a breach only categories that were not requested, each once", () => {
    const collected = after(disclosed, ["2026-06-11", collect]);
    expect(outcome(collected, { type: "reportBreach", categories: ["NAME"] }, NOW)).toBe("FIELD_INVALID");
    const reported = after(collected, ["2026-06-12", { type: "reportBreach", categories: ["PHONE"] }]);
    expect(outcome(reported, { type: "reportBreach", categories: ["PHONE"] }, NOW)).toBe(no);
    expect(after(reported, ["2026-06-13", { type: "reportBreach", categories: ["OTHER", "PHONE"] }]).breach).toEqual({
      categories: ["PHONE", "OTHER"],
      unreadable: false,
      at: instant("2026-06-13"),
    });
  });

  it("reports an answer that does not open, once, even after another breach was reported", () => {
    const collected = after(disclosed, ["2026-06-11", collect]);
    const unreadable: DisclosureCommand = { type: "reportBreach", categories: [], unreadable: true };
    expect(outcome(disclosed, unreadable, NOW)).toBe("CONTENT_NOT_COLLECTED");
    expect(outcome(collected, { type: "reportBreach", categories: [] }, NOW)).toBe("FIELD_INVALID");
    const excess = after(collected, ["2026-06-12", { type: "reportBreach", categories: ["PHONE"] }]);
    const reported = after(excess, ["2026-06-13", unreadable]);
    expect(reported.breach).toEqual({ categories: ["PHONE"], unreadable: true, at: instant("2026-06-13") });
    expect(outcome(reported, unreadable, NOW)).toBe(no);
    expect(after(reported, ["2026-06-14", { type: "reportBreach", categories: ["OTHER"] }]).breach).toMatchObject({
      unreadable: true,
    });
  });
});

describe("no sequence of commands", () => {
  const commands = fc.oneof(
    fc.constantFrom<DisclosureCommand>(notify, notify, notify, object, disclose, disclose, disclose, collect, confirm),
    fc.constant(disclose),
    fc.constantFrom(...REFUSAL_REASONS).map((reason): DisclosureCommand => ({ type: "refuse", reason })),
    fc.constant<DisclosureCommand>({ type: "dispense", reasons: "Evidence would go.", seal: idOf("a.b.c") }),
    fc.constant<DisclosureCommand>({ type: "withdraw", reasons: "settled" }),
    fc
      .constantFrom("ORDER_LIFTED" as const, "ITEMS_FREED" as const)
      .map((because) => ({ type: "endOrder" as const, because })),
    fc.constantFrom<DisclosureCommand>(
      { ...object, digest: idOf("another") },
      { ...disclose, digest: idOf("another") },
      { ...collect, content: "OBJECTION" },
      { ...confirm, content: "OBJECTION" },
      { type: "reportBreach", categories: ["PHONE"] },
    ),
    // What time gives, at any moment, whether it is that of a timer or not.
    fc.integer({ min: 0, max: 90 * 24 }).chain((hours) => {
      const at = instant(Date.parse(REQUESTED_AT) + hours * 3_600_000);
      return fc.constantFrom<DisclosureCommand>(
        { type: "closeWindow", windowEndsAt: at },
        { type: "expire", expiresAt: at },
        { type: "expire", expiresAt: termEnd(REQUESTED_AT, "P28D") },
        { type: "passRetention", content: "DISCLOSURE", destroyBy: at },
      );
    }),
  );
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 * 24 }), commands), { maxLength: 12 });
  // What makes a request possible is likely, so that many worlds get as far as an answer.
  const seldom = fc.constantFrom(false, false, false, false, false, true);
  const likely = seldom.map((value) => !value);
  const worlds = fc.record({
    granted: likely,
    foreign: seldom,
    ended: seldom,
    covered: likely,
    found: fc.subarray([...FINDINGS]),
    whole: likely,
    negative: fc.constantFrom(null, null, null, null, ...FINDINGS),
    takesPart: fc.boolean(),
    mark: fc.boolean(),
    code: fc.option(fc.constantFrom("PT48H", "P7D")),
    dispensed: fc.boolean(),
    purpose: fc.constantFrom("CIVIL_CLAIM", "CIVIL_CLAIM", "CIVIL_CLAIM", "PROSECUTION"),
  });
  type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

  function ask(world: World): DisclosureRequest | undefined {
    const found = world.whole ? [...FINDINGS] : world.found;
    const findings = Object.fromEntries(
      found.map((name) => [name, { holds: name !== world.negative, reasons: "So." }]),
    );
    const published: CodeOfConduct[] =
      world.code === null
        ? []
        : [
            {
              version: 1,
              text: "x",
              inForceFrom: instant("2026-01-01"),
              objectionWindow: world.code,
              answerNoticesWithin: "P7D",
              publishedAt: instant("2026-01-01"),
            },
          ];
    const platform = idOf<PlatformId>("vidshare");
    const facts: DisclosureFacts = {
      ...disclosureFacts(),
      published,
      participations: new Map(
        world.takesPart
          ? [[platform, { platform, participations: [{ platform, joinedVersion: 1, since: instant("2026-02-01") }] }]]
          : [],
      ),
      order: world.granted
        ? {
            id: idOf("order-1"),
            court: idOf(world.foreign ? "rb-den-haag" : "rb-amsterdam"),
            suspended: false,
            addressees: [{ platform, covered: world.covered, duties: [] }],
            ...(world.ended ? { ended: { because: "ORDER_LIFTED", at: instant("2026-05-01") } } : {}),
          }
        : undefined,
    };
    const terms: DisclosureTerms = {
      ...disclosureTerms(world.dispensed ? { dispensation: "Evidence would go." } : {}),
      findings,
      purpose: world.purpose,
      addressees: [{ platform, outsideCode: world.mark }],
    };
    try {
      return evolveDisclosure(undefined, first(requestDisclosure(terms, facts, REQUESTED_AT)));
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  it("leads to a disclosure without a granted order, findings, an elapsed window or a dispensation, and participation or the explicit mark", () => {
    let disclosures = 0;
    fc.assert(
      fc.property(worlds, steps, (world, given) => {
        let state = ask(world);
        if (state === undefined) return;
        let now = Date.parse(REQUESTED_AT);
        let notifiedAt: number | undefined;
        let dispensed = world.dispensed;
        let ended = false;
        for (const [hours, command] of given) {
          now += hours * 3_600_000;
          let events: DisclosureEvent[] = [];
          try {
            events = decideDisclosure(state, command, instant(now));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          for (const event of events) {
            if (event.kind === "PosterNotified") notifiedAt = now;
            if (event.kind === "NoticeDispensed") dispensed = true;
            if (event.kind === "IdentityDisclosed") {
              disclosures += 1;
              const windowHours = world.code === null ? 14 * 24 : world.code === "P7D" ? 7 * 24 : 48;
              const elapsed = notifiedAt !== undefined && now >= notifiedAt + windowHours * 3_600_000;
              expect(world.granted && !world.foreign && !world.ended && world.covered && !ended).toBe(true);
              expect((world.whole || world.found.length === FINDINGS.length) && world.negative === null).toBe(true);
              expect(elapsed || dispensed).toBe(true);
              expect(world.takesPart ? !world.mark : world.mark).toBe(true);
              expect(world.purpose).toBe("CIVIL_CLAIM");
              expect(isOpen(state)).toBe(true);
              expect(now).toBeLessThanOrEqual(Date.parse(expiryOf(state)));
            }
            state = evolveDisclosure(state, event);
          }
          if (command.type === "endOrder") ended = true;
        }
      }),
      { numRuns: 20_000 },
    );
    expect(disclosures).toBeGreaterThan(100);
  });
});
