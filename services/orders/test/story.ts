import { idOf } from "@exparte/testing/id-of";
import type { Confirmation, ImpossibleReason, ReinstatementConfirmation } from "../src/rules/addressee/addressee.js";
import { deadlineOf, deadlinePassedAt, deadlineStoppedAt } from "../src/rules/addressee/deadline.js";
import type { BreachFinding, ComplianceFinding } from "../src/rules/addressee/findings.js";
import { isIntermediaryKind } from "../src/rules/addressee/intermediary.js";
import type { PosterConfirmation } from "../src/rules/addressee/poster-record.js";
import type { CoveredBy } from "../src/rules/addressee/reinstatement.js";
import type { AppealLodging } from "../src/rules/appeal/appeal.js";
import type { FindingId, ItemId, PlatformId } from "../src/rules/ids.js";
import type { Instant } from "../src/rules/instant.js";
import type { Opponent } from "../src/rules/opposition/opponent.js";
import { isPending } from "../src/rules/opposition/opposition.js";
import type { LiftingGround, ModificationGround } from "../src/rules/order/cause.js";
import type { Lifting, Modification } from "../src/rules/order/changes-for-cause.js";
import { evolveOrder } from "../src/rules/order/evolve-order.js";
import { addresseeOf, type Order } from "../src/rules/order/order.js";
import type { OrderCommand } from "../src/rules/order/order-commands.js";
import { decideOrder } from "../src/rules/order/order-decisions.js";
import type { EndingTerms } from "../src/rules/order/order-endings.js";
import type { OrderEvent } from "../src/rules/order/order-events.js";
import type { NewVersion } from "../src/rules/order/order-modification.js";
import type { ItemDocument, OrderDocument } from "../src/rules/order-document/order-document.js";
import { issuedOrder, minutes, PLATFORMS } from "./fixtures.js";

/** A command and the minute after NOW at which it is given. */
export type Step = readonly [minute: number, command: OrderCommand];

export const VIDSHARE = { role: "ADDRESSEE", platform: idOf<PlatformId>("vidshare") } as const satisfies Opponent;
/** The poster of the whole order, through the court. */
export const POSTER = { role: "POSTER" } as const satisfies Opponent;
export const nothingElseCovers: CoveredBy = () => undefined;

export function run(state: Order, command: OrderCommand, now: Instant): Order {
  return decideOrder(state, command, now).reduce<Order>(evolveOrder, state);
}

/** The order of the fixtures after these steps. */
export function story(...steps: readonly Step[]): Order {
  return goOn(issuedOrder(), ...steps);
}

export function goOn(state: Order, ...steps: readonly Step[]): Order {
  return steps.reduce((order, [minute, command]) => run(order, command, minutes(minute)), state);
}

export function decided(state: Order, minute: number, command: OrderCommand): OrderEvent[] {
  return decideOrder(state, command, minutes(minute));
}

export function vidshare(order: Order) {
  return told(order, idOf("vidshare"));
}

/** An addressee with what its items' terms come to. */
export function told(order: Order, platform: PlatformId) {
  const addressee = addresseeOf(order, platform);
  const waits = addressee.items.some((item) => item.freed === undefined && item.term?.claimedAt !== undefined);
  return {
    ...addressee,
    ...present("deadline", deadlineOf(addressee)),
    ...present("deadlineStoppedAt", deadlineStoppedAt(addressee)),
    ...present("deadlinePassedAt", deadlinePassedAt(addressee)),
    ...present("waitsForClarification", waits || undefined),
  };
}

function present<Name extends string, T>(name: Name, value: T | undefined): { readonly [K in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]?: T });
}

/** The end of an item's term. */
export function endOf(order: Order, itemId: string): Instant | undefined {
  return order.addressees.flatMap(({ items }) => items).find(({ id }) => id === itemId)?.term?.until;
}

/** Service at a minute; electronic as of version 1 unless said otherwise. */
export function acknowledged(minute: number, version = 1): OrderCommand {
  return { type: "serve", platform: idOf("vidshare"), means: "ELECTRONIC", servedAt: minutes(minute), version };
}

export function servedByBailiff(minute: number): OrderCommand {
  return { type: "serve", platform: idOf("vidshare"), means: "BAILIFF", servedAt: minutes(minute) };
}

export function confirmation(itemId: ItemId, minute: number, outcome: Confirmation["outcome"]): Confirmation {
  return { itemId, outcome, effectAt: minutes(minute), ...(outcome === "ACCESS_DISABLED" ? { where: "NL" } : {}) };
}

export function confirms(...confirmations: readonly Confirmation[]): OrderCommand {
  return { type: "confirm", platform: idOf("vidshare"), confirmations };
}

export function removes(minute: number, ...itemIds: readonly ItemId[]): OrderCommand {
  return confirms(...itemIds.map((itemId) => confirmation(itemId, minute, "REMOVED")));
}

export function claims(minute: number, itemId: ItemId, impossibleReason: ImpossibleReason = "MANIFEST_ERROR") {
  return confirms({ ...confirmation(itemId, minute, "IMPOSSIBLE"), impossibleReason });
}

