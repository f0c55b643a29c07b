/**
 * The least that could refuse: HTTP answered 429 and websockets closed 1013, each at once and without a look at what is
 * sent; not one line of the hub. A process of its own, as the gateway is. Says its port to its parent.
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
