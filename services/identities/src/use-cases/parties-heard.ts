import { refuse } from "../rules/refusals.js";
import type { Dependencies } from "./dependencies.js";

/** Refuses what rests on a key that may have been revoked meanwhile, while nobody would have heard of it here. */
export function requirePartiesHeard({ partiesHeard }: Pick<Dependencies, "partiesHeard">): void {
  if (partiesHeard()) return;
  throw refuse(
    "PARTIES_NOT_HEARD",
    "The news of the registry does not come through at this moment, and the key that sealed this may have been revoked. Do the same again shortly.",
  );
}
