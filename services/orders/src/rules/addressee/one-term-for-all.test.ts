import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { confirmation as saidOf, videos, vidshare } from "../../../test/story.js";
import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Addressee, Item } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { evolveAddressee } from "./evolve-addressee.js";
import { modifiedAddressee } from "./modified-addressee.js";

/**
 * Events that were stored when a platform had one term for all its items: they name no items, and a version names no
 * terms. What they meant then, they mean still.
 */
const ONE = idOf<ItemId>("item-1");
const TWO = idOf<ItemId>("item-2");
const platform = idOf<never>("vidshare");
const both = { itemIds: [ONE, TWO] };
/** A term of two hours that began with service at minute 10. */
const END = 130;

const pending = vidshare(issuedOrder());
const having = (state: Addressee, ...events: readonly AddresseeEvent[]) => events.reduce(evolveAddressee, state);

type Means = "BAILIFF" | "SUBSTITUTE";
function servedAt(minute: number, change: Partial<AddresseeEvent & { kind: "AddresseeServed" }> = {}): AddresseeEvent {
  const means: Means = "BAILIFF";
  return { kind: "AddresseeServed", platform, means, servedAt: minutes(minute), at: minutes(minute), ...change };
}
const served = servedAt(10, { deadline: minutes(END) });
function claimedAt(minute: number, itemId = ONE): AddresseeEvent {
  const confirmation = { ...saidOf(itemId, minute, "IMPOSSIBLE"), impossibleReason: "MANIFEST_ERROR" } as const;
  return { kind: "ConfirmationRecorded", platform, confirmation, at: minutes(minute) };
}
function stopped(
  minute: number,
  because: "CLARIFICATION" | "SUSPENSION",
  named: { readonly itemIds?: readonly ItemId[] } = {},
): AddresseeEvent {
  return { kind: "DeadlineStopped", platform, because, at: minutes(minute), ...named };
}
function wentOn(minute: number, deadline?: number): AddresseeEvent {
  const end = deadline === undefined ? {} : { deadline: minutes(deadline) };
  return { kind: "DeadlineResumed", platform, at: minutes(minute), ...end };
}
function withItem(state: Addressee, id: ItemId, change: Partial<Item>): Addressee {
  return { ...state, items: state.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}
function kept(state: Addressee, id: ItemId): Addressee {
  const term = termOf(state, id);
  if (term === undefined) throw new Error(`No term of ${id}`);
  return withItem(state, id, { term: { ...term, keeps: true } });
}
const termOf = (state: Addressee, id: ItemId) => state.items.find((item) => item.id === id)?.term;
const endsOf = (state: Addressee) => state.items.map(({ term }) => term?.until);

describe("service that names no items", () => {
  it("begins the term of all, in full", () => {
    const state = having(pending, served);
    expect(endsOf(state)).toEqual([minutes(END), minutes(END)]);
    expect(termOf(state, TWO)).toMatchObject({ from: minutes(10), movesWithService: true });
  });

  it("without an end leaves all waiting for an answer where one item was claimed before", () => {
    const claimed = having(pending, claimedAt(5));
    const state = having(claimed, servedAt(10));
    expect(termOf(state, ONE)).toMatchObject({ claimedAt: minutes(10), claimMadeAt: minutes(5) });
    expect(termOf(state, ONE)?.claimIsOfOther).toBeUndefined();
    expect(termOf(state, TWO)).toMatchObject({ claimedAt: minutes(10), claimIsOfOther: true });
    expect(termOf(having(claimed, servedAt(10, { deadline: minutes(END) })), TWO)?.claimedAt).toBeUndefined();
    expect(termOf(having(claimed, servedAt(10, both)), TWO)?.claimedAt).toBeUndefined();
    expect(termOf(having(pending, servedAt(10)), TWO)?.claimedAt).toBeUndefined();
  });

  it("that becomes known after the claim lets it stop the term when it was made", () => {
    const state = having(pending, claimedAt(15), servedAt(10, { deadline: minutes(END), at: minutes(20) }));
    expect(termOf(state, ONE)).toMatchObject({ until: minutes(END), claimedAt: minutes(15) });
    expect(termOf(state, ONE)?.claimMadeAt).toBeUndefined();
  });

  it("and turns out to have been earlier moves the end of all to the one that it names", () => {
    const known = having(pending, servedAt(20, { deadline: minutes(140) }));
    const earlier = servedAt(10, { means: "SUBSTITUTE", at: minutes(50), deadline: minutes(125) });
    const state = having(known, earlier);
    expect(endsOf(state)).toEqual([minutes(125), minutes(125)]);
    expect(termOf(state, ONE)?.from).toBe(minutes(10));
    // What was let go in the meantime, or is named, counts from service itself.
    const freed = { itemId: TWO, duty: "NONE", at: minutes(30) } as const;
    expect(endsOf(having(withItem(known, TWO, { freed }), earlier))).toEqual([minutes(125), minutes(END)]);
    const naming = servedAt(10, { means: "SUBSTITUTE", at: minutes(50), deadline: minutes(125), ...both });
    expect(endsOf(having(known, naming))).toEqual([minutes(END), minutes(END)]);
  });

  it.each<[string, Partial<AddresseeEvent & { kind: "AddresseeServed" }>, number]>([
    ["later", { deadline: minutes(150) }, 30],
    ["without an end", {}, 10],
  ])("moves nothing where it is %s", (_, change, minute) => {
    const known = having(pending, servedAt(20, { deadline: minutes(140) }));
    const state = having(known, servedAt(minute, { means: "SUBSTITUTE", at: minutes(50), ...change }));
    expect(state.items.map(({ term }) => [term?.from, term?.until])).toEqual([
      [minutes(20), minutes(140)],
      [minutes(20), minutes(140)],
    ]);
  });

  it("of a version begins the term of what is new, and leaves the others'", () => {
    const known = having(pending, servedAt(20, { deadline: minutes(140) }));
    const [first, second] = known.items;
    if (first === undefined || second === undefined) throw new Error("Two items");
    const { term: _, ...fresh } = second;
    const state = having({ ...known, items: [first, fresh] }, servedAt(15, { deadline: minutes(135) }));
    expect(endsOf(state)).toEqual([minutes(140), minutes(135)]);
  });
});

describe("a claim that stopped the term of all", () => {
  it("waits for its answer itself, and the others for that of another", () => {
    const state = having(pending, served, claimedAt(30), stopped(30, "CLARIFICATION"));
    expect(termOf(state, ONE)).toMatchObject({ claimedAt: minutes(30) });
    expect(termOf(state, ONE)?.claimIsOfOther).toBeUndefined();
    expect(termOf(state, TWO)).toMatchObject({ claimedAt: minutes(30), claimIsOfOther: true });
    const named = having(pending, served, claimedAt(30), stopped(30, "CLARIFICATION", both));
    expect(named.items.map(({ term }) => term?.claimIsOfOther)).toEqual([undefined, undefined]);
  });

  it("stops nothing once the term has passed", () => {
    const state = having(pending, served, claimedAt(140), stopped(140, "CLARIFICATION"));
    expect(state.items.map(({ term }) => [term?.claimedAt, term?.claimIsOfOther])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it("goes on with the end that was given, from as long before it as the term lasts", () => {
    const state = having(pending, served, claimedAt(30), stopped(30, "CLARIFICATION"), wentOn(100, 200));
    for (const id of [ONE, TWO]) {
      expect(termOf(state, id)).toMatchObject({ until: minutes(200), from: minutes(80), givenAt: minutes(100) });
      expect(termOf(state, id)?.claimedAt).toBeUndefined();
      expect(termOf(state, id)?.suspendedAt).toBeUndefined();
    }
  });

  it.each([
    [30, 40],
    [40, 30],
  ])(
    "and is taken back while the order is suspended leaves it standing still: claimed at %i, suspended at %i",
    (claim, suspension) => {
      const stops = [stopped(claim, "CLARIFICATION"), stopped(suspension, "SUSPENSION")];
      const state = having(pending, served, claimedAt(claim), ...stops, wentOn(100));
      expect(termOf(state, TWO)).toMatchObject({ until: minutes(END), suspendedAt: minutes(30) });
      expect(termOf(state, TWO)?.claimedAt).toBeUndefined();
    },
  );

  it("leaves a term that is suspended alone, and one that runs, as it is", () => {
    const suspended = having(pending, served, stopped(40, "SUSPENSION"));
    expect(termOf(having(suspended, wentOn(100)), ONE)).toEqual(termOf(suspended, ONE));
    const running = having(pending, served);
    expect(termOf(having(running, wentOn(100)), ONE)).toEqual(termOf(running, ONE));
    expect(termOf(having(running, wentOn(100, 200)), ONE)).toMatchObject({ from: minutes(10), until: minutes(200) });
  });

  it("gives no new end to a term that had passed when a version added items", () => {
    const state = kept(having(pending, served), ONE);
    const stops = having(state, stopped(140, "CLARIFICATION"), stopped(150, "SUSPENSION"));
    expect(termOf(stops, ONE)).toEqual(termOf(state, ONE));
    expect(termOf(having(stops, wentOn(160, 300)), ONE)).toEqual(termOf(state, ONE));
  });
});

describe("a suspension that stopped the term of all", () => {
  const suspended = having(pending, served, stopped(40, "SUSPENSION"));
  const goesOn = (end: { readonly deadline?: Instant }): AddresseeEvent => ({
    kind: "DeadlineResumed",
    platform,
    because: "SUSPENSION",
    at: minutes(100),
    ...end,
  });

  it("goes on with the end that was recorded, or else with what was left", () => {
    expect(endsOf(having(suspended, goesOn({ deadline: minutes(200) })))).toEqual([minutes(200), minutes(200)]);
    expect(endsOf(having(suspended, goesOn({})))).toEqual([minutes(190), minutes(190)]);
  });
});

describe("a clarification that names no items", () => {
  const clarified = (named: Partial<AddresseeEvent & { kind: "ClarificationGiven" }> = {}): AddresseeEvent => ({
    kind: "ClarificationGiven",
    platform,
    text: "The video of 1 March.",
    at: minutes(200),
    ...named,
  });
  const waiting = () => ({ ...kept(having(pending, served, claimedAt(140)), ONE), newVersionUnserved: true });

  it("gives all a new term", () => {
    const state = having(
      pending,
      served,
      claimedAt(30),
      stopped(30, "CLARIFICATION"),
      clarified({ deadline: minutes(320) }),
    );
    expect(endsOf(state)).toEqual([minutes(320), minutes(320)]);
    expect(state.items[0]?.confirmation).toBeUndefined();
  });

  it("without an end lets a term that had passed wait for the service of the version that added items", () => {
    expect(termOf(having(waiting(), clarified()), ONE)).toBeUndefined();
    expect(termOf(having(waiting(), clarified({ deadline: minutes(320) })), ONE)?.until).toBe(minutes(320));
    expect(termOf(having(waiting(), clarified(both)), ONE)).toMatchObject({ suspendedAt: minutes(200) });
  });

  it("without an end lets it begin when the order goes on, where no version waits", () => {
    const { newVersionUnserved: _, ...state } = waiting();
    expect(termOf(having(state, clarified()), ONE)).toMatchObject({ suspendedAt: minutes(200) });
    expect(termOf(having(state, clarified()), ONE)?.until).toBeUndefined();
  });
});

describe("a term that passed", () => {
  it("is the one that ends then, of what the order covers", () => {
    const known = having(pending, served);
    const passed: AddresseeEvent = { kind: "DeadlinePassed", platform, deadline: minutes(END), at: minutes(131) };
    const passedOf = (state: Addressee) => having(state, passed).items.map(({ term }) => term?.passedAt);
    expect(passedOf(known)).toEqual([minutes(131), minutes(131)]);
    const term = termOf(known, TWO);
    if (term === undefined) throw new Error("It has a term");
    expect(passedOf(withItem(known, TWO, { term: { ...term, until: minutes(150) } }))).toEqual([
      minutes(131),
      undefined,
    ]);
    expect(passedOf(withItem(known, TWO, { freed: { itemId: TWO, duty: "NONE", at: minutes(30) } }))).toEqual([
      minutes(131),
      undefined,
    ]);
    expect(passedOf(pending)).toEqual([undefined, undefined]);
  });
});

describe("a version that names no terms", () => {
  function under(
    state: Addressee,
    at: number,
    { within = "PT2H", adds = false }: { within?: string; adds?: boolean } = {},
  ): Addressee {
    const document = orderDocument({ ...videos(1, 2, ...(adds ? [3] : [])), removeWithin: within });
    const added = [{ id: idOf<ItemId>("v2-1"), url: "https://vidshare.example/v/3" }];
    const change = adds ? { platform, connected: true, freed: [], added } : undefined;
    return modifiedAddressee(state, change, { document, reinstateBy: minutes(at + 1440), at: minutes(at) });
  }
  const running = having(pending, served);

  it.each<[string, Addressee, number, Instant | undefined]>([
    ["runs on no longer, until the version is served", running, 60, undefined],
    ["stays passed", running, 140, minutes(END)],
    ["that stood still before it could pass is not passed", having(running, stopped(40, "SUSPENSION")), 200, undefined],
    [
      "that a claim stopped before it could pass is not passed",
      having(running, claimedAt(30), stopped(30, "CLARIFICATION")),
      200,
      undefined,
    ],
    ["that passed before it stood still stays passed", having(running, stopped(140, "SUSPENSION")), 200, minutes(END)],
  ])("and adds items: a term %s", (_, state, at, end) => {
    const term = termOf(under(state, at, { adds: true }), TWO);
    expect(term?.until).toBe(end);
    if (end === undefined) return expect(term).toBeUndefined();
    expect(term).toMatchObject({ keeps: true });
    expect([term?.suspendedAt, term?.movesWithService]).toEqual([undefined, undefined]);
  });

  it("lengthens the term of all, from where it began", () => {
    expect(endsOf(under(running, 60, { within: "PT4H" }))).toEqual([minutes(250), minutes(250)]);
    expect(endsOf(under(running, 60))).toEqual([minutes(END), minutes(END)]);
    expect(termOf(under(running, 60), ONE)).toEqual(termOf(running, ONE));
  });

  it("leaves the term of who had complied, which moves with service no more where the length is another", () => {
    const complied = { ...running, compliedAt: minutes(50) };
    expect(termOf(under(complied, 60), ONE)).toEqual(termOf(running, ONE));
    const longer = termOf(under(complied, 60, { within: "PT4H" }), ONE);
    expect([longer?.until, longer?.movesWithService]).toEqual([minutes(END), undefined]);
  });

  describe("where the term of one had passed when another version added items", () => {
    /** The others' term began with the service of that version, at 200. */
    const second = termOf(having(pending, servedAt(200, { deadline: minutes(320) })), TWO);
    if (second === undefined) throw new Error("It has a term");
    const mixed = withItem(kept(running, ONE), TWO, { term: second });

    it("gives it the others' as well, once that is longer", () => {
      const state = under(withItem(mixed, TWO, { term: { ...second, metAt: minutes(250) } }), 300, { within: "PT4H" });
      expect(endsOf(state)).toEqual([minutes(440), minutes(440)]);
      expect(termOf(state, ONE)).toMatchObject({ givenBy: "VERSION", givenAt: minutes(300) });
      expect([termOf(state, ONE)?.keeps, termOf(state, ONE)?.metAt]).toEqual([undefined, undefined]);
      const late = under(withItem(mixed, TWO, { term: { ...second, passedAt: minutes(321) } }), 330, {
        within: "PT4H",
      });
      expect(termOf(late, ONE)?.passedAt).toBeUndefined();
    });

    it.each(["PT1H", "PT2H"])("leaves it passed where the others' is not longer: %s", (within) => {
      const state = under(mixed, 210, { within });
      expect(termOf(state, ONE)).toEqual(termOf(mixed, ONE));
      expect(termOf(state, TWO)?.until).toBe(minutes(within === "PT1H" ? 270 : 320));
    });

    it("leaves it passed where no other has begun, or there is none", () => {
      const { until: _, from: __, ...waits } = second;
      const waiting = withItem(mixed, TWO, { term: { ...waits, suspendedAt: minutes(200) } });
      expect(termOf(under(waiting, 210, { within: "PT4H" }), ONE)).toEqual(termOf(mixed, ONE));
      expect(termOf(under(kept(mixed, TWO), 210, { within: "PT4H" }), ONE)).toEqual(termOf(mixed, ONE));
    });
  });
});

describe("the end of an item's suspension that was recorded only when it ended", () => {
  const resumed = (suspensions: Item["suspensions"]) => {
    const freed = {
      itemId: ONE,
      duty: "NONE",
      at: minutes(30),
      suspended: { since: minutes(30), reasons: "Slip." },
    } as const;
    const state = withItem(having(pending, served), ONE, { freed, ...(suspensions && { suspensions }) });
    const event = { kind: "ItemsResumed", platform, itemIds: [ONE], owedAgain: [], reasons: "No slip." } as const;
    return having(state, { ...event, deadline: minutes(150), at: minutes(50) }).items[0]?.suspensions;
  };
  const known = { from: minutes(30), until: minutes(50) };
  const earlier = { from: minutes(12), until: minutes(14) };

  it("records it, once", () => {
    expect(resumed(undefined)).toEqual([known]);
    expect(resumed([{ from: minutes(30) }])).toEqual([known]);
    expect(resumed([earlier])).toEqual([earlier, known]);
  });
});
