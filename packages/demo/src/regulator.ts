import { type ComplianceEntry, connectCompliance, type HubAddress, type InboxCursor, request } from "@exparte/client";
import type { Cast } from "./cast.js";
import { inTime } from "./inbox-reader.js";
import { span, type Teller } from "./teller.js";

const REGULATOR = "regulator acm";

export interface LiveView {
  /** Resolves when the regulator has heard this of the platform. */
  heard(platform: string, kind: string): Promise<void>;
  close(): void;
}

/** The regulator hears live, all through the demo, which platform fails an order and when that has ended. */
export async function listenLive(cast: Cast, { tell }: Teller): Promise<LiveView> {
  const regulator = await cast.address("regulator:acm");
  const feed = connectCompliance({ ...regulator, cursor: await headOf(regulator) });
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const waitingFor = (platform: string, kind: string) => {
    const known = waiting.get(`${platform} ${kind}`) ?? Promise.withResolvers<void>();
    waiting.set(`${platform} ${kind}`, known);
    known.promise.catch(() => undefined); // told to whoever waits, and to nobody else
    return known;
  };
  const listening = (async () => {
    for await (const entry of feed) {
      tell(REGULATOR, `hears live, entry ${entry.position}: ${entry.platform} ${entry.kind}${told(entry)}`);
      await feed.acknowledge(entry);
      waitingFor(entry.platform, entry.kind).resolve();
    }
  })();
  // Whoever waits learns why the feed ended.
  listening.catch((cause) => {
    for (const { reject } of waiting.values()) reject(cause);
  });
  return {
    heard: (platform, kind) => inTime(waitingFor(platform, kind).promise, `${kind} of ${platform}`),
    close: () => feed.close(),
  };
}

/** How soon the regulator knows of what a clock brought about. */
function told({ details }: ComplianceEntry): string {
  const moment = details.compliedAt ?? details.deadline ?? details.since ?? details.reinstateBy;
  return typeof moment === "string" ? `, ${span(Date.parse(moment), Date.now())} after the moment itself` : "";
}

async function headOf(regulator: HubAddress): Promise<InboxCursor> {
  const PAGE = "query ($after: Int!) { complianceFeed(after: $after, first: 1) { head entries { position digest } } }";
  const read = async (after: number) =>
    (
      await request<{
        complianceFeed: { head: number; entries: readonly { position: number; digest: string }[] };
      }>(regulator, PAGE, { after })
    ).complianceFeed;
  const { head } = await read(0);
  if (head === 0) return { position: 0 };
  const { entries } = await read(head - 1);
  return entries[0] ?? { position: head };
}

interface Figures {
  readonly platforms: {
    readonly edges: readonly {
      readonly node: {
        readonly name: string;
        readonly kind: string;
        readonly compliance: {
          readonly received: number;
          readonly served: number;
          readonly complied: number;
          readonly medianSecondsToRemoval: number | null;
          readonly overdueNow: number;
        };
        readonly disclosures: { readonly requested: number; readonly disclosed: number };
        readonly complaints: { readonly received: number; readonly infringementFound: number };
      };
    }[];
  };
}

const FIGURES = `query ($period: PeriodInput!) {
  platforms(first: 50) { edges { node {
    name kind
    compliance(period: $period) { received served complied medianSecondsToRemoval overdueNow }
    disclosures(period: $period) { requested disclosed }
    complaints(period: $period) { received infringementFound }
  } } }
}`;

/** One federated question over all platforms, for everything since a moment. */
export async function tellFigures(cast: Cast, { act, tell }: Teller, from: Date): Promise<void> {
  act("What the regulator sees");
  const period = { from: from.toISOString(), until: new Date(Date.now() + 60_000).toISOString() };
  const { platforms } = await request<Figures>(await cast.address("regulator:acm"), FIGURES, { period });
  tell(REGULATOR, "asks one question, which four services answer: how did each platform do in this run?");
  console.log(row("", "", "orders", "", "", "median", "overdue", "who posted", "", "complaints", "well-"));
  console.log(
    row("platform", "kind", "received", "served", "gone", "seconds", "now", "asked", "told", "received", "founded"),
  );
  for (const { node } of platforms.edges) {
    const { received, served, complied, medianSecondsToRemoval, overdueNow } = node.compliance;
    const { requested, disclosed } = node.disclosures;
    const { complaints } = node;
    console.log(
      row(
        node.name,
        node.kind,
        received,
        served,
        complied,
        medianSecondsToRemoval?.toFixed(2) ?? "–",
        overdueNow,
        requested,
        disclosed,
        complaints.received,
        complaints.infringementFound,
      ),
    );
  }
}

function row(...cells: readonly (string | number)[]): string {
  const padded = cells.map((cell, index) => (index < 2 ? String(cell).padEnd(15) : String(cell).padStart(11)));
  return `             ${padded.join("")}`.trimEnd();
}
