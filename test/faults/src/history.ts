import type { JWK } from "jose";
import type { Fault } from "./schedule.js";

/** A stream of messages that a party follows. */
export type Feed = "inbox" | "complaintInbox" | "complianceFeed";

/** One message as the hub sent it, whatever the feed. `body` is what its digest covers beside its place. */
export interface Message {
  readonly position: number;
  readonly kind: string;
  readonly sentAt: string;
  readonly digest: string;
  readonly previousDigest: string;
  readonly epoch: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly orderId?: string;
  readonly complaintId?: string;
  /** The court's case number, of an order. */
  readonly caseNumber?: string;
  readonly court?: string;
  /** Whom an entry of the compliance feed is about. */
  readonly platform?: string;
  readonly seal?: string | null;
  /** Every platform that the message's order names to the reader. */
  readonly named?: readonly string[];
}

export interface OrderedItem {
  readonly platform: string;
  readonly url: string;
}

/** What a party asks of the hub. Each may be repeated by its client until it is answered. */
export type Ask =
  | { readonly ask: "submit"; readonly caseNumber: string }
  | {
      readonly ask: "grant";
      readonly caseNumber: string;
      readonly court: string;
      readonly items: readonly OrderedItem[];
      readonly removeWithinMs: number;
    }
  | { readonly ask: "lift"; readonly orderId: string }
  | { readonly ask: "acknowledge"; readonly feed: Feed; readonly upTo: number }
  | { readonly ask: "confirm"; readonly orderId: string; readonly itemIds: readonly string[]; readonly outcome: string }
  | {
      readonly ask: "reinstate";
      readonly orderId: string;
      readonly itemIds: readonly string[];
      readonly outcome: string;
    }
  | { readonly ask: "complain"; readonly caseNumber: string; readonly platform: string }
  | { readonly ask: "review"; readonly complaintId: string; readonly platform: string };

export interface Answer {
  readonly orderId?: string;
  readonly complaintId?: string;
  readonly status?: string;
}

/** An item at the end, as its court reads it. */
export interface ItemAtEnd {
  readonly id: string;
  readonly url: string;
  readonly confirmedAs: string | null;
  readonly reinstatementDuty: string | null;
  readonly reinstatedAs: string | null;
}

export interface AddresseeAtEnd {
  readonly platform: string;
  readonly status: string;
  readonly servedAt: string | null;
  readonly compliedAt: string | null;
  readonly items: readonly ItemAtEnd[];
}

/** What a party asked, was answered, received and saw, and what was done to the hub, each with its moment. */
export type Entry = { readonly atMs: number } & Happening;

export type Happening =
  | { readonly what: "court-key"; readonly court: string; readonly jwk: JWK }
  | { readonly what: "asked"; readonly call: number; readonly party: string; readonly ask: Ask }
  | { readonly what: "answered"; readonly call: number; readonly answer: Answer }
  | { readonly what: "refused"; readonly call: number; readonly code: string; readonly message: string }
  /** No answer in all its patience: what was asked may or may not have happened. */
  | { readonly what: "unanswered"; readonly call: number; readonly why: string }
  | { readonly what: "connected"; readonly party: string; readonly feed: Feed; readonly after: number }
  | { readonly what: "disconnected"; readonly party: string; readonly feed: Feed; readonly why: string }
  | { readonly what: "received"; readonly party: string; readonly feed: Feed; readonly message: Message }
  /** The reader gave up for good. */
  | { readonly what: "reader-stopped"; readonly party: string; readonly feed: Feed; readonly why: string }
  | { readonly what: "fault-began"; readonly fault: number; readonly schedule: number; readonly is: Fault }
  | { readonly what: "fault-ended"; readonly fault: number }
  /** Every process says that it is ready and every reader is connected, for the first time since something was not. */
  | { readonly what: "whole" }
  | { readonly what: "not-whole"; readonly missing: readonly string[] }
  /** At the end: all that the hub holds of a party's feed. */
  | {
      readonly what: "records";
      readonly party: string;
      readonly feed: Feed;
      readonly head: number;
      readonly acknowledged: number;
      readonly messages: readonly Message[];
    }
  /** At the end: an order as its court reads it. */
  | {
      readonly what: "order-at-end";
      readonly orderId: string;
      readonly status: string;
      readonly addressees: readonly AddresseeAtEnd[];
    }
  | { readonly what: "order-unreadable"; readonly orderId: string; readonly why: string };

export interface History {
  readonly entries: readonly Entry[];
  note(happening: Happening): void;
  /**
   * Notes a call and how it ended. Resolves with its result, or with undefined where it was refused or not answered;
   * `answer` says what of the result the history keeps.
   */
  call<Result>(
    party: string,
    ask: Ask,
    does: () => Promise<Result>,
    answer?: (result: Result) => Answer,
  ): Promise<Result | undefined>;
}

/** A refusal of the hub has a code of capitals; everything else is a call without an answer. */
function refusalCode(error: unknown): string | undefined {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === "HubRefusal" && typeof code === "string" ? code : undefined;
}

export function openHistory(now: () => number = Date.now): History {
  const entries: Entry[] = [];
  let calls = 0;
  const note = (happening: Happening): void => {
    entries.push({ atMs: now(), ...happening });
  };
  return {
    entries,
    note,
    async call(party, ask, does, answer = () => ({})) {
      calls += 1;
      const call = calls;
      note({ what: "asked", call, party, ask });
      try {
        const result = await does();
        note({ what: "answered", call, answer: answer(result) });
        return result;
      } catch (error) {
        const code = refusalCode(error);
        const message = error instanceof Error ? error.message : String(error);
        if (code === undefined) note({ what: "unanswered", call, why: message });
        else note({ what: "refused", call, code, message });
        return undefined;
      }
    },
  };
}
