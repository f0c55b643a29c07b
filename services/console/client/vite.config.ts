import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    manifest: true,
    // In a style sheet of its own: the pages allow none that is written in them, and no data in addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: ["pages.css", "verify.ts", "case.ts", "watch.ts", "platform.ts"].map(
        (name) => `${import.meta.dirname}/${name}`,
      ),
    },
  },
});
