import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphql/explorer/",
  worker: { format: "es" },
  build: {
    outDir: "../dist/explorer",
    emptyOutDir: true,
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
    rolldownOptions: {
      onwarn(warning, warn) {
        // React's "use client" means nothing in a bundle that is all client.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
});
