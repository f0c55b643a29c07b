import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  COURT,
  chained,
  type FakeCourt,
  type FakeHub,
  hubItem,
  openFakeCourt,
  openFakeHub,
  SEALED_ORDER,
  type Sent,
  take,
  token,
} from "../test/fake-hub.js";
import { connect, type InboxMessage } from "./index.js";

const opened: FakeHub[] = [];
let court: FakeCourt;

beforeEach(async () => {
  court = await openFakeCourt();
});
afterEach(async () => {
  for (const hub of opened.splice(0)) await hub.close();
});

interface Reading {
  readonly keys?: Parameters<FakeCourt["key"]>[0];
  readonly cursor?: { readonly position: number; readonly digest?: string };
  readonly count?: number;
}

/** What a platform that pins the court's key gets from messages over a real socket. */
async function read(messages: readonly object[], { keys = {}, cursor, count }: Reading = {}): Promise<InboxMessage[]> {
  const hub = await openFakeHub({ inbox: messages });
  opened.push(hub);
  await using inbox = connect({
    url: hub.url,
    token: () => token(),
    cursor: cursor ?? { position: 0 },
    courtKeys: async (id) => (id === COURT ? [court.key(keys)] : []),
  });
  return await take(inbox, count ?? messages.length);
}

const refusedWith = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });

