import type { Readiness } from "../../operator/readiness.js";
import type { PartyRoutesOptions } from "../party-visit.js";

export interface OperatorRoutesOptions extends PartyRoutesOptions {
  /** Asks the gateway how the hub is; undefined where it gives no answer. */
  readonly readiness: () => Promise<Readiness | undefined>;
}
