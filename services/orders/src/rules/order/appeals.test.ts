import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  ANNULLED,
  acknowledged,
  appeals,
  changesFor,
  contests,
  decided,
  decidesAppeal,
  ending,
  goOn,
  lifts,
  liftsFor,
  lodges,
  modifies,
  modifiesOnAppeal,
  POSTER,
  removes,
  resumes,
  type Step,
  story,
  suspends,
  upholds,
  VIDSHARE,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import type { AppealId, PlatformId } from "../ids.js";
import { appealsOf, letGoWrongly } from "./appealed-decision.js";
import { decisionMeant } from "./decision-meant.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";

const DAY = 24 * 60;
const served: Step = [10, acknowledged(10)];
const gone: Step = [15, removes(15, idOf("item-1"))];
const contested = () => story(served, gone, [20, lodges()]);
const notEnforceable: OrderCommand = {
  type: "decideOpposition",
  oppositionId: idOf("opposition-1"),
  decision: { outcome: "UPHELD", reasons: "It is unlawful.", enforceableDespiteAppeal: false },
};
const upheld = () => goOn(contested(), [24, upholds()]);
/** The order can be appealed about after it has ended: penalties can be due under it. */
const upheldWithPenalty = (decision: OrderCommand = upholds()) =>
  goOn(issuedOrder(orderDocument({ penalty })), served, gone, [20, lodges()], [24, decision]);
const upheldNotEnforceable = () => goOn(contested(), [24, notEnforceable]);
const claimed: OrderCommand = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) };
const confirmed = (enforceableDespiteAppeal?: boolean): OrderCommand => ({
  type: "concludeMainProceedings",
  reasons: "Unlawful.",
  outcome: "CONFIRMED",
  ...(enforceableDespiteAppeal === undefined ? {} : { enforceableDespiteAppeal }),
});
const rejected: OrderCommand = {
  type: "concludeMainProceedings",
  reasons: "Lawful.",
  outcome: "REJECTED",
  terms: ending(),
};
const judged = (enforceable?: boolean) => story(served, gone, [22, claimed], [24, confirmed(enforceable)]);
const againstMain = (change: Parameters<typeof appeals>[0] = {}) =>
  appeals({ against: { decision: "MAIN_JUDGMENT" }, ...change });
const inCassation = (change: Parameters<typeof appeals>[0] = {}) =>
  appeals({
    appealId: idOf("appeal-2"),
    against: { decision: "APPEAL", appealId: idOf("appeal-1") },
    heardBy: idOf("hoge-raad"),
    instance: "SUPREME_COURT",
    caseNumber: idOf("26/00001"),
    lodgedAt: minutes(31),
    ...change,
  });
const irrevocable = (change: { acquiesced?: boolean; reasons?: string } = {}): OrderCommand => ({
  type: "declareIrrevocable",
  reasons: "Nobody appealed.",
  ...change,
});
const withdraws: OrderCommand = { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." };
const kinds = (order: Order, minute: number, command: OrderCommand) =>
  decided(order, minute, command).map(({ kind }) => kind);
const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });

