import type { ItemAtEnd } from "../history.js";
import type { Call, Reading } from "../reading.js";
import type { Findings } from "../verdict.js";

/** What a party said, and was answered, the hub still holds at the end. */
export function checkKept(reading: Reading, findings: Findings): void {
  for (const call of reading.calls("acknowledge")) checkAcknowledgement(call, reading, findings);
  for (const call of reading.calls("confirm")) {
    checkItems(call, ({ confirmedAs }) => confirmedAs, reading, findings);
  }
  for (const call of reading.calls("reinstate")) {
    checkItems(call, ({ reinstatedAs }) => reinstatedAs, reading, findings);
  }
}

function checkAcknowledgement({ asked, answered }: Call<"acknowledge">, reading: Reading, findings: Findings): void {
  if (answered === undefined) return;
  const { party, ask } = asked;
  const records = reading.recordsOf(party, ask.feed);
  if (records === undefined) return;
  findings.looked("an acknowledgement answered is kept");
  if (records.acknowledged < ask.upTo) {
    const text = `${party} acknowledged ${ask.upTo} of its ${ask.feed}, and the hub holds ${records.acknowledged}.`;
    findings.broken("an acknowledgement answered is kept", text, asked, answered, records);
    return;
  }
  if (ask.feed !== "inbox") return;
  const message = records.messages.find(({ position }) => position === ask.upTo);
  if (message?.kind !== "ORDER_ISSUED") return;
  const order = reading.ordersAtEnd.get(message.orderId ?? "");
  const addressee = order?.addressees.find(({ platform }) => `platform:${platform}` === party);
  if (order === undefined || addressee === undefined || addressee.servedAt !== null) return;
  // What was lifted before it was acknowledged is not served any more.
  const lifted = reading.calls("lift").some((lift) => {
    return lift.asked.ask.orderId === order.orderId && lift.asked.atMs <= answered.atMs;
  });
  if (lifted) return;
  const text = `${party} acknowledged order ${message.orderId}, and it does not count as served.`;
  findings.broken("an acknowledgement answered is kept", text, asked, answered, order);
}

function checkItems(
  { asked, answered }: Call<"confirm"> | Call<"reinstate">,
  said: (item: ItemAtEnd) => string | null,
  reading: Reading,
  findings: Findings,
): void {
  if (answered === undefined) return;
  const { orderId, itemIds, outcome } = asked.ask;
  const order = reading.ordersAtEnd.get(orderId);
  // A grant that was not answered leaves an order that nobody reads at the end.
  if (order === undefined) return;
  const items = order.addressees.flatMap((addressee) => addressee.items);
  for (const itemId of itemIds) {
    findings.looked("a confirmation answered is kept");
    const item = items.find(({ id }) => id === itemId);
    if (item !== undefined && said(item) === outcome) continue;
    const held = item === undefined ? "no such item" : (said(item) ?? "nothing");
    const text = `${asked.party} said ${outcome} of item ${itemId} of order ${orderId}, and the hub holds ${held}.`;
    findings.broken("a confirmation answered is kept", text, asked, answered, order);
  }
}
