import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../test/room.js";
import type { CaseNumber, ItemId, OrderId, PlatformId } from "../rules/ids.js";
import { addresseeOf } from "../rules/order/order.js";
import { confirmTakedown } from "./addressee/confirm-takedown.js";
import { recordService } from "./addressee/record-service.js";
import { grantApplication } from "./application/grant-application.js";
import { submitApplication } from "./application/submit-application.js";

const amsterdam = actor("court", "rb-amsterdam");
const platform = idOf<PlatformId>("lawyer-list");
const ONE_MEGABYTE = "x".repeat(1_000_000);

let room: Room;
let orderId: OrderId;
let itemId: ItemId;
beforeAll(async () => {
  room = await openRoom();
  const caseNumber = idOf<CaseNumber>("C/13/600001");
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({
    caseNumber,
    addressees: [{ platform, items: [{ url: "https://lawyer-list.example/t/1" }] }],
  });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
  orderId = order.id;
  itemId = idOf(String(addresseeOf(order, platform).items[0]?.id));
});
afterAll(() => room[Symbol.asyncDispose]());

const serve = (note: string) =>
  recordService(room.deps, amsterdam, { orderId, platform, servedAt: NOW, means: "BAILIFF", note });
const confirm = (texts: { where?: string; explanation?: string }) =>
  confirmTakedown(room.deps, amsterdam, {
    orderId,
    platform,
    items: [{ itemId, outcome: "ACCESS_DISABLED", effectAt: NOW, where: "NL", ...texts }],
  });

describe("the free text that accompanies an act", () => {
  it.each([
    ["a note of service", "input.note", 20_000, serve],
    ["an explanation", "input.items[0].explanation", 20_000, (explanation: string) => confirm({ explanation })],
    ["where access is disabled", "input.items[0].where", 1000, (where: string) => confirm({ where })],
  ] as const)("is bounded: %s", async (_, field, max, write) => {
    for (const text of [ONE_MEGABYTE, "x".repeat(max + 1), "\u200b", "a\0b"]) {
      await expect(write(text)).rejects.toMatchObject({
        code: "FIELD_INVALID",
        message: `${field} must be a text of 1 to ${max} characters.`,
        facts: { field },
      });
    }
    await write("x".repeat(max));
  });
});
