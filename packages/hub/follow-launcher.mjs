/**
 * Loaded into every part before its own code. When the launcher is gone, however hard it was killed, the channel to
 * it closes and the part ends as if it had been asked to, so that no part outlives its hub.
 */
const END_WITHIN_MS = 8_000;

if (process.channel !== undefined) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
