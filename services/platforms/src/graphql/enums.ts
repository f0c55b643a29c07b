import { enumOf } from "@exparte/subgraph";
import { registerEnumType } from "type-graphql";
import type { Instance } from "../rules/court.js";
import type { PartyType } from "../rules/party.js";
import type { PlatformKind } from "../rules/platform.js";
import type { KeyUse } from "../rules/public-key.js";

export const PlatformKindEnum = enumOf<PlatformKind>(
  "PlatformKind",
  {
    SOCIAL_MEDIA: "People post to each other on it.",
    VIDEO: "People post video on it.",
    SEARCH_ENGINE: "It finds what stands on other sites (zoekmachine): its items need not lie under its own domains.",
    HOSTING: "It stores other people's sites.",
    WEBSITE: "A site whose keeper decides what stands on it.",
    RESPONDENT: "No platform: an addressee of an order whom nobody registered. Nothing is registered as one.",
  },
  "What a platform is to the content (letter, row S22).",
);

export const InstanceEnum = enumOf<Instance>(
  "Instance",
  {
    DISTRICT_COURT: "First instance (rechtbank).",
    COURT_OF_APPEAL: "Appeal (gerechtshof, hoger beroep).",
    SUPREME_COURT: "Cassation (Hoge Raad).",
  },
  "What a court hears (instantie).",
);

export const PartyTypeEnum = { COURT: "court", PLATFORM: "platform" } as const satisfies Record<string, PartyType>;
registerEnumType(PartyTypeEnum, {
  name: "PartyType",
  description: "Which kind of party holds a key.",
  valuesConfig: {
    COURT: { description: "A court, which seals orders and disclosure requests and receives disclosures." },
    PLATFORM: { description: "A platform, which seals what it confirms and answers." },
  },
});

export const KeyUseEnum = { SIG: "sig", ENC: "enc" } as const satisfies Record<string, KeyUse>;
registerEnumType(KeyUseEnum, {
  name: "KeyUse",
  description: "What a key is for, as in its JWK: SIG for seals, ENC for disclosures.",
  valuesConfig: {
    SIG: { description: "Verifies the party's seals." },
    ENC: { description: "Encrypts a disclosure to the party." },
  },
});
