import { setTimeout as pause } from "node:timers/promises";
import {
  connectDisclosures,
  type DataCategory,
  type DisclosureCourt,
  type DisclosureInbox,
  type DisclosureInboxMessage,
  disclosureCourt,
  type HubAddress,
  HubRefusal,
  type IdentityData,
  type MadeRequest,
  request,
} from "@exparte/client";
import { partyEncryptionKey, partySigningKey } from "@exparte/hub";
import type { Cast } from "./cast.js";
import { type Judgment, readJudgments } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import { span, type Teller } from "./teller.js";

/** The demo's parties, with what each needs to ask for an identity or to disclose one. */
export interface DisclosureCast extends Cast {
  disclosureCourt(id: string): Promise<DisclosureCourt & HubAddress>;
  /** A platform that listens from now on, whatever its disclosure inbox held before. */
  disclosurePlatform(id: string): Promise<DisclosureInbox & HubAddress>;
}

export function withDisclosures(cast: Cast, dataDir: string): DisclosureCast {
  return {
    ...cast,
    async disclosureCourt(id) {
      const at = await cast.address(`court:${id}`);
      const party = { type: "court", id };
      const key = await partySigningKey(dataDir, party);
      const encryptionKey = await partyEncryptionKey(dataDir, party);
      return { ...at, ...disclosureCourt({ ...at, court: id, key, encryptionKey }) };
    },
    async disclosurePlatform(id) {
      const at = await cast.address(`platform:${id}`);
      const key = await partySigningKey(dataDir, { type: "platform", id });
      return { ...at, ...connectDisclosures({ ...at, key, cursor: { position: await headOf(at) } }) };
    },
  };
}

type DisclosureJudgment = Judgment & {
  readonly disclosure?: { readonly within: string; readonly categories: readonly DataCategory[] };
};

/** The demo's own window for objections, short enough to watch, used if the demo must publish a code. */
const WATCHABLE_WINDOW = "PT3S";
const WATCHABLE_SECONDS = 10;
/** If something takes longer than this it will not come, and the demo has failed. */
const PATIENCE_MS = 30_000;

/** Invented; the demo tells the categories and never the data. */
const IDENTITY: IdentityData = {
  NAME: "A. Invented",
  EMAIL: ["invented@mail.example"],
  PHONE: ["+31 20 555 0100"],
  ACCOUNT_IDENTIFIER: ["fake-account-17"],
  REGISTRATION_IP: { ip: "192.0.2.17", at: "2015-01-20T21:14:00Z" },
  ACCESS_IP: [{ ip: "192.0.2.18", at: "2015-01-21T07:02:00Z" }],
};

