import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const vitest = new URL("vitest-by-mocha.ts", import.meta.url).href;

process.env.RUNS ??= "15";
process.env.SEED ??= "611";

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === "vitest") return { url: vitest, shortCircuit: true };
    if (specifier.startsWith(".") && specifier.endsWith(".js") && context.parentURL !== undefined) {
      const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
      if (existsSync(fileURLToPath(source))) return nextResolve(source.href, context);
    }
    return nextResolve(specifier, context);
  },
});
