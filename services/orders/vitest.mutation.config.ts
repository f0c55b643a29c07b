import { defineConfig } from "vitest/config";

/** The tests that judge a mutant of the rules: those of the rules themselves, which touch nothing. */
export default defineConfig({
  test: { include: ["src/*.test.ts"], exclude: ["src/penalty*.test.ts", "src/order-model.test.ts"] },
});
