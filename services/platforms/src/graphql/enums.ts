import { enumOf } from "@exparte/subgraph";
import { registerEnumType } from "type-graphql";
import type { PartyType } from "../rules/party.js";
import { PLATFORM_KINDS, type PlatformKind } from "../rules/platform.js";
import type { KeyUse } from "../rules/public-key.js";

export const PlatformKindEnum = enumOf<PlatformKind>(
  "PlatformKind",
  PLATFORM_KINDS,
  "What a platform is to the content (letter, row S22).",
);

export const PartyTypeEnum = { COURT: "court", PLATFORM: "platform" } as const satisfies Record<string, PartyType>;
registerEnumType(PartyTypeEnum, { name: "PartyType", description: "Who can hold keys." });

export const KeyUseEnum = { SIG: "sig", ENC: "enc" } as const satisfies Record<string, KeyUse>;
registerEnumType(KeyUseEnum, {
  name: "KeyUse",
  description: "What a key is for, as in its JWK: SIG for seals, ENC for disclosures.",
  valuesConfig: {
    SIG: { description: "Verifies the party's seals." },
    ENC: { description: "Encrypts a disclosure to the party." },
  },
});
