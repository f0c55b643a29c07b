/** `npm run backup`: what it does is in src/backup.ts. */
try {
  await import("./dist/backup.js");
} catch (cause) {
  if (cause?.code !== "ERR_MODULE_NOT_FOUND") throw cause;
  console.error("The hub is not built here yet. Build it: npm run build");
  process.exitCode = 1;
}