describe("an order", () => {
  it("is what the court sealed: items, descriptions and document; only the ids come from the hub", async () => {
    const seal = await court.seal();
    const extra = hubItem({ id: "item-2", url: "https://vidshare.example/innocent", description: "remove me" });
    const [message] = await read(chained({ seal, items: [hubItem({ description: "another one" }), extra] }));
    expect(message).toMatchObject({ court: COURT, caseNumber: "C/13/1", orderStatus: "IN_FORCE", freed: [] });
    expect(message?.document).toEqual(SEALED_ORDER);
    expect(message?.items).toEqual([
      {
        id: "item-1",
        url: "https://vidshare.example/v/1",
        contentId: null,
        contentHash: null,
        description: "the video",
        deadline: null,
        confirmedAs: null,
      },
    ]);
  });

  it("says whether its acknowledgement begins the terms, or only a bailiff's writ, as the seal has it", async () => {
    const [today] = await read(chained({ seal: await court.seal(), items: [hubItem()] }));
    const [byBailiff] = await read(chained({ seal: await court.seal({ serviceBy: "BAILIFF" }), items: [hubItem()] }));
    expect([today?.acknowledgementServes, byBailiff?.acknowledgementServes]).toEqual([true, false]);
  });

  const urlA = "https://vidshare.example/v/a";
  const urlB = "https://vidshare.example/v/b";
  const twoItems = { addressees: [{ platform: "vidshare", items: [{ url: urlA }, { url: urlB }] }] };

  it("does not cover items freed since it was sent, and says what to do with them", async () => {
    const items = [
      hubItem({ id: "a", url: urlA, confirmation: { outcome: "REMOVED" } }),
      hubItem({ id: "b", url: urlB, confirmation: { outcome: "REMOVED" }, reinstatementDuty: "DUE" }),
    ];
    const [message] = await read(chained({ seal: await court.seal(twoItems), items }));
    expect(message?.items).toMatchObject([{ id: "a", url: urlA, confirmedAs: "REMOVED" }]);
    expect(message?.freed).toEqual([{ id: "b", url: urlB, duty: "DUE", heldBy: null, reinstatedAs: null }]);
  });

  it("has a deadline for each item", async () => {
    const [deadline, later] = ["2026-11-24T04:00:00.000Z", "2026-11-24T09:00:00.000Z"];
    const items = [hubItem({ id: "a", url: urlA, deadline }), hubItem({ id: "b", url: urlB, deadline: later })];
    const [message] = await read(chained({ seal: await court.seal(twoItems), items }));
    expect(message?.items.map((item) => [item.id, item.deadline])).toEqual([
      ["a", deadline],
      ["b", later],
    ]);
  });

  it("has the new id of an item that was freed and then ordered again", async () => {
    const items = [
      hubItem({ id: "a-1", url: urlA, reinstatementDuty: "NONE" }),
      hubItem({ id: "a-2", url: urlA }),
      hubItem({ id: "b", url: urlB }),
    ];
    const [message] = await read(chained({ seal: await court.seal(twoItems), items }));
    expect(message?.items.map(({ id }) => id)).toEqual(["a-2", "b"]);
  });

  it("that was lifted before it was read asks for nothing", async () => {
    const items = [hubItem({ reinstatementDuty: "NONE" })];
    const messages = chained({ seal: await court.seal(), items, order: { status: "LIFTED" } });
    expect((await read(messages))[0]).toMatchObject({ orderStatus: "LIFTED", items: [] });
  });

  it("of duties says what is owed on each, and how it is named, however the hub puts it", async () => {
    const group = { kind: "LOCATOR", description: "Messages.", locator: "Group X, 1 May" };
    const results = ["A. Jansen", "Jansen fraud"].map((query) => ({ kind: "SEARCH_RESULT", url: urlA, query }));
    const addressees = [
      {
        platform: "vidshare",
        duties: [
          { number: 1, kind: "REMOVE", everywhere: true, targets: [{ url: urlA }, group] },
          { number: 2, kind: "DEREFERENCE", targets: results },
          { number: 3, kind: "KEEP_DOWN", until: "1 June", targets: [{ kind: "ITEM", url: urlA }] },
        ],
      },
    ];
    const at = (id: string, duty: number, kind: string, change: object = {}) =>
      hubItem({ id, url: urlA, duty, kind, query: null, description: null, ...change });
    const items = [
      at("copies", 3, "ITEM"),
      at("fraud", 2, "SEARCH_RESULT", { query: "Jansen fraud" }),
      at("name", 2, "SEARCH_RESULT", { query: "A. Jansen" }),
      at("group", 1, "LOCATOR", { url: "data:,Group%20X%2C%201%20May", description: "Messages." }),
      at("page", 1, "URL"),
    ];
    const [message] = await read(chained({ seal: await court.seal({ addressees }), items }));
    expect(message?.items.map(({ id, duty, target }) => [id, duty?.kind, target?.kind])).toEqual([
      ["page", "REMOVE", "URL"],
      ["group", "REMOVE", "LOCATOR"],
      ["name", "DEREFERENCE", "SEARCH_RESULT"],
      ["fraud", "DEREFERENCE", "SEARCH_RESULT"],
      ["copies", "KEEP_DOWN", "ITEM"],
    ]);
    expect(message?.items[0]?.duty).toEqual({ number: 1, kind: "REMOVE", everywhere: true, until: null });
    expect(message?.items[4]?.duty).toMatchObject({ until: "1 June" });
    await expect(
      read(chained({ seal: await court.seal({ addressees }), items: items.filter(({ id }) => id !== "fraud") })),
    ).rejects.toMatchObject({ code: "ORDER_MISMATCH" });
  });

  it("comes without items when a modification leaves nothing for this platform", async () => {
    const others = { version: 2, addressees: [{ platform: "chirper", items: [{ url: urlA }] }] };
    const messages = chained({
      kind: "ORDER_MODIFIED",
      seal: await court.seal(others),
      orderVersion: 2,
      items: [hubItem({ reinstatementDuty: "DUE" })],
    });
    expect((await read(messages))[0]).toMatchObject({ items: [], freed: [{ duty: "DUE" }] });
  });

  it("cannot come from a message without a seal, whatever its kind", async () => {
    const items = [hubItem({ url: "https://vidshare.example/innocent" })];
    for (const kind of ["ORDER_MODIFIED", "ORDER_RESUMED", "DEADLINE_PASSED", "ORDER_UNHEARD_OF"]) {
      expect((await read(chained({ kind, items })))[0]).toMatchObject({ kind, document: null, items: [] });
    }
  });

  it("is refused with SEAL_MISSING when it comes without one", async () => {
    await expect(read(chained({}))).rejects.toEqual(refusedWith("SEAL_MISSING", { orderId: "order-1" }));
  });
});

