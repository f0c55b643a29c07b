import { signSeal } from "@exparte/seal";
import type { JWK } from "jose";
import { type CourtOptions, type OrderToSeal, sealOrder } from "./court.js";
import { type HubAddress, request } from "./request.js";

/** An opposition (verzet) as the hub answers it. */
export interface Opposed {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
}

/** What the judge decides on opposition. */
export type Decision =
  | { readonly outcome: "UPHELD"; readonly reasons: string; readonly enforceableDespiteAppeal?: boolean }
  | {
      readonly outcome: "LIFTED";
      readonly reasons: string;
      readonly penaltiesFallAway: boolean;
      readonly reinstateWithin?: string;
    }
  | {
      readonly outcome: "MODIFIED";
      readonly reasons: string;
      readonly reinstateWithin?: string;
      /** Whether it is obeyed although an appeal is lodged; left out, as the order says, and that says yes. */
      readonly enforceableDespiteAppeal?: boolean;
      /** The whole order as it now reads, and the number of this version. */
      readonly order: OrderToSeal;
      readonly version: number;
      readonly caseNumber: string;
    };

/** What became of an item that must be put back. */
export interface ItemReinstatement {
  readonly itemId: string;
  readonly outcome: "REINSTATED" | "KEPT_DOWN";
  readonly effectAt: Date;
  /** Your own ground; required with KEPT_DOWN. */
  readonly explanation?: string;
}

const OPPOSITION = "id orderId status";

/** For whom a court lodges: under the court's file number for them, and for the items that they contest. */
export interface ContestedFor {
  readonly role: "POSTER" | "THIRD_PARTY";
  readonly opponentReference: string;
  readonly itemIds: readonly string[];
}

/**
 * Contests an order: for the platform itself with a platform's token; with a court's token for a poster or third party, or,
 * where it does not say for whom, for the poster of the whole order.
 */
export async function lodgeOpposition(
  hub: HubAddress,
  orderId: string,
  grounds: string,
  by?: ContestedFor,
): Promise<Opposed> {
  const answer = await request<{ lodgeOpposition: Opposed }>(
    hub,
    `mutation ($input: LodgeOppositionInput!) { lodgeOpposition(input: $input) { ${OPPOSITION} } }`,
    { input: { orderId, grounds, ...by } },
  );
  return answer.lodgeOpposition;
}

export async function setHearing(hub: HubAddress, oppositionId: string, hearingAt: Date): Promise<Opposed> {
  const answer = await request<{ setHearing: Opposed }>(
    hub,
    `mutation ($id: ID!, $hearingAt: DateTime!) { setHearing(id: $id, hearingAt: $hearingAt) { ${OPPOSITION} } }`,
    { id: oppositionId, hearingAt: hearingAt.toISOString() },
  );
  return answer.setHearing;
}

/** Suspends an order, or resumes it. */
export async function steer(
  hub: HubAddress,
  what: "suspendOrder" | "resumeOrder",
  orderId: string,
  reasons: string,
): Promise<void> {
  await request(hub, `mutation ($id: ID!, $reasons: String!) { ${what}(id: $id, reasons: $reasons) { status } }`, {
    id: orderId,
    reasons,
  });
}

/** Sends the judge's decision. Seals a modification with the court's key. */
export async function decideOpposition(
  court: CourtOptions,
  oppositionId: string,
  decision: Decision,
): Promise<Opposed> {
  const answer = await request<{ decideOpposition: Opposed }>(
    court,
    `mutation ($id: ID!, $decision: OppositionDecisionInput!) { decideOpposition(id: $id, decision: $decision) { ${OPPOSITION} } }`,
    { id: oppositionId, decision: await decisionInput(court, decision) },
  );
  return answer.decideOpposition;
}

async function decisionInput(court: CourtOptions, decision: Decision): Promise<Record<string, unknown>> {
  if (decision.outcome !== "MODIFIED") return { ...decision };
  const { order, version, caseNumber, ...rest } = decision;
  return { ...rest, order: await sealOrder(court, caseNumber, order, version) };
}

/**
 * Ends an order whose main claim was not brought in time, for an addressee, or for the poster through a court (after Rv
 * art. 1019i).
 */
export async function applyForLapse(hub: HubAddress, orderId: string): Promise<{ readonly status: string }> {
  const answer = await request<{ applyForLapse: { readonly status: string } }>(
    hub,
    "mutation ($orderId: ID!) { applyForLapse(orderId: $orderId) { status } }",
    { orderId },
  );
  return answer.applyForLapse;
}

/** Confirms under the platform's seal that items are back, or on which ground of its own they stay down. */
export async function confirmReinstatement(
  hub: HubAddress,
  { platform, orderId, key }: { readonly platform: string; readonly orderId: string; readonly key: JWK },
  reinstatements: readonly ItemReinstatement[],
): Promise<{ readonly status: string }> {
  const items = reinstatements.map((one) => ({ ...one, effectAt: one.effectAt.toISOString() }));
  const seal = await signSeal({ type: "exparte-reinstatement", orderId, platform, items }, key);
  const answer = await request<{ confirmReinstatement: { readonly status: string } }>(
    hub,
    "mutation ($input: ConfirmReinstatementInput!) { confirmReinstatement(input: $input) { status } }",
    { input: { orderId, items, seal } },
  );
  return answer.confirmReinstatement;
}
