import type { Addressee, Item } from "../addressee/addressee.js";
import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { dutiesServedAt } from "../addressee/addressee-status.js";
import { evolveParticulars } from "../addressee/evolve-addressee.js";
import { lengthsOf, modifiedAddressee } from "../addressee/modified-addressee.js";
import { isWrit, type Writ } from "../addressee/writ.js";
import type { PlatformId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { issuedItems } from "../order/evolve-order.js";
import type { OrderEvent, OrderIssued, OrderModified } from "../order/order-events.js";
import { accountOf, type PenaltyAccount } from "../order/penalties-of-order.js";
import { dutiesFor } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { PenaltyHistory, PenaltyVersion } from "../penalty/penalty-history.js";
import type { Interval } from "../penalty/penalty-spans.js";
import {
  addItem,
  confirmItem,
  freeItem,
  type ItemStories,
  type ItemStory,
  noteFinding,
  noteItem,
  resumeItems,
  suspendItem,
  tellItems,
  withItems,
} from "./item-story.js";
import { type PenaltyRecord, tellPenalty } from "./penalty-record.js";

/** What the events so far have said. Only this file and those of its parts change it, while one history is derived. */
interface Story extends ItemStories {
  readonly account: PenaltyAccount;
  addressed: Addressed | undefined;
  writ: Writ | undefined;
  wholeDays: true | undefined;
  currentTerms: PenaltyTerms | undefined;
  readonly versions: Version[];
  /** Items of a version that is not served yet: no penalty applies to them. */
  unserved: readonly ItemStory[];
  /** The last version that counts from its service, which is no earlier than the one before, and the items that it added. */
  served: { readonly version: Version; readonly notBefore: Instant; readonly items: readonly ItemStory[] } | undefined;
  readonly suspensions: Interval[];
  ended: PenaltyHistory["ended"];
  readonly penalty: PenaltyRecord;
}

/** Without its items. */
interface Addressed {
  readonly addressee: Addressee;
  /** The same addressee, served by writs alone (writ.ts): without a writ no penalty is forfeited, even if terms run. */
  readonly bound: Addressee;
}

type Version = Omit<PenaltyVersion, "from"> & { from: Instant };

export function newStory(account: PenaltyAccount): Story {
  return {
    account,
    addressed: undefined,
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
      for (const { freed } of event.releases) for (const { itemId } of freed) freeItem(story, itemId, event.at);
      story.ended = {
        at: event.at,
        how: event.kind === "OrderLapsed" ? "LAPSED" : "LIFTED",
        forfeited: event.penaltiesFallAway ? "FALLS_AWAY" : "STAYS",
      };
      return;
    case "OrderAppealDecided":
      if (event.penaltiesFallAway && story.ended !== undefined)
        story.ended = { ...story.ended, forfeited: "FALLS_AWAY" };
      return;
    case "MainJudgmentGiven":
    case "OrderAppealLodged":
    case "OrderAppealWithdrawn":
    case "OrderAppealMooted":
    case "MainClaimRegistered":
    case "MainTermPassed":
    case "OppositionLodged":
    case "HearingSet":
    case "OppositionDecided":
    case "OppositionWithdrawn":
    case "OppositionMooted":
      return; // the order's own events, which come with these, say what follows for the penalty
    default:
      refuseUnknown(event);
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
  const addressee = { platform, connected: true, ...lengthsOf({ platform }, document), ...wholeDays, items: [] };
  story.addressed = { addressee, bound: addressee };
  for (const item of ofAccount(story, addressee, items)) addItem(story, item);
  noteVersion(story, at);
}

function ofAccount({ account }: Story, addressee: Addressee, items: readonly Item[]): Item[] {
  return items.filter((item) => accountOf(addressee, item) === account);
}

function tellModified(story: Story, event: OrderModified, platform: PlatformId): void {
  story.currentTerms = termsIn(event.document, platform, story.account);
  const { addressed } = story;
  const change = event.changes.find((one) => one.platform === platform);
  const added = change?.added ?? [];
  if (addressed === undefined) {
    if (change !== undefined) join(story, platform, event.document, added, event.at);
    return;
  }
  const after = modifiedAddressee(withItems(story, addressed.addressee), change, event);
  const bound = withoutItems(modifiedAddressee(addressed.bound, change, event));
  story.addressed = { addressee: withoutItems(after), bound };
  const joining = ofAccount(story, after, added).map((item) => addItem(story, item));
  for (const item of after.items) noteItem(story, item, event);
  for (const { itemId } of change?.freed ?? []) freeItem(story, itemId, event.at);
  if (bound.servedAt !== undefined) story.unserved = [...story.unserved, ...joining];
  if (!bound.newVersionUnserved) noteVersion(story, event.at);
}

function withoutItems(addressee: Addressee): Addressee {
  return { ...addressee, items: [] };
}

export function tellPlatform(story: Story, event: Extract<OrderEvent, { platform: PlatformId }>): void {
  switch (event.kind) {
    case "PenaltyModerated":
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
      if (event.duty === story.account) tellPenalty(story.penalty, event);
      return;
    // Only what the court decides counts.
    case "ModerationRequested":
    case "ModerationRefused":
    // These are notes on what is counted.
    case "PenaltyAccrualStarted":
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
      return;
    default:
      tellAddressee(story, event);
  }
}

function tellAddressee(story: Story, event: AddresseeEvent): void {
  const { addressed } = story;
  if (addressed === undefined) throw new Error(`${event.kind} of ${event.platform} before it was addressed`);
  const { addressee, bound } = addressed;
  story.addressed = { addressee: evolveParticulars(addressee, event), bound };
  tellItems(story, addressee, event);
  switch (event.kind) {
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
      confirmItem(story, event.confirmation, event.at);
      return;
    case "AddresseeServed":
      // Service of an older version does not serve the newer one's items; older accounts keep their result.
      if (!isWrit(story.writ, event.means) || (story.writ !== undefined && event.ofOlderVersion)) return;
      story.addressed = { ...story.addressed, bound: evolveParticulars(bound, event) };
      tellServed(story, bound, event.servedAt);
      return;
    case "BreachFound":
    case "ComplianceFound":
    case "FindingWithdrawn":
      noteFinding(story, event);
      return;
    case "ItemsSuspended":
      for (const itemId of event.itemIds) suspendItem(story, itemId, event.at);
      return;
    case "ItemsResumed":
      resumeItems(story, event);
      return;
    // They serve nothing.
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
    // No penalty is on telling the poster.
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "PosterConfirmationOverdue":
    // tellItems has told them.
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "ClarificationGiven":
    case "ClaimRejected":
    // It counts as before.
    case "FindingContested":
    case "FindingUpheld":
    // They follow from the confirmations and the terms, which are counted directly.
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "DeadlinePassed":
    // They concern items that the order had let go before.
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      return;
    default:
      refuseUnknown(event);
  }
}

/** A new event does not compile without a rule: none may change what is forfeited in silence. */
function refuseUnknown(event: never): never {
  throw new Error(`Penalties have no rule for ${(event as OrderEvent).kind}`);
}

/** The duties of a version count from its first service, also if an earlier service becomes known later. */
function tellServed(story: Story, addressee: Addressee, servedAt: Instant): void {
  if (addressee.newVersionUnserved) {
    const notBefore = story.versions.at(-1)?.from ?? servedAt;
    story.served = { version: noteVersion(story, servedAt), notBefore, items: story.unserved };
    story.unserved = [];
  } else if (servedAt >= (dutiesServedAt(addressee) ?? servedAt)) return;
  if (story.served === undefined) return;
  const { version, notBefore, items } = story.served;
  version.from = servedAt > notBefore ? servedAt : notBefore;
  for (const item of items) item.addedAt = servedAt;
}

/** A version counts from when it is given; if it adds duties for this platform, from its service. */
function noteVersion({ versions, currentTerms: terms }: Story, from: Instant): Version {
  const version = terms === undefined ? { from } : { from, terms };
  versions.push(version);
  return version;
}

function endSuspension({ suspensions }: Story, until: Instant): void {
  const last = suspensions.at(-1);
  if (last !== undefined && last.until === undefined) suspensions.splice(-1, 1, { ...last, until });
}
