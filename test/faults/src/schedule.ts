import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";

/** The processes of a hub. */
export const PARTS = [
  "database",
  "issuer",
  "orders",
  "platforms",
  "identities",
  "complaints",
  "console",
  "gateway",
] as const;
export type PartName = (typeof PARTS)[number];
/** The database waits for its sessions when it is asked, which a deployment does not do. */
export type EndingPart = Exclude<PartName, "database">;

/** Connections that pass a relay: of parties to the gateway, and of the gateway to the services. */
export const HOPS = ["courts", "platforms", "supervisors", "to orders", "to platforms", "to complaints"] as const;
export type Hop = (typeof HOPS)[number];

/** One thing that goes wrong. Durations are in milliseconds. */
export type Fault =
  /** kill -9. Of the database: of its first process. */
  | { readonly kind: "kill"; readonly part: PartName }
  /** SIGTERM: it is asked to end, as at a deployment, and started again. */
  | { readonly kind: "end"; readonly part: EndingPart }
  /** kill -9 of one session's process, after which PostgreSQL ends all sessions and recovers. */
  | { readonly kind: "kill-session" }
  /** SIGSTOP, and SIGCONT afterwards. Of the database: of all its processes. */
  | { readonly kind: "stop"; readonly part: PartName; readonly forMs: number }
  /** Every connection of the hop is reset. */
  | { readonly kind: "cut"; readonly hop: Hop }
  /** Nothing passes any more and nobody is told. Afterwards it flows again, or is reset. */
  | { readonly kind: "hole"; readonly hop: Hop; readonly forMs: number; readonly afterwards: "flow" | "reset" }
  /** A platform that takes nothing off its socket; the number is its place among the platforms. */
  | { readonly kind: "stop-reading"; readonly platform: number; readonly forMs: number }
  /** Platforms get tokens of a few seconds. */
  | { readonly kind: "short-tokens"; readonly forMs: number };

/** What goes wrong at one moment, all of it at once. */
export interface Moment {
  /** Since the beginning of the schedule. */
  readonly atMs: number;
  readonly faults: readonly Fault[];
}

export interface Schedule {
  readonly number: number;
  readonly moments: readonly Moment[];
}

export interface Scheduling {
  readonly seed: number;
  readonly schedules: number;
  readonly platforms: number;
  /** How long each schedule lasts. */
  readonly scheduleMs: number;
}

const FIRST_AT_MS = 1_500;
const LEAST_APART_MS = 2_000;
const MOST_APART_MS = 5_000;
/** What stands still or says nothing does so briefly, or longer than anybody waits for a pong. */
const BRIEFLY_MS = { from: 1_500, to: 6_000 };
const LONG_MS = { from: 16_000, to: 20_000 };
const LONG_SHARE = 0.2;
/** So long that every stream has noticed. */
const DATABASE_STANDS_MS = 30_000;
/** At most this share of a schedule, so that every fault fits in. */
const SCHEDULE_SHARE = 0.6;
/** How many go wrong at once, and how often. */
const AT_ONCE = [1, 1, 1, 2, 3] as const;

/** The same seed and sizes give the same schedules. Every kind of fault comes up before any comes up twice. */
export function schedules({ seed, schedules: count, platforms, scheduleMs }: Scheduling): Schedule[] {
  const draw = drawing(seed);
  let deck: Fault[] = [];
  return Array.from({ length: count }, (_, index) => {
    const moments: Moment[] = [];
    let atMs = FIRST_AT_MS;
    for (;;) {
      const faults: Fault[] = [];
      if (deck.length === 0) deck = draw.shuffled(everyFault(draw, platforms, scheduleMs * SCHEDULE_SHARE));
      for (let more = AT_ONCE[draw.below(AT_ONCE.length)] ?? 1; more > 0; more -= 1) {
        const place = deck.findLastIndex((fault) => faults.every((other) => placeOf(other) !== placeOf(fault)));
        if (place >= 0) faults.push(...deck.splice(place, 1));
      }
      const longestMs = Math.max(0, ...faults.map((fault) => ("forMs" in fault ? fault.forMs : 0)));
      if (atMs + longestMs > scheduleMs) {
        deck.push(...faults.toReversed());
        break;
      }
      moments.push({ atMs, faults });
      atMs += Math.round(longestMs + LEAST_APART_MS + draw.uniform() * (MOST_APART_MS - LEAST_APART_MS));
    }
    return { number: index + 1, moments };
  });
}

/** What a fault befalls: two at once befall different things. */
function placeOf(fault: Fault): string {
  switch (fault.kind) {
    case "kill":
    case "end":
    case "stop":
      return fault.part;
    case "kill-session":
      return "database";
    case "cut":
    case "hole":
      return fault.hop;
    case "stop-reading":
      return "platforms";
    case "short-tokens":
      return "tokens";
    default:
      return fault satisfies never;
  }
}

/** In few words, the same for every fault of its kind: the row of the report. */
export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case "kill":
      return `kill -9 ${fault.part}`;
    case "end":
      return `end ${fault.part}`;
    case "kill-session":
      return "kill -9 a database session";
    case "stop":
      return `stop ${fault.part}`;
    case "cut":
      return `cut ${hopInWords(fault.hop)}`;
    case "hole":
      return `black hole ${hopInWords(fault.hop)}`;
    case "stop-reading":
      return "a platform stops reading";
    case "short-tokens":
      return "tokens of a few seconds";
    default:
      return fault satisfies never;
  }
}

function hopInWords(hop: Hop): string {
  return hop.startsWith("to ") ? `gateway ${hop}` : `${hop} to gateway`;
}

function everyFault(draw: Drawing, platforms: number, longestMs: number): Fault[] {
  const forMs = () => {
    const { from, to } = draw.uniform() < LONG_SHARE ? LONG_MS : BRIEFLY_MS;
    return Math.round(Math.min(longestMs, from + draw.uniform() * (to - from)));
  };
  return [
    ...PARTS.map((part): Fault => ({ kind: "kill", part })),
    ...PARTS.map(
      (part): Fault => ({
        kind: "stop",
        part,
        forMs: part === "database" ? Math.round(Math.min(longestMs, DATABASE_STANDS_MS)) : forMs(),
      }),
    ),
    ...PARTS.filter((part) => part !== "database").map((part): Fault => ({ kind: "end", part })),
    { kind: "kill-session" },
    ...HOPS.map((hop): Fault => ({ kind: "cut", hop })),
    ...HOPS.map(
      (hop): Fault => ({ kind: "hole", hop, forMs: forMs(), afterwards: draw.uniform() < 0.5 ? "flow" : "reset" }),
    ),
    { kind: "stop-reading", platform: draw.below(platforms), forMs: forMs() },
    { kind: "short-tokens", forMs: forMs() },
  ];
}

/** Random draws from a seed. */
export interface Drawing {
  /** From 0 up to, but not including, 1. */
  uniform(): number;
  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number;
  shuffled<One>(all: readonly One[]): One[];
}

export function drawing(seed: number): Drawing {
  const generator = mersenne(seed);
  const uniform = () => uniformFloat64(generator);
  const below = (limit: number) => Math.floor(uniform() * limit);
  return {
    uniform,
    below,
    shuffled(all) {
      const mixed = [...all];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [mixed[last], mixed[other]];
        if (a !== undefined && b !== undefined) {
          mixed[last] = b;
          mixed[other] = a;
        }
      }
      return mixed;
    },
  };
}
