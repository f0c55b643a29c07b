import type { CommonDependencies } from "@exparte/service";
import type { Figures } from "../store/supervision/figures-reader.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies extends CommonDependencies {
  readonly figures: Figures;
  /** Whether a joining or leaving of the code of conduct would be known here: its feed is heard by this very process. */
  readonly codeHeard: () => boolean;
}
