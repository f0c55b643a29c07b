import { refuse } from "../rules/refusals.js";
import type { Dependencies } from "./dependencies.js";

/** Refuses to count a term by the code of conduct while this service would not hear who joins or leaves it. */
export function requireCodeHeard({ codeHeard }: Pick<Dependencies, "codeHeard">): void {
  if (codeHeard()) return;
  throw refuse(
    "CODE_NOT_HEARD",
    "The news of the code of conduct does not come through at this moment, and the platform's term to answer depends on it. Do the same again shortly.",
  );
}
