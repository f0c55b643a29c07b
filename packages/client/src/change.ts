import { type CourtOptions, type OrderToSeal, sealOrder } from "./court.js";
import { type HubAddress, request } from "./request.js";

/** Why the court changes an order without an opposition, and what that cause must say. */
export type ModificationGround =
  | {
      readonly cause: "CORRECTION";
      readonly correction: {
        readonly initiative: "ON_REQUEST" | "OWN_MOTION";
        /** How and when the parties could say what they think of it (Rv art. 31(1)). */
        readonly partiesHeard: string;
      };
    }
  | { readonly cause: "ADDITION"; readonly addition: { readonly appliedAt: Date } }
  | { readonly cause: "NARROWING" | "SETTLEMENT" };

export type OrderModification = ModificationGround & {
  readonly reasons: string;
  readonly reinstateWithin?: string;
  /** The whole order as it now reads, and the number of this version. */
  readonly order: OrderToSeal;
  readonly version: number;
  readonly caseNumber: string;
};

export type OrderLifting = { readonly reasons: string; readonly reinstateWithin?: string } & (
  | { readonly cause: "WITHDRAWN_BY_APPLICANT" | "SETTLEMENT" | "REVOKED"; readonly penaltiesFallAway: boolean }
  | { readonly cause: "ANNULLED"; readonly annulment: { readonly court: string; readonly decision: string } }
);

/** An order as it stands after the change. */
export interface Changed {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}

const CHANGED = "id status version";

/** Changes an order for a cause, without an opposition. Seals the new version with the court's key. */
export async function modifyOrder(
  court: CourtOptions,
  orderId: string,
  { order, version, caseNumber, ...rest }: OrderModification,
): Promise<Changed> {
  const sealed = await sealOrder(court, caseNumber, order, version);
  const answer = await request<{ modifyOrder: Changed }>(
    court,
    `mutation ($input: ModifyOrderInput!) { modifyOrder(input: $input) { ${CHANGED} } }`,
    { input: { orderId, ...rest, order: sealed } },
  );
  return answer.modifyOrder;
}

/** Lifts an order for a cause, without an opposition. */
export async function liftOrder(hub: HubAddress, orderId: string, lifting: OrderLifting): Promise<Changed> {
  const answer = await request<{ liftOrder: Changed }>(
    hub,
    `mutation ($input: LiftOrderInput!) { liftOrder(input: $input) { ${CHANGED} } }`,
    { input: { orderId, ...lifting } },
  );
  return answer.liftOrder;
}
