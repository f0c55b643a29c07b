import { takeInService } from "@exparte/service/take-in-service";
import type { InventedParty } from "./use-cases/take-in/register-invented.js";

/** Registers invented parties, and prints the entries of the party feed for the services that are to know them. */
await takeInService("platforms", process.env, async () => {
  const [{ STORE }, { registerInvented }, { partyEntries }] = await Promise.all([
    import("./store/store.js"),
    import("./use-cases/take-in/register-invented.js"),
    import("./use-cases/take-in/party-entries.js"),
  ]);
  return {
    store: STORE,
    async takeIn(parts, lines) {
      // Made by our own demonstration, of the same version: read as it is.
      for await (const party of lines as AsyncIterable<InventedParty>) await registerInvented(parts, party);
      for await (const entry of partyEntries(parts)) console.log(JSON.stringify(entry));
    },
  };
});
