/**
 * The minimum that refuses: answers HTTP with 429 and closes websockets with 1013, each at once and without reading the
 * request; no code of the hub. Runs in its own process, as the gateway does. Sends its port to its parent.
 */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(429).end();
});
const sockets = new WebSocketServer({ server });
sockets.on("connection", (socket) => {
  socket.on("error", () => {}); // an attacker that goes away
  socket.close(1013);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
process.once("disconnect", () => process.exit(0));
