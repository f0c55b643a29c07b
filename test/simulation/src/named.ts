/** An id of its kind, as the hub would have read it at its door. */
export function named<Kind extends string>(text: string): Kind {
  return text as Kind;
}
