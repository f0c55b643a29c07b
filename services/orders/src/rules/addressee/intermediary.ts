import type { Instant } from "../instant.js";
import { instant } from "../instant.js";
import type { OrderDocument } from "../order-document/order-document.js";

/**
 * Intermediary service (tussenhandelsdienst, DSA art. 3(g)): it stores, carries or finds what others post. What the DSA
 * asks in art. 9 it asks of these: their orders go to the Digital Services Coordinator (coordination.ts), and they tell
 * the poster (poster.ts). A WEBSITE is none: its keeper decides what stands on it, and so answers for content of its own.
 */
export interface Intermediary {
  /** How long it has to confirm that the poster was told, from the moment at which it must have told. */
  readonly confirmWithin: string;
  /** The court lets the poster be told only from then on. */
  readonly notBefore?: Instant;
}

export function isIntermediaryKind(kind: string | undefined): boolean {
  return kind !== undefined && kind !== "WEBSITE";
}

/** Undefined for any other addressee, and in an order from before the hub asked for this. */
export function intermediaryOf(
  isOne: boolean | undefined,
  confirmWithin: string | undefined,
  { posterInformedBy }: Pick<OrderDocument, "posterInformedBy">,
): { readonly intermediary?: Intermediary } {
  if (!isOne || confirmWithin === undefined) return {};
  const notBefore = posterInformedBy === undefined ? {} : { notBefore: instant(posterInformedBy.after) };
  return { intermediary: { confirmWithin, ...notBefore } };
}
