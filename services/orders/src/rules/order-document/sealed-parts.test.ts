import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, orderDocument } from "../../../test/fixtures.js";
import type { Disclosure, LockedText, PlatformId, SealedText } from "../ids.js";
import { evolveOrder } from "../order/evolve-order.js";
import { inboxNotices } from "../order/inbox.js";
import { issueOrder } from "../order/issue-order.js";
import type { Order } from "../order/order.js";
import type { OrderModified } from "../order/order-events.js";
import { orderFor } from "../order/order-for-addressee.js";
import { documentFor, type Sealed, sealFor, sealForSeveral, wholeSeal } from "./sealed-parts.js";

const VIDSHARE = idOf<PlatformId>("vidshare");
const LAWYER_LIST = idOf<PlatformId>("lawyer-list");
const FINDIT = idOf<PlatformId>("findit");
const seal = idOf<SealedText>("j.w.s");
const parts = [
  { platform: VIDSHARE, disclosure: idOf<Disclosure>("part-v") },
  { platform: LAWYER_LIST, disclosure: idOf<Disclosure>("part-l") },
];
const inParts: Sealed = { seal, parts };
const whole: Sealed = { seal };

const event = issueOrder(
  { orderId: idOf("order-1"), itemId: () => idOf("item") },
  idOf("application-1"),
  orderDocument(),
  seal,
  () => true,
  issuedOrder().issuedAt,
  parts,
);
const order: Order = evolveOrder(undefined, event);

describe("no addressee learns another's targets (RFC 9901)", () => {
  it("from the seal: the court reads all parts of it, an addressee its own, any other none", () => {
    expect(wholeSeal(inParts)).toBe("j.w.s~part-v~part-l~");
    expect(sealFor(VIDSHARE, inParts)).toBe("j.w.s~part-v~");
    expect(sealFor(LAWYER_LIST, inParts)).toBe("j.w.s~part-l~");
    expect(sealFor(FINDIT, inParts)).toBe("j.w.s~");
  });

  it("from the seal as whoever reads for several of them has it: with the parts of those, and no others", () => {
    expect(sealForSeveral([VIDSHARE, FINDIT], inParts)).toBe("j.w.s~part-v~");
    expect(sealForSeveral([LAWYER_LIST, VIDSHARE], inParts)).toBe("j.w.s~part-v~part-l~");
    expect(sealForSeveral([VIDSHARE], whole)).toBe("j.w.s");
  });

  it("nor anybody a part that is still locked", () => {
    const locked = { seal, parts: [{ platform: FINDIT, locked: idOf<LockedText>("locked") }] };
    expect(() => wholeSeal(locked)).toThrowError("The part of findit is read and was not unlocked");
  });

  it("from the document, or the order as it reads it", () => {
    expect(documentFor(VIDSHARE, order).addressees).toEqual(orderDocument().addressees.slice(0, 1));
    const own = orderFor(VIDSHARE, order);
    expect(own.addressees.map(({ platform }) => platform)).toEqual([VIDSHARE]);
    expect(JSON.stringify(own)).not.toContain("lawyer-list");
  });

  it("from the message that brings it a version", () => {
    const told = inboxNotices(order, event).map((notice) => [notice.platform, notice.seal]);
    expect(told).toEqual([
      [VIDSHARE, "j.w.s~part-v~"],
      [LAWYER_LIST, "j.w.s~part-l~"],
    ]);
  });
});

describe("a seal of the first form, over the whole order,", () => {
  it("is the same for everybody, and so is the order that it covers", () => {
    for (const read of [wholeSeal(whole), sealFor(VIDSHARE, whole), sealFor(FINDIT, whole)]) expect(read).toBe("j.w.s");
    expect(documentFor(VIDSHARE, { document: orderDocument() })).toEqual(orderDocument());
    const { parts: _, ...before } = order;
    expect(orderFor(VIDSHARE, before)).toBe(before);
  });
});

describe("a new version", () => {
  const modified: OrderModified = {
    kind: "OrderModified",
    document: { ...orderDocument({ addressees: orderDocument().addressees.slice(0, 1) }), version: 2 },
    seal: idOf("j.w.2"),
    changes: [],
    reinstateBy: order.mainTermEnd,
    reasons: "Narrowed.",
    at: order.issuedAt,
  };

  it("has its own parts, and none of the version before when it is sealed whole", () => {
    const own = [{ platform: VIDSHARE, disclosure: idOf<Disclosure>("part-2") }];
    expect(evolveOrder(order, { ...modified, parts: own })).toMatchObject({ seal: "j.w.2", parts: own });
    expect(evolveOrder(order, modified)).not.toHaveProperty("parts");
  });
});
