import { idOf } from "@exparte/testing/id-of";
import { afterEach, describe, expect, it } from "vitest";
import { issuedOrder, orderDocument } from "../../test/fixtures.js";
import type { OrderId } from "../rules/ids.js";
import { createPrinting, PRINTING_LIMITS, type Printing, type PrintingLimits } from "./printing.js";

const OPTIONS = { courtName: "Rechtbank Amsterdam", verifyUrl: "https://exparte.example/verify/order-1" };
/** Instead of a paper, returns how many it printed before and for which order. Hangs, ends or fails on request. */
const SCRIPT = `
  import { parentPort, threadId } from "node:worker_threads";
  let count = 0;
  parentPort.on("message", ({ order, options }) => {
    if (options.courtName === "hang") for (;;);
    if (options.courtName === "end") process.exit(3);
    if (options.courtName === "fail") return parentPort.postMessage({ failed: "no", threadId });
    const paper = new TextEncoder().encode(JSON.stringify({ count: ++count, threadId, id: order.id }));
    parentPort.postMessage({ paper, threadId });
  });`;
const script = new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`);

let printing: Printing;
afterEach(() => printing.close());
const open = (limits: Partial<PrintingLimits> = {}) => {
  printing = createPrinting(script, { ...PRINTING_LIMITS, ...limits });
};
const orderOf = (id: string) => ({ ...issuedOrder(orderDocument()), id: idOf<OrderId>(id) });
const print = async (id: string, change: object = {}, caller = "court:a") =>
  JSON.parse(new TextDecoder().decode(await printing.print(orderOf(id), { ...OPTIONS, ...change }, caller)));

describe("printing", () => {
  it("runs in its own thread, and once for the same paper", async () => {
    open();
    const [first, second] = await Promise.all([print("o-1"), print("o-1")]);
    expect(first).toMatchObject({ count: 1, id: "o-1" });
    expect(first.threadId).toBeGreaterThan(0);
    expect(second).toEqual(first);
    expect(await print("o-1", {}, "court:b")).toEqual(first);
  });

  it("runs again when anything that the paper shows has changed", async () => {
    open();
    const counts = [await print("o-1"), await print("o-2"), await print("o-1", { courtName: "Rechtbank Den Haag" })];
    expect(counts.map(({ count }) => count)).toEqual([1, 2, 3]);
    const lifted = { ...orderOf("o-1"), status: "SUSPENDED" as const };
    const paper = await printing.print(lifted, OPTIONS, "court:a");
    expect(new TextDecoder().decode(paper)).toContain('"count":4');
  });

  it("keeps no paper with a code on it", async () => {
    open();
    const access = { code: "7K3M", validUntil: "2026-06-01T00:00:00.000Z", address: "https://exparte.example/case" };
    expect([await print("o-1", { access }), await print("o-1", { access })].map(({ count }) => count)).toEqual([1, 2]);
  });

  it("keeps a limited number of bytes, and drops the least recently requested papers first", async () => {
    open({ keptBytesMax: 100 });
    await print("o-1");
    await print("o-2");
    await print("o-1");
    await print("o-3");
    expect(await print("o-1")).toMatchObject({ count: 1 });
    expect(await print("o-2")).toMatchObject({ count: 4 });
  });

  it("gives callers turns, and refuses a caller with too many waiting", async () => {
    open({ waitingPerCallerMax: 2 });
    const many = ["o-1", "o-2", "o-3"].map((id) => print(id));
    const other = print("o-9", {}, "court:b");
    await expect(print("o-4")).rejects.toMatchObject({ code: "PAPER_BUSY", facts: { field: "paper" } });
    expect((await other).count).toBeLessThan((await Promise.all(many)).at(-1).count);
  });

  it("keeps a place for each caller when others have taken all, and takes it from the caller with most", async () => {
    open({ waitingMax: 6, waitingPerCallerMax: 3 });
    const first = print("first", {}, "court:first"); // is printed at once, without waiting
    const asked = ["a", "b"].flatMap((name) =>
      [1, 2, 3].map((n) => ({ name, n, paper: print(`${name}-${n}`, {}, `court:${name}`) })),
    );
    const shared = print("a-3", {}, "court:d");
    const answers = Promise.allSettled(asked.map(({ paper }) => paper));
    const refused = { code: "PAPER_BUSY", facts: { field: "paper" } };
    const late = ["c", "e", "f"].map((name) => print(`${name}-1`, {}, `court:${name}`));
    // Now every caller has equally many.
    await expect(print("c-2", {}, "court:c")).rejects.toMatchObject(refused);
    const further = print("g-1", {}, "court:g");
    await Promise.all([first, shared, ...late, further]);
    const kept = (await answers).map(({ status }, index) => (status === "fulfilled" ? asked[index] : undefined));
    expect(kept.filter((one) => one !== undefined).map(({ name, n }) => `${name}-${n}`)).toEqual(["a-3", "b-1"]);
  });

  it.each(["hang", "end", "fail"])(
    "is refused with a code when the thread does this: %s; the next print works",
    async (courtName) => {
      open({ printWithinMs: courtName === "hang" ? 200 : 30_000 });
      await expect(print("o-1", { courtName })).rejects.toMatchObject({ code: "PAPER_UNAVAILABLE" });
      expect(await print("o-1")).toMatchObject({ id: "o-1" });
    },
  );
});
