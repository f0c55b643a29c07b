import { describe, expect, it } from "vitest";
import { createTextLock, type LockedText } from "./text-lock.js";

const OLD = "the secret of last year, which is long enough";
const NEW = "the secret of this year, which is long enough";

describe("a text lock", () => {
  it("gives back what it locked, and shows nothing of it", async () => {
    const lock = createTextLock([OLD], "names");
    const locked = await lock.lock("Jan Jansen", "case-1");
    expect(await lock.unlock(locked, "case-1")).toBe("Jan Jansen");
    const shown = locked.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect(shown.join(" ")).not.toContain("Jan");
    expect(await lock.lock("Jan Jansen", "case-1")).not.toBe(locked);
  });

  it("unlocks with an earlier secret, and locks with the first", async () => {
    const locked = await createTextLock([OLD], "names").lock("Jan Jansen", "case-1");
    const both = createTextLock([NEW, OLD], "names");
    expect(await both.unlock(locked, "case-1")).toBe("Jan Jansen");
    const anew = await both.lock("Jan Jansen", "case-1");
    expect(await createTextLock([NEW], "names").unlock(anew, "case-1")).toBe("Jan Jansen");
  });

  it("throws for another secret, another purpose, another thing, a changed text, and without a secret", async () => {
    const lock = createTextLock([OLD], "names");
    const locked = await lock.lock("Jan Jansen", "case-1");
    await expect(createTextLock([NEW], "names").unlock(locked, "case-1")).rejects.toThrow("No secret");
    await expect(createTextLock([OLD], "files").unlock(locked, "case-1")).rejects.toThrow("No secret");
    await expect(lock.unlock(locked, "case-2")).rejects.toThrow("not of case-2");
    const changed = locked.split(".").with(3, "AAAA").join(".") as LockedText;
    await expect(lock.unlock(changed, "case-1")).rejects.toThrow();
    expect(() => createTextLock([], "names")).toThrow("at least one");
  });
});
