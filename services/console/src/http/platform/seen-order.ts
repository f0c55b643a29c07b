import { PlatformOrderDocument } from "../../graph/platform-documents.js";
import type { OwnPlatform } from "../../pages/platform/own-keys.js";
import type { SeenCourt, SeenOrder } from "../../pages/platform/seen-order.js";
import { type PlatformRoutesOptions, type PlatformVisit, sendTrouble } from "./platform-visit.js";

export interface OpenedOrder {
  readonly order: SeenOrder;
  readonly platform: OwnPlatform;
  readonly courts: readonly SeenCourt[];
}

/** The order in the address; undefined where the page that says why there is none was sent. */
export async function openedOrder(
  { ask }: Pick<PlatformRoutesOptions, "ask">,
  visit: PlatformVisit,
): Promise<OpenedOrder | undefined> {
  const answer = await ask(PlatformOrderDocument, { id: visit.id, platform: visit.party.id }, visit.caller);
  if ("refused" in answer) {
    sendTrouble(visit, answer.refused);
    return undefined;
  }
  const { order, platform, courts } = answer.data;
  if (order !== null && platform !== null) return { order, platform, courts };
  sendTrouble(visit, { code: order === null ? "UNKNOWN_ORDER" : "PARTY_UNKNOWN", message: "" });
  return undefined;
}
