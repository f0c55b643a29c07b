import type { Court, Inbox, InboxMessage } from "@exparte/client";
import type { Judgment } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

export interface PartParties {
  readonly court: Court;
  readonly platforms: Readonly<Record<"chirper" | "vidshare", { inbox: Inbox; next: () => Promise<InboxMessage> }>>;
}

/** One order to two platforms, under one seal: each gets its own part, and nothing of the other's. */
export async function tellParts(
  { court, platforms }: PartParties,
  { act, tell }: Teller,
  { judgment, run }: { readonly judgment: Judgment; readonly run: string },
): Promise<void> {
  act("One order to two platforms, each with a part of its own (the demo's own)");
  const places = { chirper: `https://chirper.example/p/${run}`, vidshare: `https://vidshare.example/p/${run}` };
  const application = await court.submit(applicationFor(judgment, `demo parts/${run}`, Object.values(places)));
  const addressees = Object.entries(places).map(([platform, url]) => ({ platform, items: [{ url }] }));
  await court.grant(application, orderOn(judgment, { addressees }));
  tell("court rb-amsterdam", "grants one order to chirper and vidshare; the seal is over a digest of each one's part");
  const seals = new Set<string | undefined>();
  for (const name of ["chirper", "vidshare"] as const) {
    const { inbox, next } = platforms[name];
    const { seal, orderId, items, position } = await next();
    const read = items.map(({ url }) => url);
    if (read.join() !== places[name]) throw new Error(`${name} reads ${read.join()} in its part`);
    seals.add(seal?.split("~")[0]);
    await inbox.acknowledge({ position });
    await inbox.confirm(
      orderId,
      items.map(({ id }) => ({ itemId: id, outcome: "REMOVED", effectAt: new Date() })),
    );
    tell(
      `platform ${name}`,
      `verifies the seal and the digest of its part, reads ${read.join()} in it, and removes it`,
    );
  }
  if (seals.size !== 1) throw new Error("The two platforms have different seals");
  tell("platform vidshare", "holds the same seal as chirper, and cannot tell from it what chirper was ordered");
}