describe("an appeal", () => {
  it("is lodged against a decision that was given, and leaves the order as it is", () => {
    const order = goOn(upheld(), [26, appeals()]);
    expect(order.status).toBe("IN_FORCE");
    expect(order.appeals).toEqual([
      {
        id: "appeal-1",
        against: { decision: "OPPOSITION", oppositionId: "opposition-1" },
        court: "gh-amsterdam",
        instance: "COURT_OF_APPEAL",
        caseNumber: "200.123.456/01",
        by: { role: "APPLICANT" },
        status: "LODGED",
        lodgedAt: minutes(25),
      },
    ]);
    for (const [before, command] of [
      [contested(), appeals()],
      [
        goOn(contested(), [24, { type: "withdrawOpposition", oppositionId: idOf("opposition-1"), reasons: "So." }]),
        appeals(),
      ],
      [upheld(), againstMain()],
      [goOn(upheld(), [26, appeals()]), inCassation({ lodgedAt: minutes(27) })],
    ] as const)
      expect(() => decided(before, 30, command)).toThrowError(refused("DECISION_NOT_GIVEN"));
  });

  it("again with the same content is the same, also after it was decided", () => {
    const order = goOn(upheld(), [26, appeals()]);
    const again = appeals({ appealId: idOf<AppealId>("appeal-9") });
    expect(decided(order, 27, again)).toEqual([]);
    expect(decided(goOn(order, [28, decidesAppeal("CONFIRMED")]), 29, again)).toEqual([]);
  });

  it("rule: one is pending for a decision and a party", () => {
    const order = goOn(upheld(), [26, appeals()]);
    const other = { appealId: idOf<AppealId>("appeal-2"), caseNumber: idOf<never>("200.9/01") };
    expect(() => decided(order, 27, appeals(other))).toThrowError(refused("APPEAL_PENDING", { appealId: "appeal-1" }));
    expect(kinds(order, 27, appeals({ ...other, appellant: VIDSHARE }))).toEqual(["OrderAppealLodged"]);
    expect(kinds(goOn(order, [27, withdraws]), 28, appeals(other))).toEqual(["OrderAppealLodged"]);
    const over = goOn(order, [27, decidesAppeal("CONFIRMED")]);
    expect(() => decided(over, 28, appeals(other))).toThrowError(refused("APPEALED_ALREADY", { appealId: "appeal-1" }));
  });

  it("is of a moment after the decision and not to come, in a case and of somebody who can", () => {
    expect(() => decided(upheld(), 26, appeals({ lodgedAt: minutes(27) }))).toThrowError(
      refused("EFFECT_IN_FUTURE", { field: "input.lodgedAt" }),
    );
    expect(() => decided(upheld(), 26, appeals({ lodgedAt: minutes(23) }))).toThrowError(
      refused("FIELD_INVALID", { field: "input.lodgedAt" }),
    );
    expect(() => decided(upheld(), 26, appeals({ caseNumber: idOf("") }))).toThrowError(
      refused("FIELD_INVALID", { field: "input.caseNumber" }),
    );
    const chirper = { role: "ADDRESSEE", platform: idOf<PlatformId>("chirper") } as const;
    expect(() => decided(upheld(), 26, appeals({ appellant: chirper }))).toThrowError(refused("UNKNOWN_ADDRESSEE"));
    const named = { role: "THIRD_PARTY", reference: "Jan Jansen" } as const;
    expect(() => decided(upheld(), 26, appeals({ appellant: named }))).toThrowError(
      refused("OPPONENT_NOT_OPAQUE", { field: "input.appellantReference" }),
    );
  });

  it("after its term is taken in and shown as late", () => {
    const by = upheld().oppositions[0]?.appealBy;
    expect(by).toBe("2026-03-30T21:59:59.999Z");
    const late = goOn(upheld(), [29 * DAY, appeals({ lodgedAt: minutes(29 * DAY) })]);
    expect(appealsOf(late)[0]?.late).toBe(true);
    expect(appealsOf(goOn(upheld(), [29 * DAY, appeals()]))[0]).not.toHaveProperty("late");
  });

  it("that is decided is decided once; that again for the same reasons is known", () => {
    const order = goOn(upheld(), [26, appeals()], [30, decidesAppeal("CONFIRMED")]);
    expect(appealsOf(order)[0]).toMatchObject({ status: "CONFIRMED", decidedAt: minutes(30) });
    expect(() => decided(order, 31, decidesAppeal("ANNULLED"))).toThrowError(refused("APPEAL_DECIDED"));
    expect(() => decided(order, 31, withdraws)).toThrowError(refused("APPEAL_DECIDED"));
    const withdrawn = goOn(upheld(), [26, appeals()], [30, withdraws]);
    expect(decided(withdrawn, 31, withdraws)).toEqual([]);
    expect(() => decided(withdrawn, 31, { ...withdraws, appealId: idOf("appeal-9") })).toThrowError(
      refused("UNKNOWN_APPEAL", { field: "id" }),
    );
  });

  it("needs reasons for its decision, and for its withdrawal", () => {
    const order = goOn(upheld(), [26, appeals()]);
    expect(() => decided(order, 30, decidesAppeal("CONFIRMED", { reasons: " " }))).toThrowError(
      refused("FIELD_INVALID", { field: "decision.reasons" }),
    );
    expect(() => decided(order, 30, { ...withdraws, reasons: "" })).toThrowError(
      refused("FIELD_INVALID", { field: "reasons" }),
    );
  });
});

