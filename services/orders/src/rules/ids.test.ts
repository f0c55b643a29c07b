import { idOf } from "@exparte/testing/id-of";
import { expectTypeOf, it } from "vitest";
import type { CoveredBy } from "./addressee/reinstatement.js";
import type { submitApplication } from "./application/application.js";
import type {
  ApplicationId,
  CourtId,
  ItemId,
  KeyId,
  OppositionId,
  OrderId,
  PlatformId,
  SealDigest,
  SealedText,
} from "./ids.js";
import { addresseeOf, type Order } from "./order/order.js";
import type { OrderCommand } from "./order/order-commands.js";

type Kinds = ApplicationId | CourtId | ItemId | KeyId | OppositionId | OrderId | PlatformId | SealDigest | SealedText;

it("takes an id of one kind for no other, and no bare text for an id", () => {
  expectTypeOf<OrderId>().not.toExtend<Exclude<Kinds, OrderId>>();
  expectTypeOf<ItemId>().not.toExtend<Exclude<Kinds, ItemId>>();
  expectTypeOf<PlatformId>().not.toExtend<Exclude<Kinds, PlatformId>>();
  expectTypeOf<SealedText>().not.toExtend<Exclude<Kinds, SealedText>>();
  expectTypeOf<SealDigest>().not.toExtend<Exclude<Kinds, SealDigest>>();
  expectTypeOf<string>().not.toExtend<Kinds>();
  expectTypeOf<Kinds>().toExtend<string>();
});

it("does not compile with two ids swapped", () => {
  expectTypeOf<Parameters<typeof submitApplication>[0]>().toEqualTypeOf<ApplicationId>();
  expectTypeOf<Parameters<typeof submitApplication>[1]>().toEqualTypeOf<CourtId>();
  expectTypeOf<Parameters<CoveredBy>[0]>().toEqualTypeOf<PlatformId>();
  const asked = (order: Order, item: ItemId, platform: PlatformId): OrderCommand[] => {
    addresseeOf(order, platform);
    // @ts-expect-error an item is no addressee
    addresseeOf(order, item);
    return [
      { type: "releaseHeld", platform, itemIds: [item] },
      // @ts-expect-error the two are swapped
      { type: "releaseHeld", platform: item, itemIds: [platform] },
      // @ts-expect-error an order is no opposition
      { type: "withdrawOpposition", oppositionId: order.id, reasons: "Settled." },
      // @ts-expect-error a text has not come in by any door
      { type: "hold", platform, held: [{ itemId: item, heldBy: "order-2" }] },
    ];
  };
  expectTypeOf(asked).returns.toEqualTypeOf<OrderCommand[]>();
});

it("is made of a text by tests as what is due there", () => {
  expectTypeOf(idOf<OrderId>("order-1")).toEqualTypeOf<OrderId>();
});
