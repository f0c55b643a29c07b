import { CODE_PARTIES } from "@exparte/auth";
import type { RecordedEvent } from "@exparte/event-log";
import { canonicalText } from "@exparte/text";
import type { OrderId, PlatformId, PresentedSeal } from "../../rules/ids.js";
import { appealsOf, decisionOf } from "../../rules/order/appealed-decision.js";
import type { ModificationCause } from "../../rules/order/cause.js";
import { concerns } from "../../rules/order/contested-items.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { documentFor, type Sealed } from "../../rules/order-document/sealed-parts.js";
import { refuse } from "../../rules/refusals.js";
import { readOrderEvents, readOrderStream } from "../../store/order/orders.js";
import { OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";
import { sealReadBy } from "./respondents.js";

export interface HistoryEntry {
  readonly position: number;
  readonly kind: string;
  readonly at: Date;
  /** Without the id for a platform when another addressee did it, and for all but the court when somebody with a code did. */
  readonly by: { readonly type: string; readonly id: string | null };
  readonly platform: PlatformId | null;
  /** Why the order was changed or lifted without an opposition. */
  readonly cause: string | null;
  /** Of the court and the addressees; null to a supervisor, and to a platform when another addressee gave them. */
  readonly reasons: string | null;
  /** What the court is to do now; null to everybody else, and where nothing is. */
  readonly advice: string | null;
}

const SEND_THE_BAILIFF =
  "Nobody served the order in time: send a bailiff to serve it, and record the service with recordService.";

/** Every event of an order that the viewer may see, in order. A platform does not see what other platforms did. */
export async function seeHistory(
  { database, log, orders }: Pick<Dependencies, "database" | "log" | "orders">,
  orderId: OrderId,
  viewer: Viewer,
): Promise<HistoryEntry[]> {
  const events = await readOrderStream(log, database.sql, orderId);
  if (viewer.role !== "platform") return events.map(entry).map((one) => shownTo(viewer, one));
  const order = await orders.read(orderId);
  if (order === null) throw new Error(`Order ${orderId} was seen and is not there`);
  return events
    .filter((event) => isToldOf(event, order, viewer.platform))
    .map(entry)
    .filter(({ platform }) => platform === null || platform === viewer.platform)
    .map((one) => shownTo(viewer, one));
}

/** An opposition against items of others, and an appeal about it, is none of a platform's business. */
function isToldOf({ body }: RecordedEvent, order: Order, platform: PlatformId): boolean {
  const appeal = appealsOf(order).find(({ id }) => id === body.appealId);
  const opposition =
    appeal === undefined
      ? order.oppositions.find(({ id }) => id === body.oppositionId)
      : decisionOf(order, appeal.against).opposition;
  return opposition === undefined || concerns(order, opposition, platform);
}

function shownTo(viewer: Viewer, one: HistoryEntry): HistoryEntry {
  switch (viewer.role) {
    case "court":
      return one;
    case "platform":
      return one.by.type === "platform" && one.by.id !== viewer.platform
        ? { ...one, by: { type: one.by.type, id: null }, reasons: null, advice: null }
        : {
            ...one,
            by: unnamed(one.by),
            reasons: isOfAnother(one, viewer.platform) ? null : one.reasons,
            advice: null,
          };
    case "supervisor":
      return { ...one, by: unnamed(one.by), reasons: null, advice: null };
    default:
      return viewer satisfies never;
  }
}

/** Which code somebody used is between them and the court. */
function unnamed(by: HistoryEntry["by"]): HistoryEntry["by"] {
  return CODE_PARTIES.includes(by.type) ? { type: by.type, id: null } : by;
}

/** In words of somebody else who contests or appeals, which are the court's to know, as in `Opposition.grounds` and `reasons`. */
function isOfAnother({ kind, platform, by }: HistoryEntry, viewer: PlatformId): boolean {
  if (kind === "OppositionLodged") return platform !== viewer;
  if (kind === "OrderAppealWithdrawn") return true;
  return kind === "OppositionWithdrawn" && by.type !== "platform";
}

function entry({ streamPosition, kind, at, body }: RecordedEvent): HistoryEntry {
  // A poster or third party who contests is named by role only; a platform by its id.
  const { by, platform, reasons, grounds, text, opponent, cause } = body as {
    by: HistoryEntry["by"];
    platform?: PlatformId;
    opponent?: { platform?: PlatformId };
    [member: string]: unknown;
  };
  return {
    position: streamPosition,
    kind,
    at,
    by,
    platform: platform ?? opponent?.platform ?? null,
    cause: typeof cause === "string" ? cause : null,
    reasons: [reasons, grounds, text].find((one) => typeof one === "string") ?? null,
    advice: kind === "AddresseeUnserved" ? SEND_THE_BAILIFF : null,
  };
}

export interface OrderVersion {
  readonly version: number;
  readonly at: Date;
  readonly seal: PresentedSeal;
  readonly cause: ModificationCause | null;
  /** The top members in which it differs from the version before. */
  readonly changed: string[];
}

/**
 * Every version that the viewer may read, in order. A platform reads its own part of each. A version that was sealed
 * whole, before it was addressed, names the content of others in clear: it does not see that one.
 */
export async function seeVersions(
  deps: Pick<Dependencies, "database" | "log" | "orders" | "particulars">,
  orderId: OrderId,
  viewer: Viewer,
): Promise<OrderVersion[]> {
  const { database, log, orders } = deps;
  if (viewer.role === "supervisor") {
    throw refuse("TEXT_FORBIDDEN", "TakedownOrder.versions is of the court and the addressees only.", {
      field: "versions",
    });
  }
  const rows = await database.orm.em.fork().find(OrderVersionRow, { orderId }, { orderBy: { version: "asc" } });
  const given = await versionsGiven({ database, log, orders }, orderId, rows.length);
  const shown: (Omit<OrderVersion, "changed"> & { readonly document: OrderDocument })[] = [];
  for (const row of rows) {
    const { parts, cause = null } = given.get(row.version) ?? {};
    const sealed = { seal: row.seal, ...(parts === undefined ? {} : { parts }) };
    const { version, at, document } = row;
    if (viewer.role === "platform" && !mayRead(viewer.platform, document, sealed)) continue;
    const read = viewer.role === "court" ? document : documentFor(viewer.platform, { document, ...sealed });
    const seal = await sealReadBy(deps, viewer, document.court, sealed);
    shown.push({ version, at, cause, seal, document: read });
  }
  return shown.map(({ document, ...version }, index) => ({
    ...version,
    changed: index === 0 ? [] : changedMembers(shown[index - 1]?.document, document),
  }));
}

function mayRead(platform: PlatformId, { addressees }: OrderDocument, { parts }: Sealed): boolean {
  return parts !== undefined || addressees.some((addressee) => addressee.platform === platform);
}

/** With which parts, and why, each version was given; one that was never modified needs no look at its events. */
async function versionsGiven(
  { database, log, orders }: Pick<Dependencies, "database" | "log" | "orders">,
  orderId: OrderId,
  count: number,
): Promise<Map<number, Pick<Sealed, "parts"> & { readonly cause?: ModificationCause }>> {
  if (count === 1) {
    const order = await orders.read(orderId);
    return new Map(order === null ? [] : [[order.document.version, order]]);
  }
  const events = await readOrderEvents(log, database.sql, orderId);
  return new Map(
    events.flatMap((event) =>
      event.kind === "OrderIssued" || event.kind === "OrderModified" ? [[event.document.version, event]] : [],
    ),
  );
}

function changedMembers(before: OrderDocument | undefined, after: OrderDocument): string[] {
  const left: Record<string, unknown> = { ...before };
  const right: Record<string, unknown> = { ...after };
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names]
    .filter(
      (name) => name !== "version" && name !== "issuedAt" && canonicalText(left[name]) !== canonicalText(right[name]),
    )
    .sort();
}
