import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Attacked } from "./attacker.js";
import { ATTACKS, type Attack } from "./attacks.js";
import { type BenchHub, until } from "./bench-hub.js";
import { courtAt, grant, prepareOrder } from "./court.js";
import { median, ms, p99, ratio, table } from "./figures.js";
import { processFigures } from "./process-figures.js";

const AT_MOST = 3;
const ORDERS = 40;
const EVERY_MS = 50;
const WARM_UP_MS = 2_000;
const ALONE_MS = 4_000;
const ATTACK_MS = 8_000;
/** Some attacks strike only as they begin: the p99 of one round is then the second worst of 160 calls, and chance. */
const ROUNDS = 3;
/** How long a part may hold what an attack left: closed sockets and counted points go within this time. */
const IDLE_AT_MOST_MS = 45_000;
const GIVE_UP_MS = 30_000;
/** A collection, and the return of its pages to the system. */
const COLLECTION_MS = 1_000;
/** Compiled code and warm caches stay: within this much of the earlier figure, memory counts as back. */
const BACK_WITHIN_MB = 32;

const QUERY = `{ inbox(first: 5) { head messages { position kind
  order { caseNumber addressees { status platform { id name } } } } } }`;
const PLATFORM_SCOPES = ["inbox:read", "orders:confirm", "orders:read"];

interface Calls {
  readonly tookMs: readonly number[];
  /** The status or code of each refusal to the ordinary caller. */
  readonly refused: readonly string[];
}
type Memory = Readonly<Record<"gateway" | "orders", number>>;
interface Round {
  readonly alone: Calls;
  readonly beside: Calls;
  readonly bare: Calls;
  readonly attacked: Attacked;
  readonly before: Memory;
  /** While the attacker still holds what it holds. */
  readonly during: Memory;
  readonly after: Memory;
}
interface Outcome {
  readonly attack: Attack;
  readonly alone: Calls;
  readonly beside: Calls;
  readonly bare: Calls;
  readonly rounds: readonly Round[];
}

/**
 * Runs each attack beside an ordinary caller: a platform that sends a query to two services twenty times a second. The
 * same attack, at the same rate, on a bare server that refuses at once shows how much of the delay comes only from the
 * attacker's share of the machine. Sets an exit code when an attack slows the caller more than 3 times that, makes the
 * hub refuse the caller, or leaves memory behind. With `only`, runs just the attacks whose names contain it.
 */
export async function measureNeighbour(bench: BenchHub, only = ""): Promise<void> {
  const attacks = ATTACKS.filter(({ name }) => name.includes(only));
  if (attacks.length === 0) throw new Error(`No attack has "${only}" in its name`);
  const [ordinary = "", attacking = ""] = bench.platforms;
  const court = await courtAt(bench, bench.hub.urls.orders);
  const give = async () => grant(court, await prepareOrder(court, [ordinary, attacking]));
  // The orders service learns of new platforms a moment after they are registered.
  await until(async () => (await give()) !== "");
  for (let n = 1; n < ORDERS; n += 1) await give();
  const token = await bench.token({ type: "platform", id: ordinary }, PLATFORM_SCOPES);
  const attackersToken = await bench.token({ type: "platform", id: attacking }, PLATFORM_SCOPES);
  const refusing = fork(ownModule("refusing-server"));
  try {
    const [port] = (await once(refusing, "message")) as [number];
    const bareUrl = `http://127.0.0.1:${port}/graphql`;
    const outcomes: Outcome[] = [];
    for (const attack of attacks) {
      const rounds: Round[] = [];
      while (rounds.length < ROUNDS) {
        await bench.fresh("gateway", "orders");
        rounds.push(await play(bench, attack, { token, attackersToken, bareUrl }));
      }
      const of = (which: "alone" | "beside" | "bare") => together(rounds.map((round) => round[which]));
      const outcome = { attack, alone: of("alone"), beside: of("beside"), bare: of("bare"), rounds };
      outcomes.push(outcome);
      const [beside, bare] = [p99(outcome.beside.tookMs), p99(outcome.bare.tookMs)];
      console.log(`  ${attack.name}: p99 ${ms(beside)}, bare ${ms(bare)}; refused ${outcome.beside.refused.length}`);
    }
    report(outcomes);
  } finally {
    const ended = once(refusing, "exit");
    refusing.disconnect();
    await ended;
  }
}

