import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, CourtId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { liftOrder, modifyOrder } from "../order/change-order.js";
import { seeOrder } from "../order/see-orders.js";
import { type AppealSent, decideOrderAppeal, lodgeOrderAppeal, withdrawOrderAppeal } from "./appeal-order.js";

const amsterdam = actor("court", "rb-amsterdam");
const hof = actor("court", "gh-amsterdam");
const hogeRaad = actor("court", "hoge-raad");
const vidshare = actor("platform", "vidshare");

let room: Room;
let order: Order;
let cases = 0;
const places = (...names: readonly string[]): Pick<OrderDocument, "addressees"> => ({
  addressees: [
    { platform: idOf("vidshare"), items: names.map((name) => ({ url: `https://vidshare.example/${cases}/${name}` })) },
  ],
});

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

beforeEach(async () => {
  const caseNumber = idOf<CaseNumber>(`C/13/${650_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber, ...places("a", "b") });
  order = await grantApplication(
    room.deps,
    amsterdam,
    id,
    contentOf(document),
    await room.seal("rb-amsterdam", document),
  );
  const { opposition } = await lodgeOpposition(room.deps, vidshare, { orderId: order.id, grounds: "It is satire." });
  await decideOpposition(room.deps, amsterdam, opposition.id, { outcome: "UPHELD", reasons: "It is not." });
});

const ofVidshare = (change: Partial<AppealSent> = {}): AppealSent => ({
  appealOf: { court: idOf<CourtId>("rb-amsterdam"), caseNumber: order.document.caseNumber },
  against: "OPPOSITION",
  caseNumber: idOf<CaseNumber>(`200.${cases}/01`),
  role: "ADDRESSEE",
  platform: idOf("vidshare"),
  lodgedAt: NOW,
  ...change,
});
const ofApplicant = (): AppealSent => {
  const { platform: _, ...sent } = ofVidshare({ role: "APPLICANT", caseNumber: idOf<CaseNumber>(`26/${cases}`) });
  return sent;
};

/** The order's second version, as a court seals it: the first one's own, or that of the court of appeal. */
async function second(sealer: "rb-amsterdam" | "gh-amsterdam", ...names: readonly string[]) {
  const onAppeal = { court: idOf<CourtId>(sealer), caseNumber: idOf<CaseNumber>(`200.${cases}/01`) };
  const document = { ...order.document, version: 2, ...places(...names) };
  const sealed = sealer === "gh-amsterdam" ? { ...document, onAppeal } : document;
  return { content: contentOf(document), seal: await room.seal(sealer, sealed) };
}

/** What happened to both, told by code where it was refused; and the order after it. */
async function atOnce(...attempts: readonly Promise<unknown>[]): Promise<{ codes: unknown[]; after: Order }> {
  const settled = await Promise.allSettled(attempts);
  const codes = settled.map((one) => (one.status === "fulfilled" ? "done" : (one.reason as { code?: string }).code));
  return { codes, after: (await seeOrder(room.deps, amsterdam, order.id)).order };
}

async function versionsOf({ id }: Order): Promise<number> {
  const rows = await room.deps.database.sql.query("select from orders.order_versions where order_id = $1", [id]);
  return rows.length;
}

describe("rule: two courts that act on one order at once do so one after the other", () => {
  it("one party appeals at two courts: one of them has it", async () => {
    const { codes, after } = await atOnce(
      lodgeOrderAppeal(room.deps, hof, ofVidshare()),
      lodgeOrderAppeal(room.deps, hogeRaad, ofVidshare()),
    );
    expect(codes.toSorted()).toEqual(["APPEAL_PENDING", "done"]);
    expect(after.appeals).toHaveLength(1);
  });

  it("two parties appeal at two courts, and both annul: the order is lifted once, and the other appeal is moot", async () => {
    const { appeal: first } = await lodgeOrderAppeal(room.deps, hof, ofVidshare());
    const { appeal: other } = await lodgeOrderAppeal(room.deps, hogeRaad, ofApplicant());
    const annuls = { outcome: "ANNULLED", reasons: "It is satire." } as const;
    const { codes, after } = await atOnce(
      decideOrderAppeal(room.deps, hof, first.id, annuls),
      decideOrderAppeal(room.deps, hogeRaad, other.id, annuls),
    );
    expect(codes.toSorted()).toEqual(["APPEAL_DECIDED", "done"]);
    expect(after.status).toBe("LIFTED");
    expect(after.appeals?.map(({ status }) => status).toSorted()).toEqual(["ANNULLED", "MOOT"]);
  });

  it("one decision is given twice, otherwise: the first stands", async () => {
    const { appeal } = await lodgeOrderAppeal(room.deps, hof, ofVidshare());
    const { codes, after } = await atOnce(
      decideOrderAppeal(room.deps, hof, appeal.id, { outcome: "ANNULLED", reasons: "It is satire." }),
      decideOrderAppeal(room.deps, hof, appeal.id, { outcome: "CONFIRMED", reasons: "It is not." }),
      withdrawOrderAppeal(room.deps, hof, appeal.id, "They settled."),
    );
    expect(codes.toSorted()).toEqual(["APPEAL_DECIDED", "APPEAL_DECIDED", "done"]);
    expect(after.status === "LIFTED").toBe(after.appeals?.[0]?.status === "ANNULLED");
  });

  it("each seals a second version: one is in force, and the other is told so", async () => {
    const { appeal } = await lodgeOrderAppeal(room.deps, hof, ofVidshare());
    const { codes, after } = await atOnce(
      decideOrderAppeal(room.deps, hof, appeal.id, {
        outcome: "MODIFIED",
        reasons: "Less.",
        ...(await second("gh-amsterdam", "b")),
      }),
      modifyOrder(room.deps, amsterdam, {
        orderId: order.id,
        reasons: "Less.",
        ground: { cause: "NARROWING" },
        ...(await second("rb-amsterdam", "a")),
      }),
    );
    expect(codes.toSorted()).toEqual(["SEAL_MISMATCH", "done"]);
    expect(after.document.version).toBe(2);
    expect(await versionsOf(order)).toBe(2);
    expect(after.appeals?.[0]?.status).toBe(after.document.onAppeal === undefined ? "LODGED" : "MODIFIED");
  });

  it("one lifts the order while the other decides: it ends once, and what was decided stands", async () => {
    const { appeal } = await lodgeOrderAppeal(room.deps, hof, ofVidshare());
    const { codes, after } = await atOnce(
      liftOrder(room.deps, amsterdam, {
        orderId: order.id,
        reasons: "The applicant asks it.",
        ground: { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false },
      }),
      decideOrderAppeal(room.deps, hof, appeal.id, { outcome: "ANNULLED", reasons: "It is satire." }),
    );
    expect(after.status).toBe("LIFTED");
    const isAnnulled = after.ended?.cause === "ANNULLED";
    expect(codes).toEqual(isAnnulled ? ["ORDER_STATE", "done"] : ["done", "APPEAL_DECIDED"]);
    expect(after.appeals?.[0]?.status).toBe(isAnnulled ? "ANNULLED" : "MOOT");
  });

  it("one lifts the order while somebody appeals: no appeal is left pending", async () => {
    const { after } = await atOnce(
      liftOrder(room.deps, amsterdam, {
        orderId: order.id,
        reasons: "The applicant asks it.",
        ground: { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false },
      }),
      lodgeOrderAppeal(room.deps, hof, ofVidshare()),
    );
    expect(after.status).toBe("LIFTED");
    expect((after.appeals ?? []).map(({ status }) => status)).not.toContain("LODGED");
  });
});
