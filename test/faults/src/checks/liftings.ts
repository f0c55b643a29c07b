import type { Reading } from "../reading.js";
import type { Findings } from "../verdict.js";

const BROKEN = "a lifted order frees its items";

/** After an answered lifting the order ends LIFTED, every item is free, and each addressee is told once. */
export function checkLiftings(reading: Reading, findings: Findings): void {
  for (const { asked, answered } of reading.calls("lift")) {
    if (answered === undefined) continue;
    const { orderId } = asked.ask;
    findings.looked(BROKEN);
    const order = reading.ordersAtEnd.get(orderId);
    if (order === undefined || order.status !== "LIFTED") {
      findings.broken(BROKEN, `Order ${orderId} was lifted, and is ${order?.status ?? "not there"}.`, asked, answered);
      continue;
    }
    for (const { platform, items } of order.addressees) {
      const held = items.filter(({ reinstatementDuty }) => reinstatementDuty === null);
      if (held.length > 0) {
        const text = `Order ${orderId} was lifted, and still covers ${held.length} items of ${platform}.`;
        findings.broken(BROKEN, text, asked, answered, order);
      }
      const inbox = reading.recordsOf(`platform:${platform}`, "inbox");
      if (inbox === undefined) continue;
      const told = inbox.messages.filter((message) => message.kind === "ORDER_LIFTED" && message.orderId === orderId);
      if (told.length === 1) continue;
      const text = `Order ${orderId} was lifted, and ${platform} was told of it ${told.length} times.`;
      findings.broken(BROKEN, text, asked, answered, inbox);
    }
  }
}
