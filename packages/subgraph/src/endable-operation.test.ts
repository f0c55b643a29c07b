import { describe, expect, it } from "vitest";
import { endableOperation } from "./endable-operation.js";

/** A source that ignores every signal: only its `return` can release it, and its `next` never settles by itself. */
function idleSource() {
  const calls: string[] = [];
  const settle: ((result: IteratorResult<number>) => void)[] = [];
  const source = {
    next: () => new Promise<IteratorResult<number>>((resolve) => settle.push(resolve)),
    return: async () => {
      calls.push("return");
      return { done: true, value: undefined };
    },
  } as unknown as AsyncGenerator<number>;
  return { source, calls, emit: (value: number) => settle.shift()?.({ done: false, value }) };
}
const noLateError = (error: unknown) => expect.fail(String(error));

describe("an operation that can be ended", () => {
  it("passes values on until the source is done", async () => {
    async function* three() {
      yield* [1, 2, 3];
    }
    const values: number[] = [];
    for await (const value of endableOperation(three(), new AbortController(), noLateError)) values.push(value);
    expect(values).toEqual([1, 2, 3]);
  });

  it("releases an idle source as soon as the client leaves, and tells the source", async () => {
    const { source, calls } = idleSource();
    const ending = new AbortController();
    const operation = endableOperation(source, ending, noLateError);
    const pulled = operation.next();
    await operation.return(undefined);
    expect(await pulled).toEqual({ done: true, value: undefined });
    expect(calls).toEqual(["return"]);
    expect(ending.signal.aborted).toBe(true);
  });

  it("rejects the pending pull once with the reason, releases the source, and drops later values", async () => {
    const { source, calls, emit } = idleSource();
    const ending = new AbortController();
    const operation = endableOperation(source, ending, noLateError);
    const pulled = operation.next();
    ending.abort(new Error("over"));
    emit(1);
    await expect(pulled).rejects.toThrow("over");
    expect(await operation.next()).toEqual({ done: true, value: undefined });
    expect(calls).toEqual(["return"]);
  });

  it("gives the reason at the next pull when none was pending", async () => {
    const { source, calls } = idleSource();
    const ending = new AbortController();
    const operation = endableOperation(source, ending, noLateError);
    ending.abort(new Error("over"));
    await expect(operation.next()).rejects.toThrow("over");
    expect(await operation.next()).toEqual({ done: true, value: undefined });
    expect(calls).toEqual(["return"]);
  });

  it("passes the source's own failure on once", async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error("gone");
    }
    const operation = endableOperation(failing(), new AbortController(), noLateError);
    expect(await operation.next()).toEqual({ done: false, value: 1 });
    await expect(operation.next()).rejects.toThrow("gone");
    expect(await operation.next()).toEqual({ done: true, value: undefined });
  });
});
