import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFixture, logFixture, take } from "../test/log-fixture.js";
import { type AskedFollowing, acknowledgeAsked, followAsked, readAsked } from "./asked-stream.js";
import { noWakeups } from "./no-wakeups.js";
import type { Wakeups } from "./wakeups.js";

const NOW = new Date("2027-01-01T12:00:00Z");

let fixture: LogFixture;
let wakeups: Wakeups;
beforeAll(async () => {
  fixture = await logFixture();
  wakeups = noWakeups({ sql: fixture.database.sql, schema: "ledger", pollEveryMs: 10 });
  await fixture.database.transaction(({ sql }) =>
    fixture.log.append(
      sql,
      ["asked/1", "asked/1", "asked/1"].map((stream) => ({ stream, kind: "Said", body: {} })),
      NOW,
    ),
  );
});
afterAll(async () => {
  await wakeups.close();
  await fixture.close();
});

const asked = (reader?: string) => ({
  log: fixture.log,
  sql: fixture.database.sql,
  stream: "asked/1",
  ...(reader === undefined ? {} : { reader }),
});
const follow = (wanted: Partial<AskedFollowing>, reader?: string) =>
  followAsked({ ...asked(reader), wakeups }, { after: 0, window: 1, signal: AbortSignal.timeout(60_000), ...wanted });

describe("a stream that a client asks for", () => {
  it("is sent up to the window, and further once its reader has acknowledged", async () => {
    const following = follow({ window: 2 }, "one");
    expect((await take(following, 2)).map(({ streamPosition }) => streamPosition)).toEqual([1, 2]);
    const third = following.next();
    expect(await acknowledgeAsked(asked("one"), { upTo: 1 }, NOW)).toMatchObject({ position: 3, acknowledged: 1 });
    expect((await third).value).toMatchObject({ streamPosition: 3 });
    await following.return?.();
  });

  it("is read page by page, and each page says how far its reader has acknowledged", async () => {
    await acknowledgeAsked(asked("two"), { upTo: 2 }, NOW);
    const { head, messages } = await readAsked(asked("two"), { after: 1, first: 1 });
    expect(messages.map(({ streamPosition }) => streamPosition)).toEqual([2]);
    expect(head).toMatchObject({ position: 3, acknowledged: 2 });
    expect((await readAsked(asked("three"), { after: 0, first: 1000 })).head).toMatchObject({ acknowledged: 0 });
  });

  it.each<[string, string, string, () => unknown]>([
    ["following after no position", "FIELD_INVALID", "after", () => follow({ after: -1 })],
    ["following after half a position", "FIELD_INVALID", "after", () => follow({ after: 0.5 })],
    ["a window of nothing", "WINDOW_INVALID", "window", () => follow({ window: 0 })],
    ["a window too wide", "WINDOW_INVALID", "window", () => follow({ window: 5001 })],
    ["a page after no position", "FIELD_INVALID", "after", () => readAsked(asked(), { after: -1, first: 1 })],
    ["a page of nothing", "PAGE_INVALID", "first", () => readAsked(asked(), { after: 0, first: 0 })],
    ["a page too large", "PAGE_INVALID", "first", () => readAsked(asked(), { after: 0, first: 1001 })],
    ["acknowledging no position", "FIELD_INVALID", "upTo", () => acknowledgeAsked(asked(), { upTo: -1 }, NOW)],
    [
      "acknowledging beyond the last",
      "ACKNOWLEDGED_BEYOND_HEAD",
      "upTo",
      () => acknowledgeAsked(asked(), { upTo: 4 }, NOW),
    ],
  ])("is refused: %s", async (_, code, field, ask) => {
    await expect((async () => ask())()).rejects.toMatchObject({ code, facts: { field } });
  });
});
