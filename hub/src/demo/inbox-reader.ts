import type { Inbox, InboxMessage } from "@exparte/client";

/** A message that takes longer than this will not come, and the demo has failed. */
const PATIENCE_MS = 30_000;

/** One pull is one message; a demo that waits for ever tells nothing. */
export function reader(inbox: Inbox): () => Promise<InboxMessage> {
  const messages = inbox[Symbol.asyncIterator]();
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No message within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
    });
    const pulled = await Promise.race([messages.next(), late]).finally(() => clearTimeout(timer));
    if (pulled.done) throw new Error("The inbox ended");
    return pulled.value;
  };
}
