import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Import, importsOfTheHouse, pictureOf } from "./architecture.js";

const imports = await importsOfTheHouse();

const partOf = (file: string): string | undefined =>
  /^(?:services|packages|test)\/([^/.]+)\/|^(gateway)\//.exec(file)?.slice(1).find(Boolean);
const roomOf = (file: string): string | undefined => /^services\/[^/]+\/src\/([^/.]+)/.exec(file)?.[1];
const conceptOf = (file: string): string | undefined => /^services\/orders\/src\/rules\/([^/]+)\//.exec(file)?.[1];

const PICTURES = {
  "The parts": partOf,
  "A service, from its door inwards": roomOf,
  "The rules of orders": conceptOf,
};

/** Names of rooms from which, by way of others, one comes back to where one began. */
function ringsIn(among: readonly Import[], roomFor: (file: string) => string | undefined): string[] {
  const below = new Map<string, Set<string>>();
  for (const { from, to } of among) {
    const [above, under] = [roomFor(from), roomFor(to)];
    if (above === undefined || under === undefined || above === under) continue;
    below.set(above, (below.get(above) ?? new Set()).add(under));
  }
  const reached = (start: string): Set<string> => {
    const seen = new Set<string>();
    const next = [...(below.get(start) ?? [])];
    for (let room = next.pop(); room !== undefined; room = next.pop()) {
      if (seen.has(room)) continue;
      seen.add(room);
      next.push(...(below.get(room) ?? []));
    }
    return seen;
  };
  return [...below.keys()].filter((room) => reached(room).has(room));
}

describe("docs/architecture.md", () => {
  it("shows the rooms as they import from each other (drawn again by `vitest run test/architecture.test.ts -u`)", async () => {
    let page = await readFile(new URL("../docs/architecture.md", import.meta.url), "utf8");
    for (const [heading, roomFor] of Object.entries(PICTURES)) {
      const without = page.replace(new RegExp(`(## ${heading}\n)\n\`\`\`mermaid[\\s\\S]*?\`\`\`\n`), "$1");
      page = without.replace(`## ${heading}\n`, `## ${heading}\n\n${pictureOf(imports, roomFor)}\n`);
    }
    await expect(page).toMatchFileSnapshot("../docs/architecture.md");
  });

  it.each(Object.entries(PICTURES))("shows no ring in %s", (_, roomFor) => {
    expect(imports.length).toBeGreaterThan(1000);
    expect(ringsIn(imports, roomFor)).toEqual([]);
  });
});

describe("tsconfig.json", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const readJson = async (path: string) => JSON.parse(await readFile(join(root, path), "utf8"));
  const referencesOf = async (workspace: string): Promise<string[]> => {
    const { references = [] } = await readJson(join(workspace, "tsconfig.json"));
    return references.map(({ path }: { path: string }) => join(workspace, path));
  };

  it("names every workspace, and each workspace those that it depends on, so that `tsc -b` builds all in order", async () => {
    const { workspaces } = await readJson("package.json");
    const byName = new Map<string, { workspace: string; dependsOn: string[] }>();
    for await (const file of glob(
      workspaces.map((pattern: string) => `${pattern}/tsconfig.json`),
      { cwd: root },
    )) {
      const workspace = dirname(file);
      const { name, dependencies, devDependencies } = await readJson(join(workspace, "package.json"));
      byName.set(name, { workspace, dependsOn: Object.keys({ ...dependencies, ...devDependencies }) });
    }

    const all = [...byName.values()];
    expect((await referencesOf(".")).toSorted()).toEqual(
      ["tsconfig.tests.json", ...all.map(({ workspace }) => workspace)].toSorted(),
    );
    for (const { workspace, dependsOn } of all) {
      const needed = dependsOn.flatMap((name) => byName.get(name)?.workspace ?? []);
      expect({ workspace, references: (await referencesOf(workspace)).toSorted() }).toEqual({
        workspace,
        references: needed.toSorted(),
      });
    }
  });
});
