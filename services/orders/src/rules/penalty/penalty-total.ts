import type { Instant } from "../instant.js";
import { refuse } from "./penalty-refusals.js";
import type { PenaltyStatement } from "./penalty-statement.js";

/** What the addressees of one order have forfeited together. The order has one currency, whatever its version. */
export interface PenaltyTotal {
  readonly asOf: Instant;
  /** Absent when no version of the order has a penalty. */
  readonly currency?: string;
  readonly forfeitedCents: number;
  readonly prescribedCents: number;
  readonly collectibleCents: number;
  readonly fallenAwayCents: number;
  readonly notAdmittedCents: number;
  readonly pendingCents: number;
  /** Whether any addressee is forfeiting more at this moment. */
  readonly running: boolean;
}

/** Every addressee is penalised on its own, so the accounts only add up. Refuses with PENALTY_TOO_LARGE. */
export function penaltyTotal(statements: readonly PenaltyStatement[], asOf: Instant): PenaltyTotal {
  const sum = (of: (statement: PenaltyStatement) => number): number => {
    const cents = statements.reduce((total, statement) => total + of(statement), 0);
    if (!Number.isSafeInteger(cents)) {
      throw refuse("PENALTY_TOO_LARGE", "Together the addressees' penalties are too large; ask for each on its own.", {
        field: "TakedownOrder.penalty",
      });
    }
    return cents;
  };
  const currency = statements.find((statement) => statement.currency !== undefined)?.currency;
  return {
    asOf,
    ...(currency === undefined ? {} : { currency }),
    forfeitedCents: sum(({ forfeitedCents }) => forfeitedCents),
    prescribedCents: sum(({ prescribedCents }) => prescribedCents),
    collectibleCents: sum(({ collectibleCents }) => collectibleCents),
    fallenAwayCents: sum(({ fallenAwayCents }) => fallenAwayCents),
    notAdmittedCents: sum(({ notAdmittedCents }) => notAdmittedCents),
    pendingCents: sum(({ pendingCents }) => pendingCents),
    running: statements.some(({ running }) => running),
  };
}
