import { isDue, isSuspended } from "../rules/addressee/addressee-status.js";
import { numberOf } from "../rules/addressee/item-duties.js";
import type { Instant } from "../rules/instant.js";
import type { Order } from "../rules/order/order.js";
import type { Duty } from "../rules/order-document/duties-of.js";
import type { Cell } from "./cell.js";
import { inOne, type Pair } from "./pair.js";
import type { PaperOptions } from "./paper-options.js";
import { type Reader, readerOf } from "./reader.js";
import type { Sheet } from "./sheet.js";
import {
  atStake,
  contestWording,
  dutyInBrief,
  NOTHING_NOW,
  NOTHING_OWED,
  notAnyMore,
  ofDuty,
  putBackWording,
  reportWording,
  serviceMeans,
  termInBrief,
} from "./wording-of-summary.js";

/**
 * On the first page, for somebody who has never had an order: what must I do, by when, what if I do not, and what if I
 * disagree. Only on the paper of one addressee.
 */
export function summarySection(sheet: Sheet, order: Order, options: PaperOptions): void {
  const reader = readerOf(order, options);
  if (reader === undefined) return;
  const owed = owedNow(order, reader);
  sheet.section({ nl: "In het kort", en: "In brief" }, ({ row }) => {
    const several = owed.length > 1;
    row(several ? WHAT_AND_WHEN : WHAT, (cell) => whatToDo(cell, order, reader, owed));
    if (owed.length > 0) {
      if (!several) row({ nl: "Wanneer?", en: "By when?" }, (cell) => cell.pair(byWhen(order, reader, owed)));
      row({ nl: "En als u dat niet doet?", en: "And if you do not?" }, (cell) => {
        for (const sentence of atStake(owed, order.document.penalty)) cell.pair(sentence);
      });
    }
    if (!hasEnded(order)) {
      row({ nl: "Bent u het er niet mee eens?", en: "Do you disagree?" }, (cell) => {
        cell.prose(order.document.redress.platform, order.document.language);
        const further = contestWording(order, reader.connected, options);
        if (further.length > 0) cell.pair(inOne(further));
      });
    }
    if (owed.length === 0) return;
    row({ nl: "En daarna?", en: "And then?" }, (cell) => cell.pair(reportWording(owed, reader.connected, options)));
  });
}

const WHAT: Pair = { nl: "Wat moet u doen?", en: "What must you do?" };
const WHAT_AND_WHEN: Pair = { nl: "Wat moet u doen, en wanneer?", en: "What must you do, and by when?" };

/** The duties of which something is owed at this moment. */
function owedNow(order: Order, { duties, state }: Reader): Duty[] {
  if (hasEnded(order) || order.status === "SUSPENDED") return [];
  return duties.filter(
    ({ number }) =>
      state === undefined || state.items.some((item) => numberOf(item) === number && item.freed === undefined),
  );
}

function hasEnded({ status }: Order): boolean {
  return status === "LIFTED" || status === "LAPSED";
}

function whatToDo(cell: Cell, order: Order, reader: Reader, owed: readonly Duty[]): void {
  const { state } = reader;
  const { extent } = order.document.territorialScope;
  if (hasEnded(order)) cell.pair(notAnyMore(order.status));
  else if (order.status === "SUSPENDED") cell.pair(NOTHING_NOW);
  else if (owed.length === 0) cell.pair(NOTHING_OWED);
  const [only, ...others] = owed.flatMap(({ targets }) => targets);
  // One short address is told at once; what else there is stands further on.
  const shown = only !== undefined && others.length === 0 && /^https?:.{1,200}$/.test(only.url);
  for (const duty of owed) {
    const what = dutyInBrief(duty, extent, shown);
    cell.pair(owed.length > 1 ? ofDuty(duty, inOne([what, termInBrief(duty, endOf(reader, duty))])) : what);
  }
  if (owed.length > 1 && owed.some((duty) => endOf(reader, duty) === undefined)) {
    cell.pair(serviceMeans(order, reader.connected));
  }
  if (shown) cell.exact(only.url);
  const back = (state?.items ?? []).filter(isDue);
  if (back.length === 0) return;
  const first = back.flatMap(({ freed }) => freed?.reinstateBy ?? []).toSorted()[0];
  cell.pair(putBackWording(back.length, first, back.some(isSuspended)));
}

function byWhen(order: Order, reader: Reader, owed: readonly Duty[]): Pair {
  const open = owed.some((duty) => endOf(reader, duty) === undefined);
  return inOne([
    ...owed.map((duty) => termInBrief(duty, endOf(reader, duty))),
    ...(open ? [serviceMeans(order, reader.connected)] : []),
  ]);
}

/** When the term of a duty ends, where every item that is still owed has the same end and it runs. */
function endOf({ state }: Reader, { number }: Duty): Instant | undefined {
  const items = (state?.items ?? []).filter((item) => numberOf(item) === number && item.freed === undefined);
  const [end, ...others] = new Set(
    items.map(({ term }) =>
      term?.suspendedAt === undefined && term?.claimedAt === undefined ? term?.until : undefined,
    ),
  );
  return others.length === 0 ? end : undefined;
}
