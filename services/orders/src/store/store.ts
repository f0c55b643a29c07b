import type { Store } from "@exparte/database";
import { Orders0001 } from "./migrations/0001-orders.js";
import { Items0002 } from "./migrations/0002-items.js";
import { ComplianceFacts0003 } from "./migrations/0003-compliance-facts.js";
import { Workload0004 } from "./migrations/0004-workload.js";
import { PublicReports0005 } from "./migrations/0005-public-reports.js";
import { ComplianceFeed0006 } from "./migrations/0006-compliance-feed.js";
import { OrderSearch0007 } from "./migrations/0007-order-search.js";
import { ItemsDue0008 } from "./migrations/0008-items-due.js";
import { Narrowed0009 } from "./migrations/0009-narrowed.js";
import { ServedDuties0010 } from "./migrations/0010-served-duties.js";
import { LogBound0011 } from "./migrations/0011-log-bound.js";
import { LogBoundForAll0012 } from "./migrations/0012-log-bound-for-all.js";
import { SealTwins0013 } from "./migrations/0013-seal-twins.js";
import { Unserved0014 } from "./migrations/0014-unserved.js";
import { ItemsWaiting0015 } from "./migrations/0015-items-waiting.js";
import { KnownCodes0016 } from "./migrations/0016-known-codes.js";
import { Coordination0017 } from "./migrations/0017-coordination.js";
import { CaseCodes0018 } from "./migrations/0018-case-codes.js";
import { Instances0019 } from "./migrations/0019-instances.js";
import { CourtAsked0020 } from "./migrations/0020-court-asked.js";
import { Appeals0021 } from "./migrations/0021-appeals.js";
import { ItemsSuspended0022 } from "./migrations/0022-items-suspended.js";
import { LateAddressees0023 } from "./migrations/0023-late-addressees.js";
import { ApplicationsWaiting0024 } from "./migrations/0024-applications-waiting.js";
import { LogEpochs0025 } from "./migrations/0025-log-epochs.js";
import { ORDER_ROWS } from "./rows.js";

export const SCHEMA = "orders";

/** What the service keeps in its database. */
export const STORE: Store = {
  schema: SCHEMA,
  entities: ORDER_ROWS,
  migrations: [
    { name: "0001-orders", class: Orders0001 },
    { name: "0002-items", class: Items0002 },
    { name: "0003-compliance-facts", class: ComplianceFacts0003 },
    { name: "0004-workload", class: Workload0004 },
    { name: "0005-public-reports", class: PublicReports0005 },
    { name: "0006-compliance-feed", class: ComplianceFeed0006 },
    { name: "0007-order-search", class: OrderSearch0007 },
    { name: "0008-items-due", class: ItemsDue0008 },
    { name: "0009-narrowed", class: Narrowed0009 },
    { name: "0010-served-duties", class: ServedDuties0010 },
    { name: "0011-log-bound", class: LogBound0011 },
    { name: "0012-log-bound-for-all", class: LogBoundForAll0012 },
    { name: "0013-seal-twins", class: SealTwins0013 },
    { name: "0014-unserved", class: Unserved0014 },
    { name: "0015-items-waiting", class: ItemsWaiting0015 },
    { name: "0016-known-codes", class: KnownCodes0016 },
    { name: "0017-coordination", class: Coordination0017 },
    { name: "0018-case-codes", class: CaseCodes0018 },
    { name: "0019-instances", class: Instances0019 },
    { name: "0020-court-asked", class: CourtAsked0020 },
    { name: "0021-appeals", class: Appeals0021 },
    { name: "0022-items-suspended", class: ItemsSuspended0022 },
    { name: "0023-late-addressees", class: LateAddressees0023 },
    { name: "0024-applications-waiting", class: ApplicationsWaiting0024 },
    { name: "0025-log-epochs", class: LogEpochs0025 },
  ],
  poolMax: 20,
};
