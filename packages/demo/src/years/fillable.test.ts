import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requireFillable } from "./fillable.js";

let empty: string;
let used: string;
beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), "exparte-years-"));
  used = await mkdtemp(join(tmpdir(), "exparte-years-"));
  await writeFile(join(used, "hub.json"), "{}");
});
afterAll(async () => {
  for (const directory of [empty, used]) await rm(directory, { recursive: true });
});

it("takes a directory that is empty, and one that is not there", async () => {
  await expect(requireFillable(empty, {})).resolves.toBeUndefined();
  await expect(requireFillable(join(empty, "new"), { DATABASE_URL: "" })).resolves.toBeUndefined();
});

it("refuses a directory with a hub, and names the command for another one", async () => {
  await expect(requireFillable(used, {})).rejects.toMatchObject({
    code: "HUB_NOT_NEW",
    message: expect.stringContaining("EXPARTE_DATA_DIR=.exparte-years npm run demo -- --years 2"),
  });
});

it("refuses production, and a database of somebody else's", async () => {
  await expect(requireFillable(empty, { NODE_ENV: "production" })).rejects.toMatchObject({
    code: "PRODUCTION_REFUSED",
  });
  await expect(requireFillable(empty, { DATABASE_URL: "postgresql://db.example/hub" })).rejects.toMatchObject({
    code: "DATABASE_NOT_OWN",
  });
});
