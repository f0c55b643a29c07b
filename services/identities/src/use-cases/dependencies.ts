import type { RegisteredParties } from "@exparte/auth";
import type { CommonDependencies } from "@exparte/service";
import type { Readers } from "../store/readers.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies extends CommonDependencies {
  readonly readers: Readers;
  readonly parties: Pick<RegisteredParties, "isRegistered">;
  /** Whether this process hears the registry's feed, and so knows of revoked keys. */
  readonly partiesHeard: () => boolean;
  /** Whether this process hears the orders feed, and so knows of ended orders. */
  readonly ordersHeard: () => boolean;
}