describe("rule: an appeal suspends enforcement unless the decision is enforceable despite appeal", () => {
  it("does not where decision and order are silent", () => {
    expect(kinds(upheld(), 26, appeals())).toEqual(["OrderAppealLodged"]);
  });

  it("does at once where the decision keeps the order and is not enforceable: terms stand still until it is decided", () => {
    const order = goOn(upheldNotEnforceable(), [26, appeals()]);
    expect(order).toMatchObject({ status: "SUSPENDED", suspensions: [{ from: minutes(26), appealId: "appeal-1" }] });
    expect(vidshare(order).deadlineStoppedAt).toBe(minutes(26));
    for (const end of [decidesAppeal("CONFIRMED"), withdraws]) {
      const after = goOn(order, [500, end]);
      expect(after.status).toBe("IN_FORCE");
      expect(vidshare(after).deadline).toBe(minutes(500 + 104));
    }
  });

  it("goes by the order where the decision is silent, and by the decision where it is not", () => {
    const order = (said?: boolean) =>
      goOn(
        issuedOrder(orderDocument({ enforceableDespiteAppeal: false })),
        served,
        [20, lodges()],
        [
          24,
          {
            type: "decideOpposition",
            oppositionId: idOf("opposition-1"),
            decision: {
              outcome: "UPHELD",
              reasons: "So.",
              ...(said === undefined ? {} : { enforceableDespiteAppeal: said }),
            },
          },
        ],
        [26, appeals()],
      );
    expect(order().status).toBe("SUSPENDED");
    expect(order(true).status).toBe("IN_FORCE");
  });

  it("does for a main judgment too", () => {
    expect(goOn(judged(false), [26, againstMain()]).status).toBe("SUSPENDED");
    expect(goOn(judged(), [26, againstMain()]).status).toBe("IN_FORCE");
  });

  it("revives nothing that a decision let go: that goes back whatever is lodged", () => {
    const lifted = goOn(contested(), [24, lifts()], [26, appeals()]);
    expect(lifted.status).toBe("LIFTED");
    expect(vidshare(lifted).items[0]?.freed?.duty).toBe("DUE");
    const lifting: OrderCommand = {
      type: "decideOpposition",
      oppositionId: idOf("opposition-1"),
      decision: { outcome: "LIFTED", reasons: "Lawful.", ...ending(), enforceableDespiteAppeal: false },
    };
    expect(() => decided(contested(), 24, lifting)).toThrowError(
      refused("FIELD_INVALID", { field: "decision.enforceableDespiteAppeal" }),
    );
    expect(() =>
      decided(contested(), 24, { ...rejected, enforceableDespiteAppeal: true } as OrderCommand),
    ).toThrowError(refused("FIELD_INVALID", { field: "input.enforceableDespiteAppeal" }));
  });

  it("ends only with the last that suspends, and nothing else ends it", () => {
    const both = goOn(
      upheldNotEnforceable(),
      [26, appeals()],
      [27, appeals({ appealId: idOf("appeal-2"), appellant: VIDSHARE })],
    );
    expect(() => decided(both, 30, resumes())).toThrowError(refused("SUSPENDED_ELSEWHERE", { appealId: "appeal-1" }));
    const one = goOn(both, [30, withdraws]);
    expect(one.status).toBe("SUSPENDED");
    expect(() => decided(one, 31, resumes())).toThrowError(refused("SUSPENDED_ELSEWHERE", { appealId: "appeal-2" }));
    expect(goOn(one, [31, { ...withdraws, appealId: idOf("appeal-2") }]).status).toBe("IN_FORCE");
  });

  it("goes on while an opposition is decided, and ends with the appeal", () => {
    const order = goOn(upheldNotEnforceable(), [25, lodges(POSTER, "opposition-2")], [26, appeals()]);
    const still = goOn(order, [30, upholds("opposition-2")]);
    expect(still.status).toBe("SUSPENDED");
    expect(goOn(still, [40, withdraws]).status).toBe("IN_FORCE");
    const narrowed = goOn(order, [30, modifies(versionOf(order, videos(1)), "opposition-2")]);
    expect(narrowed.status).toBe("SUSPENDED");
  });

  it("and a suspension pending opposition outlives it", () => {
    const order = goOn(
      upheldNotEnforceable(),
      [25, lodges(POSTER, "opposition-2")],
      [26, suspends()],
      [27, appeals()],
      [28, withdraws],
    );
    expect(order.status).toBe("SUSPENDED");
    expect(goOn(order, [30, upholds("opposition-2")]).status).toBe("IN_FORCE");
    const decidedMeanwhile = goOn(
      upheldNotEnforceable(),
      [25, lodges(POSTER, "opposition-2")],
      [26, suspends()],
      [27, appeals()],
      [28, upholds("opposition-2")],
    );
    expect(decidedMeanwhile.status).toBe("SUSPENDED");
    expect(goOn(decidedMeanwhile, [30, withdraws]).status).toBe("IN_FORCE");
  });
});

