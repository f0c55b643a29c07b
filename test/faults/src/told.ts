import type { ComplaintInboxMessage, ComplianceEntry, InboxMessage } from "@exparte/client";
import type { Feed, Message } from "./history.js";

/** A message, and what its reader is to do about it. */
export interface Told {
  readonly message: Message;
  /** The items that the order still covers and nobody has confirmed. */
  readonly toRemove: readonly string[];
  /** The items that are to go back and are not back. */
  readonly toPutBack: readonly string[];
}

const PLACE = "position kind sentAt details digest previousDigest epoch";

/** What a reader without the client asks for of each feed. */
export const FIELDS: Readonly<Record<Feed, string>> = {
  inbox: `${PLACE} orderId orderVersion seal order {
    court caseNumber addressees { platform { id } items { id confirmation { outcome } reinstatementDuty reinstatement { outcome } } }
  }`,
  complaintInbox: `${PLACE} complaintId`,
  complianceFeed: `${PLACE} orderId court platform { id }`,
};

interface WirePlace {
  readonly position: number;
  readonly kind: string;
  readonly sentAt: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly digest: string;
  readonly previousDigest: string;
  readonly epoch: string;
}

interface WireItem {
  readonly id: string;
  readonly confirmation: { readonly outcome: string } | null;
  readonly reinstatementDuty: string | null;
  readonly reinstatement: { readonly outcome: string } | null;
}

export interface WireMessage extends WirePlace {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly seal: string | null;
  readonly complaintId: string;
  readonly court: string;
  readonly platform: { readonly id: string };
  readonly order: {
    readonly court: string;
    readonly caseNumber: string;
    readonly addressees: readonly {
      readonly platform: { readonly id: string } | null;
      readonly items: readonly WireItem[];
    }[];
  };
}

function placed({ position, kind, sentAt, details, digest, previousDigest, epoch }: WirePlace) {
  return { position, kind, sentAt, details, digest, previousDigest, epoch };
}

/** What a message's digest covers, as the schema says: a seal only where there is one. */
function orderBody({
  orderId,
  orderVersion,
  seal,
  details,
}: Pick<WireMessage, "orderId" | "orderVersion" | "seal" | "details">) {
  return { orderId, orderVersion, ...(seal === null ? {} : { seal }), details };
}

export function toldByWire(feed: Feed, wire: WireMessage): Told {
  switch (feed) {
    case "inbox": {
      const { court, caseNumber, addressees } = wire.order;
      const { orderId, seal } = wire;
      const items = addressees.flatMap((addressee) => addressee.items);
      const named = addressees.flatMap(({ platform }) => platform?.id ?? []);
      const body = orderBody(wire);
      return {
        message: { ...placed(wire), body, orderId, seal, court, caseNumber, named },
        toRemove: items.filter((item) => item.reinstatementDuty === null && item.confirmation === null).map(idOf),
        toPutBack: items.filter((item) => item.reinstatementDuty === "DUE" && item.reinstatement === null).map(idOf),
      };
    }
    case "complaintInbox": {
      const { complaintId, details } = wire;
      return nothingToDo({ ...placed(wire), body: { complaintId, details }, complaintId });
    }
    case "complianceFeed": {
      const { orderId, court, details } = wire;
      const platform = wire.platform.id;
      return nothingToDo({ ...placed(wire), body: { orderId, court, platform, details }, orderId, court, platform });
    }
    default:
      return feed satisfies never;
  }
}

export function toldByInbox(told: InboxMessage): Told {
  const { orderId, seal, court, caseNumber, items, freed, document } = told;
  const named = document?.addressees.map(({ platform }) => platform) ?? [];
  return {
    message: { ...placed(told), body: orderBody(told), orderId, seal, court, caseNumber, named },
    toRemove: items.filter(({ confirmedAs }) => confirmedAs === null).map(idOf),
    toPutBack: freed.filter(({ duty, reinstatedAs }) => duty === "DUE" && reinstatedAs === null).map(idOf),
  };
}

export function toldByComplaints(told: ComplaintInboxMessage): Told {
  const { complaintId, details } = told;
  return nothingToDo({ ...placed(told), body: { complaintId, details }, complaintId });
}

export function toldByCompliance(told: ComplianceEntry): Told {
  const { orderId, court, platform, details } = told;
  return nothingToDo({ ...placed(told), body: { orderId, court, platform, details }, orderId, court, platform });
}

function nothingToDo(message: Message): Told {
  return { message, toRemove: [], toPutBack: [] };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
