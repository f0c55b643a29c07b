import type { Server, ServerResponse } from "node:http";

/**
 * Lets a server end its connections politely. From `drain()` on every answer says `connection: close`, including
 * answers to earlier requests, so that a client that keeps its connection goes elsewhere instead of being cut off in
 * the middle. Call it before the server closes.
 */
export function draining(server: Server): { drain(): void } {
  const open = new Set<ServerResponse>();
  let drains = false;
  // This listener runs before those that answer.
  server.prependListener("request", (_request, response: ServerResponse) => {
    if (drains) return endAfter(response);
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return {
    drain() {
      drains = true;
      for (const response of open) endAfter(response);
    },
  };
}

/** An answer that has begun can no longer say so; its connection is ended anyway. */
function endAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
  const { socket } = response;
  response.once("finish", () => socket?.end());
}
