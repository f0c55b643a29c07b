import type { CommonDependencies } from "@exparte/service";
import type { Printing } from "../paper/printing.js";
import type { OrderReader } from "../store/order/order-reader.js";
import type { ComplianceReader } from "../store/supervision/compliance-reader.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies extends CommonDependencies {
  readonly orders: OrderReader;
  readonly compliance: ComplianceReader;
  readonly printing: Printing;
  /** Where anyone reaches the hub, as an order's paper says. */
  readonly publicUrl: string;
  /** Whether the revocation of a key would be known here: the registry's feed is heard by this very process. */
  readonly partiesHeard: () => boolean;
}
