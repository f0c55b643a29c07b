import type { Instant } from "@exparte/dutch-time";
import { expectTypeOf, it } from "vitest";
import type { DisclosureCommand } from "./disclosure/disclosure-commands.js";
import type { DisclosureFacts, DisclosureTerms } from "./disclosure/disclosure-terms.js";
import { type KnownOrder, knownAddressee } from "./disclosure/known-order.js";
import type { CourtId, DisclosureId, ItemId, Jwe, JweDigest, KeyId, OrderId, PlatformId, SealedText } from "./ids.js";
import { type checkJwe, type ExpectedJwe } from "./sealed-content/disclosure-jwe.js";
import { leaveContent } from "./sealed-content/sealed-content.js";

type Kinds = CourtId | DisclosureId | ItemId | Jwe | JweDigest | KeyId | OrderId | PlatformId | SealedText;

it("takes an id of one kind for no other, and no bare text for an id", () => {
  expectTypeOf<DisclosureId>().not.toExtend<Exclude<Kinds, DisclosureId>>();
  expectTypeOf<OrderId>().not.toExtend<Exclude<Kinds, OrderId>>();
  expectTypeOf<PlatformId>().not.toExtend<Exclude<Kinds, PlatformId>>();
  expectTypeOf<CourtId>().not.toExtend<Exclude<Kinds, CourtId>>();
  expectTypeOf<Jwe>().not.toExtend<Exclude<Kinds, Jwe>>();
  expectTypeOf<JweDigest>().not.toExtend<Exclude<Kinds, JweDigest>>();
  expectTypeOf<SealedText>().not.toExtend<Exclude<Kinds, SealedText>>();
  expectTypeOf<string>().not.toExtend<Kinds>();
  expectTypeOf<Kinds>().toExtend<string>();
});

it("does not compile with two ids swapped", () => {
  expectTypeOf<DisclosureTerms["orderId"]>().toEqualTypeOf<OrderId>();
  expectTypeOf<ReturnType<DisclosureFacts["newId"]>>().toEqualTypeOf<DisclosureId>();
  expectTypeOf<Pick<ExpectedJwe, "requestId" | "recipient">>().toEqualTypeOf<{
    readonly requestId: DisclosureId;
    readonly recipient: CourtId;
  }>();
  expectTypeOf<Awaited<ReturnType<typeof checkJwe>>>().toEqualTypeOf<{ jwe: Jwe; kid: KeyId }>();
  const left = (
    order: KnownOrder,
    { kid, jwe, digest, seal }: { kid: KeyId; jwe: Jwe; digest: JweDigest; seal: SealedText },
    now: Instant,
  ): DisclosureCommand[] => {
    // @ts-expect-error the court that gave the order is no addressee of it
    knownAddressee(order, order.court);
    // @ts-expect-error the key and the digest are swapped
    leaveContent("DISCLOSURE", digest, kid, now);
    return [
      { type: "disclose", kid, digest, seal },
      // @ts-expect-error the JWE itself where its digest is due
      { type: "disclose", kid, digest: jwe, seal },
      // @ts-expect-error an encrypted answer is no seal
      { type: "disclose", kid, digest, seal: jwe },
      // @ts-expect-error a text has not come in by any door
      { type: "disclose", kid: "key-1", digest, seal },
    ];
  };
  expectTypeOf(left).returns.toEqualTypeOf<DisclosureCommand[]>();
});
