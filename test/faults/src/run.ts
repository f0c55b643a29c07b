import { setTimeout as pause } from "node:timers/promises";
import { connectCompliance, type HubAddress } from "@exparte/client";
import type { Settings } from "./arguments.js";
import { COURTS, courtOptions, runComplaints, runCourt, untilPlatformsAreHeard } from "./courts.js";
import type { Feed, History } from "./history.js";
import { type HubUnderTest, startHubUnderTest } from "./hub-under-test.js";
import { continueAll, inject } from "./inject.js";
import { PATIENCE_MS } from "./patience.js";
import { type PlatformProgram, runPlatform } from "./platform.js";
import { type Reader, readByClient, readByHand } from "./reader.js";
import { heldOf, noteOrder } from "./records.js";
import { drawing, type Schedule, schedules } from "./schedule.js";
import type { Told } from "./told.js";
import { type Watch, watchWhole } from "./watch.js";

const LOOK_EVERY_MS = 250;
/** At the end, so long nothing more may come: longer than the longest term of seconds. */
const QUIET_FOR_MS = 6_000;
const QUIET_WITHIN_MS = 90_000;
const ORDERS_AT_ONCE = 8;

export interface Telling {
  readonly history: History;
  /** A line for whoever watches. */
  readonly tell: (line: string) => void;
  /** Called when the hub runs, with what ends it. */
  readonly onStarted: (close: () => Promise<void>) => void;
}

/** Starts a hub, lets courts, platforms and supervisors work while things go wrong, and notes what is left at the end. */
export async function run(settings: Settings, telling: Telling): Promise<void> {
  const { history, tell, onStarted } = telling;
  const under = await startHubUnderTest(settings.platforms);
  process.once("exit", continueAll);
  onStarted(async () => {
    continueAll();
    await under.close();
  });
  try {
    await untilPlatformsAreHeard(under);
    tell(`A hub runs with ${under.platforms.length} platforms.`);
    const programs = under.platforms.map((platform, place) => runPlatform(platform, place, history));
    const supervisors = await followSupervisors(under, history);
    const readers = [...programs.flatMap((program) => program.readers), ...supervisors];
    const watch = watchWhole(under, readers, history);
    try {
      await load(settings, { under, watch, history, tell });
      await untilQuiet(programs, readers, watch);
      await noteRecords(under, readers, history);
    } finally {
      await watch.stop();
      await Promise.all(readers.map((reader) => reader.stop()));
    }
  } finally {
    continueAll();
    await under.close();
  }
}

/** The regulator by the client, the AP by hand. */
async function followSupervisors({ tokensOf, urls }: HubUnderTest, history: History): Promise<Reader[]> {
  const url = urls.supervisors;
  const feed = "complianceFeed" as const;
  const of = async (party: string) => {
    const token = await tokensOf(party);
    const hub = connectCompliance({ url, token, cursor: { position: 0 }, patienceMs: PATIENCE_MS });
    const onTold = ({ message: { position, digest, epoch } }: Told): void => {
      void history.call(party, { ask: "acknowledge", feed, upTo: position }, () =>
        hub.acknowledge({ position, cursor: { position, digest, epoch } }),
      );
    };
    return { url, token, party, feed, history, onTold };
  };
  return [readByClient(await of("regulator:acm")), readByHand(await of("ap:ap"))];
}

async function load(
  { seed, schedules: count, platforms, minutes }: Settings,
  {
    under,
    watch,
    history,
    tell,
  }: Pick<Telling, "history" | "tell"> & { readonly under: HubUnderTest; readonly watch: Watch },
): Promise<void> {
  const ending = new AbortController();
  const draw = drawing(seed + 1);
  const giving = { under, history, draw, until: ending.signal };
  const courts = await Promise.all(COURTS.map((id) => courtOptions(id, under)));
  for (const { court, key } of courts) {
    const { d: _, ...jwk } = key;
    history.note({ what: "court-key", court, jwk });
  }
  const working = Promise.all([...courts.map((at) => runCourt(at, giving)), runComplaints(giving)]);
  const scheduleMs = (minutes * 60_000) / count;
  try {
    for (const schedule of schedules({ seed, schedules: count, platforms, scheduleMs })) {
      tell(`Schedule ${schedule.number} of ${count}: ${faultCount(schedule)} faults.`);
      const over = pause(scheduleMs);
      await inject(schedule, { under, history, onEnded: watch.faultEnded });
      await over;
    }
  } finally {
    ending.abort();
  }
  tell("Nothing new begins, and what has begun is waited for.");
  await working;
}

function faultCount({ moments }: Schedule): number {
  return moments.reduce((all, { faults }) => all + faults.length, 0);
}

/** Until everybody has done what it was told, all is whole, and nothing has come for a while. */
async function untilQuiet(
  programs: readonly PlatformProgram[],
  readers: readonly Reader[],
  watch: Watch,
): Promise<void> {
  const givesUpAtMs = performance.now() + QUIET_WITHIN_MS;
  let sinceMs = performance.now();
  let positions = "";
  while (performance.now() < givesUpAtMs && performance.now() - sinceMs < QUIET_FOR_MS) {
    await pause(LOOK_EVERY_MS);
    await Promise.all(programs.map((program) => program.idle()));
    const now = readers.map((reader) => reader.position()).join();
    if (watch.isWhole() && now === positions) continue;
    positions = now;
    sinceMs = performance.now();
  }
}

async function addressOf(under: HubUnderTest, party: string): Promise<HubAddress> {
  const { url } = under.hub;
  const platform = under.platforms.find(({ id }) => `platform:${id}` === party);
  return { url, token: platform?.token ?? (await under.tokensOf(party)), patienceMs: PATIENCE_MS };
}

/** What the hub holds: each feed, and each order as its court reads it. */
async function noteRecords(under: HubUnderTest, readers: readonly Reader[], history: History): Promise<void> {
  const feeds = readers.map(({ party, feed }): { party: string; feed: Feed } => ({ party, feed }));
  for (const { party, feed } of feeds) {
    const held = await heldOf(await addressOf(under, party), feed);
    history.note({ what: "records", party, feed, ...held });
  }
  const givers = new Map<number, string>();
  const orders: { readonly orderId: string; readonly party: string }[] = [];
  for (const entry of history.entries) {
    if (entry.what === "asked" && entry.ask.ask === "grant") givers.set(entry.call, entry.party);
    const party = entry.what === "answered" ? givers.get(entry.call) : undefined;
    if (entry.what === "answered" && party !== undefined) orders.push({ orderId: entry.answer.orderId ?? "", party });
  }
  const addresses = new Map<string, HubAddress>();
  for (const { party } of orders) {
    if (!addresses.has(party)) addresses.set(party, await addressOf(under, party));
  }
  const left = [...orders];
  const noteNext = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const address = addresses.get(next.party);
      if (address === undefined) continue;
      try {
        await noteOrder(address, next.orderId, history);
      } catch (cause) {
        history.note({ what: "order-unreadable", orderId: next.orderId, why: String(cause) });
      }
    }
  };
  await Promise.all(Array.from({ length: ORDERS_AT_ONCE }, noteNext));
}
