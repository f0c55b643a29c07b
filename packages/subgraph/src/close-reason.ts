/** Cuts a reason to the 123 bytes that a websocket close frame can hold (RFC 6455, 5.5). */
export function closeReason(reason: string): string {
  let cut = reason;
  while (Buffer.byteLength(cut) > 123) cut = cut.slice(0, -1);
  return cut;
}
