import { type HubAddress, request } from "@exparte/client";
import type { AddresseeAtEnd, Feed, History, Message } from "./history.js";
import { FIELDS, toldByWire, type WireMessage } from "./told.js";

/** With all that is asked of each message, more would cost more than one operation may. */
const PAGE = 40;

interface Page {
  readonly head: number;
  readonly acknowledged: number;
  readonly messages?: readonly WireMessage[];
  readonly entries?: readonly WireMessage[];
}

export interface HeldFeed {
  readonly head: number;
  readonly acknowledged: number;
  readonly messages: readonly Message[];
}

/** All that the hub holds of a feed. */
export async function heldOf(hub: HubAddress, feed: Feed): Promise<HeldFeed> {
  const list = feed === "complianceFeed" ? "entries" : "messages";
  const query = `query ($after: Int!) {
    ${feed}(after: $after, first: ${PAGE}) { head acknowledged ${list} { ${FIELDS[feed]} } }
  }`;
  const messages: Message[] = [];
  for (;;) {
    const after = messages.at(-1)?.position ?? 0;
    const { [feed]: page } = await request<Record<string, Page>>(hub, query, { after });
    if (page === undefined) throw new Error(`The hub answered without ${feed}`);
    const wires = page[list] ?? [];
    messages.push(...wires.map((wire) => toldByWire(feed, wire).message));
    const { head, acknowledged } = page;
    if (wires.length === 0 || (messages.at(-1)?.position ?? 0) >= head) return { head, acknowledged, messages };
  }
}

interface WireOrder {
  readonly status: string;
  readonly addressees: readonly {
    readonly platform: { readonly id: string };
    readonly status: string;
    readonly servedAt: string | null;
    readonly compliedAt: string | null;
    readonly items: readonly {
      readonly id: string;
      readonly url: string;
      readonly confirmation: { readonly outcome: string } | null;
      readonly reinstatementDuty: string | null;
      readonly reinstatement: { readonly outcome: string } | null;
    }[];
  }[];
}

const ORDER = `query ($id: ID!) { order(id: $id) { status addressees {
  platform { id } status servedAt compliedAt
  items { id url confirmation { outcome } reinstatementDuty reinstatement { outcome } }
} } }`;

/** Notes an order as its court reads it. */
export async function noteOrder(hub: HubAddress, orderId: string, history: History): Promise<void> {
  const { order } = await request<{ order: WireOrder }>(hub, ORDER, { id: orderId });
  const addressees = order.addressees.map(
    ({ platform, status, servedAt, compliedAt, items }): AddresseeAtEnd => ({
      platform: platform.id,
      status,
      servedAt,
      compliedAt,
      items: items.map(({ id, url, confirmation, reinstatementDuty, reinstatement }) => ({
        id,
        url,
        confirmedAs: confirmation?.outcome ?? null,
        reinstatementDuty,
        reinstatedAs: reinstatement?.outcome ?? null,
      })),
    }),
  );
  history.note({ what: "order-at-end", orderId, status: order.status, addressees });
}
