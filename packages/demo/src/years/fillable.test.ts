import { mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillablePlace } from "./fillable.js";

let empty: string;
let used: string;
beforeAll(async () => {
  const tmp = await realpath(tmpdir());
  empty = await mkdtemp(join(tmp, "exparte-years-"));
  used = await mkdtemp(join(tmp, "exparte-years-"));
  await writeFile(join(used, "hub.json"), "{}");
});
afterAll(async () => {
  for (const directory of [empty, used]) await rm(directory, { recursive: true });
});

it("takes a directory that is empty, and one that is not there", async () => {
  await expect(fillablePlace(empty, {})).resolves.toBe(empty);
  const missing = join(empty, "new");
  await expect(fillablePlace(missing, { DATABASE_URL: "" })).resolves.toBe(missing);
});

it("refuses a directory with a hub, and names the command for another one", async () => {
  await expect(fillablePlace(used, {})).rejects.toMatchObject({
    code: "HUB_NOT_NEW",
    message: expect.stringContaining("EXPARTE_DATA_DIR=.exparte-years npm run demo -- --years 2"),
  });
});

it("refuses production, and a database of somebody else's", async () => {
  await expect(fillablePlace(empty, { NODE_ENV: "production" })).rejects.toMatchObject({
    code: "PRODUCTION_REFUSED",
  });
  await expect(fillablePlace(empty, { DATABASE_URL: "postgresql://db.example/hub" })).rejects.toMatchObject({
    code: "DATABASE_NOT_OWN",
  });
});

describe("a name that is no directory of its own", () => {
  it("takes a link to an empty directory for that directory", async () => {
    const link = join(used, "link");
    await symlink(empty, link);
    await expect(fillablePlace(link, {})).resolves.toBe(empty);
  });

  it("refuses a link to nothing, and a file", async () => {
    const dangling = join(used, "dangling");
    await symlink(join(empty, "nothing"), dangling);
    for (const unfit of [dangling, join(used, "hub.json")]) {
      await expect(fillablePlace(unfit, {})).rejects.toMatchObject({
        code: "DIRECTORY_UNFIT",
        message: expect.stringContaining(unfit),
        facts: { field: "EXPARTE_DATA_DIR" },
      });
    }
  });

  it.skipIf(process.platform === "win32")("refuses a mounted directory", async () => {
    await expect(fillablePlace("/dev", {})).rejects.toMatchObject({
      code: "DIRECTORY_UNFIT",
      message: expect.stringContaining("/dev is a file system of its own"),
    });
  });
});
