import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** Tests that need programs of the system beside the hub: `npm run test:cluster`. They are no part of `npm test`. */
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    include: ["test/cluster/*.test.ts"],
    fileParallelism: false,
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
