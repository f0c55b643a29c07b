import type { Store } from "@exparte/database";
import { Identities0001 } from "./migrations/0001-identities.js";
import { Identities0002 } from "./migrations/0002-disclosures.js";
import { PublicReports0003 } from "./migrations/0003-public-reports.js";
import { AnswerNoticesWithin0004 } from "./migrations/0004-answer-notices-within.js";
import { UnreadableAnswers0005 } from "./migrations/0005-unreadable-answers.js";
import { KnownCourts0006 } from "./migrations/0006-known-courts.js";
import { LogBound0007 } from "./migrations/0007-log-bound.js";
import { LogBoundForAll0008 } from "./migrations/0008-log-bound-for-all.js";
import { DutiesToDisclose0009 } from "./migrations/0009-duties-to-disclose.js";
import { SuspendedItems0010 } from "./migrations/0010-suspended-items.js";
import { LogEpochs0011 } from "./migrations/0011-log-epochs.js";
import { IDENTITY_ROWS } from "./rows.js";

export const SCHEMA = "identities";

/** What the service keeps in its database. */
export const STORE: Store = {
  schema: SCHEMA,
  entities: IDENTITY_ROWS,
  migrations: [
    { name: "0001-identities", class: Identities0001 },
    { name: "0002-disclosures", class: Identities0002 },
    { name: "0003-public-reports", class: PublicReports0003 },
    { name: "0004-answer-notices-within", class: AnswerNoticesWithin0004 },
    { name: "0005-unreadable-answers", class: UnreadableAnswers0005 },
    { name: "0006-known-courts", class: KnownCourts0006 },
    { name: "0007-log-bound", class: LogBound0007 },
    { name: "0008-log-bound-for-all", class: LogBoundForAll0008 },
    { name: "0009-duties-to-disclose", class: DutiesToDisclose0009 },
    { name: "0010-suspended-items", class: SuspendedItems0010 },
    { name: "0011-log-epochs", class: LogEpochs0011 },
  ],
};
