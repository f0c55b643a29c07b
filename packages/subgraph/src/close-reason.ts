/** Cuts a reason to the 123 bytes that a websocket close frame can hold (RFC 6455, 5.5). */
export function closeReason(reason: string): string {
  // A reason can repeat what was sent, and that can be long.
  let cut = reason.slice(0, 123);
  while (Buffer.byteLength(cut) > 123) cut = cut.slice(0, -1);
  return cut;
}
