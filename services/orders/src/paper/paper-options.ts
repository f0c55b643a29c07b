import type { PlatformId } from "../rules/ids.js";
import type { Instant } from "../rules/instant.js";

export interface PaperOptions {
  /** The court's name as printed at the head: "Rechtbank Amsterdam". */
  readonly courtName: string;
  /**
   * Where anyone can check whether the order is genuine and what its state is now. At most about 2,000 letters, for the
   * QR code.
   */
  readonly verifyUrl: string;
  /** Whose paper it is; absent for the court's own, with every part. */
  readonly addressee?: PlatformId;
  /** The addressee's code for the case, where the court has it printed. */
  readonly access?: { readonly code: string; readonly validUntil: Instant; readonly address: string };
}
