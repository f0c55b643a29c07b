import type { Store } from "@exparte/database";
import { Complaints0001 } from "./migrations/0001-complaints.js";
import { Complaints0002 } from "./migrations/0002-decisions.js";
import { PublicReports0003 } from "./migrations/0003-public-reports.js";
import { OrderAddressees0004 } from "./migrations/0004-order-addressees.js";
import { CodeOfConduct0005 } from "./migrations/0005-code-of-conduct.js";
import { KnownCourts0006 } from "./migrations/0006-known-courts.js";
import { LogBound0007 } from "./migrations/0007-log-bound.js";
import { LogBoundForAll0008 } from "./migrations/0008-log-bound-for-all.js";
import { LogEpochs0009 } from "./migrations/0009-log-epochs.js";
import { COMPLAINT_ROWS } from "./rows.js";

export const SCHEMA = "complaints";

/** What the service keeps in its database. */
export const STORE: Store = {
  schema: SCHEMA,
  entities: COMPLAINT_ROWS,
  migrations: [
    { name: "0001-complaints", class: Complaints0001 },
    { name: "0002-decisions", class: Complaints0002 },
    { name: "0003-public-reports", class: PublicReports0003 },
    { name: "0004-order-addressees", class: OrderAddressees0004 },
    { name: "0005-code-of-conduct", class: CodeOfConduct0005 },
    { name: "0006-known-courts", class: KnownCourts0006 },
    { name: "0007-log-bound", class: LogBound0007 },
    { name: "0008-log-bound-for-all", class: LogBoundForAll0008 },
    { name: "0009-log-epochs", class: LogEpochs0009 },
  ],
};
