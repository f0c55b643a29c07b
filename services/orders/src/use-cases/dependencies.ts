import type { TextLock } from "@exparte/seal";
import type { CommonDependencies } from "@exparte/service";
import type { Printing } from "../paper/printing.js";
import type { ServiceSettings } from "../rules/order/issue-order.js";
import type { OrderReader } from "../store/order/order-reader.js";
import type { ComplianceReader } from "../store/supervision/compliance-reader.js";
import type { CaseCodes } from "./case-code/case-codes.js";

/** What the use cases work with; created once, in app.ts. */
export interface Dependencies extends CommonDependencies {
  readonly orders: OrderReader;
  readonly compliance: ComplianceReader;
  readonly printing: Printing;
  /** Locks what is personal data of respondents, for keeping. */
  readonly particulars: TextLock;
  /** The hub's public address, as printed on an order's paper. */
  readonly publicUrl: string;
  /** What holds of the service of orders that are given from now on. */
  readonly serviceSettings: ServiceSettings;
  /** Absent on a hub that gives no codes for a case. */
  readonly caseCodes?: CaseCodes | undefined;
  /** Whether this process hears the registry's feed, and so would know that a key was revoked. */
  readonly partiesHeard: () => boolean;
  /** Whether this process hears the identities service's feed, and so knows the code of conduct in force. */
  readonly disclosuresHeard: () => boolean;
  /** Tells the operator, in the log, of a problem that is dealt with here. */
  readonly onProblem: (message: string) => void;
}
