import { type Addressee, type AddresseeEvent, type Confirmation, dutiesServedAt } from "../addressee/addressee.js";
import { evolveAddressee } from "../addressee/evolve-addressee.js";
import { modifiedAddressee } from "../addressee/modified-addressee.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { OrderEvent, OrderIssued, OrderModified } from "../order/order.js";
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
import { newTermBook, noteTerms, type TermBook, termsIn } from "./penalty-terms.js";

/**
 * Derives from an order's events all that bears on one platform's penalty, in one pass: the addressee is followed
 * without its items, and each item by what is said of it alone, so that a long history costs no more than its length.
 */
export function penaltyHistoryOf(events: readonly OrderEvent[], platform: PlatformId): PenaltyHistory {
  const story = newStory();
  for (const event of events) {
    if (story.recordedUntil === undefined || event.at > story.recordedUntil) story.recordedUntil = event.at;
    if (!("platform" in event)) tellOrder(story, event, platform);
    else if (event.platform === platform) tellPlatform(story, event);
  }
  const { recordedUntil, addressee, versions, suspensions, ended, penalty } = story;
  if (recordedUntil === undefined || addressee === undefined)
    throw new Error(`${platform} is no addressee in these events`);
  const { common, own } = termsIn(story.terms);
  const items = [...story.items.values()].filter(({ itemId }) => !story.unserved.includes(itemId));
  return {
    recordedUntil,
    ...(addressee.servedAt === undefined ? {} : { servedAt: addressee.servedAt }),
    versions,
    complianceTerms: common,
    items: items.map((item) => {
      const complianceTerms = own.get(item.itemId);
      return complianceTerms === undefined ? item : { ...item, complianceTerms };
    }),
    suspensions,
    ...barred(penalty.bars),
    moderations: penalty.moderations,
    interruptions: penalty.interruptions,
    ...(ended === undefined ? {} : { ended }),
  };
}

/** What has been told so far; only this file changes it, while it derives one history. */
interface Story {
  recordedUntil: Instant | undefined;
  /** Without its items. */
  addressee: Addressee | undefined;
  currentTerms: PenaltyTerms | undefined;
  readonly versions: PenaltyVersion[];
  readonly terms: TermBook;
  readonly items: Map<ItemId, ItemStory>;
  /** Items of a version that is not served yet: they are under no penalty. */
  unserved: readonly ItemId[];
  /** The last version that counts from its service, by its place among the versions, and the items that it added. */
  served: { readonly index: number; readonly itemIds: readonly ItemId[] } | undefined;
  readonly suspensions: Interval[];
  ended: PenaltyHistory["ended"];
  readonly penalty: { moderations: Moderation[]; interruptions: Interruption[]; bars: PenaltyBar[] };
}

type ItemStory = { -readonly [K in keyof PenaltyItem]: PenaltyItem[K] } & { readonly gone: Interval[] };

function newStory(): Story {
  return {
    recordedUntil: undefined,
    addressee: undefined,
    currentTerms: undefined,
    versions: [],
    terms: newTermBook(),
    items: new Map(),
    unserved: [],
    served: undefined,
    suspensions: [],
    ended: undefined,
    penalty: { moderations: [], interruptions: [], bars: [] },
  };
}

function tellOrder(story: Story, event: Exclude<OrderEvent, { platform: PlatformId }>, platform: PlatformId): void {
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
      return; // what follows for the penalty is said by the events of the order that come with them
    default:
      event satisfies never;
  }
}

function tellIssued(story: Story, { document, addressees, at }: OrderIssued, platform: PlatformId): void {
  story.currentTerms = document.penalty;
  const index = document.addressees.findIndex((addressee) => addressee.platform === platform);
  if (index === -1) return;
  join(story, platform, document.removeWithin, addressees[index]?.itemIds ?? [], at);
}

/** It becomes an addressee, with the order or with a version of it. */
function join(story: Story, platform: PlatformId, removeWithin: string, itemIds: readonly ItemId[], at: Instant): void {
  story.addressee = { platform, connected: true, removeWithin, items: [] };
  for (const itemId of itemIds) story.items.set(itemId, { itemId, gone: [] });
  noteVersion(story, at);
}

function tellModified(story: Story, event: OrderModified, platform: PlatformId): void {
  story.currentTerms = event.document.penalty;
  const before = story.addressee;
  const change = event.changes.find((one) => one.platform === platform);
  const added = change?.added.map(({ id }) => id) ?? [];
  if (before === undefined) {
    if (change !== undefined) join(story, platform, event.document.removeWithin, added, event.at);
    return;
  }
  const after = { ...modifiedAddressee(before, change, event), items: [] };
  story.addressee = after;
  for (const { itemId } of change?.freed ?? []) free(story, itemId, event.at);
  noteTerms(story.terms, before, after, event, openItems(story));
  for (const itemId of added) story.items.set(itemId, { itemId, gone: [] });
  if (before.servedAt !== undefined) story.unserved = [...story.unserved, ...added];
  if (!after.newVersionUnserved) noteVersion(story, event.at);
}

