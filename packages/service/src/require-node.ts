/** The oldest Node that knows all that the hub uses, such as Temporal. package.json brings a newer one of that line. */
export const OLDEST_NODE = 26;

/** Says which Node the hub wants; undefined when this one will do. */
export function wrongNode(version: string, start: string): string | undefined {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return undefined;
  return `This is Node ${version}; the hub wants Node ${OLDEST_NODE} or later. npm ci brings one: node_modules/.bin/node ${start}`;
}