async function play(
  bench: BenchHub,
  attack: Attack,
  { token, attackersToken, bareUrl }: { token: string; attackersToken: string; bareUrl: string },
): Promise<Round> {
  const call = (forMs: number) => callSteadily(bench.hub.url, token, forMs);
  await call(WARM_UP_MS);
  const alone = await call(ALONE_MS);
  const before = await memoryHeld(bench);
  const { calls, attacked } = await under(attack, bench.hub.url, attackersToken, 0, async () => ({
    beside: await call(ATTACK_MS),
    during: await memory(bench),
  }));
  const after = await memoryOnceBack(bench, before);
  const asOften = Math.max(1, attacked.attempts) / attacked.seconds;
  const { calls: bare } = await under(attack, bareUrl, attackersToken, asOften, () => call(ATTACK_MS));
  return { alone, ...calls, bare, attacked, before, after };
}

function together(calls: readonly Calls[]): Calls {
  return { tookMs: calls.flatMap(({ tookMs }) => tookMs), refused: calls.flatMap(({ refused }) => refused) };
}

/** Measures calls while an attacker attacks. */
async function under<T>(attack: Attack, url: string, token: string, perSecond: number, call: () => Promise<T>) {
  const attacker = fork(ownModule("attacker"), [attack.name, url, token, String(perSecond)]);
  try {
    const calls = await call();
    const told = once(attacker, "message") as Promise<[Attacked]>;
    attacker.send("stop");
    const [attacked] = await Promise.race([told, endedTooSoon(attacker)]);
    return { calls, attacked };
  } finally {
    attacker.kill("SIGKILL");
  }
}

async function endedTooSoon(attacker: ChildProcess): Promise<never> {
  if (attacker.exitCode === null) await once(attacker, "exit");
  throw new Error("The attacker of the bench ended before it was asked to");
}

/** Calls at a steady pace without waiting for answers; resolves when the last answer has come. */
async function callSteadily(url: string, token: string, forMs: number): Promise<Calls> {
  const startedAtMs = performance.now();
  const calls: Promise<{ tookMs: number; refused: string | undefined }>[] = [];
  for (let n = 0; n * EVERY_MS < forMs; n += 1) {
    const dueMs = startedAtMs + n * EVERY_MS;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await pause(waitMs);
    calls.push(callOnce(url, token));
  }
  const all = await Promise.all(calls);
  return {
    tookMs: all.map(({ tookMs }) => tookMs),
    refused: all.flatMap(({ refused }) => (refused === undefined ? [] : [refused])),
  };
}

async function callOnce(url: string, token: string): Promise<{ tookMs: number; refused: string | undefined }> {
  const startedAtMs = performance.now();
  let refused: string | undefined;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: QUERY }),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    const text = await response.text();
    const code = /"code":"(\w+)"/.exec(text)?.[1];
    if (!response.ok || code !== undefined) refused = `${response.status} ${code ?? ""}`.trim();
  } catch (cause) {
    refused = cause instanceof Error ? cause.name : String(cause);
  }
  return { tookMs: performance.now() - startedAtMs, refused };
}

/** Returns as soon as memory is back; otherwise its size when the time is over. */
async function memoryOnceBack(bench: BenchHub, before: Memory): Promise<Memory> {
  const giveUpAtMs = performance.now() + IDLE_AT_MOST_MS;
  let after = await memoryHeld(bench);
  while (!isBack(before, after) && performance.now() < giveUpAtMs) after = await memoryHeld(bench);
  return after;
}

/** What is left when garbage is collected: the collector alone decides how long the rest stays with an idle process. */
async function memoryHeld(bench: BenchHub): Promise<Memory> {
  for (const part of ["gateway", "orders"] as const) bench.hub.kill(part, "SIGUSR2");
  await pause(COLLECTION_MS);
  return memory(bench);
}

