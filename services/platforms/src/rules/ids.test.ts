import { idOf } from "@exparte/testing/id-of";
import { expectTypeOf, it } from "vitest";
import { changeCourt } from "./court.js";
import type { CourtId, KeyId, PlatformId, Thumbprint } from "./ids.js";
import { type PartyRef, partyRef } from "./party.js";
import { type PartyKey, revokeKey } from "./party-key.js";
import { changePlatform } from "./platform.js";

type Kinds = CourtId | KeyId | PlatformId | Thumbprint;

it("takes an id of one kind for no other, and no bare text for an id", () => {
  expectTypeOf<CourtId>().not.toExtend<Exclude<Kinds, CourtId>>();
  expectTypeOf<KeyId>().not.toExtend<Exclude<Kinds, KeyId>>();
  expectTypeOf<PlatformId>().not.toExtend<Exclude<Kinds, PlatformId>>();
  expectTypeOf<Thumbprint>().not.toExtend<Exclude<Kinds, Thumbprint>>();
  expectTypeOf<string>().not.toExtend<Kinds>();
  expectTypeOf<Kinds>().toExtend<string>();
});

it("does not compile with two ids swapped", () => {
  expectTypeOf<Parameters<typeof changePlatform>[1]>().toEqualTypeOf<PlatformId>();
  const told = (court: CourtId, platform: PlatformId, key: PartyKey, now: Date): PartyRef[] => {
    revokeKey([key], key.party, key.kid, now);
    // @ts-expect-error a thumbprint names the key itself, a kid the key within its party
    revokeKey([key], key.party, key.thumbprint, now);
    // @ts-expect-error a court is no platform
    changePlatform(null, court, {});
    // @ts-expect-error a platform is no court
    changeCourt(null, { id: platform, name: "Rechtbank" });
    return [
      { type: "court", id: court },
      // @ts-expect-error a platform under a court's name
      { type: "court", id: platform },
      // @ts-expect-error a text has not come in by any door
      { type: "platform", id: "vidshare" },
    ];
  };
  expectTypeOf(told).returns.toEqualTypeOf<PartyRef[]>();
  expectTypeOf(partyRef({ type: "court", id: "rb-amsterdam" })).toEqualTypeOf<PartyRef>();
  expectTypeOf(idOf<CourtId>("rb-amsterdam")).toEqualTypeOf<CourtId>();
});
