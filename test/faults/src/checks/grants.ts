import type { Reading } from "../reading.js";
import type { Findings } from "../verdict.js";

/** An answered grant is in every addressee's inbox, and no case has its order there twice. */
export function checkGrants(reading: Reading, findings: Findings): void {
  const inboxes = reading.records.filter(({ feed }) => feed === "inbox");
  const issued = inboxes.flatMap((records) =>
    records.messages
      .filter(({ kind }) => kind === "ORDER_ISSUED")
      .map((message) => ({ message, records, platform: idOf(records.party) })),
  );
  for (const { asked, answered } of reading.calls("grant")) {
    if (answered === undefined) continue;
    const { caseNumber, items } = asked.ask;
    const { orderId = "" } = answered.answer;
    if (!reading.ordersAtEnd.has(orderId)) {
      const text = `Order ${orderId} of case ${caseNumber} was answered, and its court cannot read it.`;
      findings.broken("a grant answered is kept", text, asked, answered);
    }
    for (const platform of new Set(items.map((item) => item.platform))) {
      findings.looked("a grant answered is kept");
      const told = issued.some((one) => one.platform === platform && one.message.orderId === orderId);
      if (told) continue;
      const text = `Order ${orderId} of case ${caseNumber} was answered, and ${platform} does not have it.`;
      findings.broken("a grant answered is kept", text, asked, answered);
    }
  }
  for (const [caseNumber, all] of Map.groupBy(issued, ({ message }) => message.caseNumber)) {
    findings.looked("no order twice");
    const orders = new Set(all.map(({ message }) => message.orderId));
    const platforms = new Set(all.map(({ platform }) => platform));
    if (orders.size === 1 && platforms.size === all.length) continue;
    const text = `Case ${caseNumber} has ${orders.size} orders, told in ${all.length} messages to ${platforms.size} platforms.`;
    findings.broken("no order twice", text, ...all.map(({ records }) => records));
  }
  for (const [caseNumber, calls] of Map.groupBy(reading.calls("grant"), ({ asked }) => asked.ask.caseNumber)) {
    const answers = calls.flatMap(({ answered }) => answered ?? []);
    if (new Set(answers.map(({ answer }) => answer.orderId)).size <= 1) continue;
    findings.broken("no order twice", `Case ${caseNumber} was answered with different orders.`, ...answers);
  }
}

function idOf(party: string): string {
  return party.slice(party.indexOf(":") + 1);
}