describe("rule: the court that hears an appeal may stay the order, and end the suspension", () => {
  const stays: OrderCommand = { type: "suspend", reasons: "Rv art. 351.", appealId: idOf("appeal-1") };
  const ends: OrderCommand = { type: "resume", reasons: "Rv art. 234.", appealId: idOf("appeal-1") };
  const appealed = () => goOn(upheld(), [26, appeals()]);

  it("until it ends it, or the appeal ends", () => {
    const stayed = goOn(appealed(), [30, stays]);
    expect(stayed.status).toBe("SUSPENDED");
    expect(decided(stayed, 31, stays)).toEqual([]);
    expect(() => decided(stayed, 31, resumes())).toThrowError(refused("SUSPENDED_ELSEWHERE"));
    expect(goOn(stayed, [40, ends]).status).toBe("IN_FORCE");
    expect(goOn(stayed, [40, decidesAppeal("CONFIRMED")]).status).toBe("IN_FORCE");
    expect(goOn(stayed, [40, withdraws]).status).toBe("IN_FORCE");
  });

  it("also one that came with the appeal, which then suspends no more", () => {
    const order = goOn(upheldNotEnforceable(), [26, appeals()], [30, ends]);
    expect(order.status).toBe("IN_FORCE");
    expect(appealsOf(order)[0]).not.toHaveProperty("suspends");
  });

  it("and not one that another court above ordered", () => {
    const higher = { appealId: idOf<AppealId>("appeal-2"), heardBy: idOf<never>("hoge-raad"), appellant: VIDSHARE };
    const both = goOn(appealed(), [27, appeals({ ...higher, instance: "SUPREME_COURT" })]);
    const stayed = goOn(both, [30, { ...stays, appealId: higher.appealId }]);
    expect(() => decided(stayed, 31, ends)).toThrowError(refused("SUSPENDED_ELSEWHERE", { appealId: "appeal-1" }));
    expect(goOn(stayed, [31, { ...ends, appealId: higher.appealId }]).status).toBe("IN_FORCE");
    expect(goOn(stayed, [31, withdraws]).status).toBe("SUSPENDED");
  });

  it("and not while an appeal suspends the order that another court hears", () => {
    const elsewhere = { appealId: idOf<AppealId>("appeal-2"), heardBy: idOf<never>("gh-den-haag") };
    const both = goOn(upheldNotEnforceable(), [26, appeals()], [27, appeals({ ...elsewhere, appellant: VIDSHARE })]);
    for (const appealId of [idOf<AppealId>("appeal-1"), elsewhere.appealId])
      expect(() => decided(both, 30, { ...ends, appealId } as OrderCommand)).toThrowError(
        refused("SUSPENDED_ELSEWHERE", { appealId }),
      );
    expect(goOn(both, [30, withdraws], [31, { ...ends, appealId: elsewhere.appealId } as OrderCommand]).status).toBe(
      "IN_FORCE",
    );
  });

  it("and not a suspension of the court that gave the order, nor without an appeal that is pending", () => {
    const own = goOn(upheld(), [25, suspends()], [26, appeals()]);
    expect(() => decided(own, 30, ends)).toThrowError(refused("SUSPENDED_ELSEWHERE"));
    expect(goOn(own, [30, resumes()]).status).toBe("IN_FORCE");
    expect(goOn(own, [30, decidesAppeal("CONFIRMED")]).status).toBe("SUSPENDED");
    expect(() => decided(goOn(appealed(), [30, withdraws]), 31, stays)).toThrowError(refused("APPEAL_DECIDED"));
  });

  it("and a final order can be stayed too, and is final again after that", () => {
    const final = goOn(judged(), [30, irrevocable({ acquiesced: true })]);
    const stayed = goOn(final, [40, suspends("Rv art. 386.")]);
    expect(stayed.status).toBe("SUSPENDED");
    expect(goOn(stayed, [50, resumes()]).status).toBe("FINAL");
    expect(decided(goOn(stayed, [50, resumes()]), 51, resumes())).toEqual([]);
    const refusedMeanwhile: readonly OrderCommand[] = [
      lodges(),
      rejected,
      againstMain({ lodgedAt: minutes(41) }),
      { type: "applyForLapse", by: POSTER, terms: ending() },
    ];
    for (const command of refusedMeanwhile)
      expect(() => decided(stayed, 41, command)).toThrowError(refused("ORDER_STATE", { status: "SUSPENDED" }));
    // What is left to do: with an order that is final, and with one that is suspended already.
    expect(() => decided(stayed, 41, lodges())).toThrowError(/^lodgeOpposition makes no sense.*It can be revoked/);
    expect(() => decided(stayed, 41, suspends("Why."))).toThrowError(/^suspend makes no sense.*resume it/);
    expect(goOn(stayed, [60, liftsFor({ cause: "REVOKED", penaltiesFallAway: true })]).status).toBe("LIFTED");
    expect(() => decided(stayed, 41, changesFor({ cause: "NARROWING" }, versionOf(stayed, videos(1))))).toThrowError(
      refused("ORDER_STATE"),
    );
  });
});

