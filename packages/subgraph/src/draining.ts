import type { Server, ServerResponse } from "node:http";

/**
 * Lets a server end its connections politely. From `drain()` on every answer says `connection: close`, also to what was
 * asked before, so that a client that keeps its connection asks elsewhere instead of being cut in the middle. To be
 * called before the server closes.
 */
export function draining(server: Server): { drain(): void } {
  const open = new Set<ServerResponse>();
  let drains = false;
  // Before whatever answers.
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

/** An answer that has begun cannot say it any more; its connection is ended all the same. */
function endAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
  const { socket } = response;
  response.once("finish", () => socket?.end());
}
