import type { RecordedEvent } from "@exparte/event-log";
import { canonicalText } from "@exparte/text";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { refuse } from "../../rules/refusals.js";
import { readOrderStream } from "../../store/order/orders.js";
import { OrderVersionRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";

export interface HistoryEntry {
  readonly position: number;
  readonly kind: string;
  readonly at: Date;
  readonly by: { readonly type: string; readonly id: string };
  readonly platform: PlatformId | null;
  /** Of the court and the addressees; null to a supervisor. */
  readonly reasons: string | null;
}

/** Every event of an order that the viewer may see, in order. A platform does not see what others did with theirs. */
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
  const { by, platform, reasons, grounds, text, opponent } = body as {
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
    reasons: [reasons, grounds, text].find((one) => typeof one === "string") ?? null,
  };
}

export interface OrderVersion {
  readonly version: number;
  readonly at: Date;
  readonly seal: SealedText;
  /** The top members in which it differs from the version before. */
  readonly changed: string[];
}

export async function seeVersions(
  { database }: Pick<Dependencies, "database">,
  orderId: OrderId,
  viewer: Viewer,
): Promise<OrderVersion[]> {
  if (viewer.role === "supervisor") {
    throw refuse("TEXT_FORBIDDEN", "TakedownOrder.versions is of the court and the addressees only.", {
      field: "versions",
    });
  }
  const rows = await database.orm.em.fork().find(OrderVersionRow, { orderId }, { orderBy: { version: "asc" } });
  return rows.map(({ version, at, seal, document }, index) => ({
    version,
    at,
    seal,
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
