import { type Actor, requireParty } from "@exparte/auth";
import { idOf } from "@exparte/testing/id-of";
import "reflect-metadata";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type CaseInParts, openCase, partsOf, readable } from "../../../test/case-in-parts.js";
import { actor, minutes, respondent } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import { Case } from "../../graphql/case-code/case.js";
import { CaseCode } from "../../graphql/case-code/case-code.js";
import type { ItemId, PlatformId } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import { confirmReinstatement } from "../addressee/confirm-reinstatement.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { recordService } from "../addressee/record-service.js";
import { decideOpposition, lodgeOpposition, withdrawOpposition } from "../opposition/contest-order.js";
import { printOrder } from "../order/print-order.js";
import { seeHistory } from "../order/see-history.js";
import { seeOrder } from "../order/see-orders.js";
import { exchangeCaseCode } from "./exchange-case-code.js";
import { type IssueCaseCode, issueCaseCode, revokeCaseCode, seeCaseCodes } from "./issue-case-code.js";
import { seeCase } from "./see-case.js";

const amsterdam = actor("court", "rb-amsterdam");
const denHaag = actor("court", "rb-den-haag");
const ANNA = "poster-2026-1";
const SEALED = "CASE_CODE_REFUSED";

let room: Room;
let cases = 0;
let inCase: CaseInParts;
let order: Order;
let ofVidshare: ItemId;
let ofLawyers: ItemId;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  room.at(minutes(0));
  inCase = await openCase(room, ++cases);
  order = await inCase.grantedTo("vidshare", "lawyer-list");
  const [first, second] = order.addressees.flatMap(({ items }) => items.map(({ id }) => id));
  if (first === undefined || second === undefined) throw new Error("Two items were asked for");
  [ofVidshare, ofLawyers] = [first, second];
});

const issue = (asked: Partial<IssueCaseCode> = {}, by = amsterdam) =>
  issueCaseCode(room.deps, by, {
    orderId: order.id,
    user: "POSTER",
    ...(asked.user === undefined || asked.user === "POSTER" ? { reference: ANNA, itemIds: [ofVidshare] } : {}),
    ...asked,
  });
const exchange = (code: string) => exchangeCaseCode(room.deps, code);
/** The caller whom a token makes, as every service verifies it. */
const callerOf = async (code: string): Promise<Actor> => {
  const { token } = await exchange(code);
  const { party, scope, exp } = decodeJwt<{ party: { type: string; id: string }; scope: string }>(token);
  return {
    partyType: party.type,
    partyId: party.id,
    subject: party.id,
    scopes: new Set(scope.split(" ")),
    expiresAt: new Date(Number(exp) * 1_000),
  };
};
const seen = async (caller: Actor) => new Case(await seeCase(room.deps, caller), room.deps.clock());
const refused = (code: string, field?: string) => ({ code, ...(field === undefined ? {} : { facts: { field } }) });

describe("rule: a code is given once, in clear, and nobody finds it here again", () => {
  it("no table and no event holds it", async () => {
    const { code, caseCode } = await issue();
    await exchange(code);
    await revokeCaseCode(room.deps, amsterdam, caseCode.id, "Lost in the post.");
    const { sql } = room.deps.database;
    const tables = await sql.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'orders'",
    );
    for (const { name } of tables) {
      const rows = await sql.query<{ row: string }>(`select to_jsonb(t)::text as row from orders."${name}" t`);
      for (const { row } of rows) {
        for (const form of [code, code.replaceAll("-", ""), code.toLowerCase()]) expect(row).not.toContain(form);
      }
    }
    const events = await sql.query<{ kind: string; body: Record<string, unknown> }>(
      "select kind, body from orders.events where stream = $1 order by stream_position",
      [`case-code/${caseCode.id}`],
    );
    expect(events.map(({ kind }) => kind)).toEqual(["CaseCodeIssued", "CaseCodeUsed", "CaseCodeRevoked"]);
    expect(events[1]?.body).toMatchObject({ caseCodeId: caseCode.id, orderId: order.id, by: { type: "case" } });
    for (const { body } of events) expect(JSON.stringify(body)).not.toContain(ANNA);
  });

  it("two are never the same, and the court sees of each whose it is, until when, and how often it was used", async () => {
    const one = await issue();
    const other = await issue({ user: "APPLICANT" });
    expect(one.code).not.toBe(other.code);
    await exchange(one.code);
    room.at(minutes(5));
    await exchange(one.code.toLowerCase().replaceAll("-", " "));
    const codes = await seeCaseCodes(room.deps, amsterdam, { orderId: order.id });
    expect(codes.map((code) => CaseCode.of(code, room.deps.clock()))).toMatchObject([
      {
        for: "POSTER",
        status: "VALID",
        reference: ANNA,
        itemIds: [ofVidshare],
        uses: 2,
        lastUsedAt: new Date(minutes(5)),
      },
      { for: "APPLICANT", status: "VALID", reference: "a-1", itemIds: null, orderId: null, uses: 0, lastUsedAt: null },
    ]);
    await expect(seeCaseCodes(room.deps, denHaag, { orderId: order.id })).rejects.toMatchObject(
      refused("UNKNOWN_ORDER"),
    );
  });
});

