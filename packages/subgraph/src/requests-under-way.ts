import type { Server, ServerResponse } from "node:http";

/** What takes longer, such as a stream of events, is no request that somebody waits for. */
const COUNTS_FOR_MS = 1_000;

/** Whether a server is answering an ordinary request now. To be called before it listens. */
export function requestsUnderWay(server: Server): () => boolean {
  let underWay = 0;
  server.on("request", (_request, response: ServerResponse) => {
    underWay += 1;
    let counts = true;
    const leave = () => {
      if (!counts) return;
      counts = false;
      clearTimeout(tooLong);
      underWay -= 1;
    };
    const tooLong = setTimeout(leave, COUNTS_FOR_MS);
    tooLong.unref();
    response.once("close", leave);
  });
  return () => underWay > 0;
}