describe("an order sealed in parts", () => {
  const [chirper, vidshare] = [0, 1];

  it("comes with the reader's own part alone, under the court's seal", async () => {
    const [message] = await read(chained({ seal: await court.sealInParts([vidshare]) }));
    expect(message?.document).toEqual({ ...SEALED_ORDER, addressees: SEALED_ORDER.addressees.slice(1) });
    expect(message?.items).toMatchObject([
      { id: "item-1", url: "https://vidshare.example/v/1", description: "the video" },
    ]);
    expect(JSON.stringify(message)).not.toContain("chirper");
  });

  it("is refused with ORDER_MISMATCH when another's part comes with it, alone or beside its own", async () => {
    for (const which of [[chirper], [chirper, vidshare]]) {
      const messages = chained({ seal: await court.sealInParts(which) });
      await expect(read(messages)).rejects.toEqual(refusedWith("ORDER_MISMATCH", { field: "addressees" }));
    }
  });

  it("is refused with ORDER_MISMATCH when its own part is held back from the message that issues it", async () => {
    const messages = chained({ seal: await court.sealInParts([]) });
    await expect(read(messages)).rejects.toEqual(refusedWith("ORDER_MISMATCH", { platform: "vidshare" }));
  });

  it("comes without items when a modification leaves nothing for this platform", async () => {
    const seal = await court.sealInParts([], { version: 2 });
    const messages = chained({
      kind: "ORDER_MODIFIED",
      seal,
      orderVersion: 2,
      items: [hubItem({ reinstatementDuty: "DUE" })],
    });
    expect((await read(messages))[0]).toMatchObject({
      document: { addressees: [] },
      items: [],
      freed: [{ duty: "DUE" }],
    });
  });

  it("is refused with PART_MISMATCH when the part is changed, or of another order", async () => {
    const [seal] = (await court.sealInParts([])).split("~");
    const [, another] = (await court.sealInParts([vidshare])).split("~");
    const changed = Buffer.from(`["${"s".repeat(22)}",{"platform":"vidshare","items":[]}]`).toString("base64url");
    for (const part of [another, changed]) {
      await expect(read(chained({ seal: `${seal}~${part}~` }))).rejects.toEqual(refusedWith("PART_MISMATCH"));
    }
    await expect(read(chained({ seal: `${seal}~${another}` }))).rejects.toEqual(refusedWith("PART_MALFORMED"));
  });

  it("is refused with PART_MISMATCH when a part comes with an order that is not in parts", async () => {
    const [, part] = (await court.sealInParts([vidshare])).split("~");
    await expect(read(chained({ seal: `${await court.seal()}~${part}~` }))).rejects.toEqual(
      refusedWith("PART_MISMATCH"),
    );
  });
});

describe("ORDER_MISMATCH refuses", () => {
  const modified = { kind: "ORDER_MODIFIED", orderVersion: 2 };
  it.each<{ what: string; sealed?: Record<string, unknown>; sent?: Sent; field?: string }>([
    { what: "a seal over something else than an order", sealed: { type: "exparte-disclosure-request" } },
    { what: "a sealed order whose addressees are none", sealed: { addressees: "vidshare" } },
    { what: "another court's order", sealed: { court: "rb-den-haag" }, field: "court" },
    { what: "the order of another case", sealed: { caseNumber: "C/13/2" }, field: "caseNumber" },
    { what: "another version of the order", sealed: { version: 2 }, field: "version" },
    { what: "the old version as the new one", sent: modified, field: "version" },
    {
      what: "another case in a modification",
      sealed: { version: 2, caseNumber: "C/2" },
      sent: modified,
      field: "caseNumber",
    },
    { what: "an order to another platform", sealed: { addressees: SEALED_ORDER.addressees.slice(0, 1) } },
    { what: "an item that the hub does not tell of", sent: { items: [] }, field: "items" },
    {
      what: "an item whose URL the hub changed",
      sent: { items: [hubItem({ url: "https://vidshare.example/innocent" })] },
      field: "items",
    },
  ])("$what", async ({ sealed = {}, sent = {}, field }) => {
    const seal = await court.seal(sealed);
    await expect(read(chained({ seal, ...sent }))).rejects.toEqual(
      refusedWith("ORDER_MISMATCH", field === undefined ? {} : { field }),
    );
  });
});

describe("a version that a higher court gives on appeal", () => {
  const HIGHER = "gh-amsterdam";
  const given = { version: 2, onAppeal: { court: HIGHER, caseNumber: "200.1/01" } };
  const sent = { kind: "ORDER_MODIFIED", orderVersion: 2, items: [hubItem()] };

  /** What a platform gets that pins the keys of both courts. */
  async function readWith(keys: Readonly<Record<string, FakeCourt>>, messages: readonly object[]) {
    const hub = await openFakeHub({ inbox: messages });
    opened.push(hub);
    const courtKeys = async (id: string) => (keys[id] === undefined ? [] : [keys[id].key()]);
    await using inbox = connect({ url: hub.url, token: () => token(), cursor: { position: 0 }, courtKeys });
    return await take(inbox, 1);
  }

  it("is verified with that court's key, and stays the order of the court that gave it", async () => {
    const higher = await openFakeCourt();
    const keys = { [COURT]: court, [HIGHER]: higher };
    const [message] = await readWith(keys, chained({ ...sent, seal: await higher.seal(given) }));
    expect(message).toMatchObject({ court: COURT, caseNumber: "C/13/1", document: { onAppeal: given.onAppeal } });
  });

  it("is refused when the court that gave the order sealed it, or the higher one without saying so", async () => {
    const higher = await openFakeCourt();
    const keys = { [COURT]: court, [HIGHER]: higher };
    for (const seal of [await court.seal(given), await higher.seal({ version: 2 })]) {
      await expect(readWith(keys, chained({ ...sent, seal }))).rejects.toEqual(refusedWith("SEAL_KEY_UNKNOWN"));
    }
  });

  it("is none where it is the first version, which the court that gave the order seals", async () => {
    const higher = await openFakeCourt();
    const seal = await higher.seal({ ...given, version: 1 });
    await expect(readWith({ [COURT]: court, [HIGHER]: higher }, chained({ seal }))).rejects.toEqual(
      refusedWith("SEAL_KEY_UNKNOWN"),
    );
  });
});

