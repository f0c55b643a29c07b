import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // graphql has two entries; loaded through both, its types are "from another realm".
      { find: /^graphql$/, replacement: here("node_modules/graphql/index.js") },
      // Packages are tested from source, so that a stale build is never what was tested.
      ...readdirSync(here("packages")).flatMap((name) => [
        { find: new RegExp(`^@exparte/${name}$`), replacement: here(`packages/${name}/src/index.ts`) },
        { find: new RegExp(`^@exparte/${name}/(.+)$`), replacement: here(`packages/${name}/src/$1.ts`) },
      ]),
      { find: /^@exparte\/orders\/rules\/(.+)$/, replacement: here("services/orders/src/rules/$1.ts") },
    ],
  },
  test: {
    exclude: ["**/node_modules/**", "**/dist/**", "**/.stryker-tmp/**"],
    retry: 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["**/src/**/*.test.ts"],
          globalSetup: [here("packages/testing/src/global-setup.ts")],
          // Not 0: what has that and one worker is put after every other group.
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Afterwards and one by one: each file runs a whole hub of eight processes.
        extends: true,
        test: {
          name: "hub",
          include: ["test/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
