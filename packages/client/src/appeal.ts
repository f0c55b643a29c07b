import { type CourtOptions, type OrderToSeal, sealOrder } from "./court.js";
import { type HubAddress, request } from "./request.js";

/** A decision, as it names itself: by court and case number. */
export interface DecidedCase {
  readonly court: string;
  readonly caseNumber: string;
}

/** An appeal (hoger beroep, cassatie), as the registry of the court that hears it enters it. */
export interface AppealLodging {
  /** The case in which the decision was given: of the court that gave the order; in cassation, of the court of appeal. */
  readonly appealOf: DecidedCase;
  /** Which decision in the case of the court that gave the order; left out in cassation. */
  readonly against?: "OPPOSITION" | "MAIN_JUDGMENT";
  /** Where that case has several such decisions. */
  readonly oppositionId?: string;
  readonly appealId?: string;
  /** Your court's own. */
  readonly caseNumber: string;
  readonly role: "APPLICANT" | "ADDRESSEE" | "POSTER" | "THIRD_PARTY";
  /** With ADDRESSEE. */
  readonly platform?: string;
  /** With POSTER or THIRD_PARTY; opaque. */
  readonly appellantReference?: string;
  readonly lodgedAt: Date;
}

/** An appeal as the hub answers it. */
export interface Appealed {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  /** It came after its term; you decide whether it is admissible. */
  readonly late: boolean;
  /** The order is suspended as long as it is pending. */
  readonly suspends: boolean;
  /** Until when a further appeal is in time. */
  readonly appealBy: string | null;
}

/** What the court that hears an appeal decides on it. */
export type AppealDecision = { readonly reasons: string } & (
  | { readonly outcome: "CONFIRMED"; readonly enforceableDespiteAppeal?: boolean }
  | { readonly outcome: "ANNULLED"; readonly reinstateWithin?: string }
  | {
      readonly outcome: "MODIFIED";
      readonly reinstateWithin?: string;
      readonly enforceableDespiteAppeal?: boolean;
      /** The whole order as it now reads, and the number of this version. */
      readonly order: OrderToSeal;
      readonly version: number;
      /** The court that gave the order, and the case number there: they stay the order's. */
      readonly given: DecidedCase;
      /** Your court's own case number. */
      readonly caseNumber: string;
    }
);

const APPEAL = "id orderId status late suspends appealBy";

/** Enters an appeal at the court that hears it, which from then on reads the order. */
export async function lodgeOrderAppeal(hub: HubAddress, { lodgedAt, ...lodging }: AppealLodging): Promise<Appealed> {
  const answer = await request<{ lodgeOrderAppeal: Appealed }>(
    hub,
    `mutation ($input: LodgeOrderAppealInput!) { lodgeOrderAppeal(input: $input) { ${APPEAL} } }`,
    { input: { ...lodging, lodgedAt: lodgedAt.toISOString() } },
  );
  return answer.lodgeOrderAppeal;
}

/** Decides on an appeal. With MODIFIED it seals the new version with the key of the court that hears the appeal. */
export async function decideOrderAppeal(
  court: CourtOptions,
  appealId: string,
  decision: AppealDecision,
): Promise<Appealed> {
  const answer = await request<{ decideOrderAppeal: Appealed }>(
    court,
    `mutation ($id: ID!, $decision: OrderAppealDecisionInput!) { decideOrderAppeal(id: $id, decision: $decision) { ${APPEAL} } }`,
    { id: appealId, decision: await sealed(court, decision) },
  );
  return answer.decideOrderAppeal;
}

async function sealed({ court, key }: CourtOptions, decision: AppealDecision): Promise<object> {
  if (decision.outcome !== "MODIFIED") return decision;
  const { order, version, given, caseNumber, ...rest } = decision;
  const sealing = { court: given.court, key };
  return { ...rest, order: await sealOrder(sealing, given.caseNumber, order, version, { court, caseNumber }) };
}

/** Records that whoever lodged an appeal no longer asks. */
export async function withdrawOrderAppeal(hub: HubAddress, appealId: string, reasons: string): Promise<Appealed> {
  const answer = await request<{ withdrawOrderAppeal: Appealed }>(
    hub,
    `mutation ($id: ID!, $reasons: String!) { withdrawOrderAppeal(id: $id, reasons: $reasons) { ${APPEAL} } }`,
    { id: appealId, reasons },
  );
  return answer.withdrawOrderAppeal;
}

/** States that the main judgment can no longer be appealed: the order becomes FINAL. */
export async function declareIrrevocable(
  hub: HubAddress,
  stated: { readonly orderId: string; readonly reasons: string; readonly acquiesced?: boolean },
): Promise<{ readonly id: string; readonly status: string }> {
  const answer = await request<{ declareIrrevocable: { readonly id: string; readonly status: string } }>(
    hub,
    "mutation ($input: DeclareIrrevocableInput!) { declareIrrevocable(input: $input) { id status } }",
    { input: stated },
  );
  return answer.declareIrrevocable;
}