export function clarifies(text = "It is the video of 1 March.", correction?: NewVersion): OrderCommand {
  return { type: "clarify", platform: idOf("vidshare"), text, ...(correction === undefined ? {} : { correction }) };
}

export function rejects(reasons = "The order is clear.", ...itemIds: readonly ItemId[]): OrderCommand {
  return { type: "rejectClaim", platform: idOf("vidshare"), reasons, ...(itemIds.length === 0 ? {} : { itemIds }) };
}

/** Of a breach from a minute on, until another or until the platform says otherwise; `finding-1` unless said otherwise. */
export function findsBreach(from: number, itemId: ItemId, change: Partial<BreachFinding> = {}): OrderCommand {
  const finding = { findingId: idOf<FindingId>("finding-1"), itemIds: [itemId], reasons: "It was seen there." };
  return { type: "findBreach", platform: idOf("vidshare"), ...finding, from: minutes(from), ...change };
}

export function findsCompliance(since: number, itemId: ItemId, change: Partial<ComplianceFinding> = {}): OrderCommand {
  const finding = { findingId: idOf<FindingId>("finding-1"), itemIds: [itemId], reasons: "It was nowhere seen." };
  return { type: "findCompliance", platform: idOf("vidshare"), ...finding, effectAt: minutes(since), ...change };
}

export function contestsFinding(finding = "finding-1", grounds = "Another page was looked at."): OrderCommand {
  return { type: "contestFinding", platform: idOf("vidshare"), findingId: idOf(finding), grounds };
}

export function decidesFinding(
  outcome: "UPHELD" | "WITHDRAWN",
  finding = "finding-1",
  reasons = "The page was looked at again.",
): OrderCommand {
  return { type: "decideFinding", platform: idOf("vidshare"), findingId: idOf(finding), outcome, reasons };
}

/** The applicant's appeal against the decision on the first opposition, unless said otherwise. */
export function appeals(change: Partial<AppealLodging> = {}): OrderCommand & { type: "lodgeOrderAppeal" } {
  return {
    type: "lodgeOrderAppeal",
    appealId: idOf("appeal-1"),
    against: { decision: "OPPOSITION", oppositionId: idOf("opposition-1") },
    heardBy: idOf("gh-amsterdam"),
    instance: "COURT_OF_APPEAL",
    caseNumber: idOf("200.123.456/01"),
    appellant: { role: "APPLICANT" },
    lodgedAt: minutes(25),
    ...change,
  };
}

export function decidesAppeal(
  outcome: "CONFIRMED" | "ANNULLED",
  change: { appealId?: string; reasons?: string; enforceableDespiteAppeal?: boolean; reinstateWithin?: string } = {},
): OrderCommand & { type: "decideOrderAppeal" } {
  const { appealId = "appeal-1", ...terms } = change;
  const decision = { outcome, reasons: "The court below was right.", coveredBy: nothingElseCovers, ...terms } as const;
  return { type: "decideOrderAppeal", appealId: idOf(appealId), decision };
}

export function modifiesOnAppeal(
  version: NewVersion,
  change: { appealId?: string; reasons?: string; enforceableDespiteAppeal?: boolean } = {},
): OrderCommand & { type: "decideOrderAppeal" } {
  const { appealId = "appeal-1", ...terms } = change;
  return {
    type: "decideOrderAppeal",
    appealId: idOf(appealId),
    decision: { outcome: "MODIFIED", reasons: "Less is enough.", ...version, ...terms },
  };
}

export function suspends(reasons = "Pending the hearing."): OrderCommand {
  return { type: "suspend", reasons };
}

export function resumes(reasons = "The hearing is over."): OrderCommand {
  return { type: "resume", reasons };
}

export function itemsSuspend(
  itemIds: readonly ItemId[],
  change: { reasons?: string; reinstateWithin?: string; coveredBy?: CoveredBy } = {},
): OrderCommand {
  const reasons = "It is another video.";
  return {
    type: "suspendItems",
    platform: idOf("vidshare"),
    itemIds,
    reasons,
    coveredBy: nothingElseCovers,
    ...change,
  };
}

export function itemsResume(itemIds: readonly ItemId[], reasons = "It is the right one after all."): OrderCommand {
  return { type: "resumeItems", platform: idOf("vidshare"), itemIds, reasons };
}

export function lodges(by: Opponent = VIDSHARE, opposition = "opposition-1", grounds = "It is satire."): OrderCommand {
  return { type: "lodgeOpposition", oppositionId: idOf(opposition), by, grounds };
}

/** A poster or third party contests its own items. */
export function contests(reference: string, ...itemIds: readonly string[]): OrderCommand & { type: "lodgeOpposition" } {
  return {
    type: "lodgeOpposition",
    oppositionId: idOf(`opposition-of-${reference}`),
    by: { role: "POSTER", reference },
    grounds: "It is mine.",
    itemIds: itemIds.map((id) => idOf<ItemId>(id)),
  };
}

