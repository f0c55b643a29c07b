/** The gateway itself, which reaches some of the services through the relays that its environment names. */
for (const service of ["ORDERS", "PLATFORMS", "COMPLAINTS"]) {
  process.env[`${service}_URL`] = process.env[`RELAYED_${service}_URL`];
}
await import(new URL("../../../gateway/dist/main.js", import.meta.url).href);
