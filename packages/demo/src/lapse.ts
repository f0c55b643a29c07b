import { applyForLapse, type Court, type HubAddress, type Inbox, type InboxMessage, request } from "@exparte/client";
import type { Judgment } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

/** The term for the main claim; no judgment's, but short enough to be watched. By default it is at least 31 days. */
const WATCHABLE_MAIN_TERM = "PT2S";

/** Nobody brings the main claim: on the platform's application the order lapses, and what it took down goes back. */
export async function tellLapse(
  { court, platform, next }: { court: Court; platform: Inbox & HubAddress; next: () => Promise<InboxMessage> },
  { act, tell }: Teller,
  { judgment, run }: { readonly judgment: Judgment; readonly run: string },
): Promise<void> {
  act(`Nobody brings the main claim (term of ${WATCHABLE_MAIN_TERM}, the demo's own)`);
  const url = `https://vidshare.example/v/${run}-lapse`;
  const application = await court.submit(applicationFor(judgment, `demo lapse/${run}`, [url]));
  const { id } = await court.grant(
    application,
    orderOn(judgment, {
      mainProceedingsWithin: WATCHABLE_MAIN_TERM,
      addressees: [{ platform: "vidshare", items: [{ url }] }],
    }),
  );
  const issued = await next();
  await platform.acknowledge(issued);
  await platform.confirm(
    id,
    issued.items.map((item) => ({ itemId: item.id, outcome: "REMOVED", effectAt: new Date() })),
  );
  tell("platform vidshare", "has removed an item under an order that holds only until the main proceedings");
  await mainTermPassed(platform, id);
  const { status } = await applyForLapse(platform, id);
  tell("platform vidshare", `the term has passed without a claim; on its application the order is ${status}`);
  let lapsed = await next();
  while (lapsed.kind !== "ORDER_LAPSED") {
    tell("platform vidshare", `message: ${lapsed.kind}, that of the main claim`);
    lapsed = await next();
  }
  const due = lapsed.details.freed as readonly { readonly itemId: string }[];
  const back = await platform.reinstate(
    id,
    due.map(({ itemId }) => ({ itemId, outcome: "REINSTATED", effectAt: new Date() })),
  );
  tell("platform vidshare", `message: ${lapsed.kind}; it puts ${due.length} item back: ${back.status}`);
}

/** The hub decides when a term has passed, so the demo asks for its history until it says so. */
async function mainTermPassed(hub: HubAddress, orderId: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const { order } = await request<{ order: { history: readonly { kind: string }[] } }>(
      hub,
      "query ($id: ID!) { order(id: $id) { history { kind } } }",
      { id: orderId },
    );
    if (order.history.some(({ kind }) => kind === "MainTermPassed")) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The term for the main claim did not pass within 30 s");
}
