import type { Tx } from "@exparte/database";
import type { DisclosureCommand } from "../../rules/disclosure/disclosure-commands.js";
import { decideDisclosure } from "../../rules/disclosure/disclosure-decisions.js";
import { basisOf, type DisclosureRequest } from "../../rules/disclosure/disclosure-request.js";
import { type DutyToDisclose, orderDisclosure, renewDisclosure } from "../../rules/disclosure/ordered-disclosure.js";
import type { FindingId, ItemId, OrderId, PlatformId } from "../../rules/ids.js";
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

/** What a platform is told of: items, or all of its items. */
interface About {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly itemIds: readonly ItemId[] | undefined;
}

/** The court answered what a platform claimed about these items, or about all: what it refused is open again. */
export function changesByAnswer(
  deps: Pick<Dependencies, "clock">,
  tx: Tx,
  { because, ...about }: About & { readonly because: "CLAIM_REJECTED" | "CLARIFIED" },
): Promise<DisclosureChange[]> {
  return changesAbout(deps, tx, about, { type: "answerClaim", because });
}

/** The court found that what was disclosed about these items does not meet the order; or it took back what it found. */
export function changesByFinding(
  deps: Pick<Dependencies, "clock">,
  tx: Tx,
  { found, findingId, ...about }: About & { readonly found: "BREACH" | "TAKEN_BACK"; readonly findingId: FindingId },
): Promise<DisclosureChange[]> {
  return changesAbout(deps, tx, about, { type: found === "BREACH" ? "rejectAnswer" : "takeBackFinding", findingId });
}

/** The court found that these duties are met: what is open again is closed. */
export async function changesByCompliance(
  { clock }: Pick<Dependencies, "clock">,
  tx: Tx,
  {
    orderId,
    platform,
    duties,
    findingId,
  }: Omit<About, "itemIds"> & {
    readonly duties: readonly number[];
    readonly findingId: FindingId;
  },
): Promise<DisclosureChange[]> {
  if (duties.length === 0) return [];
  return (await ordered(tx, orderId, platform))
    .filter(({ duty }) => duty !== undefined && duties.includes(duty))
    .map((before) => ({ before, events: decideDisclosure(before, { type: "acceptAsMet", findingId }, clock()) }));
}

async function changesAbout(
  { clock }: Pick<Dependencies, "clock">,
  tx: Tx,
  { orderId, platform, itemIds }: About,
  command: DisclosureCommand,
): Promise<DisclosureChange[]> {
  const duties = await dutiesOfItems(tx, orderId, platform, itemIds);
  if (duties.length === 0) return [];
  return (await ordered(tx, orderId, platform))
    .filter(({ duty }) => duty !== undefined && duties.includes(duty))
    .map((before) => ({ before, events: decideDisclosure(before, command, clock()) }));
}

async function ordered(tx: Tx, orderId: OrderId, platform: PlatformId): Promise<DisclosureRequest[]> {
  return (await loadDisclosuresOfOrder(tx, orderId, platform)).filter((request) => basisOf(request) === "ORDER");
}