describe("rule: a decision on appeal", () => {
  it("that annuls what kept the order lifts it: what was forfeited falls away, and what was taken down goes back", () => {
    for (const order of [goOn(upheld(), [26, appeals()]), goOn(judged(), [26, againstMain()])]) {
      const lifted = goOn(order, [30, decidesAppeal("ANNULLED", { reinstateWithin: "PT6H" })]);
      expect(lifted).toMatchObject({
        status: "LIFTED",
        ended: {
          cause: "ANNULLED",
          annulment: { court: "gh-amsterdam", decision: "200.123.456/01" },
          penaltiesFallAway: true,
          reinstateBy: minutes(30 + 360),
        },
      });
      expect(vidshare(lifted).items[0]?.freed?.duty).toBe("DUE");
    }
  });

  it("that annuls what let the order go is recorded and no more; a new order is asked for", () => {
    const lifted = goOn(contested(), [24, lifts()], [26, appeals()]);
    expect(kinds(lifted, 30, decidesAppeal("ANNULLED"))).toEqual(["OrderAppealDecided"]);
    const after = goOn(lifted, [30, decidesAppeal("ANNULLED")]);
    expect(letGoWrongly(after)).toMatchObject({ id: "appeal-1", court: "gh-amsterdam" });
    expect(letGoWrongly(lifted)).toBeUndefined();
    expect(letGoWrongly(goOn(lifted, [30, decidesAppeal("CONFIRMED")]))).toBeUndefined();
    const inMain = goOn(story(served, gone, [24, rejected]), [26, againstMain()], [30, decidesAppeal("ANNULLED")]);
    expect(letGoWrongly(inMain)?.id).toBe("appeal-1");
    const again = goOn(after, [32, inCassation()], [40, decidesAppeal("ANNULLED", { appealId: "appeal-2" })]);
    expect(letGoWrongly(again)).toBeUndefined();
  });

  it("that modifies gives a version that the order goes on under", () => {
    const order = goOn(upheldNotEnforceable(), [26, appeals()]);
    const after = goOn(order, [30, modifiesOnAppeal(versionOf(order, videos(2)))]);
    expect(after).toMatchObject({ status: "IN_FORCE", document: { version: 2 }, appeals: [{ status: "MODIFIED" }] });
    expect(vidshare(after).items[0]?.freed?.duty).toBe("DUE");
    const gave = goOn(contested(), [24, lifts()], [26, appeals()]);
    expect(() => decided(gave, 30, modifiesOnAppeal(versionOf(gave, videos(2))))).toThrowError(
      refused("ORDER_STATE", { status: "LIFTED" }),
    );
  });

  it("says nothing that it cannot mean: a term where nothing goes back, or enforceable where nothing lies against it", () => {
    const reinstateWithin = "PT12H";
    const gave = goOn(contested(), [24, lifts()], [26, appeals()]);
    const ended = goOn(upheldWithPenalty(), [26, appeals()], [28, rejected]);
    const confirmedSince = goOn(upheldWithPenalty(), [25, claimed], [26, appeals()], [28, confirmed()]);
    for (const order of [gave, ended, confirmedSince]) {
      expect(() => decided(order, 30, decidesAppeal("ANNULLED", { reinstateWithin }))).toThrowError(
        expect.objectContaining({
          code: "FIELD_INVALID",
          message: "decision.reinstateWithin: to annul this decision lets nothing of order order-1 go. Leave it out.",
          facts: { field: "decision.reinstateWithin" },
        }),
      );
    }
    const kept = goOn(upheld(), [26, appeals()]);
    expect(goOn(kept, [30, decidesAppeal("ANNULLED", { reinstateWithin })]).ended?.reinstateBy).toBe(minutes(30 + 720));
    const highest = goOn(kept, [30, decidesAppeal("CONFIRMED")], [32, inCassation()]);
    const said = decidesAppeal("CONFIRMED", { appealId: "appeal-2", enforceableDespiteAppeal: true });
    expect(() => decided(highest, 40, said)).toThrowError(
      refused("FIELD_INVALID", { field: "decision.enforceableDespiteAppeal" }),
    );
  });

  it("reaches what the opposition names that it is about, and nothing else", () => {
    const own = goOn(
      story(served, gone),
      [20, contests("poster-1", "item-1")],
      [24, upholds("opposition-of-poster-1")],
    );
    const against = { decision: "OPPOSITION", oppositionId: idOf<never>("opposition-of-poster-1") } as const;
    const appealed = goOn(own, [26, appeals({ against, appellant: { role: "POSTER", reference: "poster-1" } })]);
    expect(() => decided(appealed, 30, decidesAppeal("ANNULLED"))).toThrowError(refused("DECISION_BEYOND_OPPOSITION"));
    expect(() => decided(appealed, 30, modifiesOnAppeal(versionOf(appealed, videos(1))))).toThrowError(
      refused("DECISION_BEYOND_OPPOSITION"),
    );
    const others = appealed.document.addressees.filter(({ platform }) => platform !== "vidshare");
    const without = { addressees: [...videos(2).addressees, ...others] };
    expect(goOn(appealed, [30, modifiesOnAppeal(versionOf(appealed, without))]).document.version).toBe(2);
  });

  it("is itself appealed at a court above, within its own term, and suspends as it says", () => {
    const order = goOn(
      upheld(),
      [26, appeals()],
      [30, decidesAppeal("CONFIRMED", { enforceableDespiteAppeal: false })],
    );
    expect(appealsOf(order)[0]?.appealBy).toBe("2026-04-28T21:59:59.999Z");
    const cassation = goOn(order, [32, inCassation()]);
    expect(cassation.status).toBe("SUSPENDED");
    const over = goOn(cassation, [40, decidesAppeal("CONFIRMED", { appealId: "appeal-2" })]);
    expect(over.status).toBe("IN_FORCE");
    expect(appealsOf(over)[1]).not.toHaveProperty("appealBy");
    expect(goOn(cassation, [40, decidesAppeal("ANNULLED", { appealId: "appeal-2" })]).status).toBe("LIFTED");
  });

  it("on an opposition changes nothing once the main judgment has confirmed the order, which rests on that", () => {
    const order = goOn(upheldWithPenalty(notEnforceable), [25, claimed], [26, appeals()], [30, confirmed()]);
    expect(order.status).toBe("IN_FORCE");
    expect(kinds(order, 40, decidesAppeal("ANNULLED"))).toEqual(["OrderAppealDecided"]);
    expect(() => decided(order, 40, modifiesOnAppeal(versionOf(order, videos(1))))).toThrowError(
      refused("MAIN_JUDGMENT_GIVEN"),
    );
    expect(() => decided(order, 40, { type: "suspend", reasons: "So.", appealId: idOf("appeal-1") })).toThrowError(
      refused("MAIN_JUDGMENT_GIVEN"),
    );
  });

  it("that annuls takes away what was forfeited also where the order had ended on another ground", () => {
    const ended = goOn(upheldWithPenalty(), [26, appeals()], [28, rejected]);
    expect(ended.ended?.penaltiesFallAway).toBe(false);
    expect(goOn(ended, [30, decidesAppeal("ANNULLED")]).ended?.penaltiesFallAway).toBe(true);
    expect(goOn(ended, [30, decidesAppeal("CONFIRMED")]).ended?.penaltiesFallAway).toBe(false);
  });
});

