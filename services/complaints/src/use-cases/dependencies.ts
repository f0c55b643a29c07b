import type { CommonDependencies } from "@exparte/service";
import type { Figures } from "../store/supervision/figures-reader.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies extends CommonDependencies {
  readonly figures: Figures;
  /** Whether this process hears the feed of the code of conduct, and so knows who joins or leaves it. */
  readonly codeHeard: () => boolean;
}