export function ending(change: Partial<EndingTerms> = {}): EndingTerms {
  return { penaltiesFallAway: false, coveredBy: nothingElseCovers, ...change };
}

export function lifts(change: Partial<EndingTerms> = {}, opposition = "opposition-1"): OrderCommand {
  return {
    type: "decideOpposition",
    oppositionId: idOf(opposition),
    decision: { outcome: "LIFTED", reasons: "It is lawful.", ...ending(change) },
  };
}

export function upholds(opposition = "opposition-1", reasons = "It is unlawful."): OrderCommand {
  return { type: "decideOpposition", oppositionId: idOf(opposition), decision: { outcome: "UPHELD", reasons } };
}

/** A new version of the order's document; its new items have ids such as `v2-1`. */
export function versionOf(
  order: Order,
  change: Partial<OrderDocument>,
  coveredBy: CoveredBy = nothingElseCovers,
): NewVersion {
  const version = order.document.version + 1;
  let items = 0;
  return {
    document: { ...order.document, version, ...change },
    seal: idOf(`seal of version ${version}`),
    context: {
      itemId: () => idOf(`v${version}-${++items}`),
      isConnected: (platform) => PLATFORMS.get(platform)?.connected ?? false,
      isIntermediary: (platform) => isIntermediaryKind(PLATFORMS.get(platform)?.kind),
      coveredBy,
    },
  };
}

export function modifies(version: NewVersion, opposition = "opposition-1", reinstateWithin?: string): OrderCommand {
  const decision = { outcome: "MODIFIED", reasons: "Narrowed.", ...version } as const;
  return {
    type: "decideOpposition",
    oppositionId: idOf(opposition),
    decision: reinstateWithin === undefined ? decision : { ...decision, reinstateWithin },
  };
}

/** A change for a cause, of what the fixtures' application asked for. */
export function changesFor(
  ground: ModificationGround,
  version: NewVersion,
  change: Partial<Modification> = {},
): OrderCommand {
  const asked = { urls: ["https://vidshare.example/v/1"] };
  return { type: "modify", ground, reasons: "It is so.", version, asked, ...change };
}

export const CORRECTION: ModificationGround = {
  cause: "CORRECTION",
  initiative: "ON_REQUEST",
  partiesHeard: "By letter of 2 March, within two days.",
};

export function liftsFor(ground: LiftingGround, change: Partial<Lifting> = {}): OrderCommand {
  return { type: "lift", ground, reasons: "It is so.", coveredBy: nothingElseCovers, ...change };
}

export const WITHDRAWN: LiftingGround = { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false };
export const ANNULLED: LiftingGround = {
  cause: "ANNULLED",
  annulment: { court: "Gerechtshof Amsterdam", decision: "ECLI:NL:GHAMS:2026:1" },
};

/** The addressees of a document that asks these videos of vidshare, and nothing else. */
export function videos(...items: readonly (number | ItemDocument)[]): Pick<OrderDocument, "addressees"> {
  return {
    addressees: [
      { platform: idOf("vidshare"), items: items.map((item) => (typeof item === "number" ? video(item) : item)) },
    ],
  };
}

export function video(number: number): ItemDocument {
  return { url: `https://vidshare.example/v/${number}` };
}

export function tellsPoster(...confirmations: readonly PosterConfirmation[]): OrderCommand {
  return { type: "confirmPosterInformed", platform: idOf("vidshare"), confirmations };
}

/** The posters of these items were told at that minute. */
export function toldPoster(minute: number, ...itemIds: readonly ItemId[]): OrderCommand {
  return tellsPoster(
    ...itemIds.map((itemId) => ({ itemId, outcome: "INFORMED", informedAt: minutes(minute) }) as const),
  );
}

export function reinstates(minute: number, ...itemIds: readonly ItemId[]): OrderCommand {
  return reinstatement(
    ...itemIds.map((itemId) => ({ itemId, outcome: "REINSTATED" as const, effectAt: minutes(minute) })),
  );
}

export function reinstatement(...confirmations: readonly ReinstatementConfirmation[]): OrderCommand {
  return { type: "confirmReinstatement", platform: idOf("vidshare"), confirmations };
}

/** The order under a new version: on the opposition that is pending, or else on one that the poster lodges for it. */
export function modified(
  order: Order,
  minute: number,
  change: Partial<OrderDocument>,
  {
    coveredBy = nothingElseCovers,
    reinstateWithin,
    serveWithin,
  }: { coveredBy?: CoveredBy; reinstateWithin?: string; serveWithin?: string } = {},
): Order {
  const id = order.oppositions.find(isPending)?.id;
  const fresh = `opposition-${order.oppositions.length + 1}`;
  const contested = id === undefined ? goOn(order, [minute, lodges(POSTER, fresh)]) : order;
  const version = versionOf(order, change, coveredBy);
  const context = serveWithin === undefined ? version.context : { ...version.context, serveWithin };
  return goOn(contested, [minute, modifies({ ...version, context }, id ?? fresh, reinstateWithin)]);
}
