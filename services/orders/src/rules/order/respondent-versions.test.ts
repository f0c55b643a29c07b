import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument, respondent } from "../../../test/fixtures.js";
import { CORRECTION, changesFor, goOn, lodges, modifies, run, versionOf } from "../../../test/story.js";
import type { AddresseeDocument, OrderDocument } from "../order-document/order-document.js";
import type { LockedRespondent } from "../order-document/respondent.js";
import type { ModificationGround } from "./cause.js";
import { addresseeOf, type Order } from "./order.js";

const NAMED: LockedRespondent = { kind: "PERSON", locked: idOf("locked.first") };
const OTHER: LockedRespondent = { kind: "PERSON", locked: idOf("locked.other") };
const { platform: ID } = respondent();

const addressed = (change: Partial<AddresseeDocument> = {}): Pick<OrderDocument, "addressees"> => ({
  addressees: [...orderDocument().addressees, respondent({ respondent: NAMED, ...change })],
});
const given = () => issuedOrder(orderDocument(addressed()));
const changed = (order: Order, ground: ModificationGround, version: Partial<OrderDocument>) =>
  run(order, changesFor(ground, versionOf(order, version)), minutes(30));

const found = { holds: true, reasons: "Of what is added too." };
const FINDINGS = { marginalTest: { unlawfulness: found, freedomOfExpression: found, urgency: found } };
const ADDITION: ModificationGround = { cause: "ADDITION", appliedAt: minutes(25) };

describe("who a respondent is", () => {
  it("is in the state from the first version on, in its locked form, and of no platform", () => {
    expect(addresseeOf(given(), ID)).toMatchObject({ respondent: NAMED, connected: false });
    expect(addresseeOf(given(), idOf("vidshare"))).not.toHaveProperty("respondent");
  });

  it("is what makes a version say something new", () => {
    const order = given();
    expect(() => changed(order, CORRECTION, addressed())).toThrow(
      expect.objectContaining({ code: "MODIFICATION_EMPTY" }),
    );
    const corrected = changed(order, CORRECTION, addressed({ respondent: OTHER }));
    expect(addresseeOf(corrected, ID).respondent).toEqual(OTHER);
  });

  it("is kept when a version leaves it out, and comes with one that joins", () => {
    const order = given();
    const without = changed(order, { cause: "SETTLEMENT" }, { addressees: orderDocument().addressees });
    expect(addresseeOf(without, ID).respondent).toEqual(NAMED);
    const joined = changed(issuedOrder(), ADDITION, { ...FINDINGS, ...addressed() });
    expect(addresseeOf(joined, ID)).toMatchObject({ respondent: NAMED, connected: false });
  });

  it.each<[ModificationGround, Partial<OrderDocument>]>([
    [{ cause: "NARROWING" }, { removeWithin: "PT6H" }],
    [{ cause: "SETTLEMENT" }, { removeWithin: "PT6H" }],
  ])("is not changed by %o", (ground, version) => {
    expect(() => changed(given(), ground, { ...version, ...addressed({ respondent: OTHER }) })).toThrow(
      expect.objectContaining({
        code: "RESPONDENT_CHANGED",
        message: `order.addressees[2].respondent is not what version 1 has of ${ID}, and ${ground.cause} changes nobody's name or address; correct it with CORRECTION, or address somebody else under an id of their own.`,
        facts: { field: "order.addressees[2].respondent", cause: ground.cause },
      }),
    );
  });

  it("is not changed by a decision on opposition, which contests nobody's name", () => {
    const contested = goOn(given(), [10, lodges()]);
    const decide = (respondent: LockedRespondent) =>
      run(
        contested,
        modifies(versionOf(contested, { removeWithin: "PT6H", ...addressed({ respondent }) })),
        minutes(30),
      );
    expect(() => decide(OTHER)).toThrow(
      expect.objectContaining({
        code: "RESPONDENT_CHANGED",
        message: expect.stringContaining("and a decision on opposition changes nobody's name or address"),
        facts: { field: "order.addressees[2].respondent" },
      }),
    );
    expect(addresseeOf(decide(NAMED), ID).respondent).toEqual(NAMED);
  });

  it("is not changed by an addition either, which may name the same", () => {
    const duties = respondent().duties ?? [];
    const more = {
      number: 2,
      kind: "REMOVE",
      targets: [{ url: "https://chirper.example/anna/2", because: "As well." }],
    } as const;
    const version = (named: LockedRespondent) => ({
      ...FINDINGS,
      ...addressed({ respondent: named, duties: [...duties, more] }),
    });
    expect(() => changed(given(), ADDITION, version(OTHER))).toThrow(
      expect.objectContaining({ code: "RESPONDENT_CHANGED" }),
    );
    expect(addresseeOf(changed(given(), ADDITION, version(NAMED)), ID).items).toHaveLength(2);
  });
});