describe("rule: unknown, ended and revoked codes are refused alike", () => {
  const answer = async (code: string) => {
    const query = vi.spyOn(room.deps.database.orm.em.getConnection(), "execute");
    const begun = vi.spyOn(room.deps.database, "transaction");
    try {
      const error = await exchange(code).catch((refusal: unknown) => refusal);
      const { code: said, message, facts } = error as { code: string; message: string; facts: object };
      return { said, message, facts, statements: query.mock.calls.length, transactions: begun.mock.calls.length };
    } finally {
      query.mockRestore();
      begun.mockRestore();
    }
  };

  it("with the same words and facts, after the same steps", async () => {
    const unknown = room.deps.caseCodes?.newCode() ?? "";
    const revoked = await issue();
    await revokeCaseCode(room.deps, amsterdam, revoked.caseCode.id, "Lost.");
    const ended = await issue({ validUntil: minutes(60) });
    room.at(minutes(61));
    const answers = [await answer(unknown), await answer(revoked.code), await answer(ended.code)];
    expect(answers[0]).toMatchObject({ said: SEALED, facts: { field: "code" }, transactions: 1, statements: 1 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it("a code is valid to the last moment, and a token that it gave ends with it", async () => {
    const { code, caseCode } = await issue({ validUntil: minutes(60) });
    room.at(minutes(60));
    const caller = await callerOf(code);
    await expect(seen(caller)).resolves.toMatchObject({ for: "POSTER" });
    room.at(minutes(60.1));
    await expect(seen(caller)).rejects.toMatchObject(refused(SEALED));
    expect(CaseCode.of(caseCode, room.deps.clock()).status).toBe("ENDED");
  });

  it("a revoked one reads nothing from that moment, whatever its token says; revoked twice, nothing changes", async () => {
    const { code, caseCode } = await issue();
    const caller = await callerOf(code);
    const once = await revokeCaseCode(room.deps, amsterdam, caseCode.id, "Lost.");
    room.at(minutes(1));
    expect(await revokeCaseCode(room.deps, amsterdam, caseCode.id, "Lost again.")).toEqual(once);
    await expect(seen(caller)).rejects.toMatchObject(refused(SEALED));
    const lodging = lodgeOpposition(room.deps, caller, { orderId: order.id, grounds: "Mine." });
    await expect(lodging).rejects.toMatchObject(refused(SEALED));
  });

  it("a slip is told as a slip, before anything is looked up", async () => {
    const { code } = await issue();
    const query = vi.spyOn(room.deps.database, "transaction");
    await expect(exchange(`${code}0`)).rejects.toMatchObject(refused("CASE_CODE_MISTYPED", "code"));
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });
});

describe("rule: a token for a code lives ten minutes and names its party", () => {
  it.each([
    [{ user: "POSTER" }, "case", "case:read case:contest"],
    [{ user: "APPLICANT" }, "case", "case:read"],
  ] as const)("for %j", async (asked, type, scope) => {
    const { code, caseCode } = await issue(asked);
    const { token } = await exchange(code);
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({ party: { type, id: caseCode.id }, scope });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600);
  });

  it("a respondent's is a party of its own kind, and the other kind's token does not pass for it", async () => {
    const { code } = await issue({ user: "RESPONDENT", platform: idOf("lawyer-list") });
    const caller = await callerOf(code);
    expect(caller.partyType).toBe("respondent");
    await expect(seen({ ...caller, partyType: "case" })).rejects.toMatchObject(refused(SEALED));
  });
});

describe("what a court asks a code for", () => {
  it.each<[string, Partial<IssueCaseCode>, string, string]>([
    ["a poster under a name", { reference: "Anna Jansen" }, "OPPONENT_NOT_OPAQUE", "input.reference"],
    ["a poster without a reference", { reference: "" }, "OPPONENT_NOT_OPAQUE", "input.reference"],
    ["a poster without items", { itemIds: [] }, "CONTESTED_ITEM_MISSING", "input.itemIds"],
    ["an item that is not there", { itemIds: [idOf("x")] }, "UNKNOWN_ITEM", "input.itemIds[0]"],
    ["a poster with a platform", { platform: idOf("vidshare") }, "FIELD_INVALID", "input.platform"],
    ["an applicant with items", { user: "APPLICANT", itemIds: [] }, "FIELD_INVALID", "input.itemIds"],
    ["another applicant", { user: "APPLICANT", reference: "b-2" }, "FIELD_INVALID", "input.reference"],
    ["a respondent without a platform", { user: "RESPONDENT" }, "FIELD_INVALID", "input.platform"],
    [
      "a platform on the hub",
      { user: "RESPONDENT", platform: idOf("vidshare") },
      "CONNECTED_ADDRESSEE",
      "input.platform",
    ],
    ["a past", { validUntil: minutes(0) }, "CASE_CODE_TERM", "input.validUntil"],
    ["for ever", { validUntil: instant("2099-01-01T00:00:00Z") }, "CASE_CODE_TERM", "input.validUntil"],
  ])("%s is refused", async (_, asked, code, field) => {
    await expect(issue(asked)).rejects.toMatchObject(refused(code, field));
  });

  it("names one case, of its own", async () => {
    await expect(issue({ applicationId: order.applicationId })).rejects.toMatchObject(
      refused("FIELD_INVALID", "input.orderId"),
    );
    await expect(issue({}, denHaag)).rejects.toMatchObject(refused("UNKNOWN_ORDER"));
    const { orderId: _, ...none } = { orderId: order.id, user: "APPLICANT" } as const;
    const asked = { ...none, applicationId: order.applicationId };
    await expect(issueCaseCode(room.deps, denHaag, asked)).rejects.toMatchObject(refused("UNKNOWN_APPLICATION"));
    await expect(issueCaseCode(room.deps, amsterdam, { ...asked, user: "POSTER" })).rejects.toMatchObject(
      refused("FIELD_INVALID", "input.orderId"),
    );
    await expect(issueCaseCode(room.deps, amsterdam, asked)).resolves.toMatchObject({ caseCode: { uses: 0 } });
  });

  it("needs a hub that gives codes", async () => {
    const { caseCodes: _, ...without } = room.deps;
    await expect(issueCaseCode(without, amsterdam, { orderId: order.id, user: "APPLICANT" })).rejects.toMatchObject(
      refused("CASE_CODES_OFF"),
    );
    await expect(exchangeCaseCode(without, "x")).rejects.toMatchObject(refused("CASE_CODES_OFF", "code"));
    await expect(seeCaseCodes(room.deps, amsterdam, {})).rejects.toMatchObject(refused("FIELD_INVALID", "orderId"));
  });

  it("revokes its own alone, with reasons", async () => {
    const { caseCode } = await issue();
    const revoke = (by: Actor, reasons: string) => revokeCaseCode(room.deps, by, caseCode.id, reasons);
    await expect(revoke(denHaag, "x")).rejects.toMatchObject(refused("UNKNOWN_CASE_CODE", "id"));
    await expect(revoke(amsterdam, " ")).rejects.toMatchObject(refused("FIELD_INVALID", "reasons"));
  });
});

describe("a poster with a code", () => {
  it("sees how its case stands: the reasons, its items, and its opposition with the decision", async () => {
    const { code } = await issue();
    const caller = await callerOf(code);
    const lodged = await lodgeOpposition(room.deps, caller, { orderId: order.id, grounds: "I made it." });
    expect(lodged.opposition).toMatchObject({ by: { role: "POSTER", reference: ANNA }, itemIds: [ofVidshare] });
    const pending = await seen(caller);
    expect(pending.standing("EN")).toEqual([
      "The order is in force: what it names must be gone, and stays away.",
      "Your opposition waits for the judge's decision.",
    ]);
    expect(pending.standing("NL").at(-1)).toBe("Uw verzet wacht op de beslissing van de rechter.");
    expect(pending.items).toMatchObject([{ id: ofVidshare, covered: true, duty: "REMOVE", goneSince: null }]);
    const { courtName, givenAt, mainClaimBroughtAt } = pending;
    expect({ courtName, givenAt, mainClaimBroughtAt }).toEqual({
      // As the orders service calls a court of which it has heard nothing.
      courtName: "rb-amsterdam",
      givenAt: new Date(order.issuedAt),
      mainClaimBroughtAt: null,
    });
    expect(pending).toMatchObject({ order: null, applicationStatus: null, reasons: order.document.statementOfReasons });
    await decideOpposition(room.deps, amsterdam, lodged.opposition.id, { outcome: "UPHELD", reasons: "It is not." });
    expect((await seen(caller)).oppositions).toMatchObject([
      { status: "UPHELD", grounds: "I made it.", reasons: "It is not.", opponentReference: ANNA },
    ]);
  });

  it("contests nothing but its items, under its own reference, of its own order", async () => {
    const caller = await callerOf((await issue()).code);
    const lodge = (sent: object) =>
      lodgeOpposition(room.deps, caller, { orderId: order.id, grounds: "Mine.", ...sent });
    await expect(lodge({ itemIds: [ofLawyers] })).rejects.toMatchObject(refused("UNKNOWN_ITEM", "input.itemIds[0]"));
    await expect(lodge({ opponentReference: "poster-2026-2" })).rejects.toMatchObject(
      refused("FIELD_INVALID", "input.opponentReference"),
    );
    await expect(lodge({ role: "THIRD_PARTY" })).rejects.toMatchObject(refused("FIELD_INVALID", "input.role"));
    await expect(lodge({ orderId: idOf("another") })).rejects.toMatchObject(refused("UNKNOWN_ORDER"));
    await expect(lodge({ role: "POSTER", opponentReference: ANNA, itemIds: [ofVidshare] })).resolves.toBeDefined();
  });

  it("sees and withdraws its own opposition, and neither sees nor withdraws another's", async () => {
    const other = await lodgeOpposition(room.deps, amsterdam, {
      orderId: order.id,
      grounds: "Of another.",
      opponentReference: "poster-2026-2",
      itemIds: [ofVidshare],
    });
    const caller = await callerOf((await issue()).code);
    expect((await seen(caller)).oppositions).toEqual([]);
    const withdraw = (id: typeof other.opposition.id) =>
      withdrawOpposition(room.deps, caller, id, "Never mind, I am A.");
    await expect(withdraw(other.opposition.id)).rejects.toMatchObject(refused("UNKNOWN_OPPOSITION", "id"));
    const own = await lodgeOpposition(room.deps, caller, { orderId: order.id, grounds: "Mine." });
    expect((await withdraw(own.opposition.id)).opposition.status).toBe("WITHDRAWN");

    const { viewer } = await seeOrder(room.deps, actor("platform", "vidshare"), order.id);
    const history = await seeHistory(room.deps, order.id, viewer);
    expect(history.slice(-2)).toMatchObject([
      { kind: "OppositionLodged", by: { type: "case", id: null }, reasons: null },
      { kind: "OppositionWithdrawn", by: { type: "case", id: null }, reasons: null },
    ]);
  });

  it("with an applicant's code nobody contests, and all items are there to see", async () => {
    const caller = await callerOf((await issue({ user: "APPLICANT" })).code);
    const lodging = lodgeOpposition(room.deps, caller, { orderId: order.id, grounds: "x" });
    await expect(lodging).rejects.toMatchObject(refused("SCOPE_MISSING"));
    const forged = { ...caller, scopes: new Set(["case:read", "case:contest"]) };
    await expect(lodgeOpposition(room.deps, forged, { orderId: order.id, grounds: "x" })).rejects.toMatchObject(
      refused(SEALED),
    );
    const case_ = await seen(caller);
    expect(case_).toMatchObject({ applicationStatus: "GRANTED", oppositions: [] });
    expect(case_.items.map(({ id }) => id)).toEqual([ofVidshare, ofLawyers]);
  });
});

describe("a respondent with a code", () => {
  it("reads its own part of the order, as a platform does", async () => {
    const { code } = await issue({ user: "RESPONDENT", platform: idOf("lawyer-list") });
    const own = await seen(await callerOf(code));
    expect(own.items.map(({ id }) => id)).toEqual([ofLawyers]);
    expect(own.order?.addressees.map(({ platform }) => platform.id)).toEqual(["lawyer-list"]);
    expect((await own.order?.seal(room))?.split("~").slice(1, -1)).toHaveLength(1);
    expect(own.redress).toBe(order.document.redress.platform);
  });

  it("has its code on its paper where the court sends it, and nobody else's", async () => {
    const { code, caseCode } = await issue({ user: "RESPONDENT", platform: idOf("lawyer-list") });
    const { viewer } = await seeOrder(room.deps, amsterdam, order.id);
    const print = (sent: { caseCode?: string; addressee?: string } = {}, as = viewer) =>
      printOrder(
        room.deps,
        {
          orderId: order.id,
          addressee: sent.addressee === undefined ? idOf("lawyer-list") : idOf(sent.addressee),
          ...(sent.caseCode === undefined ? {} : { caseCode: sent.caseCode }),
        },
        as,
      );
    const plain = await print();
    const printed = await print({ caseCode: code });
    expect(Buffer.from(printed).equals(plain)).toBe(false);
    const field = "caseCode";
    const poster = await issue();
    for (const wrong of [{ caseCode: poster.code }, { caseCode: code, addressee: "vidshare" }])
      await expect(print(wrong)).rejects.toMatchObject(refused(SEALED, field));
    await expect(print({ caseCode: "7K3M" })).rejects.toMatchObject(refused("CASE_CODE_MISTYPED", field));
    const platform = { role: "platform", platform: idOf<PlatformId>("lawyer-list") } as const;
    await expect(print({ caseCode: code }, platform)).rejects.toMatchObject(refused("FIELD_INVALID", field));
    await revokeCaseCode(room.deps, amsterdam, caseCode.id, "Lost.");
    await expect(print({ caseCode: code })).rejects.toMatchObject(refused(SEALED, field));
  });

  const respondent = async () => callerOf((await issue({ user: "RESPONDENT", platform: idOf("lawyer-list") })).code);
  const gone = (itemId: ItemId) => ({ itemId, outcome: "REMOVED", effectAt: minutes(10) }) as const;

  it("contests the order as an addressee, and withdraws that", async () => {
    const caller = await respondent();
    const lodge = (sent: object) =>
      lodgeOpposition(room.deps, caller, { orderId: order.id, grounds: "Mine.", ...sent });
    for (const [sent, field] of [
      [{ itemIds: [ofLawyers] }, "input.itemIds"],
      [{ opponentReference: ANNA }, "input.opponentReference"],
      [{ role: "POSTER" }, "input.role"],
    ] as const)
      await expect(lodge(sent)).rejects.toMatchObject(refused("FIELD_INVALID", field));
    const { opposition } = await lodge({ role: "ADDRESSEE" });
    expect(opposition).toMatchObject({ by: { role: "ADDRESSEE", platform: "lawyer-list" }, status: "LODGED" });
    expect((await seen(caller)).oppositions).toMatchObject([{ by: "ADDRESSEE", grounds: "Mine." }]);
    const withdrawn = await withdrawOpposition(room.deps, caller, opposition.id, "Settled.");
    expect(withdrawn.opposition.status).toBe("WITHDRAWN");
  });

  it("confirms its own items, without a seal, and puts back what is free", async () => {
    const caller = await respondent();
    await recordService(room.deps, amsterdam, {
      orderId: order.id,
      platform: idOf("lawyer-list"),
      means: "BAILIFF",
      servedAt: minutes(0),
    });
    room.at(minutes(10));
    const confirm = (sent: object) =>
      confirmTakedown(room.deps, caller, { orderId: order.id, items: [gone(ofLawyers)], ...sent });
    await expect(confirm({ orderId: idOf("another") })).rejects.toMatchObject(refused("UNKNOWN_ORDER"));
    await expect(confirm({ platform: idOf("vidshare") })).rejects.toMatchObject(
      refused("UNKNOWN_ADDRESSEE", "input.platform"),
    );
    await expect(confirm({ items: [gone(ofVidshare)] })).rejects.toMatchObject(refused("UNKNOWN_ITEM"));
    expect((await confirm({})).order.addressees[1]).toMatchObject({ compliedAt: minutes(10) });
    const { viewer } = await seeOrder(room.deps, amsterdam, order.id);
    const history = await seeHistory(room.deps, order.id, viewer);
    expect(history.find(({ kind }) => kind === "ConfirmationRecorded")?.by.type).toBe("respondent");

    const { opposition } = await lodgeOpposition(room.deps, amsterdam, { orderId: order.id, grounds: "All of it." });
    const terms = { outcome: "LIFTED", reasons: "It is lawful.", penaltiesFallAway: true } as const;
    await decideOpposition(room.deps, amsterdam, opposition.id, terms);
    const back = { itemId: ofLawyers, outcome: "REINSTATED", effectAt: minutes(10) } as const;
    const restored = await confirmReinstatement(room.deps, caller, { orderId: order.id, items: [back] });
    expect(restored.order.addressees[1]).toMatchObject({ reinstatedAt: minutes(10) });
  });

  it("a poster's code confirms nothing, whatever its token says", async () => {
    const caller = await callerOf((await issue()).code);
    const confirmation = { orderId: order.id, items: [gone(ofVidshare)] };
    await expect(confirmTakedown(room.deps, caller, confirmation)).rejects.toMatchObject(refused("ROLE_FORBIDDEN"));
    const forged = { ...caller, partyType: "respondent", scopes: new Set(["case:read", "case:confirm"]) };
    await expect(confirmTakedown(room.deps, forged, confirmation)).rejects.toMatchObject(refused(SEALED));
  });
});

describe("a respondent whom nobody registered, with a code", () => {
  it("reads in the seal its own part, with its own name, as its paper has it", async () => {
    const named = respondent();
    const document = { ...inCase.documentTo("vidshare"), addressees: [...inCase.asked("vidshare"), named] };
    const fresh = await openCase(room, ++cases);
    const { caseNumber } = fresh.documentTo();
    order = await fresh.grant(
      { ...document, caseNumber },
      await room.seal("rb-amsterdam", { ...document, caseNumber }),
    );
    const { code } = await issue({ user: "RESPONDENT", platform: named.platform });
    const own = await seen(await callerOf(code));
    const seal = await own.order?.seal(room);
    expect(partsOf(idOf(seal ?? ""))).toHaveLength(1);
    expect(readable(seal)).toContain("Anna Jansen-de Wit");
    expect(readable(seal)).not.toContain("vidshare");
  });
});

it("a court's token is no code's", async () => {
  await expect(seeCase(room.deps, amsterdam)).rejects.toMatchObject(refused("ROLE_FORBIDDEN"));
  expect(() => requireParty(amsterdam, "case")).toThrow();
});