/** Plays how a court learns who posted something, and nobody else does. `run` keeps the case numbers of two runs apart. */
export async function tellDisclosure(cast: DisclosureCast, { act, tell }: Teller, run: string): Promise<void> {
  const video: DisclosureJudgment = (await readJudgments())("ECLI:NL:RBAMS:2015:3984");
  if (video.disclosure === undefined)
    throw new Error(`packages/demo/cases/judgments.json has no disclosure of ${video.ecli}`);
  const { within, categories } = video.disclosure;
  act("Who was behind the fake account (ECLI:NL:RBAMS:2015:3984)");
  const watchable = await codeOfConduct(cast, tell);
  const [court, ruling, inbox] = await Promise.all([
    cast.court("rb-amsterdam"),
    cast.disclosureCourt("rb-amsterdam"),
    cast.disclosurePlatform("vidshare"),
  ]);
  const next = reader(inbox);

  const url = `https://vidshare.example/account/${run}`;
  const application = await court.submit(applicationFor(video, `demo 3984-disclosure/${run}`, [url]));
  const order = await court.grant(
    application,
    orderOn(video, { addressees: [{ platform: "vidshare", items: [{ url }] }] }),
  );
  tell(
    "court rb-amsterdam",
    "grants an order on the account's video (demo's own: there it was gone already, and only the identity was asked for)",
  );

  const found = (reasons: string) => ({ holds: true, reasons: `${reasons} On the papers of ${video.ecli}.` });
  const arriving = next();
  const askedAt = performance.now();
  const ask = {
    orderId: order.id,
    reference: `demo 3984-disclosure/${run}`,
    addressees: [{ platform: "vidshare" }],
    findings: {
      unlawfulness: found("Sufficiently plausible that the video is unlawful and harmful."),
      realInterest: found("The applicant must know whom to sue."),
      noLessIntrusiveWay: found("Reported to the platform at least five times; the poster is unknown still."),
      balance: found("The applicant's interest outweighs the poster's in staying unknown."),
    },
    categories,
    within,
  };
  let made: MadeRequest | undefined;
  try {
    [made] = await onceTheOrderIsKnown(() => ruling.request(ask));
  } catch (error) {
    if (!(error instanceof HubRefusal) || error.code !== "TERM_TOO_SHORT") throw error;
    tell("court rb-amsterdam", `asks vidshare within ${within}, as the judgment has it: refused, ${error.code}`);
    inbox.close();
    return;
  }
  if (made === undefined) throw new Error("Nothing was requested");
  tell("court rb-amsterdam", `asks vidshare for ${categories.join(", ")}, on four findings, sealed; within ${within}`);
  const message = await arriving;
  tell(
    "platform vidshare",
    `message ${message.position} has arrived, ${span(askedAt, performance.now())} after; the court's seal and the digest hold`,
  );
  await inbox.acknowledge(message);
  const disclosableFrom = await posterTold(inbox, made.id, tell);
  if (!watchable) {
    tell("platform vidshare", `answers from ${disclosableFrom} on; this demonstration does not wait for that`);
    inbox.close();
    return;
  }
  await windowClosed(inbox, made.id, next, tell);

  const asked = Object.fromEntries(Object.entries(IDENTITY).filter(([name]) => categories.some((one) => one === name)));
  const surplus = { ...asked, ADDRESS: { street: "Demo 1", city: "Demo", country: "NL" } };
  tell("platform vidshare", `is about to add an address: ${await refusedWith(() => inbox.disclose(made.id, surplus))}`);
  const { status } = await inbox.disclose(made.id, asked);
  tell(
    "platform vidshare",
    `encrypts it to the court's key and answers: ${status}; the hub holds bytes it cannot read`,
  );

  const opened = await ruling.collectAndOpen(made.id);
  tell("court rb-amsterdam", `collects and opens it: ${Object.keys(opened.data).join(", ")}; the access is on record`);
  await ruling.confirmReceipt(made.id);
  tell("court rb-amsterdam", "confirms that it has it, and the hub destroys the bytes");
  tell("court rb-amsterdam", `asks once more: ${await refusedWith(() => ruling.collect(made.id))}`);
  await tellRegister(cast, tell, made.id);
  tell(
    "court rb-amsterdam",
    "had the platform said that the data are gone: an independent expert checks that, outside the hub",
  );
  inbox.close();
}

/** Makes sure that there is a code and that vidshare takes part; true when its window can be watched. */
async function codeOfConduct(cast: Cast, tell: Teller["tell"]): Promise<boolean> {
  const operator = await cast.address("operator:hub");
  const { codesOfConduct } = await request<{ codesOfConduct: unknown[] }>(
    operator,
    "{ codesOfConduct { version } }",
    {},
  );
  if (codesOfConduct.length === 0) {
    await request(
      operator,
      "mutation ($input: PublishCodeOfConductInput!) { publishCodeOfConduct(input: $input) { version } }",
      {
        input: {
          version: 1,
          text: "Demonstration: we answer a court's request within its term, and tell the poster first.",
          inForceFrom: "2026-01-01T00:00:00.000Z",
          objectionWindow: WATCHABLE_WINDOW,
          answerNoticesWithin: "P7D",
        },
      },
    );
    tell(
      "operator hub",
      `publishes the code of conduct, with a window for objections of ${WATCHABLE_WINDOW} (demo's own)`,
    );
  }
  await request(await cast.address("platform:vidshare"), "mutation { joinCodeOfConduct { since } }", {});
  const { codeOfConduct: inForce } = await request<{ codeOfConduct: { objectionWindow: string } | null }>(
    operator,
    "{ codeOfConduct { objectionWindow } }",
    {},
  );
  if (inForce === null) throw new Error("No version of the code of conduct is in force on this hub");
  const window = Temporal.Duration.from(inForce.objectionWindow);
  tell("platform vidshare", `takes part in the code; the poster has ${window.toString()} to object`);
  return window.total({ unit: "seconds", relativeTo: "2026-01-01" }) <= WATCHABLE_SECONDS;
}

