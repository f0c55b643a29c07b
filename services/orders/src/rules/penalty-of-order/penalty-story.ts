import type { Addressee, Confirmation, Item } from "../addressee/addressee.js";
import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { dutiesServedAt, saidWord } from "../addressee/addressee-status.js";
import { evolveItem, evolveParticulars } from "../addressee/evolve-addressee.js";
import { type Word, wordsAfter } from "../addressee/gone.js";
import { lengthsOf, modifiedAddressee } from "../addressee/modified-addressee.js";
import { isWrit, type Writ } from "../addressee/writ.js";
import type { ItemId, PlatformId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { issuedItems } from "../order/evolve-order.js";
import type { OrderEvent, OrderIssued, OrderModified } from "../order/order-events.js";
import { accountOf, type PenaltyAccount } from "../order/penalties-of-order.js";
import { dutiesFor } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { PenaltyBar, PenaltyEvent } from "../penalty/penalty-events.js";
import type {
  Interruption,
  Moderation,
  PenaltyHistory,
  PenaltyItem,
  PenaltyVersion,
} from "../penalty/penalty-history.js";
import type { Interval } from "../penalty/penalty-spans.js";
import { noteEarlierService, noteTerm, type TermBook } from "./penalty-terms.js";

/** What the events so far have said. Only this file changes it, while one history is derived. */
interface Story {
  readonly account: PenaltyAccount;
  recordedUntil: Instant | undefined;
  /** Without its items. */
  addressee: Addressee | undefined;
  /** The same addressee, served by writs alone (writ.ts): without a writ no penalty is forfeited, even if terms run. */
  bound: Addressee | undefined;
  writ: Writ | undefined;
  wholeDays: true | undefined;
  currentTerms: PenaltyTerms | undefined;
  readonly versions: PenaltyVersion[];
  readonly terms: TermBook;
  readonly items: Map<ItemId, ItemStory>;
  /** Items of a version that is not served yet: no penalty applies to them. */
  unserved: readonly ItemId[];
  /** The last version that counts from its service, by its place among the versions, and the items that it added. */
  served: { readonly index: number; readonly itemIds: readonly ItemId[] } | undefined;
  readonly suspensions: Interval[];
  ended: PenaltyHistory["ended"];
  readonly penalty: { moderations: Moderation[]; interruptions: Interruption[]; bars: PenaltyBar[] };
}

type ItemStory = { -readonly [K in "addedAt" | "freedAt"]?: PenaltyItem[K] } & {
  readonly itemId: ItemId;
  suspensions?: Interval[];
  item: Item;
  /** From the first on; those of `item` begin with the first finding. */
  words: readonly Word[];
};

export function newStory(account: PenaltyAccount): Story {
  return {
    account,
    recordedUntil: undefined,
    addressee: undefined,
    bound: undefined,
    writ: undefined,
    wholeDays: undefined,
    currentTerms: undefined,
    versions: [],
    terms: new Map(),
    items: new Map(),
    unserved: [],
    served: undefined,
    suspensions: [],
    ended: undefined,
    penalty: { moderations: [], interruptions: [], bars: [] },
  };
}

export function tellOrder(
  story: Story,
  event: Exclude<OrderEvent, { platform: PlatformId }>,
  platform: PlatformId,
): void {
  switch (event.kind) {
    case "OrderIssued":
      tellIssued(story, event, platform);
      return;
    case "OrderModified":
      tellModified(story, event, platform);
      return;
    case "OrderSuspended":
      story.suspensions.push({ from: event.at });
      return;
    case "OrderResumed":
    case "OrderMadeFinal":
      endSuspension(story, event.at);
      return;
    case "OrderLifted":
    case "OrderLapsed":
      endSuspension(story, event.at);
      for (const release of event.releases)
        if (release.platform === platform) for (const { itemId } of release.freed) free(story, itemId, event.at);
      story.ended = {
        at: event.at,
        how: event.kind === "OrderLapsed" ? "LAPSED" : "LIFTED",
        forfeited: event.penaltiesFallAway ? "FALLS_AWAY" : "STAYS",
      };
      return;
    case "MainClaimRegistered":
    case "MainTermPassed":
    case "OppositionLodged":
    case "HearingSet":
    case "OppositionDecided":
    case "OppositionWithdrawn":
    case "OppositionMooted":
      return; // the order's own events, which come with these, say what follows for the penalty
    default:
      event satisfies never;
  }
}

function tellIssued(story: Story, event: OrderIssued, platform: PlatformId): void {
  const { document, wholeDays, writ, at } = event;
  story.wholeDays = wholeDays;
  story.writ = writ;
  story.currentTerms = termsIn(document, platform, story.account);
  if (!document.addressees.some((addressee) => addressee.platform === platform)) return;
  // An oral order, with its penalty, binds before it is written.
  const from = document.givenOrallyAt === undefined ? at : instant(document.givenOrallyAt);
  join(story, platform, document, issuedItems(event, platform), from);
}

/** The penalty of the account in one version; undefined where that has none. */
function termsIn(document: OrderDocument, platform: PlatformId, account: PenaltyAccount): PenaltyTerms | undefined {
  if (account === undefined) return document.penalty;
  return dutiesFor(platform, document).find(({ number }) => number === account)?.penalty;
}

/** It becomes an addressee, with the order or with a version of it. */
function join(story: Story, platform: PlatformId, document: OrderDocument, items: readonly Item[], at: Instant): void {
  const wholeDays = story.wholeDays ? { wholeDays: story.wholeDays } : {};
  story.addressee = { platform, connected: true, ...lengthsOf({ platform }, document), ...wholeDays, items: [] };
  story.bound = story.addressee;
  for (const item of ofAccount(story, story.addressee, items)) addItem(story, item);
  noteVersion(story, at);
}

function ofAccount({ account }: Story, addressee: Addressee, items: readonly Item[]): Item[] {
  return items.filter((item) => accountOf(addressee, item) === account);
}

function addItem({ items }: Story, item: Item): void {
  items.set(item.id, { itemId: item.id, item, words: [] });
}

function tellModified(story: Story, event: OrderModified, platform: PlatformId): void {
  story.currentTerms = termsIn(event.document, platform, story.account);
  const { addressee: before, bound } = story;
  const change = event.changes.find((one) => one.platform === platform);
  const added = change?.added ?? [];
  if (before === undefined || bound === undefined) {
    if (change !== undefined) join(story, platform, event.document, added, event.at);
    return;
  }
  const after = modifiedAddressee(withItems(story, before), change, event);
  story.addressee = { ...after, items: [] };
  story.bound = { ...modifiedAddressee(bound, change, event), items: [] };
  const joining = ofAccount(story, after, added);
  for (const item of joining) addItem(story, item);
  for (const item of after.items) noteItem(story, item, event);
  for (const { itemId } of change?.freed ?? []) free(story, itemId, event.at);
  if (bound.servedAt !== undefined) story.unserved = [...story.unserved, ...joining.map(({ id }) => id)];
  if (!story.bound.newVersionUnserved) noteVersion(story, event.at);
}

function withItems({ items }: Story, addressee: Addressee): Addressee {
  return { ...addressee, items: [...items.values()].map(({ item }) => item) };
}

function noteItem({ items, terms }: Story, after: Item, event: OrderModified | AddresseeEvent): void {
  const known = items.get(after.id);
  if (known === undefined || known.item === after) return;
  noteTerm(terms, known.item, after, event);
  known.item = after;
}

export function tellPlatform(story: Story, event: Extract<OrderEvent, { platform: PlatformId }>): void {
  switch (event.kind) {
    case "PenaltyModerated":
    case "ModerationRequested":
    case "ModerationRefused":
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
    case "PenaltyAccrualStarted":
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
      if (event.duty === story.account) tellPenalty(story, event);
      return;
    default:
      tellAddressee(story, event);
  }
}

function tellPenalty({ penalty }: Story, event: PenaltyEvent): void {
  switch (event.kind) {
    case "PenaltyModerated":
      penalty.moderations.push(event.moderation);
      return;
    case "PrescriptionInterrupted":
      penalty.interruptions.push(event.interruption);
      return;
    case "PenaltyBarred":
      bar(penalty.bars, event);
      return;
    case "PenaltyContinued":
      penalty.bars = penalty.bars.map((one) => (one.because === "DEATH" ? { until: event.at, ...one } : one));
      return;
    case "ModerationRequested":
    case "ModerationRefused":
      return; // only what the court decides counts
    case "PenaltyAccrualStarted":
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
      return;
    default:
      event satisfies never;
  }
}

function tellAddressee(story: Story, event: AddresseeEvent): void {
  const { addressee: before, bound } = story;
  if (before === undefined || bound === undefined)
    throw new Error(`${event.kind} of ${event.platform} before it was addressed`);
  story.addressee = evolveParticulars(before, event);
  tellItems(story, before, event);
  switch (event.kind) {
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
      confirm(story, event.confirmation, event.at);
      return;
    case "AddresseeServed":
      // Service of an older version does not serve the newer one's items; older accounts keep their result.
      if (!isWrit(story.writ, event.means) || (story.writ !== undefined && event.ofOlderVersion)) return;
      story.bound = evolveParticulars(bound, event);
      tellServed(story, bound, event.servedAt);
      return;
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
      return; // nothing is served by them
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "PosterConfirmationOverdue":
      return; // no penalty is on telling the poster
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "ClarificationGiven":
    case "ClaimRejected":
      return; // tellItems has told them
    case "BreachFound":
    case "ComplianceFound":
    case "FindingWithdrawn":
      for (const itemId of event.itemIds) {
        const item = story.items.get(itemId);
        if (item !== undefined) item.words = wordsAfter(item.words, event);
      }
      return;
    case "FindingContested":
    case "FindingUpheld":
      return; // it counts as before
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "DeadlinePassed":
      return; // follow from the confirmations and the terms, which are counted directly
    case "ItemsSuspended":
      for (const itemId of event.itemIds) suspend(story, itemId, event.at);
      return;
    case "ItemsResumed":
      resume(story, event);
      return;
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      return; // concern items that the order had let go before
    default:
      event satisfies never;
  }
}

/** Applies the event to the items' terms: to the items it names, or to all. */
function tellItems(story: Story, addressee: Addressee, event: AddresseeEvent): void {
  const itemIds = itemsOf(event) ?? story.items.keys();
  const state = itemsOf(event) === undefined ? withItems(story, addressee) : addressee;
  for (const itemId of itemIds) {
    const before = story.items.get(itemId)?.item;
    if (before === undefined) continue;
    const after = evolveItem(before, state, event);
    const moves = before.term !== undefined && before.term !== after.term;
    if (event.kind === "AddresseeServed" && moves) noteEarlierService(story.terms, itemId, event);
    noteItem(story, after, event);
  }
}

/** Undefined means all items. */
function itemsOf(event: AddresseeEvent): readonly ItemId[] | undefined {
  switch (event.kind) {
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
      return [event.confirmation.itemId];
    case "AddresseeServed":
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "DeadlinePassed":
    case "ClarificationGiven":
    case "ClaimRejected":
    case "BreachFound":
    case "ComplianceFound":
    case "FindingWithdrawn":
    case "ItemsSuspended":
    case "ItemsResumed":
      return event.itemIds;
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "PosterConfirmationOverdue":
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "FindingContested":
    case "FindingUpheld":
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      return [];
    default:
      return event satisfies never;
  }
}

/** The duties of a version count from its first service, also if an earlier service becomes known later. */
function tellServed(story: Story, addressee: Addressee, servedAt: Instant): void {
  if (addressee.newVersionUnserved) {
    noteVersion(story, servedAt);
    story.served = { index: story.versions.length - 1, itemIds: story.unserved };
    story.unserved = [];
  } else if (servedAt >= (dutiesServedAt(addressee) ?? servedAt)) return;
  const { versions, served, items } = story;
  if (served === undefined) return;
  const counted = versions[served.index];
  const before = versions[served.index - 1];
  if (counted !== undefined && before !== undefined)
    versions[served.index] = { ...counted, from: servedAt > before.from ? servedAt : before.from };
  for (const itemId of served.itemIds) {
    const item = items.get(itemId);
    if (item !== undefined) item.addedAt = servedAt;
  }
}

/** A version counts from when it is given; if it adds duties for this platform, from its service. */
function noteVersion({ versions, currentTerms: terms }: Story, from: Instant): void {
  versions.push(terms === undefined ? { from } : { from, terms });
}

function free({ items }: Story, itemId: ItemId, at: Instant): void {
  const item = items.get(itemId);
  // An item can be freed again when another order releases it; this order's penalty ended the first time.
  if (item !== undefined) item.freedAt ??= at;
}

function confirm({ items }: Story, confirmation: Confirmation, at: Instant): void {
  const item = items.get(confirmation.itemId);
  if (item !== undefined) item.words = [...item.words, saidWord(confirmation, at)];
}

function suspend({ items }: Story, itemId: ItemId, from: Instant): void {
  const item = items.get(itemId);
  if (item !== undefined) item.suspensions = [...(item.suspensions ?? []), { from }];
}

/** What was put back is up again, at the latest, when it is demanded once more. */
function resume({ items }: Story, { itemIds, owedAgain, at }: AddresseeEvent & { kind: "ItemsResumed" }): void {
  for (const itemId of itemIds) {
    const item = items.get(itemId);
    if (item === undefined) continue;
    item.suspensions = (item.suspensions ?? []).map((one) => ({ until: at, ...one }));
    if (owedAgain.includes(itemId)) item.words = [...item.words, { kind: "SAID_UP", at }];
  }
}

function endSuspension({ suspensions }: Story, until: Instant): void {
  const last = suspensions.at(-1);
  if (last !== undefined && last.until === undefined) suspensions.splice(-1, 1, { ...last, until });
}

export function bar(bars: PenaltyBar[], { bar: next }: PenaltyEvent & { kind: "PenaltyBarred" }): void {
  // Recorded again, now with its end.
  const open = bars.findIndex(
    ({ because, from, until }) => because === next.because && from === next.from && until === undefined,
  );
  if (open === -1) bars.push(next);
  else bars[open] = next;
}
