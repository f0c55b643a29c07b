/** A text as an id, seal or digest of the kind that is due there: a test names them as it likes. */
export function idOf<Kind extends string>(text: string): Kind {
  return text as Kind;
}
