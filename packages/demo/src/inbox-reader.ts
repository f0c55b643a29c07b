/** A message that takes longer than this will not come, and the demo has failed. */
export const PATIENCE_MS = 30_000;

/** Pulls one message, within a time limit: a demo that waits for ever shows nothing. */
export function reader<Message>(inbox: AsyncIterable<Message>): () => Promise<Message> {
  const messages = inbox[Symbol.asyncIterator]();
  return async () => {
    const pulled = await inTime(messages.next(), "message");
    if (pulled.done) throw new Error("The inbox ended");
    return pulled.value;
  };
}

/** Rejects when it does not come. */
export async function inTime<Value>(coming: Promise<Value>, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No ${what} within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
