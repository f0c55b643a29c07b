/** `npm run demo`: what it does is in src/main.ts; without a build no hub can be running. */
try {
  await import("./dist/main.js");
} catch (cause) {
  if (cause?.code !== "ERR_MODULE_NOT_FOUND") throw cause;
  const isFilling = process.argv.includes("--years");
  console.error(
    isFilling
      ? "Build it first: npm run build"
      : "No hub is running here, or it is not ready yet. Start one: npm start",
  );
  process.exitCode = 1;
}