/** Returns from when on the platform may answer. */
async function posterTold(inbox: DisclosureInbox, requestId: string, tell: Teller["tell"]): Promise<string | null> {
  const { disclosableFrom } = await inbox.notifyPoster(requestId);
  tell("platform vidshare", `tells the poster, who may object until ${disclosableFrom}`);
  tell(
    "platform vidshare",
    `tries to answer before: ${await refusedWith(() => inbox.disclose(requestId, { NAME: "X" }))}`,
  );
  return disclosableFrom;
}

async function windowClosed(
  inbox: DisclosureInbox,
  requestId: string,
  next: () => Promise<DisclosureInboxMessage>,
  tell: Teller["tell"],
): Promise<void> {
  for (;;) {
    const message = await next();
    await inbox.acknowledge(message);
    if (message.requestId !== requestId || message.kind !== "OBJECTION_WINDOW_CLOSED") continue;
    tell("platform vidshare", `message ${message.position}: ${message.kind}, nobody objected`);
    return;
  }
}

interface Register {
  readonly disclosureRequest: {
    readonly history: readonly { readonly kind: string; readonly byType: string; readonly byId: string }[];
  };
}

async function tellRegister(cast: Cast, tell: Teller["tell"], id: string): Promise<void> {
  const { disclosureRequest } = await request<Register>(
    await cast.address("ap:ap"),
    "query ($id: ID!) { disclosureRequest(id: $id) { history { kind byType byId } } }",
    { id },
  );
  const steps = disclosureRequest.history.map(({ kind, byType, byId }) => `${kind} (${byType} ${byId})`);
  tell("ap", `reads the register: ${steps.join(", ")}`);
}

/** The order was granted a moment ago, and the other service may not have heard of it yet. */
async function onceTheOrderIsKnown<T>(ask: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isUnknown = error instanceof HubRefusal && error.code === "UNKNOWN_ORDER";
      if (!isUnknown || performance.now() > until) throw error;
      await pause(20);
    }
  }
}

async function refusedWith(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && "code" in error) return `refused, ${String(error.code)}`;
    throw error;
  }
  throw new Error("This should have been refused");
}

/** Pulls one message, within a time limit: a demo that waits for ever shows nothing. */
function reader(inbox: DisclosureInbox): () => Promise<DisclosureInboxMessage> {
  const messages = inbox[Symbol.asyncIterator]();
  return async () => {
    const late = AbortSignal.timeout(PATIENCE_MS);
    const waited = new Promise<never>((_, reject) => {
      late.addEventListener("abort", () => reject(new Error(`No message within ${PATIENCE_MS / 1000} s`)), {
        once: true,
      });
    });
    const pulled = await Promise.race([messages.next(), waited]);
    if (pulled.done) throw new Error("The inbox ended");
    return pulled.value;
  };
}

async function headOf(at: HubAddress): Promise<number> {
  const { disclosureInbox } = await request<{ disclosureInbox: { head: number } }>(
    at,
    "{ disclosureInbox(first: 1) { head } }",
    {},
  );
  return disclosureInbox.head;
}