describe("a seal that cannot be trusted is refused:", () => {
  it("a broken one, whose signature belongs to another document", async () => {
    const [header, , signature] = (await court.seal()).split(".");
    const [, payload] = (await court.seal({ statementOfReasons: "Invented." })).split(".");
    await expect(read(chained({ seal: [header, payload, signature].join(".") }))).rejects.toEqual(
      refusedWith("SEAL_BROKEN"),
    );
  });

  it("a foreign one, by a key that is not the court's", async () => {
    const forger = await openFakeCourt();
    await expect(read(chained({ seal: await forger.seal() }))).rejects.toEqual(refusedWith("SEAL_KEY_UNKNOWN"));
  });

  it("one of another court under this court's name, and the reverse", async () => {
    const messages = chained({ seal: await court.seal(), order: { court: "rb-den-haag" } });
    await expect(read(messages)).rejects.toEqual(refusedWith("SEAL_KEY_UNKNOWN"));
  });

  it("one by a key that was revoked earlier", async () => {
    const revokedAt = new Date("2026-02-01T00:00:00Z");
    await expect(read(chained({ seal: await court.seal() }), { keys: { revokedAt } })).rejects.toEqual(
      refusedWith("SEAL_KEY_REVOKED"),
    );
  });

  it("even with keys from the hub's registry", async () => {
    const registered = { ...court.key(), revokedAt: "2026-02-01T00:00:00Z" };
    const hub = await openFakeHub({
      inbox: chained({ seal: await court.seal() }),
      answer: () => ({ body: JSON.stringify({ data: { court: { keys: [registered] } } }) }),
    });
    opened.push(hub);
    await using inbox = connect({ url: hub.url, token: () => token(), cursor: { position: 0 } });
    await expect(take(inbox, 1)).rejects.toEqual(refusedWith("SEAL_KEY_REVOKED"));
  });
});

describe("the place of a message", () => {
  const three = () => chained({ kind: "ORDER_FINAL" }, { kind: "ORDER_FINAL" }, { kind: "ORDER_FINAL" });

  it("holds from one message to the next, and from a cursor on", async () => {
    const messages = three();
    const [, second] = await read(messages);
    expect(await read(messages, { cursor: second?.cursor ?? { position: -1 }, count: 1 })).toMatchObject([
      { position: 3 },
    ]);
  });

  it("refuses a gap with INBOX_GAP, after the messages before it", async () => {
    const [first, , third] = three() as [object, object, object];
    const read3 = read([first, third], { count: 2 });
    await expect(read3).rejects.toEqual(refusedWith("INBOX_GAP", { position: 3, after: 1 }));
  });

  it("refuses a gap even after a cursor without a digest", async () => {
    await expect(read(three().slice(2), { cursor: { position: 1 } })).rejects.toEqual(refusedWith("INBOX_GAP"));
  });

  it("refuses with INBOX_GAP a message that names another predecessor than the one received", async () => {
    const [first] = three() as [object];
    const [, foreign] = chained({ kind: "ORDER_LIFTED" }, { kind: "ORDER_FINAL" }) as [object, object];
    await expect(read([first, foreign])).rejects.toEqual(refusedWith("INBOX_GAP", { position: 2 }));
  });

  it("refuses with INBOX_GAP to continue after a message other than the cursor's", async () => {
    const cursor = { position: 1, digest: "another" };
    await expect(read(three(), { cursor, count: 1 })).rejects.toEqual(refusedWith("INBOX_GAP", { position: 2 }));
  });

  it.each([
    ["kind", "ORDER_LIFTED"],
    ["sentAt", "2026-03-02T12:00:00.000Z"],
    ["orderId", "order-2"],
    ["orderVersion", 2],
    ["details", { reasons: "Invented." }],
    ["digest", "wrong"],
  ])("refuses a changed %s with DIGEST_MISMATCH", async (name, value) => {
    const messages = three().map((message) => ({ ...message, [name]: value }));
    await expect(read(messages)).rejects.toEqual(refusedWith("DIGEST_MISMATCH", { position: 1 }));
  });

  it("refuses a seal that was put in afterwards with DIGEST_MISMATCH", async () => {
    const seal = await court.seal();
    const messages = three().map((message) => ({ ...message, kind: "ORDER_FINAL", seal }));
    await expect(read(messages)).rejects.toEqual(refusedWith("DIGEST_MISMATCH"));
  });
});
