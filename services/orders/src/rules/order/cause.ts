import type { Instant } from "../instant.js";

/**
 * Why an order is changed or lifted without an opposition. A version or an end that was decided on opposition, or that
 * came with a clarification or from the main proceedings, has no cause.
 *
 * CORRECTION  an evident mistake that is easily mended (rectificatie, herstel, Rv art. 31), on a party's request or of
 *             the court's own motion, after the parties had a chance to be heard.
 * ADDITION    of items, re-uploads or addressees: on the applicant's request, ex parte and with findings like the first.
 * NARROWING   the court demands less than before.
 * SETTLEMENT  the parties agreed otherwise (schikking, vaststellingsovereenkomst, art. 7:900 BW).
 */
export const MODIFICATION_CAUSES = ["CORRECTION", "ADDITION", "NARROWING", "SETTLEMENT"] as const;
export type ModificationCause = (typeof MODIFICATION_CAUSES)[number];

export const CORRECTION_INITIATIVES = ["ON_REQUEST", "OWN_MOTION"] as const;
export type CorrectionInitiative = (typeof CORRECTION_INITIATIVES)[number];

/** A cause with what it must say. */
export type ModificationGround =
  | {
      readonly cause: "CORRECTION";
      readonly initiative: CorrectionInitiative;
      /** How and when the parties were heard on it (Rv art. 31(1)). */
      readonly partiesHeard: string;
    }
  | {
      readonly cause: "ADDITION";
      /** When the applicant asked for it. */
      readonly appliedAt: Instant;
    }
  | { readonly cause: "NARROWING" | "SETTLEMENT" };

/**
 * WITHDRAWN_BY_APPLICANT  the applicant withdraws the order (intrekking).
 * SETTLEMENT              the parties settled.
 * ANNULLED                a higher court annulled it (vernietiging): what was forfeited falls away with it.
 * REVOKED                 the court revoked a final order (herroeping, Rv arts. 382, 390), after fraud, false evidence or
 *                         withheld documents; the judge decides about penalties that were forfeited.
 */
export const LIFTING_CAUSES = ["WITHDRAWN_BY_APPLICANT", "SETTLEMENT", "ANNULLED", "REVOKED"] as const;
export type LiftingCause = (typeof LIFTING_CAUSES)[number];

/** The decision of a higher court that annulled an order. */
export interface Annulment {
  readonly court: string;
  /** Its case number or ECLI. */
  readonly decision: string;
}

export type LiftingGround =
  | { readonly cause: "WITHDRAWN_BY_APPLICANT" | "SETTLEMENT" | "REVOKED"; readonly penaltiesFallAway: boolean }
  | { readonly cause: "ANNULLED"; readonly annulment: Annulment };
