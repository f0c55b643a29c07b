import type { RecordedEvent } from "@exparte/event-log";
import { canonicalText } from "@exparte/text";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { ModificationCause } from "../../rules/order/cause.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { refuse } from "../../rules/refusals.js";
import { readOrderEvents, readOrderStream } from "../../store/order/orders.js";
import { OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";

export interface HistoryEntry {
  readonly position: number;
  readonly kind: string;
  readonly at: Date;
  readonly by: { readonly type: string; readonly id: string };
  readonly platform: PlatformId | null;
  /** Why the order was changed or lifted without an opposition. */
  readonly cause: string | null;
  /** Of the court and the addressees; null to a supervisor. */
  readonly reasons: string | null;
}

/** Every event of an order that the viewer may see, in order. A platform does not see what other platforms did. */
export async function seeHistory(
  { database, log }: Pick<Dependencies, "database" | "log">,
  orderId: OrderId,
  viewer: Viewer,
): Promise<HistoryEntry[]> {
  const events = await readOrderStream(log, database.sql, orderId);
  return events
    .map(entry)
    .filter(({ platform }) => viewer.role !== "platform" || platform === null || platform === viewer.platform)
    .map((one) => (viewer.role === "supervisor" ? { ...one, reasons: null } : one));
}

function entry({ streamPosition, kind, at, body }: RecordedEvent): HistoryEntry {
  // A poster who contests is named by role only; a platform by its id.
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
  };
}

export interface OrderVersion {
  readonly version: number;
  readonly at: Date;
  readonly seal: SealedText;
  readonly cause: ModificationCause | null;
  /** The top members in which it differs from the version before. */
  readonly changed: string[];
}

export async function seeVersions(
  { database, log }: Pick<Dependencies, "database" | "log">,
  orderId: OrderId,
  viewer: Viewer,
): Promise<OrderVersion[]> {
  if (viewer.role === "supervisor") {
    throw refuse("TEXT_FORBIDDEN", "TakedownOrder.versions is of the court and the addressees only.", {
      field: "versions",
    });
  }
  const rows = await database.orm.em.fork().find(OrderVersionRow, { orderId }, { orderBy: { version: "asc" } });
  // One that was never modified needs no look at its events.
  const events = rows.length > 1 ? await readOrderEvents(log, database.sql, orderId) : [];
  const causes = new Map(
    events.flatMap((event) =>
      event.kind === "OrderModified" && event.cause !== undefined ? [[event.document.version, event.cause]] : [],
    ),
  );
  return rows.map(({ version, at, seal, document }, index) => ({
    version,
    at,
    seal,
    cause: causes.get(version) ?? null,
    changed: index === 0 ? [] : changedMembers(rows[index - 1]?.document, document),
  }));
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
