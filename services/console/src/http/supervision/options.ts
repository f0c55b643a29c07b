import type { PartyRoutesOptions } from "../party-visit.js";

export interface SupervisionRoutesOptions extends PartyRoutesOptions {
  /** The hub's GraphQL, for what is followed live. */
  readonly gatewayUrl: string;
  readonly watchScript: string;
  /** Aborted when the console stops: what is followed live then ends, and pages come back. */
  readonly stopping: AbortSignal;
}
