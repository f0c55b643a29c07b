import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fillBeside } from "./fill-beside.js";

let place: string;
let wanted: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "exparte-beside-"));
  wanted = join(place, "filled");
});
afterEach(() => rm(place, { recursive: true }));

/** A run that writes a file, and then takes as long as the test wants. */
function slowRun() {
  const wrote = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const ended = fillBeside(wanted, async (filling) => {
    await mkdir(filling);
    await writeFile(join(filling, "of"), "the first run");
    wrote.resolve();
    await goOn.promise;
  });
  return { wrote: Promise.race([wrote.promise, ended]), goOn: goOn.resolve, ended };
}

describe("a directory that is filled beside the named one", () => {
  it("is left alone by a second run, which is refused, and takes its name", async () => {
    const first = slowRun();
    await first.wrote;
    let filled = false;
    const second = fillBeside(wanted, async () => {
      filled = true;
    });
    await expect(second).rejects.toMatchObject({
      code: "BEING_FILLED",
      message: `${wanted}.being-filled is being filled at this moment. Wait for that run, or stop it.`,
    });
    expect(filled).toBe(false);
    first.goOn();
    await first.ended;
    expect(await readdir(place)).toEqual(["filled"]);
    expect(await readFile(join(wanted, "of"), "utf8")).toBe("the first run");
  });

  it("is not there at all when the filling fails, and can be filled again", async () => {
    const broken = new Error("the disk is full");
    const failing = fillBeside(wanted, async (filling) => {
      await mkdir(filling);
      throw broken;
    });
    await expect(failing).rejects.toBe(broken);
    expect(await readdir(place)).toEqual([]);
    await fillBeside(wanted, async (filling) => void (await mkdir(filling)));
    expect(await readdir(place)).toEqual(["filled"]);
  });

  it("is filled anew where a run was killed", async () => {
    await mkdir(`${wanted}.being-filled`);
    await writeFile(join(`${wanted}.being-filled`, "half"), "");
    await writeFile(`${wanted}.being-filled.lock`, JSON.stringify({ pid: process.pid, identity: "another boot 1" }));
    await fillBeside(wanted, async (filling) => void (await mkdir(filling)));
    expect(await readdir(place)).toEqual(["filled"]);
    expect(await readdir(wanted)).toEqual([]);
  });
});