describe("rule: nothing is final that can still be appealed", () => {
  it("a main judgment that confirms the order leaves it in force, with its term of appeal", () => {
    expect(judged()).toMatchObject({
      status: "IN_FORCE",
      mainJudgment: { outcome: "CONFIRMED", appealBy: "2026-06-02T21:59:59.999Z" },
    });
    expect(() => decided(judged(), 30, lodges())).toThrowError(refused("MAIN_JUDGMENT_GIVEN"));
    for (const cause of ["NARROWING", "ADDITION"] as const) {
      const ground = cause === "ADDITION" ? { cause, appliedAt: minutes(26) } : { cause };
      expect(() => decided(judged(), 30, changesFor(ground, versionOf(judged(), videos(1))))).toThrowError(
        refused("ORDER_STATE"),
      );
    }
  });

  it("an order is final when the judgment is irrevocable: after the term, or when the parties acquiesced", () => {
    expect(() => decided(judged(), 30, irrevocable())).toThrowError(
      refused("APPEAL_TERM_RUNNING", { appealBy: "2026-06-02T21:59:59.999Z" }),
    );
    const early = goOn(judged(), [30, irrevocable({ acquiesced: true })]);
    expect(early).toMatchObject({ status: "FINAL", confirmed: { at: minutes(30), reasons: "Nobody appealed." } });
    expect(decided(early, 31, irrevocable({ acquiesced: true }))).toEqual([]);
    expect(goOn(judged(), [100 * DAY, irrevocable()]).status).toBe("FINAL");
    expect(() => decided(upheld(), 30, irrevocable())).toThrowError(refused("MAIN_JUDGMENT_MISSING"));
    expect(() => decided(judged(), 30, irrevocable({ acquiesced: true, reasons: " " }))).toThrowError(
      refused("FIELD_INVALID", { field: "input.reasons" }),
    );
  });

  it("not while an appeal is pending, nor while the term of cassation runs", () => {
    const appealed = goOn(judged(), [26, againstMain()]);
    expect(() => decided(appealed, 100 * DAY, irrevocable({ acquiesced: true }))).toThrowError(
      refused("APPEAL_PENDING", { appealId: "appeal-1" }),
    );
    const later = goOn(appealed, [100 * DAY, decidesAppeal("CONFIRMED")]);
    expect(() => decided(later, 101 * DAY, irrevocable())).toThrowError(refused("APPEAL_TERM_RUNNING"));
    expect(goOn(later, [200 * DAY, irrevocable()]).status).toBe("FINAL");
    // One party's cassation has failed; the term of the others runs on.
    const failed = goOn(
      later,
      [110 * DAY, inCassation({ lodgedAt: minutes(110 * DAY) })],
      [120 * DAY, decidesAppeal("CONFIRMED", { appealId: "appeal-2" })],
    );
    expect(() => decided(failed, 130 * DAY, irrevocable())).toThrowError(refused("APPEAL_TERM_RUNNING"));
    expect(goOn(failed, [200 * DAY, irrevocable()]).status).toBe("FINAL");
    expect(goOn(appealed, [100 * DAY, withdraws], [101 * DAY, irrevocable()]).status).toBe("FINAL");
  });

  it("an order that is final is not appealed: it can be revoked, or stayed", () => {
    const final = goOn(judged(), [30, irrevocable({ acquiesced: true })]);
    expect(() => decided(final, 31, againstMain())).toThrowError(/FINAL.*revoked.*stayed/);
  });

  it("an order that an event of an earlier version made final stays so", () => {
    const before = story(served, [22, claimed]);
    const { mainJudgment: _, ...final } = goOn(before, [24, confirmed()], [30, irrevocable({ acquiesced: true })]);
    expect(decided(final, 40, { ...confirmed(), reasons: "Nobody appealed." } as OrderCommand)).toEqual([]);
    expect(kinds(final, 40, liftsFor(ANNULLED))).toEqual(["OrderLifted"]);
  });
});

