import {
  type Court,
  type CourtOptions,
  decideOpposition,
  type HubAddress,
  type Inbox,
  type InboxMessage,
  lodgeOpposition,
  setHearing,
  steer,
} from "@exparte/client";
import type { Judgment } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

export interface ContestParties {
  readonly court: Court & CourtOptions;
  readonly platform: Inbox & HubAddress;
  readonly next: () => Promise<InboxMessage>;
}

/** The poster contests: the order is suspended, then narrowed, and what it no longer covers goes back. */
export async function tellContest(
  { court, platform, next }: ContestParties,
  { act, tell }: Teller,
  { judgment, run }: { readonly judgment: Judgment; readonly run: string },
): Promise<void> {
  act("The poster contests, afterwards and in peace (the demo's own continuation)");
  const [kept, freed] = [`https://vidshare.example/v/${run}-a`, `https://vidshare.example/v/${run}-b`] as const;
  const application = await court.submit(applicationFor(judgment, `demo contest/${run}`, [kept, freed]));
  const order = orderOn(judgment, { addressees: [{ platform: "vidshare", items: [{ url: kept }, { url: freed }] }] });
  const { id } = await court.grant(application, order);
  const issued = await next();
  await platform.acknowledge(issued);
  await platform.confirm(
    id,
    issued.items.map((item) => ({ itemId: item.id, outcome: "REMOVED", effectAt: new Date() })),
  );
  tell("platform vidshare", "has removed two items under an order");

  const opposition = await lodgeOpposition(court, id, "The second item is satire, and names nobody.");
  tell("court rb-amsterdam", "lodges opposition for the poster, who stays unknown to the hub");
  await setHearing(court, opposition.id, new Date(Date.now() + 7 * 24 * 3600_000));
  await steer(court, "suspendOrder", id, "Until the hearing: the second item may well be lawful.");
  tell("platform vidshare", `message: ${(await next()).kind}; terms stand still and no penalty is forfeited`);

  await decideOpposition(court, opposition.id, {
    outcome: "MODIFIED",
    reasons: "The first item is unlawful, the second is not.",
    caseNumber: application.caseNumber,
    version: 2,
    order: orderOn(judgment, { addressees: [{ platform: "vidshare", items: [{ url: kept }] }] }),
  });
  tell("court rb-amsterdam", "the judge narrows the order to the first item, under a new seal");
  const kinds: string[] = [];
  let modified = await next();
  for (; modified.kind !== "ORDER_MODIFIED"; modified = await next()) kinds.push(modified.kind);
  tell("platform vidshare", `messages: ${[...kinds, modified.kind].join(", ")}; the new version's seal holds`);
  const due = (modified.details.freed as readonly { readonly itemId: string; readonly duty: string }[]).filter(
    ({ duty }) => duty === "DUE",
  );
  const { status } = await platform.reinstate(
    id,
    due.map(({ itemId }) => ({ itemId, outcome: "REINSTATED", effectAt: new Date() })),
  );
  tell("platform vidshare", `puts ${due.length} item back and says so; for the rest of the order it is ${status}`);
}