/** They should be gone, and are not said to be. */
function openItems({ items }: Story): string[] {
  return [...items.values()]
    .filter(({ freedAt, gone }) => freedAt === undefined && (gone.length === 0 || gone.at(-1)?.until !== undefined))
    .map(({ itemId }) => itemId);
}

function tellPlatform(story: Story, event: Extract<OrderEvent, { platform: PlatformId }>): void {
  switch (event.kind) {
    case "PenaltyModerated":
      story.penalty.moderations.push(event.moderation);
      return;
    case "PrescriptionInterrupted":
      story.penalty.interruptions.push(event.interruption);
      return;
    case "PenaltyBarred":
      bar(story.penalty.bars, event);
      return;
    case "PenaltyContinued":
      story.penalty.bars = story.penalty.bars.map((one) =>
        one.because === "DEATH" ? { until: event.at, ...one } : one,
      );
      return;
    case "PenaltyAccrualStarted":
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
      return;
    default:
      tellAddressee(story, event);
  }
}

function tellAddressee(story: Story, event: AddresseeEvent): void {
  const before = story.addressee;
  if (before === undefined) throw new Error(`${event.kind} of ${event.platform} before it was addressed`);
  const after = evolveAddressee(before, event);
  story.addressee = after;
  noteTerms(story.terms, before, after, event, []);
  switch (event.kind) {
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
      confirm(story, event.confirmation, event.at);
      return;
    case "AddresseeServed":
      tellServed(story, before, event.servedAt);
      return;
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "ClarificationGiven":
      return; // noteTerms has noted them
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "DeadlinePassed":
      return; // follow from the confirmations and the terms, which are counted themselves
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

/** The duties of a version count from its first service, also where another than was known turns out to be that. */
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

/** A version counts from when it is given; one that adds duties for this platform, from its service. */
function noteVersion({ versions, currentTerms: terms }: Story, from: Instant): void {
  versions.push(terms === undefined ? { from } : { from, terms });
}

function free({ items }: Story, itemId: ItemId, at: Instant): void {
  const item = items.get(itemId);
  // What another order kept down is released later; this order let it go the first time.
  if (item !== undefined) item.freedAt ??= at;
}

function confirm({ items }: Story, { itemId, outcome, effectAt }: Confirmation, at: Instant): void {
  const gone = items.get(itemId)?.gone;
  const last = gone?.at(-1);
  const open = last !== undefined && last.until === undefined;
  if (outcome === "IMPOSSIBLE") {
    if (open) gone?.splice(-1, 1, { ...last, until: at });
  } else {
    // A correction of when it went replaces what was said before.
    if (open) gone?.pop();
    gone?.push({ from: effectAt });
  }
}

function endSuspension({ suspensions }: Story, until: Instant): void {
  const last = suspensions.at(-1);
  if (last !== undefined && last.until === undefined) suspensions.splice(-1, 1, { ...last, until });
}

function bar(bars: PenaltyBar[], { bar: next }: PenaltyEvent & { kind: "PenaltyBarred" }): void {
  // Recorded again, now with its end.
  const open = bars.findIndex(
    ({ because, from, until }) => because === next.because && from === next.from && until === undefined,
  );
  if (open === -1) bars.push(next);
  else bars[open] = next;
}

function barred(
  bars: readonly PenaltyBar[],
): Pick<PenaltyHistory, "insolvencies" | "deaths" | "otherLegalBars" | "notKnowable"> {
  const deaths: PenaltyBar[] = [];
  const insolvencies: PenaltyHistory["insolvencies"][number][] = [];
  const otherLegalBars: PenaltyBar[] = [];
  const notKnowable: PenaltyBar[] = [];
  for (const bar of bars) {
    const { because, ...rest } = bar;
    switch (because) {
      case "BANKRUPTCY":
      case "DEBT_RESCHEDULING":
        insolvencies.push({ ...rest, kind: because });
        break;
      case "DEATH":
        deaths.push(bar);
        break;
      case "OTHER_LEGAL_BAR":
        otherLegalBars.push(bar);
        break;
      case "NOT_KNOWABLE":
        notKnowable.push(bar);
        break;
      default:
        because satisfies never;
    }
  }
  return { insolvencies, ...(deaths.length === 0 ? {} : { deaths }), otherLegalBars, notKnowable };
}
