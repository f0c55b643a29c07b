import { type Actor, requireParty } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import { splitSeal } from "@exparte/seal";
import type { Asked } from "../../rules/application/asked-duties.js";
import type { OrderId } from "../../rules/ids.js";
import type { LiftingCause, LiftingGround, ModificationGround } from "../../rules/order/cause.js";
import { isModifiedSo } from "../../rules/order/changes-for-cause.js";
import type { Order } from "../../rules/order/order.js";
import { placesOf } from "../../store/order/coverage.js";
import { ApplicationRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import { requireScopeOnOrder } from "../viewer.js";
import { decideOnOrder } from "./decide-on-order.js";
import { newVersion, type SealedContent } from "./new-version.js";

export interface Modification extends SealedContent {
  readonly orderId: OrderId;
  readonly ground: ModificationGround;
  readonly reasons: string;
  readonly reinstateWithin?: string;
}

/** The judge changes the order for a cause, without an opposition; it goes on under a new sealed version. */
export async function modifyOrder(
  deps: Dependencies,
  actor: Actor,
  { orderId, ground, reasons, reinstateWithin, ...sealed }: Modification,
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
  return decideOnOrder(
    deps,
    actor,
    orderId,
    async (context) => {
      // A retry whose first answer was lost: of a version that is sealed already, the next one differs.
      const { seal } = splitSeal(sealed.seal);
      if (isModifiedSo(context.order, { ground, reasons, seal })) return null;
      return {
        type: "modify",
        ground,
        reasons,
        version: await newVersion(deps, context, sealed),
        asked: await askedFor(context.tx, context.order),
        ...(reinstateWithin === undefined ? {} : { reinstateWithin }),
      };
    },
    placesOf(sealed.content),
  );
}

/** What the application of an order asked for. */
export async function askedFor({ em }: Tx, { applicationId }: Order): Promise<Asked> {
  const { state } = await em.findOneOrFail(ApplicationRow, { id: applicationId });
  return state.content;
}

export interface Lifting {
  readonly orderId: OrderId;
  readonly ground: LiftingGround;
  readonly reasons: string;
  readonly reinstateWithin?: string;
}

/** What the parties file, the registry records; what a judge decided, a judge does. */
const SCOPE_TO_LIFT: Readonly<Record<LiftingCause, string>> = {
  WITHDRAWN_BY_APPLICANT: "applications:submit",
  SETTLEMENT: "applications:submit",
  ANNULLED: "orders:grant",
  REVOKED: "orders:grant",
};

/** The applicant or the parties end the order, which the registry records; a higher court has annulled it, or a judge revokes it. */
export async function liftOrder(deps: Dependencies, actor: Actor, { orderId, ...lifting }: Lifting): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, SCOPE_TO_LIFT[lifting.ground.cause]);
  return decideOnOrder(deps, actor, orderId, ({ coveredBy }) => ({ type: "lift", ...lifting, coveredBy }));
}
