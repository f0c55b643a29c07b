import type { AddresseeAtEnd, Message } from "../history.js";
import type { Call, OrderAtEnd, Reading, Records } from "../reading.js";
import type { Findings } from "../verdict.js";

/** How long after its end a term may be told as passed, beside the time in which the hub was not whole. */
const LATE_AFTER_MS = 5_000;
/** The clocks of one machine's processes agree to the millisecond, and moments are rounded. */
const ROUNDING_MS = 5;

/** One platform under one order, with all that bears on its term. */
interface Term {
  readonly grant: Call<"grant">;
  readonly order: OrderAtEnd;
  readonly addressee: AddresseeAtEnd;
  readonly servedMs: number;
  readonly endsMs: number;
  /** When the supervisors' feed was read for the last time. */
  readonly readMs: number;
}

/** By orders that were not lifted: a lifting ends a term, at a moment that a history does not tell exactly. */
export function checkTerms(reading: Reading, findings: Findings): void {
  const supervised = reading.records.filter(({ feed }) => feed === "complianceFeed");
  const lifted = new Set(reading.calls("lift").map(({ asked }) => asked.ask.orderId));
  for (const grant of reading.calls("grant")) {
    const order = reading.ordersAtEnd.get(grant.answered?.answer.orderId ?? "");
    if (order === undefined || lifted.has(order.orderId)) continue;
    for (const addressee of order.addressees) {
      if (addressee.servedAt === null) continue;
      const servedMs = Date.parse(addressee.servedAt);
      const endsMs = servedMs + grant.asked.ask.removeWithinMs;
      for (const records of supervised) {
        const term = { grant, order, addressee, servedMs, endsMs, readMs: records.atMs };
        const told = records.messages.filter(
          ({ kind, orderId, platform }) =>
            kind === "DEADLINE_PASSED" && orderId === order.orderId && platform === addressee.platform,
        );
        checkCount(term, told, records, findings);
        for (const message of told) checkMoment(term, message, reading, findings);
      }
      checkService(addressee, order, reading, findings);
    }
  }
}

function checkCount(term: Term, told: readonly Message[], records: Records, findings: Findings): void {
  const { grant, order, addressee, endsMs, readMs } = term;
  const compliedMs = addressee.compliedAt === null ? Number.POSITIVE_INFINITY : Date.parse(addressee.compliedAt);
  const passed = compliedMs > endsMs && endsMs < readMs;
  if (passed && told.length === 0 && readMs - endsMs < LATE_AFTER_MS) return;
  findings.looked("a term passes once");
  const expected = passed ? 1 : 0;
  if (told.length === expected) return;
  const text = `The term of ${addressee.platform} under order ${order.orderId} was told as passed ${told.length} times to ${records.party}, and ${expected} was to come.`;
  findings.broken("a term passes once", text, grant.asked, order, records);
}

function checkMoment(
  { grant, order, addressee, endsMs }: Term,
  message: Message,
  reading: Reading,
  findings: Findings,
): void {
  findings.looked("a term passes in time");
  const toldMs = Date.parse(message.sentAt);
  const of = `The term of ${addressee.platform} under order ${order.orderId}`;
  if (toldMs < endsMs - ROUNDING_MS) {
    findings.broken(
      "a term passes in time",
      `${of} was told as passed ${endsMs - toldMs} ms before its end.`,
      grant.asked,
      order,
    );
  }
  const lateMs = toldMs - endsMs - reading.disturbedMs(endsMs, toldMs);
  if (lateMs > LATE_AFTER_MS) {
    findings.broken(
      "a term passes in time",
      `${of} was told as passed ${Math.round(lateMs)} ms late.`,
      grant.asked,
      order,
    );
  }
}

/** A term runs from the acknowledgement of the order, which lies between the asking and the answer. */
function checkService(addressee: AddresseeAtEnd, order: OrderAtEnd, reading: Reading, findings: Findings): void {
  const party = `platform:${addressee.platform}`;
  const message = reading
    .recordsOf(party, "inbox")
    ?.messages.find(({ kind, orderId }) => kind === "ORDER_ISSUED" && orderId === order.orderId);
  if (message === undefined || addressee.servedAt === null) return;
  const { position } = message;
  const acknowledged = reading
    .calls("acknowledge")
    .filter(({ asked }) => asked.party === party && asked.ask.feed === "inbox" && asked.ask.upTo >= position);
  const fromMs = Math.min(...acknowledged.map(({ asked }) => asked.atMs));
  const answeredMs = Math.min(...acknowledged.map(({ answered }) => answered?.atMs ?? Number.POSITIVE_INFINITY));
  findings.looked("a term passes in time");
  const servedMs = Date.parse(addressee.servedAt);
  if (servedMs >= fromMs - ROUNDING_MS && servedMs <= answeredMs + ROUNDING_MS) return;
  const text = `Order ${order.orderId} counts as served on ${addressee.platform} at ${addressee.servedAt}, outside of its acknowledgement.`;
  findings.broken("a term passes in time", text, order, ...acknowledged.map(({ asked }) => asked));
}
