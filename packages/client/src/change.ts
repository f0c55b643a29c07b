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

/** Items of one platform that are named by an evident mistake, or that turn out to be named rightly. */
export interface ItemsOfPlatform {
  readonly orderId: string;
  readonly platform: string;
  readonly itemIds: readonly string[];
  readonly reasons: string;
}

/** What is left to do for the platform. */
export interface ItemsChanged {
  readonly status: string;
  readonly reinstateBy: string | null;
}

/** Suspends them at once: nothing is owed of them, and what was taken down goes back. Correct the order after that. */
export async function suspendItems(
  hub: HubAddress,
  items: ItemsOfPlatform & { readonly reinstateWithin?: string },
): Promise<ItemsChanged> {
  const answer = await request<{ suspendItems: ItemsChanged }>(
    hub,
    "mutation ($input: SuspendItemsInput!) { suspendItems(input: $input) { status reinstateBy } }",
    { input: items },
  );
  return answer.suspendItems;
}

/** Demands them after all: what was put back is to go once more. */
export async function resumeItems(hub: HubAddress, items: ItemsOfPlatform): Promise<ItemsChanged> {
  const answer = await request<{ resumeItems: ItemsChanged }>(
    hub,
    "mutation ($input: ResumeItemsInput!) { resumeItems(input: $input) { status reinstateBy } }",
    { input: items },
  );
  return answer.resumeItems;
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
