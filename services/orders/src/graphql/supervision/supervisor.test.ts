import { idOf } from "@exparte/testing/id-of";
import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { acknowledged, confirmation, confirms, goOn, lodges } from "../../../test/story.js";
import { TakedownOrder } from "../order/takedown-order.js";

const order = goOn(
  issuedOrder(
    orderDocument({
      addressees: [
        { platform: idOf("vidshare"), items: [{ url: "https://vidshare.example/v/1", description: "her video" }] },
      ],
    }),
  ),
  [1, acknowledged(1)],
  [2, confirms({ ...confirmation(idOf("item-1"), 2, "ACCESS_DISABLED"), explanation: "the account of A. Victim" })],
  [3, lodges()],
);
const shown = new TakedownOrder(order, { role: "supervisor" }, minutes(4));
const refused = (field: string) => expect.objectContaining({ code: "TEXT_FORBIDDEN", facts: { field } });

describe("a regulator who looks at the orders behind a figure", () => {
  it.each([
    ["judge", () => shown.judge],
    ["statementOfReasons", () => shown.statementOfReasons],
    ["marginalTest", () => shown.marginalTest],
    ["redress", () => shown.redress],
    ["translations", () => shown.translations],
    ["territorialScope.reasons", () => shown.territorialScope.reasons],
    ["url", () => shown.addressees[0]?.items[0]?.url],
    ["contentId", () => shown.addressees[0]?.items[0]?.contentId],
    ["contentHash", () => shown.addressees[0]?.items[0]?.contentHash],
    ["description", () => shown.addressees[0]?.items[0]?.description],
  ])("may not read the order's text: %s", (field, read) => {
    expect(read).toThrow(refused(field));
  });

  it("may not read the order's seal, which is the text as well", async () => {
    await expect(shown.seal({ deps: undefined as never })).rejects.toEqual(refused("seal"));
  });

  it("sees nothing that a party wrote about the case", () => {
    expect(shown.addressees[0]?.items[0]?.confirmation).toMatchObject({
      outcome: "ACCESS_DISABLED",
      explanation: null,
    });
    expect(shown.oppositions).toMatchObject([{ status: "LODGED", grounds: null, reasons: null }]);
  });

  it("sees the metadata: the order's state, its moments, terms and outcome", () => {
    expect(shown).toMatchObject({ id: "order-1", court: "rb-amsterdam", status: "IN_FORCE", removeWithin: "PT2H" });
    expect(shown.territorialScope.extent).toBe("NL");
    expect(shown.addressees).toMatchObject([{ status: "COMPLIED", overdue: false }]);
  });
});
