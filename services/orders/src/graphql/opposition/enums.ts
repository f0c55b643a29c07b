import { enumOf } from "@exparte/subgraph";
import type { OpponentRole } from "../../rules/opposition/opponent.js";
import type { OppositionStatus } from "../../rules/opposition/opposition.js";

export const OppositionStatusEnum = enumOf<OppositionStatus>(
  "OppositionStatus",
  {
    LODGED: "The court has it (ingesteld); the order stays in force unless the judge suspends it.",
    HEARING_SET: "The parties are called to a hearing (zitting bepaald).",
    UPHELD: "The judge upheld the order (bekrachtigd).",
    MODIFIED: "The judge narrowed or changed the order (gewijzigd), under a new sealed version.",
    LIFTED: "The judge lifted the order (opgeheven).",
    WITHDRAWN: "Whoever lodged it no longer asks (ingetrokken). Before there was MOOT: also what that says.",
    MOOT: "Nothing is left to decide on it (zonder belang): the order ended, or became final, on another ground, or lets go every item that it contests.",
  },
  "Where an opposition (verzet) stands.",
);

export const OppositionOutcomeEnum = enumOf<"UPHELD" | "MODIFIED" | "LIFTED">(
  "OppositionOutcome",
  {
    UPHELD: "The order stands as it is (bekrachtigd).",
    MODIFIED: "The order is narrowed or changed (gewijzigd), under a new sealed version.",
    LIFTED: "The order ends (opgeheven).",
  },
  "What the judge decides on opposition.",
);

export const OpponentRoleEnum = enumOf<OpponentRole>(
  "OpponentRole",
  {
    ADDRESSEE: "A platform that the order is addressed to.",
    POSTER: "Whoever posted the content (plaatser), through the court and unknown to the hub.",
    THIRD_PARTY:
      "Somebody else whom the order touches (derde), such as a reader or the customer of a host; likewise through the court.",
  },
  "Who contests the order.",
);
