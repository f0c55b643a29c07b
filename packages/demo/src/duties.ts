import { type Court, type HubAddress, type Inbox, type InboxMessage, request } from "@exparte/client";
import type { Judgment } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

interface Listening {
  readonly inbox: Inbox;
  readonly next: () => Promise<InboxMessage>;
}

export interface DutyParties {
  readonly court: Court & HubAddress;
  readonly platforms: Readonly<Record<"chirper" | "vidshare" | "findit", Listening>>;
}

/** What confirms a duty of each kind. */
const DONE = { REMOVE: "REMOVED", DEREFERENCE: "DEREFERENCED", KEEP_DOWN: "MEASURE_IN_PLACE" } as const;

/** One order with three duties, each with a target of its own kind, on two platforms and a search engine. */
export async function tellDuties(
  { court, platforms }: DutyParties,
  { act, tell }: Teller,
  { judgment, run }: { readonly judgment: Judgment; readonly run: string },
): Promise<void> {
  act("One order, three duties: remove, keep down, dereference (the demo's own)");
  const video = `https://vidshare.example/d/${run}`;
  const account = `https://chirper.example/@${run}`;
  const result = { url: `https://gossip.example/${run}`, query: `J. Doe ${run}` };
  const application = await court.submit(
    applicationFor(judgment, `demo duties/${run}`, [video, account, `https://findit.example/${run}`]),
  );
  await court.grant(
    application,
    orderOn(judgment, {
      addressees: [
        {
          platform: "vidshare",
          duties: [
            { number: 1, kind: "REMOVE", everywhere: true, within: "PT2H", targets: [{ url: video }] },
            {
              number: 2,
              kind: "KEEP_DOWN",
              within: "P2D",
              until: "The judgment in the main proceedings.",
              targets: [{ kind: "ITEM", url: video }],
            },
          ],
        },
        { platform: "chirper", duties: [{ number: 1, kind: "REMOVE", targets: [{ kind: "ACCOUNT", url: account }] }] },
        {
          platform: "findit",
          duties: [{ number: 1, kind: "DEREFERENCE", within: "P3D", targets: [{ kind: "SEARCH_RESULT", ...result }] }],
        },
      ],
    }),
  );
  tell("court rb-amsterdam", "grants it: vidshare removes a video and keeps copies down, chirper removes an account,");
  tell("", "and the search engine findit no longer shows a page on a name");
  const said: Partial<Record<keyof typeof platforms, InboxMessage>> = {};
  for (const name of ["vidshare", "chirper", "findit"] as const) {
    const { inbox, next } = platforms[name];
    const message = await next();
    said[name] = message;
    await inbox.acknowledge(message);
    const asked = message.items.map(({ duty, target }) => `${duty?.kind} of ${target?.kind}`);
    const { status } = await inbox.confirm(
      message.orderId,
      message.items.map(({ id, duty }) => ({
        itemId: id,
        outcome: DONE[duty?.kind as keyof typeof DONE],
        effectAt: new Date(),
      })),
    );
    tell(`platform ${name}`, `is ordered ${asked.join(" and ")}, does so and says so: ${status}`);
  }
  if (said.chirper !== undefined) await tellBreach({ court, chirper: platforms.chirper }, { tell }, said.chirper);
}

/** The account comes back: over the platform's own word, the court finds that it was up, until the platform says so anew. */
async function tellBreach(
  { court, chirper }: { readonly court: HubAddress; readonly chirper: Listening },
  { tell }: Pick<Teller, "tell">,
  { orderId, items }: InboxMessage,
): Promise<void> {
  const itemIds = items.map(({ id }) => id);
  const { findBreach } = await request<{ findBreach: { status: string } }>(
    court,
    "mutation ($input: FindBreachInput!) { findBreach(input: $input) { status } }",
    {
      input: {
        orderId,
        platform: "chirper",
        itemIds,
        from: new Date().toISOString(),
        reasons: "The applicant shows that the account is up again.",
      },
    },
  );
  const found = await chirper.next();
  tell("court rb-amsterdam", `finds a breach: the account is up again, whatever chirper says: ${findBreach.status}`);
  const { status } = await chirper.inbox.confirm(
    orderId,
    itemIds.map((itemId) => ({ itemId, outcome: "REMOVED", effectAt: new Date() })),
  );
  tell("platform chirper", `message: ${found.kind}; removes the account once more and says so: ${status}`);
}
