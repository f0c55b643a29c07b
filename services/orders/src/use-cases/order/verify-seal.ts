import { refuse } from "../../rules/refusals.js";
import { sealDigest } from "../../store/order/orders.js";
import { OrderRow, OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";

export interface SealCheck {
  /** The hub took in exactly this seal, and verified it then against the court's key. */
  readonly genuine: boolean;
  readonly inForce: boolean;
  readonly isCurrentVersion: boolean;
}

/**
 * Anyone who holds an order's seal, or its digest on paper, may ask whether it is what it seems. Whoever holds none learns nothing: an unknown
 * seal, a forged one and one of another hub all get the same answer.
 */
export async function verifySeal(
  { database }: Pick<Dependencies, "database">,
  { seal, digest }: { readonly seal?: string; readonly digest?: string },
): Promise<SealCheck> {
  if ((seal === undefined) === (digest === undefined)) {
    throw refuse("FIELD_INVALID", "Give either the whole seal, or its digest as the order's paper has it.", {
      field: "seal",
    });
  }
  const em = database.orm.em.fork();
  const version = await em.findOne(OrderVersionRow, { sealDigest: digest ?? sealDigest(seal ?? "") });
  if (version === null || (seal !== undefined && version.seal !== seal)) {
    return { genuine: false, inForce: false, isCurrentVersion: false };
  }
  const order = await em.findOneOrFail(OrderRow, { id: version.orderId });
  return {
    genuine: true,
    inForce: order.status === "IN_FORCE" || order.status === "FINAL",
    isCurrentVersion: order.state.seal === version.seal,
  };
}
