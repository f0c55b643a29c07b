import { breachesIn, goneSpans } from "../addressee/gone.js";
import type { PlatformId } from "../ids.js";
import type { OrderEvent } from "../order/order-events.js";
import type { PenaltyAccount } from "../order/penalties-of-order.js";
import type { PenaltyBar } from "../penalty/penalty-events.js";
import type { PenaltyHistory } from "../penalty/penalty-history.js";
import { newStory, tellOrder, tellPlatform } from "./penalty-story.js";
import { withTerms } from "./penalty-terms.js";

/**
 * Derives from an order's events everything that bears on one platform's penalty, in one pass. `account` is the number of a
 * duty that has a penalty of its own; without one, the history is that of the order's penalty and the duties under it. The
 * addressee is followed without its items, and each item by its own events, so the cost is linear in the history.
 */
export function penaltyHistoryOf(
  events: readonly OrderEvent[],
  platform: PlatformId,
  account?: PenaltyAccount,
): PenaltyHistory {
  const story = newStory(account);
  for (const event of events) {
    if (!("platform" in event)) tellOrder(story, event, platform);
    else if (event.platform === platform) tellPlatform(story, event);
  }
  const { addressed, versions, suspensions, ended, penalty } = story;
  const recordedUntil = events
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  if (recordedUntil === undefined || addressed === undefined)
    throw new Error(`${platform} is no addressee in these events`);
  const { servedAt } = addressed.bound;
  const told = [...story.items.values()].filter((item) => !story.unserved.includes(item));
  const items = withTerms(told, story.terms);
  const common = (items.find(({ freedAt }) => freedAt === undefined) ?? items[0])?.own ?? [];
  return {
    recordedUntil,
    ...(servedAt === undefined ? {} : { servedAt }),
    versions,
    complianceTerms: common,
    items: items.map(({ item: _, words, suspensions: alone, own, ifRejected, ...item }) => {
      const breaches = breachesIn(words);
      return {
        ...item,
        gone: goneSpans(words),
        ...(alone.length === 0 ? {} : { suspensions: alone }),
        ...(breaches.length === 0 ? {} : { breaches }),
        ...(own === common ? {} : { complianceTerms: own }),
        // A claim on an item that the order let go needs no answer any more.
        ...(ifRejected === undefined || item.freedAt !== undefined ? {} : { termsIfRejected: ifRejected }),
      };
    }),
    suspensions,
    ...barred(penalty.bars),
    moderations: penalty.moderations,
    interruptions: penalty.interruptions,
    ...(ended === undefined ? {} : { ended }),
  };
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
