import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const NEVER = ["**/node_modules/**", "**/dist/**", "**/.stryker-tmp/**"];
/** Needs PostgreSQL or a browser, or starts what was built. */
const NEEDS_MORE = [
  "**/src/**/*.db.test.ts",
  "**/src/**/*.browser.test.ts",
  "gateway/src/**/*.test.ts",
  "packages/hub/src/**/*.test.ts",
  "packages/log/src/open-log.test.ts",
];

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
    exclude: NEVER,
    retry: 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        // Touches nothing: no PostgreSQL and no build, so that one file answers at once.
        extends: true,
        test: {
          name: "rules",
          include: ["**/src/**/*.test.ts"],
          exclude: [...NEVER, ...NEEDS_MORE],
          // Not 0: what has that and one worker is put after every other group.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "parts",
          include: NEEDS_MORE,
          globalSetup: [here("packages/testing/src/global-setup.ts")],
          sequence: { groupOrder: 2 },
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
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