describe("the decision that an appeal is against", () => {
  const appealOf = { court: idOf<never>("rb-amsterdam"), caseNumber: issuedOrder().document.caseNumber };
  const applicant = { role: "APPLICANT" } as const;
  const twice = () => goOn(upheld(), [25, lodges(POSTER, "opposition-2")], [26, upholds("opposition-2")]);

  it("is named by court and case number, as the clerk has them", () => {
    expect(decisionMeant(upheld(), { appealOf, against: "OPPOSITION" }, applicant)).toEqual({
      decision: "OPPOSITION",
      oppositionId: "opposition-1",
    });
    expect(decisionMeant(judged(), { appealOf, against: "MAIN_JUDGMENT" }, applicant)).toEqual({
      decision: "MAIN_JUDGMENT",
    });
    expect(() => decisionMeant(upheld(), { appealOf }, applicant)).toThrowError(
      refused("FIELD_INVALID", { field: "input.against" }),
    );
    expect(() => decisionMeant(contested(), { appealOf, against: "OPPOSITION" }, applicant)).toThrowError(
      refused("DECISION_NOT_GIVEN"),
    );
  });

  it("is that of the party which appeals, where a case has several; or the one that is named", () => {
    const named = { appealOf, against: "OPPOSITION" } as const;
    expect(decisionMeant(twice(), named, POSTER)).toMatchObject({ oppositionId: "opposition-2" });
    expect(() => decisionMeant(twice(), named, applicant)).toThrowError(
      refused("DECISION_AMBIGUOUS", { field: "input.oppositionId" }),
    );
    expect(decisionMeant(twice(), { ...named, oppositionId: idOf("opposition-1") }, applicant)).toMatchObject({
      oppositionId: "opposition-1",
    });
    expect(() => decisionMeant(twice(), { ...named, oppositionId: idOf("opposition-9") }, applicant)).toThrowError(
      refused("DECISION_NOT_GIVEN", { field: "input.oppositionId" }),
    );
  });

  it("is named once: what belongs to another case or decision is refused, and not ignored", () => {
    const order = goOn(upheld(), [26, appeals()], [30, decidesAppeal("CONFIRMED")]);
    const above = { court: idOf<never>("gh-amsterdam"), caseNumber: idOf<never>("200.123.456/01") };
    for (const [named, field] of [
      [{ appealOf: above, against: "OPPOSITION" }, "input.against"],
      [{ appealOf: above, oppositionId: idOf<never>("opposition-1") }, "input.oppositionId"],
      [{ appealOf, against: "OPPOSITION", appealId: idOf<never>("appeal-1") }, "input.appealId"],
      [{ appealOf, against: "MAIN_JUDGMENT", oppositionId: idOf<never>("opposition-1") }, "input.oppositionId"],
    ] as const)
      expect(() => decisionMeant(order, named, applicant)).toThrowError(refused("FIELD_INVALID", { field }));
  });

  it("is one on appeal, where the case is that of the court which heard it", () => {
    const order = goOn(upheld(), [26, appeals()], [30, decidesAppeal("CONFIRMED")]);
    const of = { court: idOf<never>("gh-amsterdam"), caseNumber: idOf<never>("200.123.456/01") };
    expect(decisionMeant(order, { appealOf: of }, applicant)).toEqual({ decision: "APPEAL", appealId: "appeal-1" });
  });
});
