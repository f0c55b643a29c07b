import type { Tx } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import type { FeedEvent } from "@exparte/feed-reader";
import { toldId } from "@exparte/service/told-id";
import { z } from "zod";
import { decideDisclosure } from "../rules/disclosure/disclosure-decisions.js";
import type { DisclosureRequest, OrderEnd } from "../rules/disclosure/disclosure-request.js";
import { type KnownOrder, knownAddressee } from "../rules/disclosure/known-order.js";
import type { CourtId, FindingId, ItemId, OrderId, PlatformId } from "../rules/ids.js";
import {
  type DisclosureChange,
  HUB,
  loadDisclosuresOfOrder,
  recordDisclosures,
} from "../store/disclosure/disclosures.js";
import {
  endKnownOrder,
  freeItems,
  holdOrder,
  keepItems,
  keepOrder,
  suspendItems,
  suspendKnownOrder,
} from "../store/disclosure/known-orders.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";
import { dutiesByItem, dutiesToDisclose, VersionFacts } from "./disclosure/duties-to-disclose.js";
import {
  changesByAnswer,
  changesByCompliance,
  changesByFinding,
  changesByVersion,
} from "./disclosure/ordered-disclosures.js";

export const ORDER_FEED = "orders.orderFeed";

const IssuedFacts = VersionFacts.extend({
  orderId: toldId<OrderId>(),
  court: toldId<CourtId>(),
  addressees: z.array(
    z.object({ platform: toldId<PlatformId>(), connected: z.boolean(), itemIds: z.array(toldId<ItemId>()) }),
  ),
});
const Added = z.object({ id: toldId<ItemId>(), duty: z.int().optional(), of: z.literal("POSTER").optional() });
const ModifiedFacts = VersionFacts.partial({ document: true }).extend({
  orderId: toldId<OrderId>(),
  changes: z.array(
    z.object({
      platform: toldId<PlatformId>(),
      connected: z.boolean(),
      freed: z.array(z.object({ itemId: toldId<ItemId>() })),
      added: z.array(Added),
    }),
  ),
});
const OrderFacts = z.object({ orderId: toldId<OrderId>() });
const AnswerFacts = z.object({
  orderId: toldId<OrderId>(),
  platform: toldId<PlatformId>(),
  itemIds: z.array(toldId<ItemId>()).optional(),
});
const TargetFacts = AnswerFacts.required();
const FindingFacts = TargetFacts.extend({ findingId: toldId<FindingId>() });
const ComplianceFacts = FindingFacts.extend({ dutiesMet: z.array(z.int()).optional() });
const BreachFacts = FindingFacts.extend({ until: z.string().optional() });

/**
 * Stores one entry of the orders service's feed with its cursor, and does what follows from it here: a duty to disclose
 * makes a request; the end of an order withdraws the requests on it, destroys what was disclosed under it, and is told to
 * the platform. All of it is one transaction, so an entry counts once wherever this process dies. Reading it again changes
 * nothing.
 */
export async function learnOrders(deps: Dependencies, event: FeedEvent): Promise<void> {
  const { database, log, clock } = deps;
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, ORDER_FEED, event.cursor);
    const changes = await learn(deps, tx, event);
    if (changes.length > 0) await recordDisclosures({ tx, log, doer: HUB, now: clock() }, changes);
  });
}

async function learn(deps: Dependencies, tx: Tx, { kind, at, body }: FeedEvent): Promise<DisclosureChange[]> {
  switch (kind) {
    case "OrderIssued":
      return issued(deps, tx, IssuedFacts.parse(body));
    case "OrderLifted":
      return endOrder(deps, tx, OrderFacts.parse(body).orderId, "ORDER_LIFTED", instant(at));
    case "OrderLapsed":
      return endOrder(deps, tx, OrderFacts.parse(body).orderId, "ORDER_LAPSED", instant(at));
    case "OrderModified":
      return modified(deps, tx, ModifiedFacts.parse(body));
    case "OrderSuspended":
      return suspend(tx, OrderFacts.parse(body).orderId, true);
    case "OrderResumed":
    case "OrderMadeFinal":
      return suspend(tx, OrderFacts.parse(body).orderId, false);
    case "BreachFound": {
      const { until, ...found } = BreachFacts.parse(body);
      // What has ended is answered by now.
      return until === undefined ? changesByFinding(deps, tx, { ...found, found: "BREACH" }) : [];
    }
    case "ComplianceFound": {
      const { dutiesMet: duties = [], ...found } = ComplianceFacts.parse(body);
      return changesByCompliance(deps, tx, { ...found, duties });
    }
    case "FindingWithdrawn":
      return changesByFinding(deps, tx, { ...FindingFacts.parse(body), found: "TAKEN_BACK" });
    case "ItemsSuspended":
      return suspendTargets(tx, TargetFacts.parse(body), true);
    case "ItemsResumed":
      return suspendTargets(tx, TargetFacts.parse(body), false);
    case "ClaimRejected":
      return changesByAnswer(deps, tx, { itemIds: undefined, ...AnswerFacts.parse(body), because: "CLAIM_REJECTED" });
    case "ClarificationGiven":
      return changesByAnswer(deps, tx, { itemIds: undefined, ...AnswerFacts.parse(body), because: "CLARIFIED" });
    default:
      return []; // changes nothing for a disclosure
  }
}

