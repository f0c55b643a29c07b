import type { OnAppeal, OrderToSeal, SealedOrder } from "@exparte/client";

/** An order that is given: of which court and case. */
export interface OrderOfCase {
  readonly court: string;
  readonly caseNumber: string;
  readonly order: OrderToSeal;
  /** 1 where it is left out: the order as it is first given. */
  readonly version?: number;
  /** The higher court that gives this version, and seals it with its own key; absent: `court` does. */
  readonly onAppeal?: OnAppeal;
}

/**
 * What a court seals with. Whoever connects a court's own device (PKCS#11) or a remote signing service (CSC) makes one of
 * these: it gets the whole order, so that it can show the judge what is sealed, and gives it back with the court's seal.
 */
export interface CourtSigner {
  /** Whether it can seal for this court. */
  canSeal(court: string): Promise<boolean>;
  seal(order: OrderOfCase): Promise<SealedOrder>;
}