const isBack = (before: Memory, after: Memory): boolean =>
  (["gateway", "orders"] as const).every((part) => after[part] <= before[part] + BACK_WITHIN_MB);

async function memory({ hub }: BenchHub): Promise<Memory> {
  const megabytes = async (part: "gateway" | "orders") =>
    Math.round(((await processFigures(hub.pid(part)))?.residentKb ?? 0) / 1_024);
  return { gateway: await megabytes("gateway"), orders: await megabytes("orders") };
}

function report(outcomes: readonly Outcome[]): void {
  console.log(`
An ordinary caller, ${1_000 / EVERY_MS} queries of two services a second: alone, beside each attack, and while the same, as often,
hits a bare server that refuses it at once; ${ROUNDS} rounds of each, on fresh processes. Memory held before the attack,
occupied at its end, and held at most ${IDLE_AT_MOST_MS / 1_000} s after it, in the round that left most ("held": after a collection of garbage).
`);
  console.log(
    table([
      ["", "alone", "p99", "beside it", "p99", "bare, p99", "ratio", "refused", "gateway", "orders", ""],
      ...outcomes.map((outcome) => {
        const { attack, alone, beside, bare } = outcome;
        const { before, during, after } = leftMost(outcome);
        return [
          attack.name,
          ms(median(alone.tookMs)),
          ms(p99(alone.tookMs)),
          ms(median(beside.tookMs)),
          ms(p99(beside.tookMs)),
          ms(p99(bare.tookMs)),
          ratio(p99(beside.tookMs), p99(bare.tookMs)),
          String(beside.refused.length),
          `${before.gateway}→${during.gateway}→${after.gateway} MB`,
          `${before.orders}→${during.orders}→${after.orders} MB`,
          passes(outcome) ? "PASS" : "FAIL",
        ];
      }),
    ]),
  );
  console.log("\nWhat the attackers were answered, and the ordinary caller where it was refused.\n");
  console.log(
    table(
      outcomes.map(({ attack, rounds, beside }) => {
        const attempts = sum(rounds.map(({ attacked }) => attacked.attempts));
        const perSecond = (attempts / sum(rounds.map(({ attacked }) => attacked.seconds))).toFixed(1);
        const refused = beside.refused.length === 0 ? "" : `; the caller: ${counts(tally(beside.refused))}`;
        const answers = addUp(rounds.map(({ attacked }) => attacked.answers));
        return [attack.name, `${perSecond} a second: ${counts(answers)}${refused}`];
      }),
    ),
  );
  const failed = outcomes.filter((outcome) => !passes(outcome));
  console.log(
    `\n  At most ${AT_MOST}×, no refusal, and memory back to within ${BACK_WITHIN_MB} MB: ${failed.length === 0 ? "PASS" : `FAIL (${failed.map(({ attack }) => attack.name).join(", ")})`}.`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

function passes({ beside, bare, rounds }: Outcome): boolean {
  const isSlowed = p99(beside.tookMs) > AT_MOST * p99(bare.tookMs);
  return !isSlowed && beside.refused.length === 0 && rounds.every(({ before, after }) => isBack(before, after));
}

function leftMost({ rounds }: Outcome): Round {
  const left = ({ before, after }: Round) => Math.max(after.gateway - before.gateway, after.orders - before.orders);
  return rounds.reduce((most, round) => (left(round) > left(most) ? round : most));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const tally = (answers: readonly string[]) => addUp(answers.map((answer) => ({ [answer]: 1 })));

function addUp(tallies: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [answer, times] of tallies.flatMap((one) => Object.entries(one))) {
    total[answer] = (total[answer] ?? 0) + times;
  }
  return total;
}

function counts(answers: Readonly<Record<string, number>>): string {
  const told = Object.entries(answers).map(([answer, times]) => `${times.toLocaleString("en")} × ${answer}`);
  return told.join(", ") || "nothing yet";
}

function ownModule(name: string): string {
  return fileURLToPath(new URL(`./${name}.js`, import.meta.url));
}
