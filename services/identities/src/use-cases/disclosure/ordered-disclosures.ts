import type { Tx } from "@exparte/database";
import { type DisclosureCommand, decideDisclosure } from "../../rules/disclosure/disclosure-decisions.js";
import { basisOf, type DisclosureRequest, type ReopeningCause } from "../../rules/disclosure/disclosure-request.js";
import { type DutyToDisclose, orderDisclosure, renewDisclosure } from "../../rules/disclosure/ordered-disclosure.js";
import type { ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import { type DisclosureChange, loadDisclosuresOfOrder } from "../../store/disclosure/disclosures.js";
import { dutiesOfItems } from "../../store/disclosure/known-orders.js";
import type { Dependencies } from "../dependencies.js";

/**
 * The requests that duties of an order make. One that is known gets the seal of the version; a duty is asked once, and
 * asked anew where an earlier request on it was withdrawn. `isConnected` says which platforms have an inbox.
 */
export async function changesByVersion(
  { clock, newId }: Pick<Dependencies, "clock" | "newId">,
  tx: Tx,
  duties: readonly DutyToDisclose[],
  isNew: (duty: DutyToDisclose) => boolean,
): Promise<DisclosureChange[]> {
  const now = clock();
  const changes: DisclosureChange[] = [];
  for (const duty of duties) {
    const known = (await ordered(tx, duty.orderId, duty.platform)).filter((request) => request.duty === duty.duty);
    const standing = known.find(({ status }) => status !== "WITHDRAWN");
    if (standing !== undefined) changes.push({ before: standing, events: renewDisclosure(standing, duty, now) });
    else if (isNew(duty)) changes.push({ events: [orderDisclosure(duty, newId(), now)] });
  }
  return changes;
}

/**
 * The court answered what a platform claimed about these items, or about all: what it refused is open again. Or it found
 * that what was disclosed about them does not meet the order.
 */
export async function changesByAnswer(
  { clock }: Pick<Dependencies, "clock">,
  tx: Tx,
  {
    orderId,
    platform,
    itemIds,
    because,
  }: {
    readonly orderId: OrderId;
    readonly platform: PlatformId;
    readonly itemIds: readonly ItemId[] | undefined;
    readonly because: Exclude<ReopeningCause, "UNREADABLE">;
  },
): Promise<DisclosureChange[]> {
  const duties = await dutiesOfItems(tx, orderId, platform, itemIds);
  if (duties.length === 0) return [];
  const command: DisclosureCommand =
    because === "BREACH_FOUND" ? { type: "rejectAnswer" } : { type: "answerClaim", because };
  return (await ordered(tx, orderId, platform))
    .filter(({ duty }) => duty !== undefined && duties.includes(duty))
    .map((before) => ({ before, events: decideDisclosure(before, command, clock()) }));
}

async function ordered(tx: Tx, orderId: OrderId, platform: PlatformId): Promise<DisclosureRequest[]> {
  return (await loadDisclosuresOfOrder(tx, orderId, platform)).filter((request) => basisOf(request) === "ORDER");
}
