import { defineConfig } from "vitest/config";

/**
 * The tests that judge a mutant of the rules: those of the rules themselves, which touch nothing. Of the properties
 * fifty runs each, of one seed; without the comparison with the reference model and the attack on what is published,
 * which need seconds for each mutant.
 */
export default defineConfig({
  test: {
    include: ["src/rules/**/*.test.ts"],
    exclude: ["src/rules/order/order-model.test.ts", "src/rules/supervision/public-report-attack.test.ts"],
    provide: { randomRunsAtMost: 50 },
  },
});
