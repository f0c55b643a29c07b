/**
 * The minimum that carries a message from PostgreSQL to a websocket: one LISTEN, one socket, no code of the hub. Runs
 * in its own process, as the services do. Arguments: the database's address, the channel. Sends its port to its parent.
 */
import pg from "pg";
import { WebSocketServer } from "ws";

const [connectionString, channel] = process.argv.slice(2);
const client = new pg.Client({ connectionString });
await client.connect();
await client.query(`listen ${channel}`);
const sockets = new WebSocketServer({ host: "127.0.0.1", port: 0 });
client.on("notification", ({ payload }) => {
  for (const socket of sockets.clients) socket.send(payload ?? "");
});
sockets.once("listening", () => {
  const address = sockets.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
process.once("disconnect", () => process.exit(0));
