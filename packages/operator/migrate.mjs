/** `npm run migrate`: what it does is in src/migrate.ts. */
try {
  await import("./dist/migrate.js");
} catch (cause) {
  if (cause?.code !== "ERR_MODULE_NOT_FOUND") throw cause;
  console.error("The hub is not built here yet. Build it: npm run build");
  process.exitCode = 1;
}
