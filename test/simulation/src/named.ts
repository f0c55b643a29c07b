/** An id of its kind, as if the hub had read it at its door. */
export function named<Kind extends string>(text: string): Kind {
  return text as Kind;
}
