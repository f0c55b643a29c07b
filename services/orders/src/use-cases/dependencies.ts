import type { Database } from "@exparte/database";
import type { EventLog, Wakeups } from "@exparte/event-log";
import type { Printing } from "../paper/printing.js";
import type { NewId } from "../rules/ids.js";
import type { Instant } from "../rules/instant.js";
import type { OrderReader } from "../store/order/order-reader.js";
import type { ComplianceReader } from "../store/supervision/compliance-reader.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies {
  readonly database: Database;
  readonly log: EventLog;
  readonly wakeups: Wakeups;
  readonly orders: OrderReader;
  readonly compliance: ComplianceReader;
  readonly printing: Printing;
  readonly clock: () => Instant;
  /** Where anyone reaches the hub, as an order's paper says. */
  readonly publicUrl: string;
  /** A new id, of the kind that is due where it is made. */
  readonly newId: <Kind extends NewId>() => Kind;
  /** Whether the revocation of a key would be known here: the registry's feed is heard by this very process. */
  readonly partiesHeard: () => boolean;
}