async function issued(deps: Dependencies, tx: Tx, facts: z.infer<typeof IssuedFacts>): Promise<DisclosureChange[]> {
  const { orderId, court, addressees } = facts;
  await keepOrder(tx, orderId, court);
  for (const { platform, itemIds } of addressees) {
    const duties = dutiesByItem(facts, platform);
    await keepItems(tx, orderId, { platform, items: itemIds.map((id, index) => ({ id, duty: duties[index] })) });
  }
  const order = await holdOrder(tx, orderId, "update");
  // Read once more after its end, it asks nothing any more.
  if (order === undefined || order.ended !== undefined) return [];
  const connected = new Set(addressees.filter((one) => one.connected).map(({ platform }) => platform));
  const duties = await dutiesToDisclose({ orderId, court }, facts);
  return changesByVersion(
    deps,
    tx,
    duties,
    ({ platform, duty }) => connected.has(platform) && isCovered(order, platform, duty),
  );
}

async function endOrder(
  deps: Dependencies,
  tx: Tx,
  orderId: OrderId,
  because: OrderEnd,
  at: Instant,
): Promise<DisclosureChange[]> {
  await holdOrder(tx, orderId, "update");
  await endKnownOrder(tx, orderId, because, at);
  return ended(deps, await loadDisclosuresOfOrder(tx, orderId, undefined), because);
}

async function suspend(tx: Tx, orderId: OrderId, suspended: boolean): Promise<DisclosureChange[]> {
  await holdOrder(tx, orderId, "update");
  await suspendKnownOrder(tx, orderId, suspended);
  return [];
}

async function suspendTargets(
  tx: Tx,
  { orderId, ...items }: z.infer<typeof TargetFacts>,
  suspended: boolean,
): Promise<DisclosureChange[]> {
  await holdOrder(tx, orderId, "update");
  await suspendItems(tx, orderId, items, suspended);
  return [];
}

async function modified(deps: Dependencies, tx: Tx, facts: z.infer<typeof ModifiedFacts>): Promise<DisclosureChange[]> {
  const { orderId, changes, document } = facts;
  await holdOrder(tx, orderId, "update");
  for (const { platform, freed, added } of changes) {
    const items = added.map(({ id, duty, of }) => ({ id, duty: of === "POSTER" ? duty : undefined }));
    await keepItems(tx, orderId, { platform, items });
    await freeItems(tx, orderId, { platform, itemIds: freed.map(({ itemId }) => itemId) });
  }
  const order = await holdOrder(tx, orderId, "update");
  if (order === undefined) return [];
  const over = [];
  for (const { platform } of changes) {
    const requests = await loadDisclosuresOfOrder(tx, orderId, platform);
    over.push(
      ...ended(
        deps,
        requests.filter((request) => !isStillCovered(order, request)),
        "ITEMS_FREED",
      ),
    );
  }
  if (document === undefined || order.ended !== undefined) return over;
  const asks = new Set(
    changes
      .filter(({ connected }) => connected)
      .flatMap(({ platform, added }) => added.filter(({ of }) => of).map(({ duty }) => `${platform} ${duty}`)),
  );
  const duties = await dutiesToDisclose({ orderId, court: order.court }, { ...facts, document });
  const covered = duties.filter(({ platform, duty }) => isCovered(order, platform, duty));
  const isNew = ({ platform, duty }: { platform: PlatformId; duty: number }) => asks.has(`${platform} ${duty}`);
  return [...over, ...(await changesByVersion(deps, tx, covered, isNew))];
}

/** A request on the code lasts as long as the order covers anything of the platform; one of a duty, as long as that does. */
function isStillCovered(order: KnownOrder, { platform, duty }: DisclosureRequest): boolean {
  return duty === undefined ? knownAddressee(order, platform)?.covered !== false : isCovered(order, platform, duty);
}

function isCovered(order: KnownOrder, platform: PlatformId, duty: number): boolean {
  return knownAddressee(order, platform)?.duties.includes(duty) ?? false;
}

function ended({ clock }: Dependencies, requests: readonly DisclosureRequest[], because: OrderEnd): DisclosureChange[] {
  return requests.map((before) => ({
    before,
    events: decideDisclosure(before, { type: "endOrder", because }, clock()),
  }));
}
