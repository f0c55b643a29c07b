import { refuse } from "../rules/refusals.js";
import type { Dependencies } from "./dependencies.js";

/** Refuses to rely on a key that may have been revoked, while this service would not have heard of it. */
export function requirePartiesHeard({ partiesHeard }: Pick<Dependencies, "partiesHeard">): void {
  if (partiesHeard()) return;
  throw refuse(
    "PARTIES_NOT_HEARD",
    "The news of the registry does not come through at this moment, and the key that sealed this may have been revoked. Do the same again shortly.",
  );
}
