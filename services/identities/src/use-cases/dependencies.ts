import type { RegisteredParties } from "@exparte/auth";
import type { CommonDependencies } from "@exparte/service";
import type { Readers } from "../store/readers.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies extends CommonDependencies {
  readonly readers: Readers;
  readonly parties: Pick<RegisteredParties, "isRegistered">;
  /** Whether the revocation of a key would be known here: the registry's feed is heard by this very process. */
  readonly partiesHeard: () => boolean;
  /** Whether the end of an order would be known here: its feed is heard by this very process. */
  readonly ordersHeard: () => boolean;
}
