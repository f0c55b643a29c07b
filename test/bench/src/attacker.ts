/**
 * One attacker in its own process. Arguments: the attack's name, the address of GraphQL over HTTP, a platform's token,
 * and the most attacks per second (0: as many as it can). It ends when its parent says so or is gone, and then reports
 * the answers it got.
 */
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";
import { ATTACKS, type Attack } from "./attacks.js";

/** How often the attacker got each answer, by status, error code or close code. */
export interface Attacked {
  readonly attempts: number;
  readonly seconds: number;
  readonly answers: Readonly<Record<string, number>>;
}

const PROTOCOL = "graphql-transport-ws";
/** An error's code is near the start of an answer; the rest of a long one is not examined. */
const LOOKED_AT = 4_096;
const GIVE_UP_MS = 60_000;

const [name, url = "", token = "", most = "0"] = process.argv.slice(2);
const attack = ATTACKS.find((one) => one.name === name);
if (attack === undefined) throw new Error(`There is no attack ${name}`);
const perSecond = Number(most);
const agent = new Agent({ keepAlive: true });
const stopped = new AbortController();
const answers = new Map<string, number>();
let attempts = 0;
const startedAtMs = performance.now();

function count(answer: string): void {
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
}

/** Waits for the attacker's next turn, unless it attacks as often as it can. */
async function turn(): Promise<void> {
  if (perSecond > 0) {
    const dueMs = startedAtMs + (attempts / perSecond) * 1_000;
    attempts += 1;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await pause(waitMs, undefined, { signal: stopped.signal });
  } else attempts += 1;
}

/** Sends a body; resolves with the status and first code once the whole answer has come. */
function post(body: string, withToken: boolean): Promise<string> {
  return new Promise((resolve) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...(withToken ? { authorization: `Bearer ${token}` } : {}),
    };
    const sent = request(url, { method: "POST", agent, headers, timeout: GIVE_UP_MS }, (response) => {
      let start = "";
      response.on("data", (chunk: Buffer) => {
        if (start.length < LOOKED_AT) start += chunk.toString("latin1");
      });
      response.on("error", (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
      response.on("end", () => {
        const code = /"code":"(\w+)"/.exec(start)?.[1];
        resolve(`${response.statusCode}${code === undefined ? "" : ` ${code}`}`);
      });
    });
    sent.on("timeout", () => sent.destroy());
    sent.on("error", (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    sent.end(body);
  });
}

/** Opens a socket that sends connection_init; reports how the socket closed. */
function open(onAck: (socket: WebSocket) => void, onMessage: (type: string, text: string) => void) {
  const socket = new WebSocket(url.replace(/^http/, "ws"), PROTOCOL);
  const closed = new Promise<string>((resolve) => {
    socket.on("error", (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    socket.on("close", (code) => resolve(`closed ${code}`));
  });
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { token } })));
  socket.on("message", (data) => {
    const text = String(data);
    const type = /"type":"(\w+)"/.exec(text)?.[1] ?? "";
    if (type === "connection_ack") onAck(socket);
    else onMessage(type, text);
  });
  stopped.signal.addEventListener("abort", () => socket.terminate(), { once: true });
  return { socket, closed };
}

async function subscribe(operations: number, isUnread = false): Promise<void> {
  await turn();
  const { closed } = open(
    (socket) => {
      for (let id = 1; id <= operations; id += 1) {
        const payload = { query: "subscription { inbox(after: 0, window: 1000) { position kind sentAt } }" };
        socket.send(JSON.stringify({ type: "subscribe", id: String(id), payload }));
      }
      if (isUnread) socket.pause();
    },
    (type, text) => count(type === "error" ? (/"code":"(\w+)"/.exec(text)?.[1] ?? type) : type),
  );
  const how = await closed;
  if (!stopped.signal.aborted) count(how);
}

async function floodWithPings(inABurst: number): Promise<void> {
  const acknowledged = Promise.withResolvers<void>();
  const { socket, closed } = open(
    () => acknowledged.resolve(),
    (type) => count(type),
  );
  socket.on("pong", () => count("pong of the websocket"));
  let over: string | undefined;
  const ended = closed.then((how) => {
    over = how;
  });
  await Promise.race([acknowledged.promise, ended]);
  do {
    await turn();
    const sent = new Promise<void>((resolve) => {
      if (socket.readyState !== WebSocket.OPEN) return resolve();
      for (let n = 1; n < inABurst; n += 2) {
        socket.ping();
        socket.send('{"type":"ping"}');
      }
      socket.send('{"type":"ping"}', () => resolve());
    });
    await Promise.race([sent, ended]);
    // A close by the other side is noticed only between bursts.
    await new Promise((next) => setImmediate(next));
  } while (over === undefined && !stopped.signal.aborted);
  if (over !== undefined && !stopped.signal.aborted) count(over);
}

async function once(what: Attack): Promise<void> {
  if (what.kind === "subscriptions") return subscribe(what.onEachSocket, what.isUnread);
  if (what.kind === "pings") return floodWithPings(what.inABurst);
  await turn();
  count(await post(what.body, what.withToken));
}

async function attackUntilStopped(what: Attack): Promise<void> {
  while (!stopped.signal.aborted) await once(what);
}

process.once("disconnect", () => process.exit(1));
process.once("message", () => {
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const attacked: Attacked = { attempts, seconds, answers: Object.fromEntries(answers) };
  stopped.abort();
  process.send?.(attacked, () => process.exit(0));
});
// A pending turn ends with the attack; any other rejection is a fault of the bench.
await Promise.all(
  Array.from({ length: attack.inParallel }, () =>
    attackUntilStopped(attack).catch((cause: unknown) => {
      if (!stopped.signal.aborted) throw cause;
    }),
  ),
);
