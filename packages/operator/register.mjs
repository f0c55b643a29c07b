/** `npm run register`: what it does is in src/register.ts. */
try {
  await import("./dist/register.js");
} catch (cause) {
  if (cause?.code !== "ERR_MODULE_NOT_FOUND") throw cause;
  console.error("The hub is not built here yet. Build it: npm run build");
  process.exitCode = 1;
}
